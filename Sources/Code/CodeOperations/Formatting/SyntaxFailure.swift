package import Findings
internal import Linting
package import PythonFiles
internal import PythonSyntax

/// The first error of syntax in a file, for which it is not formatted.
package struct SyntaxFailure: Sendable {
  /// What is wrong, in a sentence.
  package let message: String
  /// Where the error starts.
  package let start: Finding.Position
  /// Behind its last character.
  package let end: Finding.Position
  /// The cell of a notebook that the error is in; places are within it.
  package let cell: CellMap.Cell?
  /// The line of the error and up to two before and after it, by number.
  package let lines: [Int: String]

  /// Takes the first of a file's errors.
  init(_ errors: [SyntaxError], in file: ParsedFile, cell: CellMap.Cell? = nil) {
    self.cell = cell
    message = errors.first?.message ?? "the syntax is wrong"
    let range = errors.first?.range ?? TextRange(0, 0)
    start = Finding.Position(of: range.start, in: file)
    end = Finding.Position(of: range.end, in: file)
    var lines: [Int: String] = [:]
    let count = file.lines.lineStarts.count
    for number in max(1, start.line - 2)...start.line + 2 where number <= count {
      let text = file.text(ofLine: number)
      // Behind the last line end there is no line.
      if number == count, number > 1, text.isEmpty { break }
      lines[number] = text
    }
    self.lines = lines
  }
}
