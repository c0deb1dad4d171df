internal import PythonSyntax

// Each comment is given to one node, as a leading comment (before it), a trailing one (after it) or a dangling one
// (inside of it, where no child stands). `CommentWalk` finds the node around the comment and the children next to it,
// `CommentPlacer` decides. Without a rule for the place, a comment at the end of a line belongs to what is before it, a
// comment on its own line to what follows it.
//
// The function that writes a node asks for the node's leading and trailing comments, which every node can have, and
// must write the dangling comments of its kind:
//
// - Module, ExpressionModule: none; the comments of a file without statements are leading comments of the module.
// - statements with a block (and ElifElseClause, ExceptHandler, MatchCase): those after the colon, at the end of the
//   header's line. FunctionDef, ClassDef: before those, the own-line ones between the last decorator and the keyword.
//   For, While, Try: also the own-line ones before `else` and `finally`, and those after the colon of these clauses;
//   tell them apart by their offsets. An `except`, `elif`, or the `else` of an `if`, is a node: comments before it are
//   its leading comments. With: before those after the colon, the one after `with (`. Match: those after its colon.
// - ImportFrom: those on the line of `(`.
// - Alias: those between the name and `as`, between `as` and the new name, between the alias and the comma after it:
//   `aliasComments(_:)` tells them apart. Identifiers are no nodes here.
// - WithItem: at the end of the line of `as`.
// - Arguments, TypeParameters, List, Set, Dict, Tuple, ListComp, SetComp, DictComp, GeneratorExp, MatchSequence,
//   MatchMapping, Interpolation: at the end of the line of the opening bracket; or all of them, if it is empty.
//   Dict, DictComp: also those around the `:` between a key and its value.
//   MatchMapping: also those around `**rest`.
//   A GeneratorExp that shares the parentheses of a call has no opening comments: the Arguments have them.
// - Parameters: on the line of `(`; around `/` and `*`, see `ParameterSeparators`. Without parameters, all.
// - Parameter: between the name or annotation and the default value. They stand before the `=` in the result, whose
//   value then starts on a new line.
// - Call: own-line ones between the function and `(`.
// - Attribute: around the `.`, and own-line ones before it.
// - Subscript: at the end of the line of `[`. Slice: where a part is missing, in the order of the parts.
// - BinOp: at the end of the line of an operator on a line of its own. UnaryOp: at the end of the line of the operator.
// - NamedExpr: after `:=`. Lambda: after `lambda`, around the colon.
// - Comprehension: at the end of the lines of `for`, `in`, `if`; own-line ones before `in` and `if`.
// - MatchClass: before `(`, and on the line of `(` or all in empty parentheses: `matchClassComments(_:)` tells them apart.
// - MatchAs: around `as`. MatchStar: after `*`.
// - Keyword, MatchKeyword, Starred: none; comments after the name, `=` or `*` are leading comments of the whole.

/// Gives each comment of a tree to a node.
///
/// - Complexity: O(n) in the number of tokens and of children of nodes that contain comments.
func attachComments(_ tree: TreeView, options: FormatOptions) -> [CommentTable.Attachment] {
  let commentIndex = CommentIndex(tree)
  if commentIndex.tokens.isEmpty { return [] }
  var attachments: [CommentTable.Attachment] = []
  attachments.reserveCapacity(commentIndex.tokens.count)
  var walk = CommentWalk(tree)
  var placer = CommentPlacer(tree, commentIndex)
  for index in commentIndex.tokens {
    let token = tree.token(index)
    let comment = SourceComment(
      start: token.start, end: token.end, isOwnLine: placer.isAloneOnLine(token.start),
      directive: FormatDirective(comment: tree.bytes(token.start, token.end)))
    var context = walk.context(of: comment)
    let placement = placer.place(&context)
    var attachment = CommentTable.Attachment(comment: comment, node: placement.node, role: placement.role)
    if let before = attachments.last, before.role == .leading, attachment.role != .leading,
      tree.node(before.node).start >= comment.end
    {
      if attachment.role == .dangling, !comment.isOwnLine, placer.isFirstInBody(before.node, of: attachment.node) {
        // A comment at the end of the line of a clause stays there, so that those before it come before the clause.
        var earlier = attachments.count - 1
        while earlier >= 0, attachments[earlier].node == before.node, attachments[earlier].role == .leading {
          attachments[earlier].node = attachment.node
          attachments[earlier].role = .dangling
          earlier -= 1
        }
      } else {
        // The comment before it belongs to what follows both: with anything else, the two would change places.
        attachment.node = before.node
        attachment.role = .leading
      }
    }
    attachments.append(attachment)
  }
  return attachments
}

/// A child as a comment sees it: its range has the parentheses that belong to the child's grammar.
struct CommentNeighbour: BitwiseCopyable {
  var id: NodeID
  var start: UInt32
  var end: UInt32
}

/// A comment, the innermost node around it, and the children of that node before and after it.
struct CommentContext: BitwiseCopyable {
  var comment: SourceComment
  var enclosing: CommentNeighbour
  /// The node around `enclosing`.
  var parent: CommentNeighbour?
  var preceding: CommentNeighbour?
  var following: CommentNeighbour?

  var start: UInt32 { comment.start }
  var end: UInt32 { comment.end }
  var isOwnLine: Bool { comment.isOwnLine }
}

/// Walks down a tree to the comments, which must be asked for in source order.
///
/// Only nodes around comments are entered, on a stack of its own: trees can be a hundred thousand levels deep.
struct CommentWalk: ~Escapable {
  private struct Frame: BitwiseCopyable {
    var node: CommentNeighbour
    /// Where in `children` the children of the node are.
    var lower: Int
    /// The first child that does not end before the comment.
    var next: Int
  }

  private let tree: TreeView
  private var frames: [Frame] = []
  private var children: [CommentNeighbour] = []

  @_lifetime(copy tree)
  init(_ tree: TreeView) {
    self.tree = tree
    enter(CommentNeighbour(id: tree.root, start: 0, end: .max))
  }

  /// The surroundings of the next comment.
  mutating func context(of comment: SourceComment) -> CommentContext {
    // The root stays: it is around everything.
    while frames.count > 1, let frame = frames.last, comment.start >= frame.node.end {
      children.removeSubrange(frame.lower...)
      frames.removeLast()
    }
    var index = frames.count - 1
    while true {
      while frames[index].next < children.count, children[frames[index].next].end <= comment.start {
        frames[index].next += 1
      }
      let next = frames[index].next
      guard next < children.count, children[next].start < comment.end else { break }
      enter(children[next])
      index += 1
    }
    let frame = frames[index]
    return CommentContext(
      comment: comment, enclosing: frame.node, parent: index > 0 ? frames[index - 1].node : nil,
      preceding: frame.next > frame.lower ? children[frame.next - 1] : nil,
      following: frame.next < children.count ? children[frame.next] : nil)
  }

  /// Starts a frame with the children of a node.
  private mutating func enter(_ node: CommentNeighbour) {
    let lower = children.count
    frames.append(Frame(node: node, lower: lower, next: lower))
    let tree = tree
    var found = children
    children = []
    tree.forEachChild(of: node.id) { child in
      let record = tree.node(child)
      switch record.kind {
      case .parameters where tree.kind(of: node.id) == .functionDefStmt:
        found.append(parenthesizedExtent(of: child, tree))
      case .generatorExp where record.start == node.start && tree.kind(of: node.id) == .arguments:
        found.append(unparenthesizedExtent(of: child, tree))
      case .withItem where isParenthesizedExpression(child, of: node.id, tree):
        found.append(unparenthesizedExtent(of: child, tree))
      case .formatSpecification:
        // The elements of the specification stand beside the value.
        tree.forEachChild(of: child) { element in
          found.append(
            CommentNeighbour(id: element, start: tree.node(element).start, end: tree.node(element).end))
        }
      default:
        found.append(CommentNeighbour(id: child, start: record.start, end: endBeforeSemicolon(of: child, tree)))
      }
    }
    children = found
  }
}

/// The end of a node without the semicolon that the range of a statement with a block includes.
private func endBeforeSemicolon(of node: NodeID, _ tree: TreeView) -> UInt32 {
  let end = tree.node(node).end
  guard end > 0, tree.byte(at: end - 1) == UInt8(ascii: ";") else { return end }
  var last = node
  while let child = tree.lastChildInBody(last) { last = child }
  return tree.node(last).end
}

/// The parameters of a function with their parentheses.
private func parenthesizedExtent(of parameters: NodeID, _ tree: TreeView) -> CommentNeighbour {
  let node = tree.node(parameters)
  var open = tree.firstToken(atOrAfter: node.start)
  // Without parameters, the node lies right after the parenthesis.
  while open > 0, tree.token(open).kind != .leftParenthesis || tree.token(open).start >= node.start { open -= 1 }
  var close = tree.firstToken(atOrAfter: node.end)
  while close < tree.tokenCount - 1, tree.token(close).kind != .rightParenthesis { close += 1 }
  return CommentNeighbour(id: parameters, start: tree.token(open).start, end: tree.token(close).end)
}

/// Whether the only item of a `with` is an expression in parentheses, which count as parentheses around the items.
/// That is not so where items could not be such expressions.
private func isParenthesizedExpression(_ id: NodeID, of statement: NodeID, _ tree: TreeView) -> Bool {
  let item = WithItem(unchecked: id, in: tree)
  guard item.optionalVars == nil, Stmt.With(unchecked: statement, in: tree).items.count == 1 else { return false }
  switch item.contextExpr.kind {
  case .starredExpr: return false
  case .namedExpr, .yieldExpr, .yieldFromExpr:
    // To be an item it needs parentheses of its own.
    guard tree.byte(at: unparenthesizedExtent(of: id, tree).start) == UInt8(ascii: "(") else { return false }
    fallthrough
  default:
    // `(a).b` starts with a parenthesis too, but with one inside of the expression.
    return item.start < item.contextExpr.start && tree.byte(at: item.end - 1) == UInt8(ascii: ")")
  }
}

/// A node without the parentheses that it shares with what is around it.
private func unparenthesizedExtent(of id: NodeID, _ tree: TreeView) -> CommentNeighbour {
  let node = tree.node(id)
  func isTrivia(_ kind: TokenKind) -> Bool { kind.isTrivia || kind == .newline }
  var first = tree.firstToken(atOrAfter: node.start) + 1
  while first < tree.tokenCount - 1, isTrivia(tree.token(first).kind) { first += 1 }
  var last = tree.firstToken(atOrAfter: node.end) - 1
  if last > 0 { last -= 1 }
  while last > 0, isTrivia(tree.token(last).kind) { last -= 1 }
  return CommentNeighbour(
    id: id, start: min(tree.token(first).start, node.end), end: max(tree.token(last).end, node.start))
}
