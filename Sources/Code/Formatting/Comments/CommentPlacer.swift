internal import PythonSyntax

/// Decides to which node a comment belongs.
///
/// Thousands of comments may follow each other. What is asked of all that stand between two nodes is kept from one to
/// the next, and tokens after comments are found without passing them.
struct CommentPlacer: ~Escapable {
  let tree: TreeView
  let commentIndex: CommentIndex
  /// The last empty line before an offset, of those after another.
  private var lastEmptyLine: (after: UInt32, before: UInt32, offset: UInt32?)?
  /// The smallest indentation of the comments from an offset up to a token.
  var smallestIndentation: (after: UInt32, upToToken: Int, width: UInt32?)?

  @_lifetime(copy tree)
  init(_ tree: TreeView, _ commentIndex: CommentIndex) {
    self.tree = tree
    self.commentIndex = commentIndex
  }

  struct Placement: BitwiseCopyable {
    var node: NodeID
    var role: CommentTable.Role
  }

  /// The rules in order, the first that applies wins; `inout` since the surroundings are refined first.
  mutating func place(_ context: inout CommentContext) -> Placement {
    refine(&context)
    if let placement = placeByParentheses(context) ?? placeAtEndOfLineAroundBody(context) { return placement }
    if let placement = placeOnOwnLineAroundBody(context) { return placement }
    if let placement = placeEnclosed(context) { return placement }
    return placeByPosition(context)
  }

  func leading(_ node: NodeID) -> Placement { Placement(node: node, role: .leading) }
  func trailing(_ node: NodeID) -> Placement { Placement(node: node, role: .trailing) }
  func dangling(_ node: NodeID) -> Placement { Placement(node: node, role: .dangling) }

  /// Without a rule: the end of a line belongs to what is before it, a line to what follows it.
  private func placeByPosition(_ context: CommentContext) -> Placement {
    switch (context.isOwnLine, context.preceding, context.following) {
    case (false, let preceding?, _): return trailing(preceding.id)
    case (false, nil, let following?): return leading(following.id)
    case (true, _, let following?): return leading(following.id)
    case (true, let preceding?, nil): return trailing(preceding.id)
    case (_, nil, nil): return dangling(context.enclosing.id)
    }
  }

  /// Parentheses around an expression are not part of its node. A comment that stands inside of them belongs to it.
  private func placeByParentheses(_ context: CommentContext) -> Placement? {
    guard let preceding = context.preceding, let following = context.following,
      tree.kind(of: context.enclosing.id) != .concatenatedStringExpr
    else { return nil }
    if hasParenthesis(.leftParenthesis, preceding.end, context.start) { return leading(following.id) }
    if hasParenthesis(.rightParenthesis, context.end, following.start) { return trailing(preceding.id) }
    return nil
  }

  /// Whether a parenthesis lies between two nodes. Words after which there is none that belongs to an expression end
  /// the search.
  private func hasParenthesis(_ kind: TokenKind, _ start: UInt32, _ end: UInt32) -> Bool {
    var tokens = tokens(start, end)
    while let token = next(&tokens) {
      switch token.kind {
      case .asKeyword, .defKeyword, .classKeyword: return false
      case kind: return true
      default: break
      }
    }
    return false
  }

  // MARK: - Tokens

  /// A place among the tokens, and where to stop.
  struct TokenRange: BitwiseCopyable {
    var index: Int
    var end: UInt32
  }

  func tokens(_ start: UInt32, _ end: UInt32) -> TokenRange {
    TokenRange(index: start < end ? tree.firstToken(atOrAfter: start) : tree.tokenCount, end: end)
  }

  /// The next token that is neither a comment nor layout.
  func next(_ range: inout TokenRange) -> Token? {
    while range.index < tree.tokenCount {
      let token = tree.token(range.index)
      if token.start >= range.end { return nil }
      range.index += 1
      switch token.kind {
      case .comment: range.index = commentIndex.endOfTrivia(from: range.index - 1)
      case .newline, .nonLogicalNewline, .indent, .dedent: continue
      case .endOfFile: return nil
      default: return token
      }
    }
    return nil
  }

  /// The first token between two offsets.
  func firstToken(_ start: UInt32, _ end: UInt32 = .max) -> Token? {
    var tokens = tokens(start, end)
    return next(&tokens)
  }

  /// The first token after an expression that does not close parentheses around it.
  func firstTokenAfterParentheses(_ start: UInt32, _ end: UInt32 = .max) -> Token? {
    var tokens = tokens(start, end)
    while let token = next(&tokens) {
      if token.kind != .rightParenthesis { return token }
    }
    return nil
  }

  func hasToken(_ kind: TokenKind, _ start: UInt32, _ end: UInt32) -> Bool {
    var tokens = tokens(start, end)
    while let token = next(&tokens) {
      if token.kind == kind { return true }
    }
    return false
  }

  // MARK: - Lines

  /// Whether only whitespace is before an offset on its line.
  func isAloneOnLine(_ offset: UInt32) -> Bool { indentation(of: offset) != nil }

  /// The length of the whitespace before an offset on its line; nil if there is something else.
  ///
  /// As for ruff, a byte-order mark is something else.
  func indentation(of offset: UInt32) -> UInt32? {
    guard let range = tree.indentation(of: offset), range.start == 0 || range.start != tree.textStart else {
      return nil
    }
    return UInt32(range.count)
  }

  /// Whether a line ends between two offsets.
  func hasLineEnd(_ start: UInt32, _ end: UInt32) -> Bool {
    guard start < end else { return false }
    return tree.bytes(start, end).contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  /// The start of the line after an offset.
  func nextLine(_ offset: UInt32) -> UInt32 {
    var offset = offset
    let count = UInt32(tree.sourceCount)
    while offset < count {
      let byte = tree.byte(at: offset)
      offset += 1
      if byte == UInt8(ascii: "\n") { return offset }
      if byte == UInt8(ascii: "\r") { return tree.byte(at: offset) == UInt8(ascii: "\n") ? offset + 1 : offset }
    }
    return offset
  }

  /// Whether an empty line lies between two offsets, with only comments beside it.
  mutating func hasEmptyLine(_ start: UInt32, _ end: UInt32) -> Bool {
    if let last = lastEmptyLine, last.before == end, last.after <= start {
      return last.offset.map { $0 >= start } ?? false
    }
    let offset = offsetOfLastEmptyLine(start, end)
    lastEmptyLine = (start, end, offset)
    return offset != nil
  }

  /// The start of the last empty line between two offsets, before anything but comments.
  private func offsetOfLastEmptyLine(_ start: UInt32, _ end: UInt32) -> UInt32? {
    var last: UInt32?
    var lines = 0
    var offset = start
    while offset < end {
      switch tree.byte(at: offset) {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if lines > 0 { last = offset }
        lines += 1
        if tree.byte(at: offset) == UInt8(ascii: "\r"), tree.byte(at: offset + 1) == UInt8(ascii: "\n") { offset += 1 }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
        break
      case UInt8(ascii: "#"):
        lines = 0
        while offset + 1 < end, tree.byte(at: offset + 1) != UInt8(ascii: "\n"),
          tree.byte(at: offset + 1) != UInt8(ascii: "\r")
        {
          offset += 1
        }
      default:
        return last
      }
      offset += 1
    }
    return last
  }
}
