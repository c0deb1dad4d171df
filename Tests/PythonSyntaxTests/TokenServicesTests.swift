import PythonSyntax
import Testing

/// Tokens, comments and columns looked up by offset.
@Suite struct TokenServicesTests {
  /// A source with `|` at an offset, and the source without it.
  private func marked(_ source: String) -> (tree: SyntaxTree, offset: UInt32) {
    let parts = source.split(separator: "|", omittingEmptySubsequences: false)
    return (parse(parts.joined()), UInt32(parts[0].utf8.count))
  }

  @Test(
    arguments: [
      ("|ab = 1\n", "ab"), ("a|b = 1\n", "ab"), ("ab| = 1\n", nil), ("ab |= 1\n", "="), ("x = 'é|ü'\n", "'éü'"),
      ("if x:\n  y\n|z\n", "z"), ("x  |# c\n", "# c"), ("x|", nil),
    ] as [(String, String?)])
  func theTokenAtAnOffset(source: String, expected: String?) {
    let (tree, offset) = marked(source)
    let found = tree.view.indexOfToken(covering: offset).map { tree.view.text(of: tree.view.token($0).range) }
    #expect(found == expected)
  }

  @Test(
    arguments: [
      ("(a | # c\n\n + b)\n", "a", "+"), ("|a\n", nil, "a"), ("a # c\n|# d\nb\n", "a", "b"), ("a\n|", "a", ""),
      ("if x:|\n  y\n", ":", "y"), ("a|b\n", "ab", ""),
    ] as [(String, String?, String)])
  func theTokensAroundAnOffset(source: String, before: String?, after: String) {
    let (tree, offset) = marked(source)
    let view = tree.view
    let previous = view.previousToken(offset).map { view.text(of: $0.range) }
    let next = view.text(of: view.nextToken(offset).range)
    #expect(previous == before)
    #expect(next == after)
  }

  @Test func tokensOfAKindInARange() {
    let view = parse("a.b.c = (d.e)\n").view
    let range = TextRange(1, 10)
    let dots = [view.firstToken(.dot, in: range)?.start, view.lastToken(.dot, in: range)?.start]
    #expect(dots == [1, 3])
    let commas = [view.firstToken(.comma, in: range)?.start, view.lastToken(.comma, in: range)?.start]
    #expect(commas == [nil, nil])
    let texts = view.tokens(in: range).map { view.text(of: view.token($0).range) }
    #expect(texts == [".", "b", ".", "c", "=", "(", "d"])
    let none = view.tokens(in: TextRange(4, 4))
    #expect(none.isEmpty)
  }

  @Test func commentsOfARange() {
    let tree = parse("# a\nx = [  # b\n  1,\n  # c\n]\ny\n")
    let comments = CommentIndex(tree.view)
    func texts(_ start: UInt32, _ end: UInt32) -> [String] {
      comments.comments(in: TextRange(start, end), of: tree.view).map {
        tree.view.text(of: tree.view.token(comments.tokens[$0]).range)
      }
    }
    #expect(texts(0, 100) == ["# a", "# b", "# c"])
    #expect(texts(1, 12) == ["# b"])
    #expect(texts(3, 4) == [])
    let isFound = [TextRange(15, 30), TextRange(30, 40)].map { comments.hasComment(in: $0, of: tree.view) }
    #expect(isFound == [true, false])
    let isAlone = comments.tokens.map { tree.view.isFirstOnLine(tree.view.token($0).start) }
    #expect(isAlone == [true, false, true])
    let trailing = [4, 17, 0].map { comments.trailingComment(onLineOf: $0, of: tree.view)?.start }
    #expect(trailing == [11, nil, nil])
  }

  @Test(
    arguments: [
      ("x = 1\n", 4, ColumnUnit.utf16, 0, 4), ("é = '𝒳' + a\n", 5, .utf16, 0, 4), ("é = '𝒳' + a\n", 10, .utf16, 0, 7),
      ("é = '𝒳' + a\n", 10, .scalar, 0, 6), ("é = '𝒳' + a\n", 10, .utf8, 0, 10), ("a\r\nbc\n", 4, .utf16, 1, 1),
      ("\u{FEFF}x\n", 3, .utf16, 0, 0), ("a\rb\n", 3, .utf16, 1, 1), ("a\n", 2, .utf16, 1, 0),
    ] as [(String, UInt32, ColumnUnit, Int, Int)])
  func columnsInUnits(source: String, offset: UInt32, unit: ColumnUnit, line: Int, column: Int) {
    let view = parse(source).view
    let lines = LineIndex(view)
    let place = lines.position(of: offset, in: unit, of: view)
    let back = lines.offset(ofLine: line, column: column, in: unit, of: view)
    #expect(place.line == line)
    #expect(place.column == column)
    #expect(back == offset)
  }

  @Test(
    arguments: [
      ("ab\ncd\n", 0, 9, 2), ("ab\r\ncd\n", 0, 9, 2), ("ab\n", 7, 0, 3), ("ab\n", -1, 4, 0), ("x𝒳y\n", 0, 2, 1),
      ("x𝒳y\n", 0, 3, 5), ("ab", 0, 9, 2),
    ] as [(String, Int, Int, UInt32)])
  func placesOutsideOfTheTextAreMovedIntoIt(source: String, line: Int, column: Int, offset: UInt32) {
    let view = parse(source).view
    let found = LineIndex(view).offset(ofLine: line, column: column, in: .utf16, of: view)
    #expect(found == offset)
  }

  /// From every offset that starts a character to its position and back.
  @Test(arguments: [ColumnUnit.utf8, .utf16, .scalar])
  func positionsLeadBack(unit: ColumnUnit) {
    let view = parse("a = 'é𝒳' \\\n  + b\r\n\r\nç = 1 # ü\rx\n").view
    let lines = LineIndex(view)
    for offset in 0..<UInt32(view.sourceCount) where view.byte(at: offset) & 0xC0 != 0x80 {
      // The second byte of `\r\n` belongs to the end of its line.
      if offset > 0, view.byte(at: offset) == 0x0A, view.byte(at: offset - 1) == 0x0D { continue }
      let place = lines.position(of: offset, in: unit, of: view)
      let back = lines.offset(ofLine: place.line, column: place.column, in: unit, of: view)
      #expect(back == offset)
    }
  }
}
