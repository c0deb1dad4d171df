internal import CodeSettings
internal import Formatting
internal import PythonSyntax

/// Formats the text of one file, whatever its language.
struct SourceFormatter {
  enum Result {
    case unchanged
    case changed([UInt8])
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

  func format(_ bytes: [UInt8]) -> Result {
    switch language {
    case .python, .pyi:
      let options = settings.format.options(language, target: target)
      let result = bytes.withUnsafeBufferPointer { formatSource($0, options: options) }
      switch result {
      case .unchanged: return .unchanged
      case .changed(let formatted): return .changed(formatted)
      case .failed(let errors): return .failed(syntaxFailure(errors, in: bytes))
      case .internalError(let message): return .failed(.defect(message))
      }
    case .ipynb, .markdown, .restructuredText: return .skipped
    }
  }

  private func syntaxFailure(_ errors: [SyntaxError], in bytes: [UInt8]) -> FormatFailure.Reason {
    guard let first = errors.first else { return .syntax(place: "1:1", message: "the syntax is wrong") }
    let (line, column) = position(of: Int(first.range.start), in: bytes)
    return .syntax(place: "\(line):\(column)", message: first.message)
  }
}

/// The line and the column in characters of a byte, both counted from one.
func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
  let offset = min(max(offset, 0), bytes.count)
  var line = 1
  var start = 0
  for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
    line += 1
    start = index + 1
  }
  return (line, bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1)
}
