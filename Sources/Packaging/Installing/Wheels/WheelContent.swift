package import Archives
import Caching
package import IndexAccess
package import PackagingStandards
import SystemIO
package import SystemPackage

/// A wheel's bytes on their way into the cache, hashed as they pass.
package protocol WheelContent: ByteSource {
  /// Reads what is left and returns the SHA-256 of everything, which includes what an archive reader did not ask for.
  ///
  /// - Throws: what reading throws, also where the content is not what its source promised.
  mutating func finish() throws -> SHA256Digest

  /// Says that only the rest is left to be read, which must not go on for ever.
  func limitRest()
}

extension WheelContent {
  /// What is on this machine ends.
  package func limitRest() {}
}

/// A wheel that is being downloaded.
package struct DownloadedWheelContent: WheelContent {
  private let download: Download

  package init(_ download: Download) { self.download = download }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try download.read(into: buffer)
  }

  package mutating func finish() throws -> SHA256Digest { try download.finish() }

  package func limitRest() { download.limitRest() }
}

/// A wheel in a file on this machine.
package struct LocalWheelContent: WheelContent {
  private let file: MappedFile
  private var offset = 0
  private var hasher = ContentHasher()

  /// Opens a file.
  ///
  /// - Throws: `SystemError`, also where there is no such file.
  package init(_ path: FilePath) throws {
    guard let file = try MappedFile(path) else { throw SystemError("open", path, code: .noSuchFileOrDirectory) }
    self.file = file
  }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = min(buffer.count, file.bytes.count - offset)
    let piece = UnsafeRawBufferPointer(rebasing: file.bytes[offset..<offset + count])
    buffer.copyMemory(from: piece)
    hasher.update(piece)
    offset += count
    return count
  }

  package mutating func finish() throws -> SHA256Digest {
    hasher.update(UnsafeRawBufferPointer(rebasing: file.bytes[offset...]))
    offset = file.bytes.count
    return try digest(hasher)
  }
}

/// A wheel in memory.
package struct MemoryWheelContent: WheelContent {
  private var source: MemoryByteSource
  private var hasher = ContentHasher()

  package init(_ bytes: [UInt8]) { source = MemoryByteSource(bytes, chunkSize: 1 << 16) }

  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  package mutating func finish() throws -> SHA256Digest {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
    return try digest(hasher)
  }
}

private func digest(_ hasher: ContentHasher) throws -> SHA256Digest {
  guard let digest = SHA256Digest(bytes: hasher.finalizeBytes()) else {
    throw InstallingError.unsupportedHash("the file", hasher.algorithm)
  }
  return digest
}
