internal import PythonSyntax

// The expression at the end of a statement, such as an assigned or returned value.
extension Formatter {
  /// Writes the last expression of a statement. What is before it breaks first.
  ///
  /// An expression that cannot be split is only put in parentheses if it fits then; the comment after the statement
  /// moves into the parentheses with it.
  mutating func formatLastExpression(_ value: Expr, of statement: NodeID) {
    let concatenation = flatConcatenation(of: value)
    let interpolated = isInterpolatedThatMayBeFlat(value)
    guard inlinesComments(value, of: statement) || concatenation != nil || interpolated else {
      return parenthesizeValue(value, of: statement)
    }
    guard let inlined = inlinedComments(value.id, of: statement) else {
      // The comments keep the parentheses.
      return formatExpression(value, parentheses: .always)
    }
    if let concatenation {
      formatConcatenation(concatenation, value, of: statement, inlined)
    } else if interpolated {
      formatInterpolated(value, of: statement, inlined)
    } else {
      let group = newGroup()
      bestFitParenthesize(group) { f in
        f.markFormatted(inlined)
        f.formatExpression(value, parentheses: .never)
        if !inlined.isEmpty { f.ifGroupBreaks { f in f.formatInlined(inlined) } }
      }
      if !inlined.isEmpty { ifGroupFits(group) { f in f.formatInlined(inlined) } }
    }
  }

  /// String literals next to each other: joined if they fit on the line, in parentheses, or one below the other.
  private mutating func formatConcatenation(
    _ concatenation: FlatConcatenation, _ value: Expr, of statement: NodeID, _ inlined: InlinedComments
  ) {
    let group = newGroup()
    markFormatted(inlined)
    let joined = record { f in f.formatJoined(concatenation) }
    if isInterpolated(concatenation) && willBreak(joined) {
      markUnformatted(inlined)
      return maybeParenthesize(value, parent: statement, .ifBreaks)
    }
    bestFitting(.allLines) { f in
      f.variant { f in
        f.play(joined)
        f.formatInlined(inlined)
      }
      f.variant { f in
        f.group(group, expanded: true) { f in
          f.token("(")
          f.softBlockIndent { f in
            f.play(joined)
            f.formatInlined(inlined)
          }
          f.token(")")
        }
      }
      f.variant { f in
        f.group(group, expanded: true) { f in
          f.token("(")
          f.blockIndent { f in
            f.withLevel(.expression(group: group)) { f in f.formatConcatenationParts(value) }
          }
          f.token(")")
          f.formatInlined(inlined)
        }
      }
    }
  }

  /// An f-string whose replacement fields have several lines: on one line, in parentheses, or as it is.
  private mutating func formatInterpolated(_ value: Expr, of statement: NodeID, _ inlined: InlinedComments) {
    let group = newGroup()
    markFormatted(inlined)
    let flat = record { f in f.formatWithoutSoftLines { f in f.formatInterpolatedString(value.id) } }
    if willBreak(flat) {
      markUnformatted(inlined)
      return maybeParenthesize(value, parent: statement, .ifBreaks)
    }
    bestFitting(.allLines) { f in
      f.variant { f in
        f.play(flat)
        f.formatInlined(inlined)
      }
      f.variant { f in
        f.group(group, expanded: true) { f in
          f.token("(")
          f.softBlockIndent { f in
            f.play(flat)
            f.formatInlined(inlined)
          }
          f.token(")")
        }
      }
      f.variant { f in
        f.formatInterpolatedString(value.id)
        f.formatInlined(inlined)
      }
    }
  }

  /// Writes a value that gets parentheses if it breaks. A lambda prefers to break its body.
  mutating func parenthesizeValue(_ value: Expr, of statement: NodeID) {
    if let lambda = value.asLambda, !comments.hasLeading(value.id) {
      parenthesizeIfExpands { f in f.formatLambda(lambda, .assignment) }
    } else {
      maybeParenthesize(value, parent: statement, .ifBreaks)
    }
  }

  /// Writes string literals as one, on one line.
  mutating func formatJoined(_ concatenation: FlatConcatenation) {
    if isInterpolated(concatenation) {
      formatWithoutSoftLines { f in f.formatFlat(concatenation) }
    } else {
      formatFlat(concatenation)
    }
  }

  /// Writes content on one line, whether it fits or not.
  mutating func formatWithoutSoftLines(_ content: (inout Formatter) -> Void) {
    let start = layout.elements.count
    content(&self)
    layout.removeSoftLines(from: start)
  }

  /// Writes the literals of an implicit concatenation one after the other.
  mutating func formatConcatenationParts(_ value: Expr) {
    guard let string = value.asConcatenatedString else { return fail("a string that is no concatenation") }
    formatExpanded(string, mayBeFlat: true)
  }

  /// Whether joined literals have replacement fields.
  func isInterpolated(_ concatenation: FlatConcatenation) -> Bool { concatenation.style.isInterpolated }

  /// Whether a value is an f-string or t-string that takes several lines in the source but need not.
  func isInterpolatedThatMayBeFlat(_ value: Expr) -> Bool {
    switch value.kind {
    case .fStringExpr, .tStringExpr: hasMultilineField(value.id) && !isMultilineString(value)
    default: false
    }
  }

  /// The literals of an implicit concatenation as one, if they can be joined.
  func flatConcatenation(of value: Expr) -> FlatConcatenation? {
    guard let string = value.asConcatenatedString else { return nil }
    return flatConcatenation(string)
  }

  /// Whether comments after an expression move into its parentheses, since it cannot be split.
  func inlinesComments(_ expression: Expr, of statement: NodeID) -> Bool {
    switch expression.kind {
    case .nameExpr, .noneLiteralExpr, .numberLiteralExpr, .booleanLiteralExpr: return true
    case .stringLiteralExpr, .bytesLiteralExpr, .fStringExpr, .tStringExpr, .concatenatedStringExpr:
      return wantsBestFit(expression, of: statement)
    default: return false
    }
  }

  /// Whether an expression gets parentheses only if that makes it fit.
  func wantsBestFit(_ expression: Expr, of statement: NodeID) -> Bool {
    if case .bestFit = needsParentheses(expression, parent: statement) { return true }
    return false
  }
}
