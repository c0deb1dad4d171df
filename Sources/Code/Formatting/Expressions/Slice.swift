internal import PythonSyntax

extension Formatter {
  mutating func formatSlice(_ slice: Expr.Slice) {
    guard let (firstColon, secondColon) = colons(of: slice) else { return fail("a slice has no colon") }
    // Comments of parts that are absent dangle.
    let dangling = comments.dangling(slice.id)
    let lowerCount = countOfComments(dangling, before: firstColon)
    let lowerComments = dangling.prefix(lowerCount)
    let rest = dangling.dropFirst(lowerCount)
    let upperCount = secondColon.map { countOfComments(rest, before: $0) } ?? rest.count
    let upperComments = rest.prefix(upperCount)
    let stepComments = rest.dropFirst(upperCount)

    let hasLower = slice.lower != nil
    let hasUpper = slice.upper != nil
    let hasStep = slice.step != nil
    // Colons between simple parts have no spaces around them.
    let isSpaced =
      !isSimpleSlicePart(slice.lower) || !isSimpleSlicePart(slice.upper) || !isSimpleSlicePart(slice.step)

    if let lower = slice.lower {
      formatExpression(lower)
      lineSuffixBoundary()
    } else {
      danglingComments(lowerComments)
    }
    if isSpaced && hasLower { space() }
    token(":")
    if isSpaced && hasUpper { space() }
    if let upper = slice.upper {
      separateFromColon(comments.leading(upper.id))
      formatExpression(upper)
      lineSuffixBoundary()
    } else {
      if let first = upperComments.first, comments[first].isOwnLine { hardLine() }
      danglingComments(upperComments)
    }
    guard secondColon != nil else { return }
    if isSpaced && (hasUpper || !hasStep) { space() }
    token(":")
    if isSpaced && hasStep { space() }
    if let step = slice.step {
      separateFromColon(comments.leading(step.id))
      formatExpression(step)
    } else if !stepComments.isEmpty {
      hardLine()
      danglingComments(stepComments)
    }
  }

  /// Where the colons of a slice are. Only the second may be missing.
  func colons(of slice: Expr.Slice) -> (first: UInt32, second: UInt32?)? {
    guard let first = colon(after: slice.lower?.end ?? slice.start, slice.end) else { return nil }
    return (first, colon(after: slice.upper?.end ?? first + 1, slice.end))
  }

  /// The colon that only closing parentheses separate from an offset.
  private func colon(after offset: UInt32, _ end: UInt32) -> UInt32? {
    var token = tree.nextToken(offset)
    while token.kind == .rightParenthesis { token = tree.nextToken(token.end) }
    return token.kind == .colon && token.start < end ? token.start : nil
  }

  /// Sets the comments before a part of a slice apart from the colon before them.
  private mutating func separateFromColon(_ leading: CommentSlice) {
    guard let first = leading.first else { return }
    if comments[first].isOwnLine {
      hardLine()
    } else {
      space()
      space()
    }
  }

  /// Whether a part of a slice is a literal or a name, or absent.
  private func isSimpleSlicePart(_ part: Expr?) -> Bool {
    guard let part else { return true }
    var current = part.id
    while let expression = tree.expr(current) {
      switch expression.cases {
      case .unaryOp(let operation):
        if operation.op == .not { return false }
        current = operation.operand.id
      case .stringLiteral, .bytesLiteral, .numberLiteral, .booleanLiteral, .noneLiteral, .ellipsisLiteral, .name:
        return true
      case .concatenatedString(let string):
        let parts = string.parts
        return parts.indices.allSatisfy { index in
          let kind = tree.kind(of: parts.id(at: index))
          return kind == .stringLiteralExpr || kind == .bytesLiteralExpr
        }
      default: return false
      }
    }
    return false
  }
}
