import Findings
import Linting
import PythonFiles
import PythonSyntax
import Testing

@Suite struct LintingTests {
  private func lintedFile(_ source: String, select: [String]? = nil, ignore: [String] = []) -> FileFindings {
    let settings = LintSettings(
      rules: RuleSelection(selected: select, ignored: ignore), targetVersion: .latest, keepsLines: true)
    let file = Array(source.utf8).withUnsafeBufferPointer { ParsedFile(parsing: $0) }
    return lint(file, displayPath: "a.py", absolutePath: "/project/a.py", settings: settings)
  }

  private let broken = "def f():\n  pass\n\nx = é é\nreturn 1\n"

  @Test(arguments: [
    (nil as [String]?, [] as [String], ["invalid-syntax", "F706"]), (["F7"], [], ["invalid-syntax", "F706"]),
    (["E"], [], ["invalid-syntax"]), (["F"], ["F706"], ["invalid-syntax"]),
    (["F706"], ["F"], ["invalid-syntax", "F706"]),
    (["ALL"], ["F7"], ["invalid-syntax"]),
  ])
  func selectorsChooseRulesButNotSyntaxErrors(select: [String]?, ignore: [String], expected: [String]) {
    #expect(lintedFile(broken, select: select, ignore: ignore).findings.map { $0.code ?? $0.name } == expected)
  }

  @Test func columnsCountCharacters() {
    let finding = lintedFile(broken).findings[0]
    #expect(finding.start == Finding.Position(line: 4, column: 7))
    #expect(finding.end == Finding.Position(line: 4, column: 8))
  }

  /// Every place is found from the block it lies in, not from the start of its line.
  @Test(arguments: [100, 1_000, 10_000])
  func placesOnALongLineAreFoundWithoutReadingIt(count: Int) {
    let tree = SyntaxTree(parsing: String(repeating: "é = 'ü'; x x; ", count: count) + "\n")
    let columns = ColumnIndex(tree.view)
    // Of each 16 bytes 2 are continuations.
    for number in 0..<count {
      let place = columns.position(of: UInt32(number * 16 + 10), in: tree.view)
      #expect(place.line == 1 && place.column == number * 14 + 9)
      #expect(place.bytesRead <= 2 * Int(ColumnIndex.blockLength))
    }
    let end = columns.position(of: .max, in: tree.view)
    #expect(end.line == 2 && end.column == 1)
  }

  @Test func anErrorCanBreakSeveralRules() {
    #expect(lintedFile("await x\n").findings.map(\.code) == ["F704", "PLE1142"])
    #expect(lintedFile("await x\n", select: ["F7"]).findings.map(\.code) == ["F704"])
    #expect(lintedFile("def f(): await x\n").findings.map(\.code) == ["PLE1142"])
  }

  @Test func rangesAreThoseOfRuff() {
    let source = """
      def f():
        x
        global x
      a, *b, *c = d
      def g():
        global y
        nonlocal y

      """
    let places = lintedFile(source).findings.map {
      "\($0.code ?? $0.name) \($0.start.line):\($0.start.column)-\($0.end.column)"
    }
    #expect(places == ["PLE0118 2:3-4", "F622 4:1-10", "PLE0115 6:10-11", "PLE0117 7:12-13"])
  }

  @Test func columnsAreThoseOfTheDecodedText() {
    let bytes = Array("# coding: gbk\nx = '".utf8) + [0xBA, 0xBA, 0xD7, 0xD6] + Array("' 1\n".utf8)
    let settings = LintSettings(
      rules: RuleSelection(selected: nil, ignored: []), targetVersion: .latest, keepsLines: true)
    let parsed = bytes.withUnsafeBufferPointer { ParsedFile(parsing: $0) }
    let file = lint(parsed, displayPath: "a.py", absolutePath: "/a.py", settings: settings)
    #expect(file.findings.map(\.start) == [Finding.Position(line: 2, column: 10)])
    #expect(file.lines[2] == "x = '汉字' 1")
  }

  @Test func aFileThatCannotBeReadIsAFinding() {
    func file(_ select: [String]?) -> FileFindings? {
      let settings = LintSettings(
        rules: RuleSelection(selected: select, ignored: []), targetVersion: .latest, keepsLines: false)
      return unreadableFile(displayPath: "a.py", absolutePath: "/a.py", reason: "Is a directory", settings: settings)
    }
    #expect(file(nil)?.findings.map(\.code) == ["E902"])
    #expect(file(["E9"]) != nil)
    #expect(file(["F"]) == nil)
  }

  @Test func cellsOfNotebooksMayUseMagicCommands() {
    let source = Array("%time x\nawait y\n".utf8)
    let settings = LintSettings(
      rules: RuleSelection(selected: nil, ignored: []), targetVersion: .latest, keepsLines: false)
    for mode in [ParseOptions.Mode.ipython, .module] {
      let file = source.withUnsafeBufferPointer { ParsedFile(parsing: $0, mode: mode) }
      let result = lint(file, displayPath: "a", absolutePath: "/a", settings: settings)
      #expect(result.findings.isEmpty == (mode == .ipython))
    }
  }
}
