internal import JSONSyntax
package import PythonFiles

/// A Jupyter notebook: <https://nbformat.readthedocs.io/en/latest/format_description.html>.
package struct Notebook: Sendable {
  /// A code cell that holds Python.
  package struct Cell: Sendable {
    /// Its place among all cells, counted from one.
    package let number: Int
    /// Its source, with a line feed after the last line.
    package let source: [UInt8]
  }

  /// The code cells that hold Python and nothing but Python, in order.
  package let cells: [Cell]
  /// Whether the notebook is about Python, as far as it says.
  package let isPython: Bool
  private let root: NotebookValue
  private let endsWithLineFeed: Bool

  /// Reads a notebook.
  ///
  /// - Throws: `NotebookError` for a text that is not JSON, not a notebook, or of a format other than 4.
  package init(parsing bytes: [UInt8]) throws {
    var root: NotebookValue
    do {
      root = try NotebookValue(parsing: bytes)
    } catch {
      let place = unsafe error.location(in: bytes.span.bytes)
      throw NotebookError("it is no notebook: \(error.reason) in line \(place.line), column \(place.column)")
    }
    guard root.isObject else { throw NotebookError("it is no notebook: it is not an object") }
    if case .number(let format)? = root["nbformat"], format != "4" {
      throw NotebookError("format 4 of notebooks is expected, this is format \(format)")
    }
    if let problem = NotebookSchema.notebook.problem(in: &root, "the notebook") {
      throw NotebookError("it is no notebook: \(problem)")
    }
    guard let cells = root["cells"]?.elements, let metadata = root["metadata"] else {
      throw NotebookError("it is no notebook: it has no `cells` or no `metadata`")
    }
    self.root = root
    endsWithLineFeed = bytes.last == UInt8(ascii: "\n")
    isPython = Self.isPython(metadata)
    var found: [Cell] = []
    for (index, cell) in cells.enumerated() {
      guard let source = try Self.source(of: cell, number: index + 1) else { continue }
      if !CellMagic.takesOver(source.lines) { found.append(Cell(number: index + 1, source: source.bytes)) }
    }
    self.cells = found
  }

  private static func isPython(_ metadata: NotebookValue) -> Bool {
    if let language = metadata["language_info"]?["name"] { return language.text == "python" }
    if metadata["kernelspec"]?.isObject == true { return metadata["kernelspec"]?["language"]?.text == "python" }
    return true
  }

  /// The source of a code cell in the notebook's language, as lines and as one text; nil for other cells.
  private static func source(of cell: NotebookValue, number: Int) throws -> (lines: [Substring], bytes: [UInt8])? {
    guard let type = cell["cell_type"]?.text, let source = cell["source"] else {
      throw NotebookError("it is no notebook: cell \(number) has no `cell_type` or no `source`")
    }
    guard type == "code" else { return nil }
    if let language = cell["metadata"]?["vscode"]?["languageId"]?.text, language != "python" { return nil }
    switch source {
    case .string(let text):
      return (text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline), Array(text.utf8) + [0x0A])
    case .array(let elements):
      var lines: [Substring] = []
      var bytes: [UInt8] = []
      for element in elements {
        guard let text = element.text else { throw NotebookError("the source of cell \(number) is not text") }
        lines.append(text[...])
        bytes += text.utf8
      }
      return (lines, bytes + [0x0A])
    default: throw NotebookError("the source of cell \(number) is not text")
    }
  }

  /// For each Python cell the line that it starts in where all are written after each other, counted from one.
  package var firstLines: [Int] {
    var line = 1
    return cells.map { cell in
      defer { line += cell.source.count { $0 == UInt8(ascii: "\n") } }
      return line
    }
  }

  /// The sources of all Python cells after each other: what Python sees of the notebook, cell by cell.
  package var source: [UInt8] { Array(cells.map(\.source).joined()) }

  /// Where the cells are in `source`.
  package var cellMap: CellMap {
    CellMap(zip(cells, firstLines).map { CellMap.Cell(number: $0.number, firstLine: $1) })
  }

  /// Where a cell is in its own source.
  ///
  /// - Parameter place: the cell's place in `cells`.
  package func cellMap(ofCellAt place: Int) -> CellMap {
    CellMap([CellMap.Cell(number: cells[place].number, firstLine: 1)], linesBefore: firstLines[place] - 1)
  }

  /// The notebook as it is, in the layout in which a changed one is written.
  package var rewritten: [UInt8] { replacingSources([]) }

  /// The notebook with other sources for its Python cells, by their order in `cells`.
  ///
  /// Sources end with a line feed, which is not part of the cell. As by ruff, the whole file is written anew: indented
  /// by one blank, names in order, the source of each Python cell as a list of lines.
  package func replacingSources(_ sources: [[UInt8]]) -> [UInt8] {
    guard case .object(var members) = root, var list = root["cells"]?.elements else { return [] }
    for (cell, source) in zip(cells, sources) where list.indices.contains(cell.number - 1) {
      guard case .object(var content) = list[cell.number - 1] else { continue }
      content["source"] = .array(Self.lines(of: source).map(NotebookValue.string))
      list[cell.number - 1] = .object(content)
    }
    for index in list.indices {
      guard case .object(var content) = list[index], content["cell_type"]?.text == "code" else { continue }
      if content["execution_count"] == nil { content["execution_count"] = .null }
      list[index] = .object(content)
    }
    if case .number(let minor)? = root["nbformat_minor"], Int(minor) ?? 0 >= 5 { completeCellIdentifiers(&list) }
    members["cells"] = .array(list)
    var writer = JSONWriter(layout: .indented(1))
    NotebookValue.object(members).write(to: &writer)
    return writer.bytes + (endsWithLineFeed ? [0x0A] : [])
  }

  /// The lines of a source with their ends, without the last line feed.
  private static func lines(of source: [UInt8]) -> [String] {
    let text = source.last == 0x0A ? source.dropLast() : source[...]
    return TextLines(text).map { String(decoding: text[$0.start..<$0.end], as: UTF8.self) }
  }
}
