internal import PythonSyntax

/// Which quotes a literal contains, as far as they matter for the choice of its own.
struct QuoteUse: BitwiseCopyable {
  private enum Kind: BitwiseCopyable { case regular, triple, raw }

  private var kind: Kind
  /// For raw and triple-quoted literals: whether the preferred quote cannot be used.
  private var excludesPreferred = false
  private var singleCount = 0
  private var doubleCount = 0
  private let preferred: UInt8
  private let sourceQuote: UInt8

  init(_ style: LiteralStyle, preferred: UInt8) {
    kind = style.isRaw ? .raw : style.isTriple ? .triple : .regular
    self.preferred = preferred
    sourceQuote = style.quote
  }

  /// Adds the quotes of text of the literal.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, isTriple: Bool) {
    switch kind {
    case .regular:
      for byte in text {
        if byte == UInt8(ascii: "'") { singleCount += 1 } else if byte == UInt8(ascii: "\"") { doubleCount += 1 }
      }
    case .triple: if endsTripleQuoted(text) { excludesPreferred = true }
    case .raw: if endsRaw(text, isTriple: isTriple) { excludesPreferred = true }
    }
  }

  /// Adds the quotes of another literal that is going to be joined with this one; false if they cannot be joined.
  mutating func merge(_ other: QuoteUse) -> Bool {
    guard kind == other.kind else { return false }
    excludesPreferred = excludesPreferred || other.excludesPreferred
    singleCount += other.singleCount
    doubleCount += other.doubleCount
    return true
  }

  /// The quote that takes fewest escapes, the preferred one if both take the same number.
  var quote: UInt8 {
    if kind != .regular { return excludesPreferred ? sourceQuote : preferred }
    if singleCount == doubleCount { return preferred }
    return singleCount < doubleCount ? UInt8(ascii: "'") : UInt8(ascii: "\"")
  }

  /// Whether three of the preferred quote are in the text, or one of them at its end.
  private func endsTripleQuoted(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "\\") {
        if index < text.count, text[index] == UInt8(ascii: "\"") || text[index] == byte { index += 1 }
        continue
      }
      guard byte == preferred else { continue }
      if index == text.count { return true }
      guard text[index] == preferred else { continue }
      index += 1
      if index == text.count || text[index] == preferred { return true }
    }
    return false
  }

  /// Whether the text of a raw literal, in which nothing can be escaped, would end the literal.
  private func endsRaw(_ text: UnsafeBufferPointer<UInt8>, isTriple: Bool) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: "\\") {
        index += 1
        continue
      }
      guard byte == preferred else { continue }
      if !isTriple || index == text.count { return true }
      guard text[index] == preferred else { continue }
      index += 1
      if index == text.count || text[index] == preferred { return true }
    }
    return false
  }
}

extension Formatter {
  /// The quotes that a literal contains. Of an f-string or t-string only its text counts and that of format
  /// specifications: strings in fields choose their own quotes.
  func quoteUse(_ part: LiteralPart, preferred: UInt8) -> QuoteUse {
    var use = QuoteUse(part.style, preferred: preferred)
    if part.style.isInterpolated {
      addQuotes(interpolatedElements(part.node), part.style, to: &use)
    } else {
      use.add(sourceBytes(part.content.start, part.content.end), isTriple: part.style.isTriple)
    }
    return use
  }

  private func addQuotes(_ elements: NodeList<InterpolatedElement>, _ style: LiteralStyle, to use: inout QuoteUse) {
    for index in elements.indices {
      switch elements[index].cases {
      case .text(let text): use.add(sourceBytes(text.start, text.end), isTriple: style.isTriple)
      case .interpolation(let interpolation):
        guard !interpolation.isDebug, let format = interpolation.formatSpec else { break }
        addQuotes(format.values, style, to: &use)
      }
    }
  }
}
