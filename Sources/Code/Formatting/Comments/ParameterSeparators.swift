internal import PythonSyntax

/// Where `/` and a lone `*` stand in a parameter list. They are no nodes: comments around them dangle at the list.
struct ParameterSeparators: BitwiseCopyable {
  /// A separator, and the nodes or separators around it.
  struct Separator: BitwiseCopyable {
    /// The end of the parameter or separator before it, or the start of the list.
    var precedingEnd: UInt32
    var range: TextRange
    /// The start of the parameter or separator after it, or the end of the list.
    var followingStart: UInt32
    /// The start of the first comment on a line of its own before it: those after that one follow it.
    var firstOwnComment: UInt32 = .max

    /// Whether a comment stands on a line of its own before the separator, or behind such a comment.
    func isPreceded(by comment: SourceComment) -> Bool {
      comment.start > precedingEnd && comment.start < range.start
        && (comment.isOwnLine || comment.start > firstOwnComment)
    }
  }

  /// Where a comment stands next to a separator.
  enum Place: BitwiseCopyable { case beforeSlash, afterSlash, beforeStar, afterStar }

  /// Whether comments on lines of their own after a `/` that ends the list stay there, to be behind those around it.
  private var keepsCommentsAfterSlash = false
  private(set) var slash: Separator?
  private(set) var star: Separator?

  /// - Parameter extent: the parameters with their parentheses, if they have any.
  init(_ parameters: Parameters, extent: CommentNeighbour, _ tree: TreeView) {
    let items = parameters.items
    var lastPositionalOnly: Int?
    var lastPositional: Int?
    var firstKeywordOnly: Int?
    var hasVariadic = false
    for index in items.indices {
      switch items[index].role {
      case .positionalOnly:
        lastPositionalOnly = index
        lastPositional = index
      case .positionalOrKeyword: lastPositional = index
      case .variadicPositional: hasVariadic = true
      case .keywordOnly: if firstKeywordOnly == nil { firstKeywordOnly = index }
      case .variadicKeyword: break
      }
    }
    if let lastPositionalOnly {
      let end = items[lastPositionalOnly].end
      if let range = Self.find(.slash, end, extent.end, tree) {
        slash = Separator(precedingEnd: end, range: range, followingStart: extent.end)
      }
    }
    if let firstKeywordOnly, !hasVariadic {
      let start: UInt32
      if let lastPositional, lastPositional != lastPositionalOnly || slash == nil {
        start = items[lastPositional].end
      } else {
        start = slash?.range.end ?? extent.start
      }
      let followingStart = items[firstKeywordOnly].start
      if let range = Self.find(.star, start, followingStart, tree) {
        star = Separator(precedingEnd: start, range: range, followingStart: followingStart)
      }
    }
    if let lastPositionalOnly, slash != nil {
      let next = lastPositionalOnly + 1
      if next < items.count, items[next].role != .keywordOnly && (items[next].role != .variadicKeyword || star == nil) {
        slash?.followingStart = items[next].start
      } else if let star {
        slash?.followingStart = star.range.start
      }
    }
    let ownBeforeSlash = Self.firstOwnComment(before: slash, tree)
    slash?.firstOwnComment = ownBeforeSlash
    let ownBeforeStar = Self.firstOwnComment(before: star, tree)
    star?.firstOwnComment = ownBeforeStar
    if let slash, slash.followingStart == extent.end { keepsCommentsAfterSlash = Self.hasComments(around: slash, tree) }
  }

  /// Whether a comment belongs to a `/`: on a line of its own before it, or at the end of its line.
  private static func hasComments(around slash: Separator, _ tree: TreeView) -> Bool {
    var index = tree.firstToken(atOrAfter: slash.precedingEnd)
    while index < tree.tokenCount {
      let token = tree.token(index)
      switch token.kind {
      case .comment:
        if token.start > slash.range.end { return true }
        if tree.indentation(of: token.start) != nil { return true }
      case .rightParenthesis, .colon: return false
      case .nonLogicalNewline: if token.start >= slash.range.end { return false }
      default: break
      }
      index += 1
    }
    return false
  }

  private static func firstOwnComment(before separator: Separator?, _ tree: TreeView) -> UInt32 {
    guard let separator else { return .max }
    var index = tree.firstToken(atOrAfter: separator.precedingEnd)
    while index < tree.tokenCount, tree.token(index).start < separator.range.start {
      let token = tree.token(index)
      if token.kind == .comment, tree.indentation(of: token.start) != nil { return token.start }
      index += 1
    }
    return .max
  }

  private static func find(_ kind: TokenKind, _ start: UInt32, _ end: UInt32, _ tree: TreeView) -> TextRange? {
    var index = tree.firstToken(atOrAfter: start)
    while index < tree.tokenCount, tree.token(index).start < end {
      if tree.token(index).kind == kind { return tree.token(index).range }
      index += 1
    }
    return nil
  }

  /// The place of a comment next to a separator: on its own line before it, or at the end of the line after it.
  func place(of comment: SourceComment) -> Place? {
    if let slash {
      if slash.isPreceded(by: comment) { return .beforeSlash }
      if !comment.isOwnLine, comment.start > slash.range.end, comment.start < slash.followingStart {
        return .afterSlash
      }
      if keepsCommentsAfterSlash, comment.start > slash.range.end { return .afterSlash }
    }
    if let star {
      if star.isPreceded(by: comment) { return .beforeStar }
      if !comment.isOwnLine, comment.start > star.range.end, comment.start < star.followingStart { return .afterStar }
    }
    return nil
  }
}
