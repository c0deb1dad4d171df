internal import PythonSyntax

/// Where the comments of a file are among its tokens.
struct CommentTokens {
  /// The tokens that are comments, in source order.
  private(set) var indices: [Int] = []
  /// For each comment the next token that is neither a comment nor layout.
  private var endsOfTrivia: [Int] = []

  init(_ tree: TreeView) {
    for index in 0..<tree.tokenCount where tree.token(index).kind == .comment { indices.append(index) }
    guard !indices.isEmpty else { return }
    endsOfTrivia = indices
    var next = tree.tokenCount
    for place in indices.indices.reversed() {
      var index = indices[place] + 1
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

  /// The index of the first comment that starts at or after an offset.
  func firstIndex(atOrAfter offset: UInt32, in tree: TreeView) -> Int? {
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if tree.token(indices[middle]).start < offset { low = middle + 1 } else { high = middle }
    }
    return low < indices.count ? indices[low] : nil
  }

  /// The index of the first token after a comment that is neither a comment nor layout.
  func endOfTrivia(from comment: Int) -> Int {
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < comment { low = middle + 1 } else { high = middle }
    }
    return low < indices.count ? endsOfTrivia[low] : comment + 1
  }
}
