package import Archives
package import Caching
import IndexAccess
package import PackagingStandards
import Support
import Synchronization
import SystemIO
package import SystemPackage

/// An unpacked wheel in the cache.
package struct CachedWheel: Sendable {
  /// The SHA-256 of the wheel file.
  package let digest: SHA256Digest
  /// What the wheel holds.
  package let manifest: WheelManifest
  /// The directory that holds the wheel's content.
  package let files: FilePath

  /// Whether this is a wheel of a version of a distribution.
  package func holds(_ name: PackageName, _ version: Version) -> Bool {
    manifest.name == name && (try? Version(manifest.version)) == version
  }
}

/// The unpacked wheels of the cache, each kept once under the SHA-256 of its file.
///
/// An entry is a directory with the content and its manifest, built in a temporary directory and renamed into place:
/// it is there complete or not at all, and any number of processes may add the same one at once. Every use checks the
/// files of an entry against its manifest: one that is damaged counts as absent, and is replaced by the next that is
/// unpacked.
package final class WheelStore: Sendable {
  /// The cache that the wheels are kept in.
  package let cache: Cache
  private let archives: FilePath
  private let workspace = Mutex<CacheWorkspace?>(nil)
  private let limits: ArchiveLimits
  private let verification: WheelVerification
  private let checksFilenames: Bool
  private let damage = Mutex<[SHA256Digest: String]>([:])

  /// - Parameters:
  ///   - verification: how closely entries are looked at before they are used.
  ///   - checksFilenames: whether a wheel must hold what its file name says (`UV_SKIP_WHEEL_FILENAME_CHECK`).
  package init(
    cache: Cache, verification: WheelVerification = .quick, checksFilenames: Bool = true,
    limits: ArchiveLimits = .standard
  ) {
    self.cache = cache
    self.limits = limits
    self.verification = verification
    self.checksFilenames = checksFilenames
    archives = cache.directory(.archives)
  }

  /// Returns the wheel with this hash, or `nil` where the cache does not have it, or not as it was unpacked.
  package func wheel(_ digest: SHA256Digest) -> CachedWheel? { wheel(digest, verification) }

  private func wheel(_ digest: SHA256Digest, _ verification: WheelVerification) -> CachedWheel? {
    guard let wheel = entry(digest) else { return nil }
    do {
      let files = try DirectoryDescriptor(wheel.files)
      if let file = wheel.manifest.firstDamagedFile(0..<wheel.manifest.fileCount, in: files, verification) {
        note(file, of: digest)
        return nil
      }
    } catch {
      note("files", of: digest)
      return nil
    }
    return wheel
  }

  /// Returns an entry without a look at its files.
  private func entry(_ digest: SHA256Digest) -> CachedWheel? {
    let entry = entryPath(digest)
    guard let bytes = try? readRegularFileIfPresent(entry.appending("manifest")) else { return nil }
    guard let manifest = WheelManifest(bytes) else {
      note("manifest", of: digest)
      return nil
    }
    return CachedWheel(digest: digest, manifest: manifest, files: entry.appending("files"))
  }

  private func note(_ file: String, of digest: SHA256Digest) {
    damage.withLock { $0[digest] = file }
  }

  /// The file that made an entry count as absent although it is there.
  package func damagedFile(of digest: SHA256Digest) -> String? { damage.withLock { $0[digest] } }

  /// Returns the wheels with these hashes, on several threads; `nil` in the places of those that the cache lacks.
  package func wheels(_ digests: [SHA256Digest]) -> [CachedWheel?] {
    let found = Mutex([CachedWheel?](repeating: nil, count: digests.count))
    forEachRange(of: digests.count, size: 16) { range in
      let part = range.map { entry(digests[$0]) }
      found.withLock { $0.replaceSubrange(range, with: part) }
    }
    let entries = found.withLock { $0 }
    // The files of all wheels, in runs of about one size.
    var runs: [(wheel: Int, files: DirectoryDescriptor, range: Range<Int>)] = []
    for (index, wheel) in entries.enumerated() {
      guard let wheel else { continue }
      guard let files = try? DirectoryDescriptor(wheel.files) else {
        note("files", of: digests[index])
        found.withLock { $0[index] = nil }
        continue
      }
      for start in stride(from: 0, to: wheel.manifest.fileCount, by: 256) {
        runs.append((index, files, start..<min(start + 256, wheel.manifest.fileCount)))
      }
    }
    let all = runs
    forEachRange(of: all.count, size: 8) { range in
      for (index, files, range) in all[range] {
        guard let wheel = entries[index],
          let file = wheel.manifest.firstDamagedFile(range, in: files, verification)
        else { continue }
        note(file, of: digests[index])
        found.withLock { $0[index] = nil }
      }
    }
    return found.withLock { $0 }
  }

  /// Calls `body` for runs of indices, on several threads if there are several: threads cost more than a few files do.
  private func forEachRange(of count: Int, size: Int, _ body: @Sendable (Range<Int>) -> Void) {
    try? WorkerPool.forEach((count + size - 1) / size) { batch in
      body(batch * size..<min((batch + 1) * size, count))
    }
  }

  /// Removes a damaged entry.
  package func remove(_ digest: SHA256Digest) throws {
    try removeTree(entryPath(digest))
  }

  /// What a look at all entries found.
  package struct Inspection: Sendable {
    /// The number of entries that are as they were unpacked.
    package var soundCount = 0
    /// The others, with the first file that is not; they have been removed.
    package var damaged: [(wheel: String, file: String)] = []
  }

  /// Reads every file of every entry, and removes the entries that are damaged.
  ///
  /// - Throws: `SystemError`.
  package func inspect() throws -> Inspection {
    var digests: [SHA256Digest] = []
    for entry in try listDirectoryIfPresent(archives) ?? [] {
      if let digest = SHA256Digest(hexadecimal: entry.name.utf8) { digests.append(digest) }
    }
    let full = WheelStore(cache: cache, verification: .full)
    let found = full.wheels(digests)
    var inspection = Inspection()
    for (digest, wheel) in zip(digests, found) {
      if wheel != nil {
        inspection.soundCount += 1
        continue
      }
      let name = entry(digest).map { "\($0.manifest.name)==\($0.manifest.version)" } ?? digest.description
      inspection.damaged.append((name, full.damagedFile(of: digest) ?? "manifest"))
      try remove(digest)
    }
    inspection.damaged.sort { $0.wheel < $1.wheel }
    return inspection
  }

  private func entryPath(_ digest: SHA256Digest) -> FilePath {
    archives.appending(digest.description)
  }

  /// Unpacks a wheel into the cache as its bytes arrive, hashing them in the same pass.
  ///
  /// - Parameters:
  ///   - content: where the bytes come from; asked again where they must be read twice (a rare kind of archive).
  ///   - filename: the wheel's file name, which its content must agree with.
  ///   - expectedDigests: the hashes to accept; none accepts anything.
  /// - Throws: `ArchiveError`, `InstallingError`, `SystemError`, or what reading throws. The cache is then as before.
  package func unpack(
    _ filename: WheelFilename, expectedDigests: [HashDigest] = [], from content: () throws -> any WheelContent
  ) throws -> CachedWheel {
    let expectation = WheelManifestBuilder.Expectation(
      displayed: "\(filename)", name: filename.name, version: filename.version, isRequired: checksFilenames)
    let workspace = try currentWorkspace()
    let temporary = workspace.path.appending(uniqueName(prefix: "wheel"))
    defer { try? removeTree(temporary) }
    try createDirectories(temporary)
    let files = temporary.appending("files")
    var source = CheckedWheelSource(try content(), expectedDigests, displayed: expectation.displayed)
    let tree: ExtractedTree
    do {
      tree = try ZipExtractor.extract(from: source, to: files, limits: limits)
    } catch ArchiveError.sizeUnknownWhileStreaming {
      tree = try unpackFromFile(content(), to: files, in: temporary, expectedDigests, expectation.displayed, &source)
    } catch let error as ArchiveError {
      // A file that is not the promised one says so; how it is broken then matters less.
      do {
        _ = try source.finish()
      } catch let unfinished as IndexAccessError where unfinished.kind == .endless {
        // There is no hash to tell.
      }
      throw error
    }
    let digest = try source.finish()
    let manifestBytes = try WheelManifestBuilder.build(tree, at: files, expecting: expectation)
    guard let manifest = WheelManifest(manifestBytes) else {
      throw InstallingError.invalidWheel(expectation.displayed, what: "it has too many files")
    }
    try writeFile(manifestBytes, to: temporary.appending("manifest"))
    let entry = entryPath(digest)
    try place(temporary, at: entry, digest, in: workspace.path)
    damage.withLock { $0[digest] = nil }
    return CachedWheel(digest: digest, manifest: manifest, files: entry.appending("files"))
  }

  /// Moves a finished entry into place, or drops it where another process was faster.
  private func place(_ temporary: FilePath, at entry: FilePath, _ digest: SHA256Digest, in workspace: FilePath) throws {
    for _ in 0..<8 {
      if try renameExclusively(temporary, to: entry) { return }
      if wheel(digest, .full) != nil { return }
      // What is there is damaged. Whoever is using it goes on doing so until this process ends.
      do {
        try rename(entry, to: workspace.appending(uniqueName(prefix: "damaged")))
      } catch let error as SystemError where error.code == .noSuchFileOrDirectory {
        continue
      }
    }
    throw SystemError("replace", entry, code: .fileExists)
  }

  /// Unpacks an archive that must be seen whole: saves it to a file first.
  private func unpackFromFile(
    _ content: any WheelContent, to files: FilePath, in directory: FilePath, _ expectedDigests: [HashDigest],
    _ displayed: String, _ checked: inout CheckedWheelSource
  ) throws -> ExtractedTree {
    let path = directory.appending("archive")
    checked = CheckedWheelSource(content, expectedDigests, displayed: displayed)
    do {
      let file = try OpenFile(path, .createNew)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
      defer { unsafe buffer.deallocate() }
      while true {
        let count = try unsafe checked.read(into: buffer)
        if count == 0 { break }
        try unsafe file.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), path: path)
      }
    }
    _ = try checked.finish()
    guard let mapped = try MappedFile(path) else { throw SystemError("map", path, code: .noSuchFileOrDirectory) }
    let tree = try unsafe ZipExtractor.extract(mapped.bytes, to: files, limits: limits)
    try removeFile(path)
    return tree
  }

  private func currentWorkspace() throws -> CacheWorkspace {
    try workspace.withLock { workspace in
      if let workspace { return workspace }
      let opened = try CacheWorkspace(in: archives.appending(".unpacking"))
      workspace = opened
      return opened
    }
  }

  // MARK: Pointers

  /// Returns which wheel a file of an index was when it was last unpacked, for files whose hash the index does not
  /// tell.
  ///
  /// - Parameters:
  ///   - index: a key of the index, made by ``CacheKey/digest(_:)`` from its URL.
  ///   - oldest: the time, in nanoseconds since 1970, before which what was noted does not count.
  package func digest(
    index: String, package name: PackageName, file: String, notBefore oldest: Int64 = .min
  ) -> SHA256Digest? {
    let path = cache.path(.wheels, index, name.string, CacheKey.filename(file))
    if oldest > .min, (try? fileStatus(path))?.modificationTime ?? .min < oldest { return nil }
    guard let bytes = try? readRegularFileIfPresent(path) else { return nil }
    return SHA256Digest(hexadecimal: bytes)
  }

  /// Notes which wheel a file of an index is.
  ///
  /// - Throws: `CachingError`.
  package func setDigest(_ digest: SHA256Digest, index: String, package name: PackageName, file: String) throws {
    try cache.store(
      Array(digest.description.utf8), at: cache.path(.wheels, index, name.string, CacheKey.filename(file)))
  }
}
