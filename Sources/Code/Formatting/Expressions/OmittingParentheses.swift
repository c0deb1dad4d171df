internal import PythonSyntax

extension Formatter {
  /// Whether an expression may break inside of its own brackets rather than in parentheses added around it.
  ///
  /// That looks right if it has at most one operator of the weakest precedence, and starts or ends with brackets:
  /// `a + call(...)`, but not `a + b + call(...)`.
  func canOmitOptionalParentheses(_ expression: Expr) -> Bool {
    var survey = BracketSurvey()
    surveyBrackets(expression.id, isRoot: true, &survey)
    if !survey.hasBrackets || survey.weakestCount > 1 { return false }
    if survey.weakest <= .attribute { return true }
    if let last = survey.last, endsInBrackets(last) { return true }
    if case .expression(let first) = survey.first { return endsInBrackets(first) }
    return false
  }

  /// Breaking inside of a subscript looks odd, so that it does not count.
  private func endsInBrackets(_ id: NodeID) -> Bool {
    guard let expression = tree.expr(id) else { return false }
    return expression.kind != .subscriptExpr && hasParentheses(expression) == .nonEmpty
  }

  /// Collects what is known of the operators and brackets of an expression. The left edge is followed in a loop.
  private func surveyBrackets(_ id: NodeID, isRoot: Bool, _ survey: inout BracketSurvey) {
    var edge: [NodeID] = []
    var current = id
    var isOuter = isRoot
    while let expression = tree.expr(current) {
      if !isOuter {
        survey.last = current
        if tree.isInParentheses(expression) {
          survey.hasBrackets = true
          survey.begin(.expression(current))
          break
        }
      }
      isOuter = false
      if let left = enterSurvey(expression, &survey) {
        edge.append(current)
        current = left
      } else {
        if !(isRoot && current == id) { survey.begin(.expression(current)) }
        break
      }
    }
    while let outer = edge.popLast() {
      leaveSurvey(outer, &survey)
      if !(isRoot && outer == id) { survey.begin(.expression(outer)) }
    }
  }

  /// Records an expression. The result is the part at its left edge, if the parts are to be surveyed.
  private func enterSurvey(_ expression: Expr, _ survey: inout BracketSurvey) -> NodeID? {
    switch expression.cases {
    case .dict, .list, .set, .listComp, .setComp, .dictComp, .generatorExp: survey.hasBrackets = true
    case .tuple(let tuple):
      if !tuple.isParenthesized { return tuple.elts.firstElement?.id }
      survey.hasBrackets = true
    case .boolOp(let operation):
      survey.count(.booleanOperation, max(operation.values.count - 1, 0))
      return operation.values.firstElement?.id
    case .binOp(let operation):
      survey.count(OperatorPrecedence(operation.op), 1)
      return operation.left.id
    case .ifExp(let conditional):
      survey.count(.conditional, 2)
      return conditional.body.id
    case .compare(let comparison):
      survey.count(.comparator, comparison.comparisons.count)
      return comparison.left.id
    case .call(let call):
      survey.hasBrackets = true
      return call.func.id
    case .subscript(let subscription):
      survey.hasBrackets = true
      return subscription.value.id
    case .attribute(let attribute): return attribute.value.id
    case .namedExpr(let named): return named.target.id
    case .unaryOp(let operation):
      if operation.op == .invert { survey.count(.bitwiseInversion, 1) }
      survey.begin(.token)
      return operation.operand.id
    case .await(let awaited):
      survey.begin(.token)
      return awaited.value.id
    case .yield(let yield):
      survey.begin(.token)
      return yield.value?.id
    case .yieldFrom(let yield):
      survey.begin(.token)
      return yield.value.id
    case .starred(let starred):
      survey.begin(.token)
      return starred.value.id
    case .lambda(let lambda):
      survey.begin(.token)
      if let parameters = lambda.parameters { surveyChildren(parameters.id, skipsFirst: false, &survey) }
      return lambda.body.id
    default: break
    }
    return nil
  }

  /// Surveys the parts of an expression that are not at its left edge.
  private func leaveSurvey(_ id: NodeID, _ survey: inout BracketSurvey) {
    guard let expression = tree.expr(id) else { return }
    switch expression.cases {
    case .call, .subscript: survey.last = id
    case .attribute(let attribute):
      if hasParentheses(attribute.value) != nil { survey.count(.attribute, 1) }
      survey.last = id
    case .tuple, .boolOp, .binOp, .ifExp, .compare, .namedExpr: surveyChildren(id, skipsFirst: true, &survey)
    default: break
    }
  }

  private func surveyChildren(_ id: NodeID, skipsFirst: Bool, _ survey: inout BracketSurvey) {
    var skips = skipsFirst
    tree.forEachChild(of: id) { child in
      if skips {
        skips = false
      } else if tree.kind(of: child).isExpr {
        surveyBrackets(child, isRoot: false, &survey)
      } else {
        surveyChildren(child, skipsFirst: false, &survey)
      }
    }
  }
}

/// What `canOmitOptionalParentheses` collects.
private struct BracketSurvey {
  enum Beginning {
    case nothing
    /// A token that is no bracket, such as `not`.
    case token
    case expression(NodeID)
  }

  /// The weakest operators, and how many there are of them.
  var weakest = OperatorPrecedence.none
  var weakestCount = 0
  /// Whether any part stands in brackets.
  var hasBrackets = false
  /// The last expression that was surveyed.
  var last: NodeID?
  var first = Beginning.nothing

  mutating func count(_ precedence: OperatorPrecedence, _ count: Int) {
    if weakest < precedence {
      weakest = precedence
      weakestCount = count
    } else if weakest == precedence {
      weakestCount += count
    }
  }

  mutating func begin(_ beginning: Beginning) {
    if case .nothing = first { first = beginning }
  }
}
