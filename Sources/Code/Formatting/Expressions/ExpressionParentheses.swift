internal import PythonSyntax

/// Whether the brackets that belong to an expression contain something.
enum OwnParentheses: BitwiseCopyable { case empty, nonEmpty }

// What is known of an expression's brackets, and where it could break.
extension Formatter {
  // MARK: - Brackets of an expression

  /// Whether an expression brings brackets of its own: those of a display, a call or a subscript.
  func ownParentheses(_ expression: Expr) -> OwnParentheses? {
    let isEmpty: Bool
    switch expression.cases {
    case .listComp, .setComp, .dictComp, .subscript, .generatorExp: return .nonEmpty
    case .list(let list): isEmpty = list.elts.isEmpty
    case .set(let set): isEmpty = set.elts.isEmpty
    case .dict(let dict): isEmpty = dict.items.isEmpty
    case .tuple(let tuple):
      guard tuple.isParenthesized else { return nil }
      isEmpty = tuple.elts.isEmpty
    case .call(let call): isEmpty = call.arguments.items.isEmpty
    default: return nil
    }
    return isEmpty && !comments.hasDangling(expression.id) ? .empty : .nonEmpty
  }

  /// As `ownParentheses`, but parentheses around the expression count too.
  func hasParentheses(_ expression: Expr) -> OwnParentheses? {
    let own = ownParentheses(expression)
    if own == .nonEmpty { return own }
    return tree.isInParentheses(expression) ? .nonEmpty : own
  }

  /// Whether the brackets of an expression may stand directly inside those around it: a preview style.
  func isHuggable(_ expression: Expr) -> Bool {
    guard options.preview else { return false }
    switch expression.cases {
    case .tuple, .list, .set, .dict, .listComp, .setComp, .dictComp: return true
    case .starred(let starred): return isHuggable(starred.value)
    default: return false
    }
  }

  // MARK: - Places to break

  /// Whether an expression could be split over lines at all.
  func isSplittable(_ expression: Expr) -> Bool {
    var current = expression.id
    while let expression = tree.expr(current) {
      let inner: NodeID
      switch expression.cases {
      case .compare, .binOp, .boolOp, .ifExp, .generatorExp, .subscript, .await, .listComp, .setComp, .dictComp,
        .yieldFrom, .concatenatedString:
        return true
      case .tuple(let tuple): return !tuple.elts.isEmpty
      case .dict(let dict): return !dict.items.isEmpty
      case .set(let set): return !set.elts.isEmpty
      case .list(let list): return !list.elts.isEmpty
      case .yield(let yield): return yield.value != nil
      case .call(let call): return !call.arguments.items.isEmpty || tree.isInParentheses(call.func)
      case .unaryOp(let operation):
        current = operation.operand.id
        continue
      case .lambda(let lambda): inner = lambda.body.id
      case .starred(let starred): inner = starred.value.id
      case .attribute(let attribute): inner = attribute.value.id
      default: return false
      }
      if let expression = tree.expr(inner), tree.isInParentheses(expression) { return true }
      current = inner
    }
    return false
  }

  /// The expression that the first character belongs to. Expressions in parentheses are not entered.
  func leftMost(_ expression: Expr) -> NodeID {
    var current = expression.id
    while let expression = tree.expr(current) {
      let left: NodeID
      switch expression.cases {
      case .binOp(let operation): left = operation.left.id
      case .ifExp(let conditional): left = conditional.body.id
      case .call(let call): left = call.func.id
      case .attribute(let attribute): left = attribute.value.id
      case .subscript(let subscription): left = subscription.value.id
      case .boolOp(let operation):
        guard let first = operation.values.firstElement else { return current }
        left = first.id
      case .compare(let comparison): left = comparison.left.id
      case .tuple(let tuple):
        guard !tuple.isParenthesized, let first = tuple.elts.firstElement else { return current }
        left = first.id
      case .slice(let slice):
        guard let lower = slice.lower else { return current }
        left = lower.id
      default: return current
      }
      guard let inner = tree.expr(left), !tree.isInParentheses(inner) else { return current }
      current = left
    }
    return current
  }
}
