import Archives
import Caching
import PackagingStandards

/// Passes a wheel's bytes on and holds their hashes against those expected.
///
/// A class, because the archive reader takes its source by value and the hashes are asked for afterwards.
final class CheckedWheelSource: ByteSource {
  private var content: any WheelContent
  private let expectedDigests: [HashDigest]
  private let displayed: String
  /// One for each expected algorithm but SHA-256, which `content` computes in any case.
  private var hashers: [ContentHasher] = []
  private var finished: SHA256Digest?

  init(_ content: any WheelContent, _ expectedDigests: [HashDigest], displayed: String) {
    self.content = content
    self.expectedDigests = expectedDigests
    self.displayed = displayed
    for algorithm in Set(expectedDigests.map(\.algorithm)) where algorithm != .sha256 {
      if let hasher = ContentHasher(algorithm) { hashers.append(hasher) }
    }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try unsafe content.read(into: buffer)
    for index in hashers.indices { unsafe hashers[index].update(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    return count
  }

  /// Reads to the end and checks the hashes.
  ///
  /// - Returns: the SHA-256 of everything.
  /// - Throws: `InstallingError.hashMismatch`, or what reading throws.
  func finish() throws -> SHA256Digest {
    if let finished { return finished }
    content.limitRest()
    if !hashers.isEmpty {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
      defer { unsafe buffer.deallocate() }
      while try unsafe read(into: buffer) > 0 {}
    }
    let digest = try content.finish()
    if !expectedDigests.isEmpty, !matches(digest) {
      if let algorithm = expectedDigests.map(\.algorithm).first(where: { !canCompute($0) }) {
        throw InstallingError.unsupportedHash(displayed, algorithm)
      }
      throw InstallingError.hashMismatch(displayed, expected: expectedDigests, found: HashDigest(digest))
    }
    finished = digest
    return digest
  }

  private func canCompute(_ algorithm: HashAlgorithm) -> Bool {
    algorithm == .sha256 || hashers.contains { $0.algorithm == algorithm }
  }

  /// Any one expected hash is enough, as with pip's `--hash`.
  private func matches(_ digest: SHA256Digest) -> Bool {
    expectedDigests.contains { expected in
      expected.algorithm == .sha256
        ? expected == HashDigest(digest) : hashers.contains { $0.matches(expected) }
    }
  }
}
