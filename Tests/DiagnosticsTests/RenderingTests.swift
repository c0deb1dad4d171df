import Diagnostics
import Support
import TerminalUI
import Testing

private struct SampleError: UserFacingError {
  let message = "Failed to read `a.txt`"
  let causes = ["first\nsecond line", "no such file"]
  let hints = ["try another file"]
}

private struct PlainError: Error, CustomStringConvertible {
  let description = "plain"
}

@Suite struct RenderingTests {
  private let plain = Painter(isEnabled: false)

  @Test func marksStandUnderWhatTheyMean() {
    let source = DiagnosedSource(name: "pyproject.toml", text: "a = 1\n\tkey = é!x\nz = 2\n")
    #expect(excerpt(of: SourceRange(start: 13, end: 15), in: source) == ["  key = é!x", "        ^"])
    #expect(source.position(of: 13) == (2, 8))
  }

  @Test(arguments: [
    (0, 0, "^"), (3, 900, "   ^^^"), (900, 901, "      ^"), (-5, 2, "^^"), (4, 1, "    ^"), (2, 99, "  ^^^^"),
  ])
  func marksStayInsideTheLine(start: Int, end: Int, mark: String) {
    let source = DiagnosedSource(name: "x", text: "abcdef")
    #expect(excerpt(of: SourceRange(start: start, end: end), in: source) == ["abcdef", mark])
  }

  @Test func wideCharactersMoveTheMark() {
    let source = DiagnosedSource(name: "x", text: "日本x\r\nnext")
    #expect(excerpt(of: SourceRange(start: 6, end: 7), in: source, indent: 2) == ["  日本x", "      ^"])
  }

  @Test func errorsShowCausesThenHints() {
    #expect(
      errorReport(for: SampleError(), painter: plain)
        == """
        error: Failed to read `a.txt`
          caused by: first
                     second line
          caused by: no such file

        hint: try another file
        """)
    #expect(errorReport(for: PlainError(), painter: plain) == "error: plain")
    let painted = terminalText(errorReport(for: PlainError(), painter: Painter(isEnabled: true)))
    #expect(painted.hasPrefix("\u{1b}[31;1merror\u{1b}[0m"))
  }
}
