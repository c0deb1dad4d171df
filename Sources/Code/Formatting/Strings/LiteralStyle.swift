internal import PythonSyntax

/// The prefix and quotes of a string literal.
struct LiteralStyle: Equatable, BitwiseCopyable {
  var flags: StringFlags
  /// Whether a raw literal is marked by `R`, which stays as it is written.
  var isUppercaseRaw: Bool

  var quote: UInt8 { flags.quote }
  var isTriple: Bool { flags.contains(.triple) }
  var isRaw: Bool { flags.contains(.raw) }
  var isBytes: Bool { flags.contains(.bytes) }
  /// Whether it is an f-string or a t-string.
  var isInterpolated: Bool { flags.contains(.formatted) || flags.contains(.template) }

  /// The same style with another quote character.
  func withQuote(_ quote: UInt8) -> LiteralStyle {
    var style = self
    style.flags.remove(.doubleQuote)
    if quote == UInt8(ascii: "\"") { style.flags.insert(.doubleQuote) }
    return style
  }

  /// The prefix as it is written: in lower case, but for the `R` that some tools give a meaning, and without `u`.
  var prefix: StaticString {
    if flags.contains(.bytes) { return isRaw ? isUppercaseRaw ? "Rb" : "rb" : "b" }
    if flags.contains(.formatted) { return isRaw ? isUppercaseRaw ? "Rf" : "rf" : "f" }
    if flags.contains(.template) { return isRaw ? isUppercaseRaw ? "Rt" : "rt" : "t" }
    return isRaw ? isUppercaseRaw ? "R" : "r" : ""
  }

  var quotes: StaticString {
    switch (flags.contains(.doubleQuote), isTriple) {
    case (true, true): "\"\"\""
    case (true, false): "\""
    case (false, true): "'''"
    case (false, false): "'"
    }
  }
}

/// The quote that is not `quote`.
func oppositeQuote(_ quote: UInt8) -> UInt8 { quote == UInt8(ascii: "'") ? UInt8(ascii: "\"") : UInt8(ascii: "'") }

/// One literal: a whole string expression or one of several next to each other.
struct LiteralPart: BitwiseCopyable {
  var node: NodeID
  /// How the source writes it.
  var style: LiteralStyle
  /// The literal with prefix and quotes.
  var range: TextRange
  /// What is between the quotes.
  var content: TextRange
}

extension Formatter {
  /// Whether a node is a single string, bytes, f-string or t-string literal.
  func isLiteralPart(_ id: NodeID) -> Bool {
    switch tree.kind(of: id) {
    case .stringLiteralExpr, .bytesLiteralExpr, .fStringExpr, .tStringExpr: true
    default: false
    }
  }

  /// The style and the content of a literal; the node must be one.
  func literalPart(_ id: NodeID) -> LiteralPart {
    let node = tree.node(id)
    let flags = StringStyle(storage: node.aux).flags.subtracting(.unterminated)
    var start = node.start
    var isUppercaseRaw = false
    while start < node.end {
      let byte = byte(start)
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { break }
      if byte == UInt8(ascii: "R") { isUppercaseRaw = true }
      start += 1
    }
    let contentStart = min(start + flags.quoteLength, node.end)
    let contentEnd = node.end >= contentStart + flags.quoteLength ? node.end - flags.quoteLength : contentStart
    return LiteralPart(
      node: id, style: LiteralStyle(flags: flags, isUppercaseRaw: isUppercaseRaw),
      range: TextRange(node.start, node.end), content: TextRange(contentStart, contentEnd))
  }

  /// The elements of an f-string or t-string; none for another node.
  @_lifetime(copy self)
  func interpolatedElements(_ id: NodeID) -> NodeList<InterpolatedElement> {
    switch tree.kind(of: id) {
    case .fStringExpr: return Expr.FString(unchecked: id, in: tree).values
    case .tStringExpr: return Expr.TString(unchecked: id, in: tree).values
    default: return NodeList(start: 0, count: 0, in: tree)
    }
  }

  /// Whether a range of the source contains a line end.
  func containsLineBreak(_ range: TextRange) -> Bool {
    sourceBytes(range.start, range.end).contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }
}
