internal import PythonSyntax

extension Formatter {
  mutating func formatAssignment(_ statement: Stmt.Assign) {
    let targets = statement.targets
    let value = statement.value
    guard let first = targets.firstElement, let last = targets.lastElement else {
      return fail("an assignment without a target")
    }
    if targets.count > 1 {
      formatTarget(first, keepsParentheses: true)
      for index in 1..<targets.count - 1 { formatTarget(targets[index], keepsParentheses: false) }
      formatRightHandSplit(.expression(last.id), operator: "=", value: value, of: statement.id)
    } else if hasOwnTargetParentheses(first) && !tree.isInParentheses(first) {
      formatRightHandSplit(.expression(first.id), operator: "=", value: value, of: statement.id)
    } else {
      formatTarget(first, keepsParentheses: true)
      formatLastExpression(value, of: statement.id)
    }
    if targets.count == 1 && first.kind == .nameExpr { cellSemicolon(statement.id) }
  }

  mutating func formatAugmentedAssignment(_ statement: Stmt.AugAssign) {
    let target = statement.target
    let assigned = augmentedAssignment(statement.op)
    if hasOwnTargetParentheses(target) && !tree.isInParentheses(target) {
      formatRightHandSplit(.expression(target.id), operator: assigned, value: statement.value, of: statement.id)
    } else {
      formatExpression(target)
      space()
      token(assigned)
      space()
      formatLastExpression(statement.value, of: statement.id)
    }
    if target.kind == .nameExpr { cellSemicolon(statement.id) }
  }

  mutating func formatAnnotatedAssignment(_ statement: Stmt.AnnAssign) {
    let annotation = statement.annotation
    let needsAlways: Bool
    if case .always = needsParentheses(annotation, parent: statement.id) {
      needsAlways = true
    } else {
      // A comment before a name of the chain needs a line end there.
      needsAlways =
        statement.value != nil && (hasDanglingCommentInChain(annotation) || endsLineOutsideOfBrackets(annotation))
    }
    formatExpression(statement.target)
    token(":")
    space()
    if let value = statement.value {
      if !needsAlways && isSplittable(annotation) {
        formatRightHandSplit(.expression(annotation.id), operator: "=", value: value, of: statement.id)
      } else {
        let keeps = comments.hasLeading(annotation.id) || comments.hasTrailing(annotation.id) || needsAlways
        formatExpression(annotation, parentheses: keeps ? .always : .never)
        space()
        token("=")
        space()
        formatLastExpression(value, of: statement.id)
      }
    } else if needsAlways {
      formatExpression(annotation, parentheses: .always)
    } else {
      formatLastExpression(annotation, of: statement.id)
    }
    if statement.target.kind == .nameExpr { cellSemicolon(statement.id) }
  }

  /// Whether a comment in a lambda or conditional expression needs a line end that only parentheses allow.
  private mutating func endsLineOutsideOfBrackets(_ expression: Expr) -> Bool {
    guard expression.kind == .lambdaExpr || expression.kind == .ifExp, comments.contains(in: expression.range) else {
      return false
    }
    let mark = layout.mark()
    formatExpression(expression, parentheses: .never)
    let result = layout.endsLineOutsideOfBrackets(since: mark)
    layout.cutBack(to: mark)
    comments.markUnformatted(expression.id, in: expression.range)
    return result
  }

  /// Whether a comment between the links of a chain of calls, attributes and subscripts needs a line end there.
  private func hasDanglingCommentInChain(_ expression: Expr) -> Bool {
    var current = expression.id
    while let link = tree.expr(current) {
      switch link.cases {
      case .attribute(let attribute):
        if comments.hasDangling(current) || endsLineAfterParenthesis(attribute.value) { return true }
        current = attribute.value.id
      case .call(let call):
        if comments.hasDangling(current) { return true }
        current = call.func.id
      case .subscript(let subscription): current = subscription.value.id
      default: return false
      }
    }
    return false
  }

  /// Writes a target and the `=` after it. Parentheses around the first target stay; others only where they are
  /// needed or hold comments.
  private mutating func formatTarget(_ target: Expr, keepsParentheses: Bool) {
    if keepsParentheses || comments.hasLeading(target.id) || comments.hasTrailing(target.id) {
      formatExpression(target)
    } else if mayBeParenthesizedAsTarget(target) {
      parenthesizeIfExpands { f in f.formatExpression(target, parentheses: .never) }
    } else {
      formatExpression(target, parentheses: .never)
    }
    space()
    token("=")
    space()
  }

  /// Whether a target breaks inside of brackets of its own.
  func hasOwnTargetParentheses(_ target: Expr) -> Bool {
    target.kind == .tupleExpr || ownParentheses(target) != nil
  }

  /// Whether a target that is too long gets parentheses, since it has no brackets in which it could break.
  func mayBeParenthesizedAsTarget(_ target: Expr) -> Bool {
    !hasOwnTargetParentheses(target) && !isAttributeOfParenthesized(target)
  }

  private func isAttributeOfParenthesized(_ target: Expr) -> Bool {
    var current = target.id
    var isValue = false
    while let expression = tree.expr(current) {
      if isValue && hasParentheses(expression) != nil { return true }
      switch expression.cases {
      case .attribute(let attribute):
        current = attribute.value.id
        isValue = true
      case .subscript: return true
      case .call(let call): return !call.arguments.items.isEmpty
      default: return false
      }
    }
    return false
  }

  private func augmentedAssignment(_ operator: BinaryOperator) -> StaticString {
    switch `operator` {
    case .add: "+="
    case .subtract: "-="
    case .multiply: "*="
    case .matrixMultiply: "@="
    case .divide: "/="
    case .modulo: "%="
    case .bitwiseAnd: "&="
    case .bitwiseOr: "|="
    case .bitwiseXor: "^="
    case .leftShift: "<<="
    case .rightShift: ">>="
    case .power: "**="
    case .floorDivide: "//="
    }
  }
}
