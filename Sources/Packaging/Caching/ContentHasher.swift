import CDigest
package import PackagingStandards
import Support

/// Hashes content that arrives piece by piece.
package struct ContentHasher {
  /// What it hashes by.
  package let algorithm: HashAlgorithm
  private let function: adder_digest_algorithm
  private var state = adder_digest_state()

  /// Hashes by SHA-256.
  package init() {
    self.init(.sha256, ADDER_DIGEST_SHA256)
  }

  /// Answers `nil` for an algorithm that cannot be computed here: SHA-224 and BLAKE2b.
  package init?(_ algorithm: HashAlgorithm) {
    switch algorithm {
    case .md5: self.init(algorithm, ADDER_DIGEST_MD5)
    case .sha1: self.init(algorithm, ADDER_DIGEST_SHA1)
    case .sha256: self.init(algorithm, ADDER_DIGEST_SHA256)
    case .sha384: self.init(algorithm, ADDER_DIGEST_SHA384)
    case .sha512: self.init(algorithm, ADDER_DIGEST_SHA512)
    case .sha224, .blake2b: return nil
    }
  }

  private init(_ algorithm: HashAlgorithm, _ function: adder_digest_algorithm) {
    self.algorithm = algorithm
    self.function = function
    unsafe adder_digest_begin(&state, function)
  }

  /// Adds the next piece.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    if let start = bytes.baseAddress { unsafe adder_digest_update(&state, function, start, bytes.count) }
  }

  /// The raw bytes of the digest of everything added.
  package func finalizeBytes() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
      unsafe withUnsafePointer(to: state) { unsafe adder_digest_finish($0, function, buffer.baseAddress) }
      count = algorithm.digestByteCount
    }
  }

  /// Whether the digest of everything added is `digest`; false where that is of another algorithm.
  package func matches(_ digest: HashDigest) -> Bool {
    digest.algorithm == algorithm && finalizeBytes() == digest.bytes
  }

  /// The digest of everything added.
  package func finalize() -> HashDigest? {
    HashDigest(algorithm: algorithm, bytes: finalizeBytes())
  }
}
