package import PackagingStandards
import Support

/// Turns a parsed index page into the binary form that `PageLayout` describes.
package struct PageWriter {
  private let package: PackageName
  private let normalizedName: [UInt8]
  /// Where relative URLs start from; without credentials, which must not reach the cache.
  private var base: URLReference

  private var blob: [UInt8] = [0]  // Offset 0 stands for "none" in digest references.
  private var shared = SharedStrings()
  private var groups: [Group] = []
  private var groupOfVersion: [Version: Int] = [:]
  private var files: [File] = []
  /// Credentials that links carry; kept out of the page, and used for the rest of this run.
  private var credentials: Set<LinkCredentials> = []
  /// Short links may stand for long URLs, so a small page could become a very large one.
  private var isTooLarge = false
  private static let largestBlob = 1 << 30
  private static let largestBasePath = 16 << 10
  /// The last file's version text and group: files of one version are usually neighbours.
  private var lastVersionText: [UInt8] = []
  private var lastGroup = -1

  private struct Group {
    var version: Version
    var count: UInt32 = 0
  }

  private struct File {
    var group: Int
    var name: BlobSlice
    var flags: UInt16
    var tags: UInt32
    var requiresPython: UInt32
    var urlBase: UInt32
    var url: BlobSlice
    var digests: UInt32
    var metadataDigests: UInt32
    var yankedReason: BlobSlice
    var uploadTime: Int64
    var size: UInt64
  }

  private struct BlobSlice {
    var offset: UInt32 = 0
    var length: UInt32 = 0
  }

  /// Returns the binary form of `page`.
  ///
  /// Files whose names are not those of a wheel or source distribution of the package are left out, as are those whose
  /// URL cannot be used.
  /// - Parameters:
  ///   - pageURL: where the page came from after redirects; relative links start there.
  package static func write(
    _ page: IndexPage, of package: PackageName, pageURL: URLReference, policy: HTTPCachePolicy
  ) -> [UInt8] {
    convert(page, of: package, pageURL: pageURL, policy: policy).bytes
  }

  /// A page in binary form.
  struct Converted {
    /// Empty where the page would be too large.
    var bytes: [UInt8]
    /// The credentials of its links, which are not part of the bytes.
    var credentials: Set<LinkCredentials>
  }

  /// As ``write(_:of:pageURL:policy:)``, with what must not be written.
  static func convert(
    _ page: IndexPage, of package: PackageName, pageURL: URLReference, policy: HTTPCachePolicy
  ) -> Converted {
    var writer = PageWriter(of: package)
    writer.add(page, pageURL: pageURL)
    return writer.finish(pageURL: pageURL, policy: policy)
  }

  /// Begins a page for the files of a package.
  init(of package: PackageName) {
    self.package = package
    normalizedName = Array(package.string.utf8)
    base = URLReference(filePath: "/")
  }

  /// Whether no file of the package was found so far.
  var isEmpty: Bool { files.isEmpty }

  /// Adds the files of a page that came from `pageURL`.
  mutating func add(_ page: IndexPage, pageURL: URLReference) {
    base = page.base(at: pageURL)
    // Every relative link would become as long.
    guard base.path.utf8.count <= PageWriter.largestBasePath else {
      isTooLarge = true
      return
    }
    files.reserveCapacity(files.count + page.files.count)
    unsafe page.text.withUnsafeBytes { text in
      for file in page.files { unsafe add(file, of: page, text) }
    }
  }

  /// Adds files that lie in a directory: their names, URLs and sizes.
  mutating func add(_ localFiles: [LocalFile]) {
    for file in localFiles {
      var (name, url) = (file.name, file.url)
      name.withUTF8 { name in
        url.withUTF8 { url in unsafe add(UnsafeRawBufferPointer(name), url: UnsafeRawBufferPointer(url), file.size) }
      }
    }
  }

  /// Ends the page.
  mutating func finish(pageURL: URLReference, policy: HTTPCachePolicy) -> Converted {
    if isTooLarge { return Converted(bytes: [], credentials: []) }
    let page = bytes(pageURL: pageURL.withoutCredentials.withoutFragment, policy: policy)
    return Converted(bytes: page, credentials: credentials)
  }

  /// A distribution in a directory.
  struct LocalFile {
    var name: String
    var url: String
    var size: UInt64?
  }

  private mutating func add(_ name: UnsafeRawBufferPointer, url: UnsafeRawBufferPointer, _ size: UInt64?) {
    guard name.count <= Int(UInt16.max),
      let parts = unsafe DistributionFilenameParts(name, normalizedName: normalizedName),
      let group = unsafe group(of: name[parts.version])
    else { return }
    let url = unsafe split(url, name: name)
    groups[group].count += 1
    unsafe files.append(
      File(
        group: group, name: append(name), flags: url.flags | parts.flags,
        tags: tagsID(name, parts), requiresPython: PageLayout.none, urlBase: url.base, url: url.rest, digests: 0,
        metadataDigests: 0, yankedReason: BlobSlice(), uploadTime: .min, size: size ?? .max))
  }

  private mutating func tagsID(_ name: UnsafeRawBufferPointer, _ parts: DistributionFilenameParts) -> UInt32 {
    guard let tags = parts.tags else { return PageLayout.none }
    return unsafe shared.id(of: UnsafeRawBufferPointer(rebasing: name[tags]), in: &blob)
  }

  private mutating func add(_ file: IndexFile, of page: IndexPage, _ text: UnsafeRawBufferPointer) {
    guard blob.count < PageWriter.largestBlob else {
      isTooLarge = true
      return
    }
    guard let name = unsafe text.slice(file.filename), name.count <= Int(UInt16.max),
      let parts = unsafe DistributionFilenameParts(name, normalizedName: normalizedName),
      let group = unsafe group(of: name[parts.version]), let url = unsafe url(of: file, name: name, page, text)
    else { return }
    var flags = url.flags | parts.flags
    if file.isYanked { flags |= PageLayout.FileFlags.isYanked }
    var metadataDigests: UInt32 = 0
    switch file.metadataFile {
    case .absent: break
    case .available: flags |= PageLayout.FileFlags.hasMetadata
    case .hashed(let digest):
      flags |= PageLayout.FileFlags.hasMetadata
      metadataDigests = appendDigests(sha256: digest, others: [])
    case .hashedOtherwise(let digests):
      flags |= PageLayout.FileFlags.hasMetadata
      metadataDigests = appendDigests(sha256: nil, others: page.hashes(in: digests))
    }
    let others = file.otherHashes == nil ? [] : page.hashes(of: file).filter { $0.algorithm != .sha256 }
    groups[group].count += 1
    unsafe files.append(
      File(
        group: group, name: append(name), flags: flags,
        tags: parts.tags.map { unsafe shared.id(of: UnsafeRawBufferPointer(rebasing: name[$0]), in: &blob) }
          ?? PageLayout.none,
        requiresPython: unsafe text.slice(file.requiresPython).map { unsafe shared.id(of: $0, in: &blob) }
          ?? PageLayout.none,
        urlBase: url.base, url: url.rest, digests: appendDigests(sha256: file.sha256, others: others),
        metadataDigests: metadataDigests,
        yankedReason: unsafe text.slice(file.yankedReason).map { unsafe append($0) } ?? BlobSlice(),
        uploadTime: file.uploadTimeMilliseconds ?? .min, size: file.size ?? .max))
  }

  /// The group of a version given as text, or `nil` where that is not a version.
  private mutating func group(of text: Slice<UnsafeRawBufferPointer>) -> Int? {
    if lastGroup >= 0, unsafe lastVersionText.elementsEqual(text) { return lastGroup }
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: text).bindMemory(to: UInt8.self)
    guard let version = unsafe Version(parsingIfValid: bytes.span) else { return nil }
    if let known = groupOfVersion[version] {
      lastGroup = known
    } else {
      lastGroup = groups.count
      groups.append(Group(version: version))
      groupOfVersion[version] = lastGroup
    }
    lastVersionText.removeAll(keepingCapacity: true)
    unsafe lastVersionText.append(contentsOf: text)
    return lastGroup
  }

  /// Splits a file's absolute URL into a base that many files share and the rest, less the file name where it ends so.
  private mutating func url(
    of file: IndexFile, name: UnsafeRawBufferPointer, _ page: IndexPage, _ text: UnsafeRawBufferPointer
  ) -> (base: UInt32, rest: BlobSlice, flags: UInt16)? {
    guard let written = unsafe text.slice(file.url) else { return nil }
    if unsafe written.starts(with: "https://".utf8) || written.starts(with: "http://".utf8),
      unsafe !PageWriter.hasUserInfo(written)
    {
      return unsafe split(written, name: name)
    }
    guard let absolute = try? unsafe base.resolving(String(decoding: written, as: UTF8.self)),
      absolute.isWeb || absolute.isFile
    else { return nil }
    if let found = LinkCredentials(absolute), credentials.count < LinkCredentials.limit { credentials.insert(found) }
    var resolved = absolute.withoutFragment.withoutCredentials.requestText
    return resolved.withUTF8 { unsafe split(UnsafeRawBufferPointer($0), name: name) }
  }

  /// Whether a web URL may have user information in it.
  private static func hasUserInfo(_ url: UnsafeRawBufferPointer) -> Bool {
    var slashes = 0
    for index in url.indices {
      let byte = unsafe url[index]
      if byte == UInt8(ascii: "/") {
        slashes += 1
        if slashes == 3 { return false }
      } else if byte == UInt8(ascii: "@") {
        return true
      }
    }
    return false
  }

  private mutating func split(
    _ url: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer
  ) -> (base: UInt32, rest: BlobSlice, flags: UInt16) {
    // The base ends at the fourth slash: `https://host/packages/`.
    var slashes = 0
    var baseEnd = 0
    var lastSlash = 0
    for index in url.indices where unsafe url[index] == UInt8(ascii: "/") {
      slashes += 1
      if slashes <= 4 { baseEnd = index + 1 }
      lastSlash = index
    }
    let filename = unsafe UnsafeRawBufferPointer(rebasing: url[min(lastSlash + 1, url.count)...])
    let endsWithName = unsafe filename.elementsEqual(name) && baseEnd <= lastSlash + 1
    let restEnd = endsWithName ? url.count - name.count : url.count
    let base = unsafe shared.id(of: UnsafeRawBufferPointer(rebasing: url[..<baseEnd]), in: &blob)
    let rest = unsafe append(UnsafeRawBufferPointer(rebasing: url[baseEnd..<max(baseEnd, restEnd)]))
    return (base, rest, endsWithName ? PageLayout.FileFlags.urlEndsWithName : 0)
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) -> BlobSlice {
    let slice = BlobSlice(offset: UInt32(truncatingIfNeeded: blob.count), length: UInt32(bytes.count))
    unsafe blob.append(contentsOf: bytes)
    return slice
  }

  /// Appends a block of digests, the strongest first; 0 for none.
  private mutating func appendDigests(sha256: SHA256Digest?, others: [HashDigest]) -> UInt32 {
    guard sha256 != nil || !others.isEmpty else { return 0 }
    let offset = UInt32(truncatingIfNeeded: blob.count)
    // One of each algorithm: more could not all be right, and their number must fit a byte.
    var sorted: [HashDigest] = []
    for digest in others
    where digest.algorithm != .sha256 && !sorted.contains(where: { $0.algorithm == digest.algorithm }) {
      sorted.append(digest)
    }
    sorted.sort { $0.algorithm > $1.algorithm }
    blob.append(UInt8(truncatingIfNeeded: sorted.count + (sha256 == nil ? 0 : 1)))
    // SHA-256 is what every tool records, so it leads.
    if let sha256 {
      blob.append(HashAlgorithm.sha256.rawValue)
      let words = sha256.words
      for word in [words.0, words.1, words.2, words.3] {
        unsafe withUnsafeBytes(of: word.bigEndian) { unsafe blob.append(contentsOf: $0) }
      }
    }
    for digest in sorted {
      blob.append(digest.algorithm.rawValue)
      blob.append(contentsOf: digest.bytes)
    }
    return offset
  }
}

// MARK: Output

extension PageWriter {
  /// Where the sections of a page begin.
  private struct SectionOffsets {
    let versions: Int
    let files: Int
    let strings: Int
    let blob: Int

    init(versionCount: Int, fileCount: Int, stringCount: Int) {
      versions = PageLayout.Header.size
      files = versions + versionCount * PageLayout.Version.size
      strings = files + fileCount * PageLayout.File.recordSize
      blob = strings + stringCount * 8
    }
  }

  private mutating func bytes(pageURL: URLReference, policy: HTTPCachePolicy) -> [UInt8] {
    let order = groups.indices.sorted { groups[$0].version < groups[$1].version }
    let versionTexts: [BlobSlice] = order.map { group in
      let start = blob.count
      groups[group].version.write(to: &blob)
      return BlobSlice(offset: UInt32(truncatingIfNeeded: start), length: UInt32(blob.count - start))
    }
    let url = PageWriter.append(pageURL.requestText, to: &blob, base: 0)
    let etag = policy.etag.map { PageWriter.append($0, to: &blob, base: 0) } ?? (0, 0)
    let lastModified = policy.lastModified.map { PageWriter.append($0, to: &blob, base: 0) } ?? (0, 0)

    let offsets = SectionOffsets(
      versionCount: groups.count, fileCount: files.count, stringCount: shared.entries.count)
    var page = [UInt8](repeating: 0, count: offsets.blob)
    page.reserveCapacity(offsets.blob + blob.count)
    unsafe page.withUnsafeMutableBytes {
      unsafe writeRecords(offsets, order: order, versionTexts: versionTexts, into: $0)
    }
    page += blob
    PageWriter.store(PageLayout.magic, at: PageLayout.Header.magic, into: &page)
    PageWriter.store(PageLayout.formatVersion, at: PageLayout.Header.formatVersion, into: &page)
    let sections = [
      (PageLayout.Header.versions, offsets.versions, groups.count),
      (PageLayout.Header.files, offsets.files, files.count),
      (PageLayout.Header.strings, offsets.strings, shared.entries.count),
      (PageLayout.Header.blob, offsets.blob, blob.count),
      (PageLayout.Header.pageURL, Int(url.offset), Int(url.length)),
    ]
    for (field, offset, count) in sections {
      PageWriter.store(UInt32(truncatingIfNeeded: offset), at: field, into: &page)
      PageWriter.store(UInt32(truncatingIfNeeded: count), at: field + 4, into: &page)
    }
    PageWriter.writePolicy(policy, etag: etag, lastModified: lastModified, into: &page)
    PageWriter.seal(&page)
    return page
  }

  /// Writes the sections of fixed records: versions in ascending order, the files of each in index order, and the
  /// shared strings.
  ///
  /// - Parameters:
  ///   - order: the groups of files by ascending version.
  ///   - versionTexts: where the text of each version lies, in that order.
  private func writeRecords(
    _ offsets: SectionOffsets, order: [Int], versionTexts: [BlobSlice], into out: UnsafeMutableRawBufferPointer
  ) {
    var positionOfGroup = [Int](repeating: 0, count: groups.count)
    var nextFile = [Int](repeating: 0, count: groups.count)
    var total = 0
    for (position, group) in order.enumerated() {
      positionOfGroup[group] = position
      nextFile[position] = total
      let record = offsets.versions + position * PageLayout.Version.size
      let packed = groups[group].version.packed
      unsafe out.put(packed?.key ?? 0, at: record + PageLayout.Version.key)
      unsafe out.put(UInt16(packed?.segmentCount ?? 0), at: record + PageLayout.Version.segmentCount)
      unsafe out.put(versionTexts[position].offset, at: record + PageLayout.Version.textOffset)
      unsafe out.put(UInt16(clamping: versionTexts[position].length), at: record + PageLayout.Version.textLength)
      unsafe out.put(UInt32(total), at: record + PageLayout.Version.firstFile)
      unsafe out.put(groups[group].count, at: record + PageLayout.Version.fileCount)
      total += Int(groups[group].count)
    }
    for file in files {
      let position = positionOfGroup[file.group]
      let record = offsets.files + nextFile[position] * PageLayout.File.recordSize
      nextFile[position] += 1
      unsafe PageWriter.write(file, version: UInt32(position), at: record, into: out)
    }
    for (index, entry) in shared.entries.enumerated() {
      unsafe out.put(entry.offset, at: offsets.strings + index * 8)
      unsafe out.put(entry.length, at: offsets.strings + index * 8 + 4)
    }
  }

  private static func write(_ file: File, version: UInt32, at record: Int, into out: UnsafeMutableRawBufferPointer) {
    typealias Field = PageLayout.File
    unsafe out.put(file.name.offset, at: record + Field.nameOffset)
    unsafe out.put(UInt16(truncatingIfNeeded: file.name.length), at: record + Field.nameLength)
    unsafe out.put(file.flags, at: record + Field.flags)
    unsafe out.put(file.tags, at: record + Field.tags)
    unsafe out.put(file.requiresPython, at: record + Field.requiresPython)
    unsafe out.put(file.urlBase, at: record + Field.urlBase)
    unsafe out.put(file.url.offset, at: record + Field.urlOffset)
    unsafe out.put(file.url.length, at: record + Field.urlLength)
    unsafe out.put(file.digests, at: record + Field.digestsOffset)
    unsafe out.put(file.metadataDigests, at: record + Field.metadataDigestsOffset)
    unsafe out.put(file.yankedReason.offset, at: record + Field.yankedReasonOffset)
    unsafe out.put(file.yankedReason.length, at: record + Field.yankedReasonLength)
    unsafe out.put(version, at: record + Field.version)
    unsafe out.put(UInt64(bitPattern: file.uploadTime), at: record + Field.uploadTime)
    unsafe out.put(file.size, at: record + Field.size)
  }

  /// Appends text and answers where it lies in the blob whose first `base` bytes are elsewhere.
  static func append(_ text: String, to blob: inout [UInt8], base: Int) -> (offset: UInt32, length: UInt32) {
    let start = blob.count
    blob.append(contentsOf: text.utf8)
    return (UInt32(truncatingIfNeeded: base + start), UInt32(truncatingIfNeeded: blob.count - start))
  }

  /// Writes the policy's fields into a page's header; `nil` keeps where a validator lies.
  static func writePolicy(
    _ policy: HTTPCachePolicy, etag: (offset: UInt32, length: UInt32)?, lastModified: (offset: UInt32, length: UInt32)?,
    into page: inout [UInt8]
  ) {
    typealias Header = PageLayout.Header
    var flags: UInt32 = 0
    if policy.noCache { flags |= PageLayout.Flags.noCache }
    if policy.isImmutable { flags |= PageLayout.Flags.isImmutable }
    if policy.variesByEverything { flags |= PageLayout.Flags.variesByEverything }
    if policy.etag != nil { flags |= PageLayout.Flags.hasETag }
    if policy.lastModified != nil { flags |= PageLayout.Flags.hasLastModified }
    store(flags, at: Header.flags, into: &page)
    store(policy.requestTime, at: Header.requestTime, into: &page)
    store(policy.responseTime, at: Header.responseTime, into: &page)
    store(policy.date, at: Header.date, into: &page)
    store(policy.ageHeader, at: Header.ageHeader, into: &page)
    store(policy.freshnessLifetime, at: Header.freshnessLifetime, into: &page)
    if let etag {
      store(etag.offset, at: Header.etag, into: &page)
      store(etag.length, at: Header.etag + 4, into: &page)
    }
    if let lastModified {
      store(lastModified.offset, at: Header.lastModified, into: &page)
      store(lastModified.length, at: Header.lastModified + 4, into: &page)
    }
  }

  /// Writes the length and the header's checksum: the last step of every change.
  static func seal(_ page: inout [UInt8]) {
    store(UInt64(page.count), at: PageLayout.Header.fileLength, into: &page)
    let checksum = unsafe page.withUnsafeBytes {
      unsafe StableHash.of(UnsafeRawBufferPointer(rebasing: $0[..<PageLayout.Header.checksum]))
    }
    store(checksum, at: PageLayout.Header.checksum, into: &page)
  }

  static func store(_ value: some FixedWidthInteger, at offset: Int, into page: inout [UInt8]) {
    unsafe page.withUnsafeMutableBytes { unsafe $0.put(value, at: offset) }
  }
}

/// Texts that many files share, each stored in the blob once.
private struct SharedStrings {
  private(set) var entries: [(offset: UInt32, length: UInt32)] = []
  private var idsByHash: [UInt64: [UInt32]] = [:]
  /// The last answer: neighbours mostly agree.
  private var last: UInt32?

  mutating func id(of bytes: UnsafeRawBufferPointer, in blob: inout [UInt8]) -> UInt32 {
    if let last, unsafe matches(last, bytes, blob) { return last }
    let hash = unsafe StableHash.of(bytes)
    let known = idsByHash[hash, default: []].first { unsafe matches($0, bytes, blob) }
    if let known {
      last = known
      return known
    }
    let id = UInt32(entries.count)
    entries.append((UInt32(truncatingIfNeeded: blob.count), UInt32(bytes.count)))
    unsafe blob.append(contentsOf: bytes)
    idsByHash[hash, default: []].append(id)
    last = id
    return id
  }

  private func matches(_ id: UInt32, _ bytes: UnsafeRawBufferPointer, _ blob: [UInt8]) -> Bool {
    let entry = entries[Int(id)]
    guard Int(entry.length) == bytes.count else { return false }
    return unsafe blob[Int(entry.offset)..<Int(entry.offset) + bytes.count].elementsEqual(bytes)
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes of a slice of a page's text, `nil` for none or for one outside.
  func slice(_ slice: TextSlice?) -> UnsafeRawBufferPointer? {
    guard let slice, slice.byteRange.upperBound <= count else { return nil }
    return unsafe UnsafeRawBufferPointer(rebasing: self[slice.byteRange])
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Stores an integer in little-endian order.
  func put(_ value: some FixedWidthInteger, at offset: Int) {
    unsafe storeBytes(of: value.littleEndian, toByteOffset: offset, as: type(of: value.littleEndian))
  }
}

extension IndexPage {
  /// What the links of a page that came from `url` are relative to, without credentials.
  func base(at url: URLReference) -> URLReference {
    let clean = url.withoutCredentials.withoutFragment
    return string(baseURL).flatMap { try? clean.resolving($0).withoutCredentials } ?? clean
  }
}
