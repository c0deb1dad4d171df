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
  package let manifest: WheelManifest
  /// The directory that holds the wheel's content.
  package let files: FilePath
}

/// The unpacked wheels of the cache, each kept once under the SHA-256 of its file.
///
/// An entry is a directory with the content and its manifest, built in a temporary directory and renamed into place:
/// it is there complete or not at all, and any number of processes may add the same one at once. An entry that is
/// damaged counts as absent.
package final class WheelStore: Sendable {
  package let cache: Cache
  private let archives: FilePath
  private let workspace = Mutex<WheelWorkspace?>(nil)
  private let limits: ArchiveLimits

  package init(cache: Cache, limits: ArchiveLimits = .standard) {
    self.cache = cache
    self.limits = limits
    archives = cache.directory(.archives)
  }

  /// Returns the wheel with this hash, or `nil` where the cache does not have it, or not whole.
  package func wheel(_ digest: SHA256Digest) -> CachedWheel? {
    let entry = entryPath(digest)
    guard let bytes = (try? readFileIfPresent(entry.appending("manifest"))) ?? nil,
      let manifest = WheelManifest(bytes)
    else { return nil }
    return CachedWheel(digest: digest, manifest: manifest, files: entry.appending("files"))
  }

  /// Returns the wheels with these hashes, on several threads; `nil` in the places of those that the cache lacks.
  package func wheels(_ digests: [SHA256Digest]) -> [CachedWheel?] {
    // Threads cost more than a few files do.
    let batchSize = 16
    if digests.count <= batchSize { return digests.map { wheel($0) } }
    let batches = (digests.count + batchSize - 1) / batchSize
    let found = Mutex([CachedWheel?](repeating: nil, count: digests.count))
    try? WorkerPool.forEach(batches) { batch in
      let range = batch * batchSize..<min((batch + 1) * batchSize, digests.count)
      let part = range.map { wheel(digests[$0]) }
      found.withLock { $0.replaceSubrange(range, with: part) }
    }
    return found.withLock { $0 }
  }

  /// Removes a damaged entry.
  package func remove(_ digest: SHA256Digest) throws {
    try removeTree(entryPath(digest))
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
      displayed: "\(filename)", name: filename.name, version: filename.version)
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
    try place(temporary, at: entry, digest)
    return CachedWheel(digest: digest, manifest: manifest, files: entry.appending("files"))
  }

  /// Moves a finished entry into place, or drops it where another process was faster.
  private func place(_ temporary: FilePath, at entry: FilePath, _ digest: SHA256Digest) throws {
    if try renameExclusively(temporary, to: entry) { return }
    if wheel(digest) != nil { return }
    // What is there is damaged: swap it for the new one.
    try remove(digest)
    if try renameExclusively(temporary, to: entry) { return }
    guard wheel(digest) != nil else { throw SystemError("replace", entry, code: .fileExists) }
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
      defer { buffer.deallocate() }
      while true {
        let count = try checked.read(into: buffer)
        if count == 0 { break }
        try file.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), path: path)
      }
    }
    _ = try checked.finish()
    guard let mapped = try MappedFile(path) else { throw SystemError("map", path, code: .noSuchFileOrDirectory) }
    let tree = try ZipExtractor.extract(mapped.bytes, to: files, limits: limits)
    try removeFile(path)
    return tree
  }

  private func currentWorkspace() throws -> WheelWorkspace {
    try workspace.withLock { workspace in
      if let workspace { return workspace }
      let opened = try WheelWorkspace(in: archives)
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
    let path = cache.path(.wheels, index, name.string, CacheKey.fileName(file))
    if oldest > .min, (try? fileStatus(path))?.modificationTime ?? .min < oldest { return nil }
    guard let bytes = (try? readFileIfPresent(path)) ?? nil else { return nil }
    return SHA256Digest(hexadecimal: bytes)
  }

  /// Notes which wheel a file of an index is.
  ///
  /// - Throws: `CachingError`.
  package func setDigest(_ digest: SHA256Digest, index: String, package name: PackageName, file: String) throws {
    try cache.store(
      Array(digest.description.utf8), at: cache.path(.wheels, index, name.string, CacheKey.fileName(file)))
  }
}
