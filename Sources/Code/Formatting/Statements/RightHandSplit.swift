internal import PythonSyntax

/// What stands before the operator of an assignment.
enum BeforeOperator: BitwiseCopyable {
  /// A target or an annotation.
  case expression(NodeID)
  /// The type parameters of a `type` statement.
  case typeParameters(NodeID)
}

// Assignments whose left-hand side could break too: the value breaks or gets parentheses first.
extension Formatter {
  /// Writes the left-hand side, the operator and the value.
  mutating func formatRightHandSplit(
    _ left: BeforeOperator, operator: StaticString, value: Expr, of statement: NodeID
  ) {
    let concatenation = flatConcatenation(of: value)
    let interpolated = isInterpolatedThatMayBeFlat(value)
    let inlines = inlinesComments(value, of: statement)
    guard inlines || concatenation != nil || interpolated || breaksLikeCall(value, of: statement) else {
      formatLeft(left, `operator`)
      return parenthesizeValue(value, of: statement)
    }

    let inlined: InlinedComments
    if inlines || concatenation != nil || interpolated {
      guard let found = inlinedComments(value.id, of: statement) else {
        return formatParenthesized(left, `operator`, value)
      }
      inlined = found
    } else if comments.hasLeading(value.id) || comments.hasTrailingOwnLine(value.id) {
      return formatParenthesized(left, `operator`, value)
    } else {
      inlined = InlinedComments()
    }
    markFormatted(inlined)

    let target = record { f in f.formatBeforeOperator(left) }
    let targetBreaks = willBreak(target)
    if concatenation == nil && !interpolated && targetBreaks {
      play(target)
      formatOperator(`operator`)
      formatExpression(value, parentheses: .never)
      formatInlined(inlined)
      return
    }
    let content = record { f in
      if let concatenation {
        f.formatJoined(concatenation)
      } else if interpolated {
        f.formatWithoutSoftLines { f in f.formatInterpolatedString(value.id) }
      } else {
        f.formatExpression(value, parentheses: .never)
      }
    }
    let joinsInterpolated = concatenation.map { isInterpolated($0) } ?? false
    if interpolated || joinsInterpolated, willBreak(content) {
      markUnformatted(inlined)
      formatLeft(left, `operator`)
      return maybeParenthesize(value, parent: statement, .ifBreaks)
    }
    let split = RightHandSplit(target: target, operator: `operator`, value: content, comments: inlined)

    switch value.kind {
    case .callExpr, .subscriptExpr, .attributeExpr:
      bestFitting { f in
        f.variant { f in f.formatFlat(split) }
        f.variant { f in
          f.formatTarget(split)
          f.group(expanded: true) { f in f.play(split.value) }
        }
        f.variant { f in f.formatParenthesized(split) }
        f.variant { f in f.formatSplitTarget(split) }
      }
    default:
      if concatenation != nil {
        formatConcatenation(split, value, targetBreaks: targetBreaks)
      } else if interpolated {
        formatInterpolated(split, value, targetBreaks: targetBreaks)
      } else {
        bestFitting { f in
          f.variant { f in f.formatFlat(split) }
          f.variant { f in f.formatParenthesized(split) }
          f.variant { f in f.formatSplitTarget(split) }
        }
      }
    }
  }

  /// The layouts for string literals next to each other: joined, or one below the other, with the target split or not.
  private mutating func formatConcatenation(_ split: RightHandSplit, _ value: Expr, targetBreaks: Bool) {
    let group = newGroup()
    let parts = record { f in
      f.withLevel(.expression(group: group)) { f in f.formatConcatenationParts(value) }
    }
    func multiline(_ f: inout Formatter) {
      f.token("(")
      f.group(group, expanded: true) { f in f.softBlockIndent { f in f.play(parts) } }
      f.token(")")
      f.formatInlined(split.comments)
    }
    bestFitting(.allLines) { f in
      if !targetBreaks {
        f.variant { f in f.formatFlat(split) }
        f.variant { f in f.formatParenthesized(split) }
        f.variant { f in
          f.formatTarget(split)
          multiline(&f)
        }
      }
      f.variant { f in f.formatSplitTarget(split) }
      f.variant { f in f.formatParenthesized(split, splitsTarget: true) }
      f.variant { f in
        f.formatTarget(split, splits: true)
        multiline(&f)
      }
    }
  }

  /// The layouts for an f-string whose replacement fields have several lines.
  private mutating func formatInterpolated(_ split: RightHandSplit, _ value: Expr, targetBreaks: Bool) {
    let literal = record { f in
      f.formatInterpolatedString(value.id)
      f.formatInlined(split.comments)
    }
    bestFitting(.allLines) { f in
      if !targetBreaks {
        f.variant { f in f.formatFlat(split) }
        f.variant { f in f.formatParenthesized(split) }
        f.variant { f in
          f.formatTarget(split)
          f.play(literal)
        }
      }
      f.variant { f in f.formatSplitTarget(split) }
      f.variant { f in f.formatParenthesized(split, splitsTarget: true) }
      f.variant { f in
        f.formatTarget(split, splits: true)
        f.play(literal)
      }
    }
  }

  // MARK: - Parts

  /// The recorded parts of an assignment that has several layouts.
  private struct RightHandSplit {
    var target: LayoutFragment
    var `operator`: StaticString
    var value: LayoutFragment
    var comments: InlinedComments
  }

  private mutating func formatTarget(_ split: RightHandSplit, splits: Bool = false) {
    if splits { group(expanded: true) { f in f.play(split.target) } } else { play(split.target) }
    formatOperator(split.operator)
  }

  /// Target and value on one line.
  private mutating func formatFlat(_ split: RightHandSplit) {
    formatTarget(split)
    play(split.value)
    formatInlined(split.comments)
  }

  /// The value in parentheses.
  private mutating func formatParenthesized(_ split: RightHandSplit, splitsTarget: Bool = false) {
    formatTarget(split, splits: splitsTarget)
    token("(")
    group(expanded: true) { f in
      f.softBlockIndent { f in
        f.play(split.value)
        f.formatInlined(split.comments)
      }
    }
    token(")")
  }

  /// The target split, the value without parentheses.
  private mutating func formatSplitTarget(_ split: RightHandSplit) {
    formatTarget(split, splits: true)
    play(split.value)
    formatInlined(split.comments)
  }

  /// The value in parentheses because of its comments.
  private mutating func formatParenthesized(_ left: BeforeOperator, _ operator: StaticString, _ value: Expr) {
    formatLeft(left, `operator`)
    formatExpression(value, parentheses: .always)
  }

  private mutating func formatLeft(_ left: BeforeOperator, _ operator: StaticString) {
    formatBeforeOperator(left)
    formatOperator(`operator`)
  }

  private mutating func formatOperator(_ operator: StaticString) {
    space()
    token(`operator`)
    space()
  }

  private mutating func formatBeforeOperator(_ left: BeforeOperator) {
    switch left {
    case .typeParameters(let id): formatTypeParameters(TypeParameters(unchecked: id, in: tree))
    case .expression(let id):
      let expression = Expr(unchecked: id, in: tree)
      if comments.hasLeading(id) || comments.hasTrailing(id) {
        formatExpression(expression)
      } else if !mayBeParenthesizedAsTarget(expression) {
        formatExpression(expression, parentheses: .never)
      } else if canOmitOptionalParentheses(expression) {
        optionalParentheses { f in f.formatExpression(expression, parentheses: .never) }
      } else {
        parenthesizeIfExpands { f in f.formatExpression(expression, parentheses: .never) }
      }
    }
  }

  /// Whether a value breaks inside of itself before it gets parentheses.
  private func breaksLikeCall(_ value: Expr, of statement: NodeID) -> Bool {
    switch value.kind {
    case .attributeExpr, .callExpr, .subscriptExpr: wantsBestFit(value, of: statement)
    default: false
    }
  }
}
