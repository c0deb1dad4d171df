internal import PythonSyntax

extension Formatter {
  /// Writes one `for` of a comprehension with its conditions.
  mutating func formatComprehension(_ comprehension: Comprehension) {
    leadingComments(comprehension.id)
    formatComprehensionFields(comprehension)
    trailingComments(comprehension.id)
  }

  private mutating func formatComprehensionFields(_ comprehension: Comprehension) {
    let target = comprehension.target
    let iterable = comprehension.iter
    if comprehension.isAsync {
      token("async")
      space()
    }
    // The comments dangle: after `for`, before `in`, after `in`, and around each `if`.
    var dangling = comments.dangling(comprehension.id)
    func take(before offset: UInt32, _ f: borrowing Formatter) -> CommentSlice {
      let count = f.countOfComments(dangling, before: offset)
      defer { dangling = dangling.dropFirst(count) }
      return dangling.prefix(count)
    }
    let beforeTarget = take(before: target.start, self)
    let inStart = tree.firstToken(.inKeyword, in: TextRange(target.end, iterable.start))?.start ?? iterable.start
    let beforeIn = take(before: inStart, self)
    let afterIn = take(before: iterable.start, self)

    token("for")
    trailingComments(beforeTarget)
    separateFromKeyword(target, keepsParentheses: target.kind != .tupleExpr)
    if let tuple = target.asTuple {
      formatTuple(tuple, .never)
    } else {
      formatExpression(target)
    }
    if beforeIn.isEmpty { space() } else { softLineOrSpace() }
    leadingComments(beforeIn)
    token("in")
    trailingComments(afterIn)
    separateFromKeyword(iterable, keepsParentheses: true)
    formatExpression(iterable)

    let conditions = comprehension.ifs
    for index in conditions.indices {
      let condition = conditions[index]
      softLineOrSpace()
      let own = take(before: condition.start, self)
      let ownLine = countOfOwnLine(own)
      leadingComments(own.prefix(ownLine))
      token("if")
      trailingComments(own.dropFirst(ownLine))
      separateFromKeyword(condition, keepsParentheses: true)
      formatExpression(condition)
    }
  }

  /// The number of comments at the start of a slice that stand on lines of their own.
  func countOfOwnLine(_ slice: CommentSlice) -> Int { comments.partitionPoint(of: slice) { $0.isOwnLine } }

  /// A line end between a keyword and an expression if comments stand between them; a space otherwise.
  private mutating func separateFromKeyword(_ expression: Expr, keepsParentheses: Bool) {
    // Comments of an expression in parentheses are written inside of these.
    let isParenthesized = keepsParentheses && tree.isInParentheses(expression)
    if comments.hasLeading(expression.id) && !isParenthesized { softLineOrSpace() } else { space() }
  }
}
