import Findings
import Testing

@Suite struct TextPositionTests {
  @Test(arguments: [
    ("", 0, 1, 1), ("ab", 1, 1, 2), ("ab", 2, 1, 3), ("ab", 9, 1, 3), ("ab", -1, 1, 1), ("a\nb", 1, 1, 2),
    ("a\nb", 2, 2, 1), ("a\n", 2, 2, 1), ("a\rb", 2, 2, 1), ("a\r\nb", 2, 1, 3), ("a\r\nb", 3, 2, 1),
    ("\n\r\n\rx", 4, 4, 1), ("\u{FEFF}ab", 0, 1, 1), ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}a\nb", 5, 2, 1),
    ("é𝒳x", 2, 1, 2), ("é𝒳x", 6, 1, 3), ("x\né", 4, 2, 2),
  ])
  func placesCountLinesAndCharacters(text: String, offset: Int, line: Int, column: Int) {
    #expect(Finding.Position(of: offset, in: Array(text.utf8)) == Finding.Position(line: line, column: column))
  }
}
