internal import PythonSyntax

/// How an item of a `with` statement is written.
enum WithItemLayout: BitwiseCopyable {
  /// The only item, without parentheses around it.
  case single
  /// An item in parentheses that are added if needed.
  case parenthesizedItems(isSingle: Bool)
  /// An item for a version that does not allow parentheses around items.
  case unparenthesizedItems(isSingle: Bool)
}

extension Formatter {
  mutating func formatWithItem(_ item: WithItem, _ layout: WithItemLayout) {
    formatNode(item.id) { f in
      let context = item.context
      let isParenthesized = f.isInParentheses(context)
      switch layout {
      case .single: f.maybeParenthesize(context, parent: item.id, .ifBreaks)
      case .parenthesizedItems(let isSingle):
        if isParenthesized && (item.target != nil || !isSingle) {
          f.maybeParenthesize(context, parent: item.id, .ifBreaksParenthesizedNested)
        } else {
          f.formatExpression(context, parentheses: .never)
        }
      case .unparenthesizedItems(let isSingle):
        f.maybeParenthesize(context, parent: item.id, isSingle || isParenthesized ? .ifBreaks : .ifRequired)
      }
      guard let target = item.target else { return }
      f.space()
      f.token("as")
      f.space()
      let dangling = f.comments.dangling(item.id)
      if dangling.isEmpty {
        f.formatExpression(target)
      } else {
        f.parenthesized("(", comments: dangling, ")") { f in f.formatExpression(target, parentheses: .never) }
      }
    }
  }
}
