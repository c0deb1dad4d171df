import Crypto
package import PackagingStandards
import Support

/// Hashes content that arrives piece by piece.
package struct ContentHasher {
  package let algorithm: HashAlgorithm
  // Exactly one is set. Optionals, not an enum: updating in place keeps each hasher's storage unshared.
  private var md5: Insecure.MD5?
  private var sha1: Insecure.SHA1?
  private var sha256: SHA256?
  private var sha384: SHA384?
  private var sha512: SHA512?

  /// Hashes by SHA-256.
  package init() {
    algorithm = .sha256
    sha256 = SHA256()
  }

  /// Answers `nil` for an algorithm that cannot be computed here: SHA-224 and BLAKE2b.
  package init?(_ algorithm: HashAlgorithm) {
    self.algorithm = algorithm
    switch algorithm {
    case .md5: md5 = Insecure.MD5()
    case .sha1: sha1 = Insecure.SHA1()
    case .sha256: sha256 = SHA256()
    case .sha384: sha384 = SHA384()
    case .sha512: sha512 = SHA512()
    case .sha224, .blake2b: return nil
    }
  }

  /// Adds the next piece.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    switch algorithm {
    case .md5: md5?.update(bufferPointer: bytes)
    case .sha1: sha1?.update(bufferPointer: bytes)
    case .sha256: sha256?.update(bufferPointer: bytes)
    case .sha384: sha384?.update(bufferPointer: bytes)
    case .sha512: sha512?.update(bufferPointer: bytes)
    case .sha224, .blake2b: break
    }
  }

  /// The raw bytes of the digest of everything added.
  package func finalizeBytes() -> [UInt8] {
    switch algorithm {
    case .md5: md5.map { Array($0.finalize()) } ?? []
    case .sha1: sha1.map { Array($0.finalize()) } ?? []
    case .sha256: sha256.map { Array($0.finalize()) } ?? []
    case .sha384: sha384.map { Array($0.finalize()) } ?? []
    case .sha512: sha512.map { Array($0.finalize()) } ?? []
    case .sha224, .blake2b: []
    }
  }

  /// Whether the digest of everything added is `digest`; false where that is of another algorithm.
  package func matches(_ digest: HashDigest) -> Bool {
    digest.algorithm == algorithm && Hexadecimal.encode(finalizeBytes()) == digest.hexadecimal
  }

  /// The digest of everything added.
  package func finalize() -> HashDigest? {
    HashDigest(algorithm: algorithm, hexadecimal: Hexadecimal.encode(finalizeBytes()))
  }
}
