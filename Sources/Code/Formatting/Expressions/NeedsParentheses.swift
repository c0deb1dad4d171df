internal import PythonSyntax

extension Formatter {
  /// How an expression wants to be parenthesised if it does not fit, below a given parent.
  func needsParentheses(_ expression: Expr, parent: NodeID) -> OptionalParentheses {
    let isAwaited = tree.kind(of: parent) == .awaitExpr
    switch expression.cases {
    case .boolOp, .lambda, .ifExp: return isAwaited ? .always : .multiline
    case .binOp(let operation):
      if isAwaited { return .always }
      return startsWithMultilineString(operation.id, operation.left, then: operation.right) ? .never : .multiline
    case .compare(let comparison):
      if isAwaited { return .always }
      let startsWithString =
        comparison.comparisons.count > 0
        && startsWithMultilineString(nil, comparison.left, then: comparison.comparisons.comparator(at: 0))
      return startsWithString ? .never : .multiline
    case .unaryOp(let operation):
      if isAwaited || breaksAfterOperator(operation) { return .always }
      if tree.isInParentheses(operation.operand) { return .never }
      if comments.has(operation.operand.id) { return .always }
      return needsParentheses(operation.operand, parent: operation.id)
    case .generatorExp: return isAwaited ? .always : .never
    case .await(let awaited):
      if isAwaited || isTypeAnnotation(expression.id, of: parent) { return .always }
      if tree.isInParentheses(awaited.value) {
        return hasComment(before: awaited.value, limit: awaited.end) ? .always : .never
      }
      return needsParentheses(awaited.value, parent: awaited.id)
    case .yield(let yield):
      guard let value = yield.value else { return yieldNeedsParentheses(yield.id, parent: parent) ? .always : .never }
      return yieldNeedsParentheses(yield.id, value, parent: parent)
    case .yieldFrom(let yield): return yieldNeedsParentheses(yield.id, yield.value, parent: parent)
    case .namedExpr: return namedExprNeedsParentheses(parent: parent) ? .always : .multiline
    case .call, .attribute, .subscript: return callChainNeedsParentheses(expression, parent: parent)
    case .concatenatedString, .starred, .slice: return .multiline
    case .stringLiteral, .bytesLiteral: return isMultilineString(expression) ? .never : .bestFit
    case .fString, .tString:
      return isMultilineString(expression) || hasMultilineField(expression.id) ? .never : .bestFit
    case .numberLiteral, .booleanLiteral, .noneLiteral, .ellipsisLiteral, .name: return .bestFit
    case .dict, .set, .list, .tuple, .listComp, .setComp, .dictComp, .ipythonEscape, .invalid: return .never
    }
  }

  /// Whether an operation starts with a string of several lines and ends with brackets: it never fits on a line, so
  /// that parentheses would not help.
  private func startsWithMultilineString(_ operation: NodeID?, _ left: Expr, then right: Expr) -> Bool {
    switch left.kind {
    case .stringLiteralExpr, .bytesLiteralExpr, .fStringExpr, .tStringExpr: break
    default: return false
    }
    if let operation, comments.hasDangling(operation) { return false }
    return isMultilineString(left) && hasParentheses(right) != nil && !comments.has(left.id) && !comments.has(right.id)
  }

  /// Whether an expression is the annotation of a variable or the return annotation of a function.
  private func isTypeAnnotation(_ expression: NodeID, of parent: NodeID) -> Bool {
    guard let statement = tree.stmt(parent) else { return false }
    switch statement.cases {
    case .annAssign(let assignment): return assignment.annotation.id == expression
    case .functionDef(let function): return function.returns?.id == expression
    default: return false
    }
  }

  private func yieldNeedsParentheses(_ yield: NodeID, parent: NodeID) -> Bool {
    if isTypeAnnotation(yield, of: parent) { return true }
    switch tree.kind(of: parent) {
    case .assignStmt, .annAssignStmt, .augAssignStmt: return false
    default: return true
    }
  }

  private func yieldNeedsParentheses(_ yield: NodeID, _ value: Expr, parent: NodeID) -> OptionalParentheses {
    if yieldNeedsParentheses(yield, parent: parent) { return .always }
    if tree.isInParentheses(value) { return .never }
    let needed = needsParentheses(value, parent: yield)
    return needed == .bestFit ? .never : needed
  }

  private func namedExprNeedsParentheses(parent: NodeID) -> Bool {
    switch tree.kind(of: parent) {
    case .annAssignStmt, .assignStmt, .augAssignStmt, .assertStmt, .returnStmt, .exceptHandler, .withItem, .yieldExpr,
      .yieldFromExpr, .awaitExpr, .deleteStmt, .forStmt, .functionDefStmt, .lambdaExpr:
      true
    default: false
    }
  }

  /// The chain is followed in a loop, so that its length does not matter.
  private func callChainNeedsParentheses(_ expression: Expr, parent: NodeID) -> OptionalParentheses {
    // If the whole chain is not fluent, no part of it is.
    if callChainLayout(expression).isFluent { return .multiline }
    var current = expression.id
    var parentOfCurrent = parent
    while let link = tree.expr(current) {
      let inner: NodeID
      switch link.cases {
      case .attribute(let attribute):
        if comments.hasDangling(current) { return .always }
        inner = attribute.value.id
        if tree.isInParentheses(attribute.value) {
          // A comment after the closing parenthesis needs a line end before the dot.
          let endsLine = comments.trailing(inner).indices.contains { !comments[$0].isOwnLine }
          return endsLine ? .multiline : .never
        }
      case .call(let call):
        if comments.hasDangling(current) { return .always }
        inner = call.func.id
        if tree.isInParentheses(call.func) { return .never }
      case .subscript(let subscription):
        inner = subscription.value.id
        if tree.isInParentheses(subscription.value) { return .never }
      default:
        let needed = needsParentheses(link, parent: parentOfCurrent)
        if needed == .bestFit, expression.kind == .subscriptExpr {
          return returnAnnotationNeedsParentheses(expression, parent: parent)
        }
        return needed
      }
      parentOfCurrent = current
      current = inner
    }
    return .never
  }

  /// A subscript as a return annotation: if there are parameters, they break before it does.
  private func returnAnnotationNeedsParentheses(_ expression: Expr, parent: NodeID) -> OptionalParentheses {
    guard let function = tree.stmt(parent)?.asFunctionDef, function.returns?.id == expression.id else {
      return .bestFit
    }
    let parameters = function.parameters
    return parameters.items.isEmpty && !comments.has(parameters.id) ? .multiline : .never
  }
}
