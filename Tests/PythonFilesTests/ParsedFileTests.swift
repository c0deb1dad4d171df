import Findings
import Formatting
import Linting
import PythonFiles
import PythonSemantics
import PythonSyntax
import Testing

@Suite struct ParsedFileTests {
  private func parsed(_ source: String, mode: ParseOptions.Mode = .module) -> ParsedFile {
    Array(source.utf8).withUnsafeBufferPointer { ParsedFile(parsing: $0, mode: mode) }
  }

  /// What is found and what is formatted are the same as from parses of their own, whoever comes first.
  @Test(arguments: ["x = ( 1 )\nreturn x\n", "def f( a,/ ):\n  x = (y := 1)\n", "x = (1\n", "# c\n"])
  func oneParseServesTheLinterAndTheFormatter(source: String) {
    let settings = LintSettings(
      rules: RuleSelection(selected: nil, ignored: []), targetVersion: PythonVersion(minor: 7), keepsLines: true)
    func linted(_ file: ParsedFile) -> [Finding] {
      lint(file, displayPath: "a.py", absolutePath: "/a.py", settings: settings).findings
    }
    func formatted(_ file: ParsedFile) -> String { "\(format(file, options: FormatOptions()))" }
    let (findings, result) = (linted(parsed(source)), formatted(parsed(source)))
    let first = parsed(source)
    #expect(linted(first) == findings && formatted(first) == result)
    let second = parsed(source)
    #expect(formatted(second) == result && linted(second) == findings)
  }

  @Test func errorsDependOnTheVersionThatIsAskedFor() {
    let file = parsed("match x:\n  case 1: return (y := 1)\n")
    func count(_ minor: UInt8) -> Int { file.errors(for: PythonVersion(minor: minor)).count }
    #expect([count(7), count(8), count(10), count(7)] == [3, 2, 1, 3])
    #expect(file.tree.errors.isEmpty)
  }

  @Test func aModelIsMadeForItsOptions() {
    let file = parsed("x = 1\n")
    let (first, second) = (file.semanticModel(), file.semanticModel())
    #expect(first.owner === second.owner)
    let stub = file.semanticModel(SemanticOptions(isStub: true))
    #expect(stub.owner !== first.owner)
  }

  @Test func aFileInAnotherEncodingIsNotWrittenBack() {
    let bytes = Array("# coding: latin-1\nx = '".utf8) + [0xE9] + Array("'\n".utf8)
    let file = bytes.withUnsafeBufferPointer { ParsedFile(parsing: $0) }
    #expect(file.tree.errors.isEmpty && !file.isSourceOfFile)
    guard case .internalError = format(file, options: FormatOptions()) else {
      Issue.record("a recoded file was formatted")
      return
    }
  }

  @Test(arguments: [(1, 2), (3, 2), (4, 5), (5, 7), (100, 7)])
  func linesLieInCells(line: Int, number: Int) {
    let map = CellMap([
      CellMap.Cell(number: 2, firstLine: 1), CellMap.Cell(number: 5, firstLine: 4),
      CellMap.Cell(number: 7, firstLine: 5),
    ])
    #expect(map.cell(ofLine: line)?.number == number)
    #expect(map.cells.map { map.firstLine(after: $0) } == [4, 5, nil])
    #expect(CellMap([]).cell(ofLine: line) == nil)
  }
}
