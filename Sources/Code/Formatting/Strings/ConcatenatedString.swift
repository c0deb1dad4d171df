internal import PythonSyntax

/// String literals next to each other that can be written as one literal.
struct FlatConcatenation: BitwiseCopyable {
  /// The `ConcatenatedString`.
  var node: NodeID
  /// The style of the one literal.
  var style: LiteralStyle
}

extension Formatter {
  /// Writes string literals next to each other: as one literal if that is possible and fits, otherwise each on a line.
  mutating func formatConcatenatedString(_ expression: Expr.ConcatenatedString) {
    // Outside of parentheses all of it is on one line anyway.
    if !nodeLevel.isParenthesized, let flat = flatConcatenation(expression) {
      formatFlat(flat)
      return
    }
    inParenthesesOnlyGroup { $0.formatConcatenatedParts(expression) }
  }

  /// The same without a group around it.
  mutating func formatConcatenatedParts(_ expression: Expr.ConcatenatedString) {
    // The two layouts write the fields of f-strings twice, so a string in a string in a string takes eight times as
    // long. Beyond what a person would nest, only one layout is written.
    guard concatenationDepth < 8, let flat = flatConcatenation(expression) else {
      formatExpanded(expression, mayBeFlat: false)
      return
    }
    concatenationDepth += 1
    ifGroupFits { $0.formatFlat(flat) }
    ifGroupBreaks { $0.formatExpanded(expression, mayBeFlat: true) }
    concatenationDepth -= 1
  }

  /// Writes the literals one after the other, on lines of their own where parentheses allow it.
  ///
  /// - Parameter mayBeFlat: whether there is another layout in which they are one literal.
  mutating func formatExpanded(_ expression: Expr.ConcatenatedString, mayBeFlat: Bool) {
    let parts = expression.parts
    if !mayBeFlat {
      for index in parts.indices.dropFirst()
      where containsLineBreak(TextRange(parts[index - 1].end, parts[index].start)) {
        expandParent()
        break
      }
    }
    for index in parts.indices {
      let id = parts.id(at: index)
      if index > 0 { inParenthesesOnlySoftLineOrSpace() }
      leadingComments(id)
      formatLiteralPart(id)
      trailingComments(id)
    }
  }

  // MARK: - One literal

  /// How the literals are written as one, or nil if they cannot be: if one is raw or triple-quoted, has comments or
  /// takes several lines, or if no quotes suit all of them.
  func flatConcatenation(_ expression: Expr.ConcatenatedString) -> FlatConcatenation? {
    let parts = expression.parts
    guard let first = parts.firstElement,
      !isMultilineString(Expr(unchecked: expression.id, in: tree))
    else { return nil }
    var flags: StringFlags = []
    var keptQuote: UInt8?
    for index in parts.indices {
      let part = literalPart(parts.id(at: index))
      if part.style.isTriple || part.style.isRaw { return nil }
      if comments.hasLeading(part.node) || comments.hasTrailing(part.node) { return nil }
      flags.formUnion(part.style.flags)
      guard part.style.isInterpolated, mustKeepQuotesInConcatenation(part) else { continue }
      if let keptQuote, keptQuote != part.style.quote { return nil }
      keptQuote = part.style.quote
    }
    let kind: StringFlags
    if flags.contains(.template) {
      if flags.contains(.formatted) { return nil }
      kind = .template
    } else {
      kind = flags.contains(.formatted) ? .formatted : flags.contains(.bytes) ? .bytes : []
    }
    guard let quote = keptQuote ?? commonQuote(first.id, parts) else { return nil }
    let style = LiteralStyle(flags: kind, isUppercaseRaw: false).withQuote(quote)
    return FlatConcatenation(node: expression.id, style: style)
  }

  private func mustKeepQuotesInConcatenation(_ part: LiteralPart) -> Bool {
    if part.style.flags.contains(.formatted) && !allowsQuoteReuse {
      return hasQuotedDebugField(part) || hasQuotedTripleLiteral(part)
    }
    return hasQuotedDebugSpecification(part)
  }

  /// The quote that takes fewest escapes in all literals.
  private func commonQuote(_ first: NodeID, _ parts: NodeList<Expr>) -> UInt8? {
    let firstPart = literalPart(first)
    guard let preferred = preferredQuote(firstPart) else { return firstPart.style.quote }
    var use = quoteUse(firstPart, preferred: preferred)
    for index in parts.indices.dropFirst() {
      guard use.merge(quoteUse(literalPart(parts.id(at: index)), preferred: preferred)) else { return nil }
    }
    return use.quote
  }

  /// Writes the literals as one.
  ///
  /// - Parameter isDocstring: whether whitespace at the start and the end is dropped.
  mutating func formatFlat(_ flat: FlatConcatenation, isDocstring: Bool = false) {
    let parts = Expr.ConcatenatedString(unchecked: flat.node, in: tree).parts
    var count = parts.count
    if isDocstring {
      while count > 0, isBlank(literalPart(parts.id(at: count - 1)).content) { count -= 1 }
    }
    token(flat.style.prefix)
    token(flat.style.quotes)
    var isAtStart = isDocstring
    for index in 0..<count {
      let part = literalPart(parts.id(at: index))
      if part.style.isInterpolated {
        formatInterpolatedContent(part.node, style: flat.style)
      } else {
        formatFlatLiteral(part, flat.style, trimsStart: isAtStart, trimsEnd: isDocstring && index == count - 1)
        isAtStart = isAtStart && isBlank(part.content)
      }
    }
    token(flat.style.quotes)
  }

  private func isBlank(_ range: TextRange) -> Bool { sourceBytes(range.start, range.end).isBlank }

  private mutating func formatFlatLiteral(
    _ part: LiteralPart, _ style: LiteralStyle, trimsStart: Bool, trimsEnd: Bool
  ) {
    let content = sourceBytes(part.content.start, part.content.end)
    let normalized = StringNormalization.normalized(content, style: style, escapesBraces: style.isInterpolated)
    guard trimsStart || trimsEnd else {
      if let normalized { text(normalized) } else { source(part.content) }
      return
    }
    (normalized ?? Array(content)).withUnsafeBufferPointer { whole in
      var trimmed = whole
      if trimsStart { trimmed = trimmed.trimmingStart }
      if trimsEnd { trimmed = trimmed.trimmingEnd }
      text(trimmed)
      if trimsEnd && needsSpaceBeforeQuotes(trimmed, style) { space() }
    }
  }
}
