import Support

/// A hash as `algorithm:hexadecimal`, as in `--hash=sha256:...`.
package struct HashDigest: Hashable, Sendable, CustomStringConvertible {
  package let algorithm: HashAlgorithm
  /// Lower-case hexadecimal digits, as many as the algorithm asks for.
  package let hexadecimal: String

  /// Makes a digest from its digits, or `nil` if they are not as many hexadecimal digits as the algorithm asks for.
  package init?(algorithm: HashAlgorithm, hexadecimal: some StringProtocol) {
    let digits = hexadecimal.lowercased()
    guard digits.utf8.count == algorithm.digestByteCount * 2,
      digits.utf8.allSatisfy({ Hexadecimal.value(ofDigit: $0) != nil })
    else { return nil }
    self.algorithm = algorithm
    self.hexadecimal = digits
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
    hexadecimal = digest.description
  }

  package var bytes: [UInt8] { Hexadecimal.decode(hexadecimal) ?? [] }
  package var description: String { "\(algorithm.name):\(hexadecimal)" }
}
