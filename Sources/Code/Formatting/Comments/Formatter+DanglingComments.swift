internal import PythonSyntax

// Dangling comments that stand at several places of one node.
extension Formatter {
  /// The dangling comments of an imported name: before `as`, after `as`, and after the name before a comma.
  func aliasComments(_ alias: Alias) -> (beforeAs: CommentSlice, afterAs: CommentSlice, beforeComma: CommentSlice) {
    let all = comments.dangling(alias.id)
    if all.isEmpty { return (.empty, .empty, .empty) }
    let end = alias.end
    let inside = comments.prefix(of: all) { $0.start < end }
    let beforeComma = all.dropFirst(inside.count)
    guard let name = alias.asname, let word = tree.lastToken(.asKeyword, in: TextRange(alias.start, name.start)) else {
      return (.empty, .empty, all)
    }
    let beforeAs = comments.prefix(of: inside) { $0.start < word.start }
    return (beforeAs, inside.dropFirst(beforeAs.count), beforeComma)
  }

  /// The dangling comments of a class pattern: before its parenthesis, and after it.
  func matchClassComments(_ pattern: Pattern.MatchClass) -> (beforeParenthesis: CommentSlice, inside: CommentSlice) {
    let all = comments.dangling(pattern.id)
    guard !all.isEmpty, let open = tree.openingParenthesis(of: pattern) else { return (all, .empty) }
    let before = comments.prefix(of: all) { $0.start < open }
    return (before, all.dropFirst(before.count))
  }

}

extension CommentTable {
  /// The comments at the start of a slice for which a condition holds.
  func prefix(of slice: CommentSlice, while condition: (SourceComment) -> Bool) -> CommentSlice {
    var count = 0
    for index in slice.indices {
      if !condition(self[index]) { break }
      count += 1
    }
    return slice.prefix(count)
  }

  /// The number of comments at the start of a slice for which a condition holds, found by halving: comments at odd
  /// places, for which it holds here and there, are divided as ruff divides them.
  func partitionPoint(of slice: CommentSlice, _ condition: (SourceComment) -> Bool) -> Int {
    var base = 0
    var size = slice.count
    if size == 0 { return 0 }
    while size > 1 {
      let half = size / 2
      if condition(self[Int(slice.lower) + base + half]) { base += half }
      size -= half
    }
    return condition(self[Int(slice.lower) + base]) ? base + 1 : base
  }
}
