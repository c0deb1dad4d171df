import Support
import Testing

@Suite struct WhitespaceTests {
  @Test(arguments: [
    (Whitespace.blanks, "a\u{A0}\n"), (.ascii, "a\u{A0}"), (.unicode, "a"),
  ])
  func eachKindStopsAtWhatItDoesNotCount(kind: Whitespace, rest: String) {
    #expect("\t a\u{A0}\n \t".trimming(kind) == rest)
  }

  @Test(arguments: [Whitespace.blanks, .ascii, .unicode])
  func whatIsBetweenStays(kind: Whitespace) {
    #expect(" a \t b ".trimming(kind) == "a \t b")
  }

  @Test(arguments: ["", " ", "\t \t"])
  func nothingIsLeftOfBlanks(text: String) {
    #expect(text.trimming(.blanks).isEmpty)
  }
}
