internal import TerminalUI

/// Something that a person should know about a source, with its place in lines and columns.
package struct Finding: Equatable, Sendable {
  /// A place: both numbers start at 1, columns count Unicode scalars.
  package struct Position: Equatable, Sendable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1.
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    /// The start of a file, which stands for a place that is not known.
    package static let start = Position(line: 1, column: 1)
  }

  /// How sure a fix is not to change what the code does.
  package enum Applicability: String, Sendable {
    case safe
    case unsafe
    case display
  }

  /// Text in the place of other text.
  package struct Edit: Equatable, Sendable {
    /// What comes instead.
    package var content: String
    /// Where it starts.
    package var start: Position
    /// Behind its last character.
    package var end: Position

    package init(content: String, start: Position, end: Position) {
      self.content = content
      self.start = start
      self.end = end
    }
  }

  /// What would mend it.
  package struct Fix: Equatable, Sendable {
    /// How sure the fix is.
    package var applicability: Applicability
    /// What the fix does, in a sentence; nil where the edits say it.
    package var message: String?
    /// The changes, in the order of their places.
    package var edits: [Edit]

    package init(_ applicability: Applicability, message: String? = nil, edits: [Edit]) {
      self.applicability = applicability
      self.message = message
      self.edits = edits
    }
  }

  /// Places in the sources of all Python cells of a notebook.
  package struct InAllCells: Equatable, Sendable {
    /// Where it starts.
    package var start: Position
    /// Behind its last character.
    package var end: Position
    /// The changes, in the order of their places.
    package var edits: [Edit]

    package init(start: Position, end: Position, edits: [Edit] = []) {
      self.start = start
      self.end = end
      self.edits = edits
    }
  }

  /// The code of the rule, such as `F706`; nil for what is no rule, such as errors of syntax.
  package var code: String?
  /// The name of the rule, or of the kind of finding, such as `invalid-syntax`.
  package var name: String
  /// What is wrong, in a sentence.
  package var message: String
  /// Where it starts.
  package var start: Position
  /// Behind its last character.
  package var end: Position
  /// In a notebook, the place and the edits where the sources of all Python cells are written after each other, for the
  /// formats that count so.
  package var inAllCells: InAllCells?
  /// Whether it is about the file as a whole: its place then is the file's first character.
  package var isAboutWholeFile = false
  /// The cell of a notebook, counted from one; places are within it.
  package var cell: Int?
  /// What would mend it, if something is known to.
  package var fix: Fix?
  /// What the fix changes, ready to be shown below the finding, and the columns its line numbers take.
  package var diff: (text: String, numberWidth: Int)?

  package init(
    code: String?, name: String, message: String, start: Position, end: Position, cell: Int? = nil, fix: Fix? = nil
  ) {
    self.code = code
    self.name = name
    self.message = message
    self.start = start
    self.end = end
    self.cell = cell
    self.fix = fix
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.code == right.code && left.name == right.name && left.message == right.message && left.start == right.start
      && left.end == right.end && left.cell == right.cell
      && left.fix == right.fix && left.inAllCells == right.inAllCells
  }

  /// A finding about a file as a whole.
  package init(code: String?, name: String, message: String) {
    self.init(code: code, name: name, message: message, start: .start, end: .start)
    isAboutWholeFile = true
  }

  /// The line on which a comment could suppress the finding; nil if none can.
  var suppressibleLine: Int? { code == nil || code == "E902" ? nil : start.line }

  /// What stands before the message: the code, or the name.
  package var label: String { code ?? name }

  /// The label and the message.
  var headline: String { headline(Painter(isEnabled: false)) }

  /// The label, coloured, and the message.
  func headline(_ painter: Painter) -> String {
    painter.paint(label, .bold, .red) + (code == nil ? ": " : " ") + message
  }

  /// The place, with a colon before each number: of the cell, the line, the column.
  func placeSuffix(_ colon: String = ":") -> String {
    if isAboutWholeFile { return "" }
    return (cell.map { "\(colon)cell \($0)" } ?? "") + "\(colon)\(start.line)\(colon)\(start.column)"
  }

  /// Counts the place in all cells too.
  ///
  /// - Parameter firstLine: the line of all cells that the finding's cell starts in.
  package mutating func count(fromLine firstLine: Int) {
    inAllCells = InAllCells(
      start: Position(line: start.line + firstLine - 1, column: start.column),
      end: Position(line: end.line + firstLine - 1, column: end.column))
  }

  /// The place for formats that know no cells.
  var plainStart: Position { cell == nil ? start : .start }
  var plainEnd: Position { cell == nil ? end : .start }
}

/// A file with what was found in it.
package struct FileFindings: Sendable {
  /// The path as shown to a person.
  package var displayPath: String
  /// The absolute path.
  package var absolutePath: String
  /// What was found, in the order of the places.
  package var findings: [Finding]
  /// The lines of the source around the findings, by number, for the format that shows them.
  package var lines: [Int: String]
  /// The same for each cell of a notebook, by its number.
  package var cellLines: [Int: [Int: String]] = [:]

  package init(displayPath: String, absolutePath: String, findings: [Finding], lines: [Int: String] = [:]) {
    self.displayPath = displayPath
    self.absolutePath = absolutePath
    self.findings = findings
    self.lines = lines
  }
}
