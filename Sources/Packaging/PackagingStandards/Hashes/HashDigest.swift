import Support

/// A hash as `algorithm:hexadecimal`, as in `--hash=sha256:...`.
package struct HashDigest: Hashable, Sendable, CustomStringConvertible {
  /// What it was computed by.
  package let algorithm: HashAlgorithm
  /// As many bytes as the algorithm asks for.
  package let bytes: [UInt8]

  /// Makes a digest from its digits, or `nil` if they are not as many hexadecimal digits as the algorithm asks for.
  package init?(algorithm: HashAlgorithm, hexadecimal: some StringProtocol) {
    guard let bytes = Hexadecimal.decode(hexadecimal) else { return nil }
    self.init(algorithm: algorithm, bytes: bytes)
  }

  /// Makes a digest of its bytes, or `nil` if they are not as many as the algorithm asks for.
  package init?(algorithm: HashAlgorithm, bytes: [UInt8]) {
    guard bytes.count == algorithm.digestByteCount else { return nil }
    self.algorithm = algorithm
    self.bytes = bytes
  }

  /// Parses `algorithm:digits`, or `algorithm=digits` as in URL fragments.
  package init?(_ text: some StringProtocol) {
    guard let separator = text.firstIndex(where: { $0 == ":" || $0 == "=" }),
      let algorithm = HashAlgorithm(name: text[..<separator])
    else { return nil }
    self.init(algorithm: algorithm, hexadecimal: text[text.index(after: separator)...])
  }

  package init(_ digest: SHA256Digest) {
    algorithm = .sha256
    bytes = digest.bytes
  }

  /// The lower-case hexadecimal digits.
  package var hexadecimal: String { Hexadecimal.encode(bytes) }
  package var description: String { "\(algorithm.name):\(hexadecimal)" }
}
