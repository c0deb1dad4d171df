internal import PythonSyntax

// f-strings and t-strings: PEP 498, PEP 701, PEP 750.
extension Formatter {
  /// Writes one f-string or t-string literal.
  mutating func formatInterpolatedString(_ id: NodeID) {
    let style = chosenStyle(literalPart(id))
    token(style.prefix)
    token(style.quotes)
    formatInterpolatedContent(id, style: style)
    token(style.quotes)
  }

  /// Writes what is between the quotes. Lines break in fields only if they do in one field of the source: that leaves
  /// it to the author.
  mutating func formatInterpolatedContent(_ id: NodeID, style: LiteralStyle) {
    let elements = interpolatedElements(id)
    let canBreak = hasMultilineField(id)
    let outer = interpolation
    switch outer {
    case .outside: interpolation = .inside(quote: style.quote, isTriple: style.isTriple, canBreak: canBreak)
    case .inside, .nested: interpolation = .nested(quote: style.quote, isTriple: style.isTriple, canBreak: canBreak)
    }
    formatElements(elements, style: style, canBreak: canBreak)
    interpolation = outer
  }

  private mutating func formatElements(
    _ elements: NodeList<InterpolatedElement>, style: LiteralStyle, canBreak: Bool
  ) {
    for index in elements.indices {
      switch elements[index].cases {
      case .text(let text): formatInterpolatedText(text.range, style: style)
      case .interpolation(let interpolation): formatField(interpolation, style: style, canBreak: canBreak)
      }
    }
  }

  private mutating func formatInterpolatedText(_ range: TextRange, style: LiteralStyle) {
    if let normalized = StringNormalization.normalized(sourceBytes(range.start, range.end), style: style) {
      text(normalized)
    } else {
      source(range)
    }
  }

  // MARK: - Replacement fields

  /// Writes a replacement field with its braces.
  private mutating func formatField(
    _ field: InterpolatedElement.Interpolation, style: LiteralStyle, canBreak: Bool
  ) {
    if field.isDebug {
      formatDebugField(field)
      return
    }
    // Without PEP 701 only triple-quoted strings may have fields of several lines. Source that breaks this rule stays.
    var fieldEnd = field.end
    if let format = field.formatSpec { fieldEnd = format.start + 1 }
    let fieldCanBreak =
      canBreak && (allowsQuoteReuse || style.isTriple || containsLineBreak(TextRange(field.start, fieldEnd)))
    let openComments = comments.dangling(field.id)
    token("{")
    if canBreak {
      withLevel(.parenthesizedExpression) { f in
        f.group { f in
          f.danglingOpenParenthesisComments(openComments)
          if field.formatSpec == nil {
            f.softBlockIndent { $0.formatFieldContent(field, style: style, canBreak: fieldCanBreak) }
          } else {
            // A line end after a format specification would be part of it.
            f.indent { f in
              f.softLine()
              f.formatFieldContent(field, style: style, canBreak: fieldCanBreak)
            }
          }
        }
      }
    } else {
      let start = layout.elements.count
      withLevel(.parenthesizedExpression) { f in
        f.danglingOpenParenthesisComments(openComments)
        f.formatFieldContent(field, style: style, canBreak: fieldCanBreak)
      }
      layout.removeSoftLines(from: start)
    }
    token("}")
  }

  private mutating func formatFieldContent(
    _ field: InterpolatedElement.Interpolation, style: LiteralStyle, canBreak: Bool
  ) {
    let outer = interpolation
    interpolation =
      outer.isNested
      ? .nested(quote: style.quote, isTriple: style.isTriple, canBreak: canBreak)
      : .inside(quote: style.quote, isTriple: style.isTriple, canBreak: canBreak)
    let isSpaced = startsWithBrace(field.value)
    if isSpaced { if canBreak { softLineOrSpace() } else { space() } }
    formatExpression(field.value)
    formatConversion(field.conversion)
    if let format = field.formatSpec {
      if comments.hasTrailing(field.value.id) { softLine() }
      token(":")
      formatElements(format.values, style: style, canBreak: canBreak)
    } else if isSpaced && field.conversion == .none {
      if canBreak { softLineOrSpace() } else { space() }
    }
    interpolation = outer
  }

  private mutating func formatConversion(_ conversion: InterpolationConversion) {
    switch conversion {
    case .none: break
    case .string: token("!s")
    case .repr: token("!r")
    case .ascii: token("!a")
    }
  }

  /// Writes a field with `=`, whose text is part of the string, as it is.
  private mutating func formatDebugField(_ field: InterpolatedElement.Interpolation) {
    token("{")
    markCommentsFormatted(in: field.id)
    verbatimSource(field.start + 1, field.value.start)
    verbatimSource(field.value.start, field.value.end)
    verbatimSource(field.value.end, endOfDebugText(field))
    formatConversion(field.conversion)
    if let format = field.formatSpec {
      token(":")
      verbatimSource(format.start + 1, format.end)
    }
    token("}")
  }

  /// Marks the comments of a node and of all nodes in it as written, because its source is written as it is.
  mutating func markCommentsFormatted(in node: NodeID) {
    guard comments.contains(in: tree.range(of: node)) else { return }
    // The nodes below a node are its direct predecessors.
    let start = tree.node(node).start
    var id = node
    while !id.isAbsent && tree.node(id).start >= start {
      comments.markFormatted(comments.leading(id))
      comments.markFormatted(comments.dangling(id))
      comments.markFormatted(comments.trailing(id))
      id = NodeID(rawValue: id.rawValue - 1)
    }
  }

  /// Whether the first character of an expression is going to be a brace, which must not follow the brace of a field.
  private func startsWithBrace(_ expression: Expr) -> Bool {
    // A tuple of one element gets parentheses.
    if let tuple = expression.asTuple, byte(tuple.start) != UInt8(ascii: "("), tuple.elts.count == 1 {
      return false
    }
    switch tree.kind(of: leftMost(expression)) {
    case .dictExpr, .dictCompExpr, .setExpr, .setCompExpr: return true
    default: return false
    }
  }
}
