import JSONSyntax

extension IndexPage {
  /// Reads a project's page in the JSON form of the simple API (PEP 691), of any version 1.x.
  ///
  /// Unknown keys are ignored. An entry of `files` that lacks what it must have, or has it in another type, is left out
  /// with a diagnostic.
  /// - Throws: ``IndexPageError`` if the page as a whole is not such a page, or a hash is malformed.
  package init(json bytes: RawSpan) throws(IndexPageError) {
    self.init()
    guard bytes.byteCount < UInt32.max else { throw IndexPageError(kind: .tooLarge, offset: 0) }
    let refusal: IndexPageError?
    do throws(JSONError) {
      refusal = try readPage(bytes)
    } catch {
      throw IndexPageError(kind: .malformed(error.reason), offset: error.offset)
    }
    if let refusal { throw refusal }
  }

  /// Reads the whole page, and answers why it must be refused though it is JSON.
  private mutating func readPage(_ bytes: RawSpan) throws(JSONError) -> IndexPageError? {
    var reader = JSONReader(bytes)
    var hasFiles = false
    text.reserveCapacity(bytes.byteCount / 2)
    files.reserveCapacity(bytes.byteCount / 450)
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "files") {
        hasFiles = true
        try readFiles(&reader)
      } else if reader.matches(key, "name") {
        projectName = try readOptionalString(&reader)
      } else if reader.matches(key, "versions"), try reader.peekKind() == .array {
        try reader.beginArray()
        while try reader.nextElement() {
          if let version = try readOptionalString(&reader) { versions.append(version) }
        }
      } else if reader.matches(key, "meta"), try reader.peekKind() == .object {
        if let refusal = try readMeta(&reader) { return refusal }
      } else if reader.matches(key, "project-status"), try reader.peekKind() == .object {
        try readStatus(&reader)
      } else {
        try reader.skipValue()
      }
    }
    try reader.finish()
    if let malformedHash { return malformedHash }
    return hasFiles ? nil : IndexPageError(kind: .missingFiles, offset: 0)
  }

  private mutating func readMeta(_ reader: inout JSONReader) throws(JSONError) -> IndexPageError? {
    var refusal: IndexPageError?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "api-version"), try reader.peekKind() == .string {
        let offset = reader.position
        let version = try reader.readString()
        if !Self.isSupported(apiVersion: version) {
          refusal = IndexPageError(kind: .unsupportedVersion(version), offset: offset)
        }
      } else {
        try reader.skipValue()
      }
    }
    return refusal
  }

  /// Whether a page that says it is of this version can be read: only another major version can not.
  static func isSupported(apiVersion: String) -> Bool {
    guard let major = apiVersion.split(separator: ".").first, let number = Int(major) else { return true }
    return number <= 1
  }

  private mutating func readStatus(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "status"), try reader.peekKind() == .string {
        status = ProjectStatus(try reader.readString())
      } else if reader.matches(key, "reason") {
        statusReason = try readOptionalString(&reader)
      } else {
        try reader.skipValue()
      }
    }
  }

  /// Reads a string into the page's text, or skips a value of another kind.
  private mutating func readOptionalString(_ reader: inout JSONReader) throws(JSONError) -> TextSlice? {
    guard try reader.peekKind() == .string else {
      try reader.skipValue()
      return nil
    }
    let start = text.count
    try reader.readString(appendingTo: &text)
    return slice(from: start)
  }

  // MARK: Files

  private mutating func readFiles(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginArray()
    var lastRequiresPython: TextSlice?
    while try reader.nextElement() {
      _ = try reader.peekKind()
      let start = reader.position
      let textStart = text.count
      let lastBefore = lastRequiresPython
      var attempt = reader
      let problem: String?
      do throws(JSONError) {
        problem = try readFile(&attempt, lastRequiresPython: &lastRequiresPython)
        reader = attempt
      } catch {
        // Where the page itself is broken skipping fails too, at the very place.
        try reader.skipValue()
        problem = error.reason
      }
      if let problem {
        text.removeSubrange(textStart...)
        lastRequiresPython = lastBefore
        diagnostics.append(IndexPageDiagnostic(offset: start, message: problem))
      }
    }
  }

  /// Reads one entry of `files`, and answers why it can not be used.
  private mutating func readFile(
    _ reader: inout JSONReader, lastRequiresPython: inout TextSlice?
  ) throws(JSONError) -> String? {
    var file = IndexFile(filename: TextSlice(start: 0, length: 0), url: TextSlice(start: 0, length: 0))
    var hasFilename = false
    var hasURL = false
    var metadataRank = 0
    try reader.beginObject()
    while let key = try reader.nextKey() {
      if reader.matches(key, "filename") {
        let start = text.count
        try reader.readString(appendingTo: &text)
        file.filename = slice(from: start)
        hasFilename = file.filename.length > 0
      } else if reader.matches(key, "url") {
        let start = text.count
        try reader.readString(appendingTo: &text)
        file.url = slice(from: start)
        hasURL = file.url.length > 0
      } else if reader.matches(key, "hashes") {
        (file.sha256, file.otherHashes) = try readHashes(&reader)
      } else if reader.matches(key, "requires-python") {
        file.requiresPython = try readRequiresPython(&reader, last: &lastRequiresPython)
      } else if reader.matches(key, "size") {
        if try !reader.readNullIfPresent() { file.size = try readSize(&reader) }
      } else if reader.matches(key, "upload-time") {
        file.uploadTimeMilliseconds = try readUploadTime(&reader)
      } else if reader.matches(key, "yanked") {
        try readYanked(&reader, into: &file)
      } else if reader.matches(key, "core-metadata") {
        try readMetadataFile(&reader, into: &file, rank: 3, over: &metadataRank)
      } else if reader.matches(key, "dist-info-metadata") {
        try readMetadataFile(&reader, into: &file, rank: 2, over: &metadataRank)
      } else if reader.matches(key, "data-dist-info-metadata") {
        try readMetadataFile(&reader, into: &file, rank: 1, over: &metadataRank)
      } else if reader.matches(key, "provenance") {
        file.provenance = try readOptionalString(&reader)
      } else if reader.matches(key, "gpg-sig"), try reader.peekKind() == .boolean {
        file.hasSignature = try reader.readBool()
      } else {
        try reader.skipValue()
      }
    }
    guard hasFilename else { return "the file has no `filename`" }
    guard hasURL else { return "the file has no `url`" }
    files.append(file)
    return nil
  }

  /// Reads an object of hashes. A malformed one makes the page unusable: it must not pass for none.
  ///
  /// - Returns: the hash of SHA-256, and the others as in ``IndexFile/otherHashes``.
  private mutating func readHashes(_ reader: inout JSONReader) throws(JSONError) -> (SHA256Digest?, TextSlice?) {
    var sha256: SHA256Digest?
    var others: [UInt8] = []
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let offset = reader.position
      if reader.matches(key, "sha256"), try reader.peekKind() == .string {
        let digits = try reader.readStringSlice()
        sha256 = SHA256Digest(hexadecimal: reader.rawBytes(of: digits))
        if sha256 == nil { noteMalformedHash("sha256", try reader.decode(digits), at: offset) }
        continue
      }
      let name = try reader.decode(key)
      guard let algorithm = HashAlgorithm(name: name) else {
        try reader.skipValue()
        continue
      }
      if try reader.readNullIfPresent() { continue }
      guard try reader.peekKind() == .string else {
        try reader.skipValue()
        noteMalformedHash(name, "", at: offset)
        continue
      }
      let digits = try reader.readString()
      guard let digest = HashDigest(algorithm: algorithm, hexadecimal: digits) else {
        noteMalformedHash(name, digits, at: offset)
        continue
      }
      if !others.isEmpty { others.append(UInt8(ascii: " ")) }
      others += Array(digest.description.utf8)
    }
    return (sha256, others.isEmpty ? nil : append(others))
  }

  /// Remembers the first malformed hash; the page is refused once it has been read.
  private mutating func noteMalformedHash(_ algorithm: String, _ digits: String, at offset: Int) {
    if malformedHash != nil { return }
    malformedHash = IndexPageError(kind: .malformedHash("\(algorithm):\(digits.prefix(160))"), offset: offset)
  }

  /// Neighbouring files mostly ask for the same Python, so their text is kept once.
  private mutating func readRequiresPython(
    _ reader: inout JSONReader, last: inout TextSlice?
  ) throws(JSONError) -> TextSlice? {
    if try reader.readNullIfPresent() { return nil }
    let start = text.count
    try reader.readString(appendingTo: &text)
    let slice = slice(from: start)
    if slice.length == 0 { return nil }
    if let last, text[last.byteRange].elementsEqual(text[slice.byteRange]) {
      text.removeSubrange(start...)
      return last
    }
    last = slice
    return slice
  }

  /// Reads a size; one that no file can have counts as none.
  private func readSize(_ reader: inout JSONReader) throws(JSONError) -> UInt64? {
    let text = try reader.readNumberText()
    guard let size = reader.integer(text), size > 0 else { return nil }
    return UInt64(size)
  }

  private mutating func readUploadTime(_ reader: inout JSONReader) throws(JSONError) -> Int64? {
    if try reader.readNullIfPresent() { return nil }
    let start = text.count
    try reader.readString(appendingTo: &text)
    defer { text.removeSubrange(start...) }
    return UploadTime.milliseconds(text[start...])
  }

  private mutating func readYanked(_ reader: inout JSONReader, into file: inout IndexFile) throws(JSONError) {
    switch try reader.peekKind() {
    case .boolean: file.isYanked = try reader.readBool()
    case .string:
      file.isYanked = true
      let reason = try readOptionalString(&reader)
      file.yankedReason = reason?.length == 0 ? nil : reason
    default: try reader.skipValue()
    }
  }

  /// Of the names this key has had, the newest counts.
  private mutating func readMetadataFile(
    _ reader: inout JSONReader, into file: inout IndexFile, rank: Int, over best: inout Int
  ) throws(JSONError) {
    var metadata = IndexFile.MetadataFile.absent
    switch try reader.peekKind() {
    case .boolean: metadata = try reader.readBool() ? .available : .absent
    case .object:
      let (sha256, others) = try readHashes(&reader)
      metadata = sha256.map { .hashed($0) } ?? others.map { .hashedOtherwise($0) } ?? .available
    default: try reader.skipValue()
    }
    if rank > best {
      best = rank
      file.metadataFile = metadata
    }
  }
}
