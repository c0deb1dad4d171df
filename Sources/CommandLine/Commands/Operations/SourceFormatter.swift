internal import CodeSettings
internal import EmbeddedCode
internal import Formatting
internal import PythonFiles
internal import PythonSyntax
internal import Support

/// Formats the text of one file, whatever its language.
struct SourceFormatter {
  enum Result {
    case unchanged
    case changed(FormattedText)
    /// It holds nothing that is formatted.
    case skipped
    case failed(FormatFailure.Reason)
  }

  let settings: CodeSettings
  let language: SourceLanguage
  /// The Python that the file must run on.
  private let target: PythonVersion?

  init(_ settings: CodeSettings, path: String?, language: SourceLanguage) {
    self.settings = settings
    self.language = language
    target = path.map { settings.targetVersion(ofFile: $0) } ?? settings.targetVersion
  }

  /// Formats a text, or the given lines of it.
  ///
  /// - Parameter verifies: whether a result is parsed again, to be sure that it means the same: not needed if it is
  ///   written nowhere.
  func format(_ bytes: [UInt8], range: FormatLineRange? = nil, verifies: Bool = true) -> Result {
    switch language {
    case .python, .pyi: return formatPython(bytes, range, verifies)
    case .ipynb, .markdown, .restructuredText:
      if range != nil { return .failed(.content("parts can be formatted of Python files only")) }
    }
    switch language {
    case .ipynb: return formatNotebook(bytes)
    case .markdown:
      return document(
        bytes,
        formatMarkdown(bytes) { label in
          guard let language = settings.language(ofLabel: label) else { return nil }
          return language == .markdown || language == .restructuredText ? nil : options(language)
        })
    default: return document(bytes, formatRestructuredText(bytes, options: options(.python)))
    }
  }

  private func options(_ language: SourceLanguage) -> FormatOptions {
    settings.format.options(language, target: target)
  }

  private func formatPython(_ bytes: [UInt8], _ range: FormatLineRange?, _ verifies: Bool) -> Result {
    let options = options(language)
    let file = unsafe bytes.withUnsafeBufferPointer { unsafe ParsedFile(parsing: $0, options) }
    let result =
      if let range {
        formatRange(of: file, from: range.start, to: range.end, options: options)
      } else {
        Formatting.format(file, options: options, verifies: verifies)
      }
    switch result {
    case .unchanged: return .unchanged
    case .changed(let formatted): return .changed(FormattedText(before: bytes, after: formatted))
    case .failed(let errors): return .failed(.syntax(SyntaxFailure(errors, in: bytes)))
    case .internalError(let message): return .failed(.defect(message))
    }
  }

  private func formatNotebook(_ bytes: [UInt8]) -> Result {
    let notebook: Notebook
    do {
      notebook = try Notebook(parsing: bytes)
    } catch {
      return .failed(.content(explanation(of: error).joined(separator: ": ")))
    }
    guard notebook.isPython else { return .skipped }
    switch EmbeddedCode.formatNotebook(notebook, options: options(.ipynb)) {
    case .unchanged: return .unchanged
    case .changed(let formatted, let change):
      return .changed(FormattedText(before: bytes, after: formatted, notebook: change))
    case .failed(let cell, let errors):
      let place = notebook.cells.firstIndex { $0.number == cell.number }
      let firstRow = place.map { notebook.firstRows[$0] } ?? 1
      return .failed(.syntax(SyntaxFailure(errors, in: cell.source, cell: cell.number, firstRow: firstRow)))
    case .internalError(let message): return .failed(.defect(message))
    }
  }

  private func document(_ bytes: [UInt8], _ formatted: [UInt8]?) -> Result {
    formatted.map { .changed(FormattedText(before: bytes, after: $0)) } ?? .unchanged
  }
}

/// A text before and after formatting.
struct FormattedText: Sendable {
  let before: [UInt8]
  let after: [UInt8]
  /// What changes in a notebook.
  var notebook: NotebookChange?
}

/// The first error of syntax in a file.
struct SyntaxFailure: Sendable {
  let message: String
  let start: TextPosition
  let end: TextPosition
  /// The cell of a notebook, counted from one.
  let cell: Int?
  /// The row of all cells that the cell starts in.
  let firstRow: Int
  /// The line of the error and up to two before and after it, by number.
  let lines: [Int: String]

  init(_ errors: [SyntaxError], in bytes: [UInt8], cell: Int? = nil, firstRow: Int = 1) {
    self.cell = cell
    self.firstRow = firstRow
    message = errors.first?.message ?? "the syntax is wrong"
    start = TextPosition(of: Int(errors.first?.range.start ?? 0), in: bytes)
    end = TextPosition(of: Int(errors.first?.range.end ?? 0), in: bytes)
    var lines: [Int: String] = [:]
    var place = TextPosition.textStart(of: bytes)
    for row in 1...start.row + 2 {
      let line = TextPosition.line(from: place, in: bytes)
      if row > 1, line.content.isEmpty, line.next == nil { break }
      if row >= start.row - 2 { lines[row] = String(decoding: bytes[line.content], as: UTF8.self) }
      guard let next = line.next else { break }
      place = next
    }
    self.lines = lines
  }
}

/// A line and a column in characters, both counted from one.
struct TextPosition: Sendable {
  let row: Int
  let column: Int

  /// The position of a byte. Lines end with LF, CR or both; a byte-order mark is no character.
  init(of offset: Int, in bytes: [UInt8]) {
    var start = Self.textStart(of: bytes)
    let offset = min(max(offset, start), bytes.count)
    var row = 1
    while let next = Self.line(from: start, in: bytes).next, next <= offset {
      row += 1
      start = next
    }
    self.row = row
    column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
  }

  /// Where the text begins: after a byte-order mark.
  static func textStart(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The line that starts at an offset, without its end, and where the next one starts; nil after the last.
  static func line(from start: Int, in bytes: [UInt8]) -> (content: Range<Int>, next: Int?) {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if end == bytes.count { return (start..<end, nil) }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return (start..<end, end + (isPair ? 2 : 1))
  }
}
