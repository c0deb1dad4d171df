internal import PythonSyntax

extension Formatter {
  /// The style in which a literal is written.
  ///
  /// - Parameter quoteStyle: what is preferred, if not what the options say.
  func chosenStyle(_ part: LiteralPart, quoteStyle: FormatOptions.QuoteStyle? = nil) -> LiteralStyle {
    guard let preferred = preferredQuote(part, quoteStyle: quoteStyle) else { return part.style }
    if part.style.quote == preferred && !part.style.isInterpolated {
      // The most frequent case: nothing in the literal speaks against the quotes that it has.
      let content = sourceBytes(part.content.start, part.content.end)
      if !content.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }) { return part.style }
    }
    return part.style.withQuote(quoteUse(part, preferred: preferred).quote)
  }

  /// The quote to use unless the content speaks against it, or nil if the quotes of the source must stay.
  func preferredQuote(_ part: LiteralPart, quoteStyle: FormatOptions.QuoteStyle? = nil) -> UInt8? {
    let style = quoteStyle ?? options.quoteStyle
    let allowsReuse = allowsQuoteReuse
    if !allowsReuse && interpolation.isNested { return nil }

    if let outer = interpolation.outerString, !outer.isTriple || part.style.isTriple {
      // Here ruff 0.17 changes the quotes and writes what is no valid Python.
      if hasQuotedDebugSpecification(part) { return nil }
      if allowsReuse && options.nestedStringQuoteStyle == .preferred && style != .preserve {
        return style.quote
      }
      // Alternating quotes are what every version understands.
      if style != .preserve || !allowsReuse { return oppositeQuote(outer.quote) }
    }
    guard let preferred = style.quote, !mustKeepQuotes(part) else { return nil }
    guard part.style.isTriple else { return preferred }
    // Code in a docstring must not contain the quotes of the docstring.
    return docstringQuote.map(oppositeQuote) ?? UInt8(ascii: "\"")
  }

  /// Whether an expression in an f-string may use the quotes of the f-string (PEP 701).
  var allowsQuoteReuse: Bool { options.target >= PythonVersion(minor: 12) }
}

extension FormatOptions.QuoteStyle {
  /// The quote character, or nil if quotes stay as they are.
  var quote: UInt8? {
    switch self {
    case .double: UInt8(ascii: "\"")
    case .single: UInt8(ascii: "'")
    case .preserve: nil
    }
  }
}

extension InterpolationState {
  /// The quotes of the string that the expression is in.
  var outerString: (quote: UInt8, isTriple: Bool)? {
    switch self {
    case .outside: nil
    case .inside(let quote, let isTriple, _), .nested(let quote, let isTriple, _): (quote, isTriple)
    }
  }
}
