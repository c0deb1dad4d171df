internal import PythonSyntax

// Where another quote would make an f-string or t-string invalid, because something in it is written as in the source.
extension Formatter {
  /// Whether the quotes of a literal must stay.
  func mustKeepQuotes(_ part: LiteralPart) -> Bool {
    guard part.style.isInterpolated else { return false }
    if part.style.flags.contains(.formatted) && !allowsQuoteReuse
      && (hasQuotedDebugField(part) || hasQuotedTripleLiteral(part))
    {
      return true
    }
    return hasQuotedDebugSpecification(part)
  }

  /// Whether the text of a field with `=` contains the other quote.
  func hasQuotedDebugField(_ part: LiteralPart) -> Bool {
    let elements = interpolatedElements(part.node)
    for index in elements.indices {
      guard let interpolation = elements[index].asInterpolation, interpolation.isDebug else { continue }
      if containsOtherQuote(interpolation.range, part.style) { return true }
    }
    return false
  }

  /// Whether a field contains a triple-quoted literal in which its own quote character occurs.
  func hasQuotedTripleLiteral(_ part: LiteralPart) -> Bool {
    // The nodes below a node are its direct predecessors. Those in an f-string inside of this one are passed over.
    let start = tree.node(part.node).start
    var inner: TextRange?
    var id = part.node.rawValue
    while id > 1 {
      id -= 1
      let range = tree.range(of: NodeID(rawValue: id))
      if range.start < start { return false }
      if let inner, inner.contains(range) { continue }
      guard isLiteralPart(NodeID(rawValue: id)) else { continue }
      let literal = literalPart(NodeID(rawValue: id))
      if literal.style.flags.contains(.formatted) { inner = range }
      guard literal.style.isTriple else { continue }
      if literal.style.flags.contains(.formatted) {
        let elements = interpolatedElements(literal.node)
        for index in elements.indices {
          guard let text = elements[index].asText else { continue }
          if sourceBytes(text.start, text.end).contains(literal.style.quote) { return true }
        }
      } else if !literal.style.flags.contains(.template),
        sourceBytes(literal.content.start, literal.content.end).contains(literal.style.quote)
      {
        return true
      }
    }
    return false
  }

  /// Whether the format specification of a field with `=` contains the other quote.
  func hasQuotedDebugSpecification(_ part: LiteralPart) -> Bool {
    containsQuotedSpecification(interpolatedElements(part.node), part.style, isInDebug: false)
  }

  private func containsQuotedSpecification(
    _ elements: NodeList<InterpolatedElement>, _ style: LiteralStyle, isInDebug: Bool
  ) -> Bool {
    for index in elements.indices {
      switch elements[index].cases {
      case .text(let text): if isInDebug && containsOtherQuote(text.range, style) { return true }
      case .interpolation(let interpolation):
        guard let format = interpolation.formatSpec else { break }
        if containsQuotedSpecification(format.values, style, isInDebug: isInDebug || interpolation.isDebug) {
          return true
        }
      }
    }
    return false
  }

  /// Whether the quotes that a literal does not have would end in the range if the literal had them.
  private func containsOtherQuote(_ range: TextRange, _ style: LiteralStyle) -> Bool {
    let text = sourceBytes(range.start, range.end)
    let other = oppositeQuote(style.quote)
    var run = 0
    var backslashes = 0
    for byte in text {
      if byte == other {
        run += 1
        if style.isTriple {
          if run == 3 { return true }
        } else if style.isRaw || backslashes % 2 == 0 {
          return true
        }
      } else {
        run = 0
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
    }
    return false
  }
}
