import Archives
import Caching
import Installing
import PackagingStandards
import TestSupport

/// A wheel in memory.
struct MemoryWheelContent: WheelContent {
  private var source: MemoryByteSource
  private var hasher = ContentHasher()

  init(_ bytes: [UInt8]) { source = MemoryByteSource(bytes, chunkSize: 1 << 16) }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    return count
  }

  mutating func finish() throws -> SHA256Digest {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
    guard let digest = SHA256Digest(bytes: hasher.finalizeBytes()) else { throw Unhashed() }
    return digest
  }

  func limitRest() {}

  private struct Unhashed: Error {}
}
