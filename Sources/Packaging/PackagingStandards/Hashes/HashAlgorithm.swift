/// Hash algorithms that indexes, requirements files and lock files name.
package enum HashAlgorithm: UInt8, Sendable, CaseIterable, Comparable {
  case md5, sha1, sha224, sha256, sha384, sha512, blake2b

  /// The name used in URLs' fragments, in `--hash` options and in the JSON index, in any case.
  package init?(name: some StringProtocol) {
    switch name.lowercased() {
    case "md5": self = .md5
    case "sha1": self = .sha1
    case "sha224": self = .sha224
    case "sha256": self = .sha256
    case "sha384": self = .sha384
    case "sha512": self = .sha512
    case "blake2b": self = .blake2b
    default: return nil
    }
  }

  /// The name in lower case.
  package var name: String {
    switch self {
    case .md5: "md5"
    case .sha1: "sha1"
    case .sha224: "sha224"
    case .sha256: "sha256"
    case .sha384: "sha384"
    case .sha512: "sha512"
    case .blake2b: "blake2b"
    }
  }

  /// The number of bytes of a digest.
  package var digestByteCount: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha384: 48
    case .sha512, .blake2b: 64
    }
  }

  /// Whether a match proves anything against someone who wants to deceive.
  package var isSecure: Bool { self != .md5 && self != .sha1 }

  package static func < (left: HashAlgorithm, right: HashAlgorithm) -> Bool { left.rawValue < right.rawValue }
}
