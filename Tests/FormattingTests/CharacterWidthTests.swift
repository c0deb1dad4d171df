import Formatting
import Testing

/// The columns that characters take, which decide where lines break.
@Suite struct CharacterWidthTests {
  @Test(arguments: [
    ("a", 1), ("é", 1), ("寿", 2), ("\u{301}", 0), ("\u{200B}", 0), ("\u{AD}", 0), ("한", 2), ("\u{1160}", 0), ("ｱ", 1),
    ("Ａ", 2), ("😀", 2), ("☃", 1), ("\u{85}", 0), ("\u{E000}", 1), ("\u{10FFFF}", 1), ("Ж", 1), ("\u{17D8}", 3),
    ("\u{3000}", 2), ("\u{2E3B}", 1), ("\u{FE0F}", 0),
  ])
  func linesBreakByColumns(character: String, width: Int) {
    let source = "f(\"\(character)\(character)\", a)\n"
    let columns = 8 + 2 * width
    #expect(formatted(source, FormatOptions(lineWidth: columns)) == source)
    #expect(formatted(source, FormatOptions(lineWidth: columns - 1)) != source)
  }
}
