/// Where the comments of a file are among its tokens.
package struct CommentIndex: Sendable {
  /// The indices of the tokens that are comments, in source order.
  package private(set) var tokens: [Int] = []
  /// For each comment the next token that is neither a comment nor layout.
  private var endsOfTrivia: [Int] = []

  /// - Complexity: O(n) in the number of tokens.
  package init(_ tree: TreeView) {
    for index in 0..<tree.tokenCount where tree.token(index).kind == .comment { tokens.append(index) }
    guard !tokens.isEmpty else { return }
    endsOfTrivia = tokens
    var next = tree.tokenCount
    for place in tokens.indices.reversed() {
      var index = tokens[place] + 1
      search: while index < tree.tokenCount {
        switch tree.token(index).kind {
        case .comment:
          index = next
          break search
        case .newline, .nonLogicalNewline, .indent, .dedent: index += 1
        default: break search
        }
      }
      endsOfTrivia[place] = index
      next = index
    }
  }

  /// The index of the first token after a comment that is neither a comment nor layout.
  ///
  /// - Parameter comment: the index of the comment's token.
  /// - Complexity: O(log n) in the number of comments.
  package func endOfTrivia(from comment: Int) -> Int {
    let place = place { $0 >= comment }
    return place < tokens.count ? endsOfTrivia[place] : comment + 1
  }

  /// The places in `tokens` of the comments that start in a range.
  ///
  /// - Complexity: O(log n) in the number of comments.
  package func comments(in range: TextRange, of tree: TreeView) -> Range<Int> {
    let first = place { tree.token($0).start >= range.start }
    return first..<max(first, place { tree.token($0).start >= range.end })
  }

  /// Whether a comment lies in a range.
  package func hasComment(in range: TextRange, of tree: TreeView) -> Bool { !comments(in: range, of: tree).isEmpty }

  /// The trailing comment of the line that an offset lies on: the one behind its code.
  ///
  /// - Complexity: O(log n) in the number of comments, and O(n) in the length of the line.
  package func trailingComment(onLineOf offset: UInt32, of tree: TreeView) -> Token? {
    let place = place { tree.token($0).start >= offset }
    guard place < tokens.count else { return nil }
    let comment = tree.token(tokens[place])
    if tree.isFirstOnLine(comment.start) { return nil }
    for place in offset..<max(offset, comment.start) {
      let byte = tree.byte(at: place)
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return nil }
    }
    return comment
  }

  /// The place of the first comment whose token satisfies a condition that all later ones satisfy too.
  private func place(where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(tokens[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
