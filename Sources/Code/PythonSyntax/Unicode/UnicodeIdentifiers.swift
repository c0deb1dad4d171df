/// Which characters a Python identifier may have: <https://docs.python.org/3/reference/lexical_analysis.html#identifiers>.
enum UnicodeIdentifiers {
  /// Whether an identifier may start with the character (XID_Start, or an underscore).
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDStart
  }

  /// Whether an identifier may go on with the character (XID_Continue).
  static func isContinue(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isXIDContinue
  }

  /// The ASCII character that word processors replace with this one.
  static func asciiLookalike(of scalar: Unicode.Scalar) -> Character? {
    switch scalar {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": "\""
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{00B4}": "'"
    case "\u{2013}", "\u{2014}", "\u{2212}": "-"
    case "\u{FF08}": "("
    case "\u{FF09}": ")"
    case "\u{FF0C}": ","
    case "\u{FF1A}": ":"
    case "\u{FF1D}": "="
    case "\u{00D7}": "*"
    case "\u{00F7}": "/"
    case "\u{2264}": "<"
    case "\u{2265}": ">"
    default: nil
    }
  }
}
