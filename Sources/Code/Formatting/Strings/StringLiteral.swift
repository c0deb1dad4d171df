internal import PythonSyntax

extension Formatter {
  /// Writes a string, bytes, f-string or t-string literal, or several next to each other.
  mutating func formatStringLike(_ expression: Expr) {
    switch expression.kind {
    case .stringLiteralExpr, .bytesLiteralExpr: formatLiteral(expression.id)
    case .fStringExpr, .tStringExpr: formatInterpolatedString(expression.id)
    case .concatenatedStringExpr:
      formatConcatenatedString(Expr.ConcatenatedString(unchecked: expression.id, in: tree))
    default: fail("a string was expected")
    }
  }

  /// Writes one literal of a string expression.
  mutating func formatLiteralPart(_ id: NodeID) {
    if literalPart(id).style.isInterpolated { formatInterpolatedString(id) } else { formatLiteral(id) }
  }

  /// Writes a string or bytes literal.
  private mutating func formatLiteral(_ id: NodeID) {
    let part = literalPart(id)
    let style = chosenStyle(part)
    let content = sourceBytes(part.content.start, part.content.end)
    let normalized = StringNormalization.normalized(content, style: style)
    // The quotes before several lines are measured on their own, the lines after the first are not.
    if normalized == nil && style == part.style && hasNormalPrefix(part) && !content.contains(UInt8(ascii: "\n")) {
      source(part.range)
      return
    }
    token(style.prefix)
    token(style.quotes)
    if let normalized { text(normalized) } else { source(part.content) }
    token(style.quotes)
  }

  /// Whether the prefix of the source is how it is written.
  private func hasNormalPrefix(_ part: LiteralPart) -> Bool {
    let prefix = part.style.prefix
    let length = part.content.start - part.range.start - part.style.flags.quoteLength
    return length == UInt32(prefix.utf8CodeUnitCount) && startsWith(prefix, part.range.start)
  }

  // MARK: - Several lines

  /// Whether a string is certain to take several lines: it contains line ends, or comments in fields.
  func isMultilineString(_ expression: Expr) -> Bool {
    guard expression.kind == .concatenatedStringExpr else { return isMultilineLiteral(expression.id) }
    let parts = Expr.ConcatenatedString(unchecked: expression.id, in: tree).parts
    return parts.indices.contains { isMultilineLiteral(parts.id(at: $0)) }
  }

  private func isMultilineLiteral(_ id: NodeID) -> Bool {
    guard isLiteralPart(id) else { return false }
    let flags = StringStyle(storage: tree.node(id).aux).flags
    if flags.isDisjoint(with: [.formatted, .template]) {
      return flags.contains(.triple) && containsLineBreak(tree.range(of: id))
    }
    return isMultiline(interpolatedElements(id), isTriple: flags.contains(.triple))
  }

  private func isMultiline(_ elements: NodeList<InterpolatedElement>, isTriple: Bool) -> Bool {
    for index in elements.indices {
      switch elements[index].cases {
      case .text(let text): if isTriple && containsLineBreak(text.range) { return true }
      case .interpolation(let interpolation):
        if comments.contains(in: interpolation.range) { return true }
        if let format = interpolation.formatSpec, isMultiline(format.values, isTriple: isTriple) { return true }
        if interpolation.isDebug {
          let value = interpolation.value.range
          if containsLineBreak(TextRange(interpolation.start + 1, value.start))
            || containsLineBreak(TextRange(value.end, endOfDebugText(interpolation)))
          {
            return true
          }
        }
      }
    }
    return false
  }

  /// Whether a replacement field of an f-string or t-string takes several lines in the source.
  func hasMultilineField(_ id: NodeID) -> Bool {
    let elements = interpolatedElements(id)
    for index in elements.indices {
      if let interpolation = elements[index].asInterpolation, containsLineBreak(interpolation.range) { return true }
    }
    return false
  }

  /// Where the text of a field with `=` ends that is part of the string: at the conversion, the colon or the brace.
  func endOfDebugText(_ interpolation: InterpolatedElement.Interpolation) -> UInt32 {
    var end = interpolation.end - 1
    if let format = interpolation.formatSpec { end = format.start }
    if interpolation.conversion == .none { return end }
    return tree.firstToken(.exclamation, in: TextRange(interpolation.value.end, end))?.start ?? end
  }
}
