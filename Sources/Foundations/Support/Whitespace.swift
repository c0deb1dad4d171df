/// What counts as white space at the ends of a text: formats differ.
package enum Whitespace: Sendable {
  /// Spaces and tabs, as in headers and `KEY = VALUE` lines.
  case blanks
  /// What Python's `str.strip` removes, as far as it is ASCII.
  case ascii
  /// Everything that Unicode calls white space.
  case unicode

  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .blanks: scalar == " " || scalar == "\t"
    case .ascii: scalar == " " || ("\t"..."\r").contains(scalar) || ("\u{1C}"..."\u{1F}").contains(scalar)
    case .unicode: scalar.properties.isWhitespace
    }
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  package func trimming(_ space: Whitespace) -> SubSequence {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !space.contains($0) }),
      let last = scalars.lastIndex(where: { !space.contains($0) })
    else { return self[endIndex...] }
    return self[first..<scalars.index(after: last)]
  }
}
