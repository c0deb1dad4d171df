import Formatting
import PythonSyntax
import Testing

/// Checks what a source is formatted as, and that the result stays as it is when it is formatted again.
func check(
  _ source: String, becomes expected: String, options: FormatOptions = FormatOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(formatted(source, options) == expected, sourceLocation: sourceLocation)
  #expect(formatted(expected, options) == expected, "formatted again", sourceLocation: sourceLocation)
}

/// The formatted source, or why it could not be formatted.
func formatted(_ source: String, _ options: FormatOptions = FormatOptions()) -> String {
  let bytes = Array(source.utf8)
  return text(of: bytes.withUnsafeBufferPointer { formatSource($0, options: options) }, source)
}

/// The source after formatting, or why it could not be formatted.
func text(of result: FormatResult, _ source: String) -> String {
  switch result {
  case .unchanged: source
  case .changed(let bytes): String(decoding: bytes, as: UTF8.self)
  case .failed(let errors): "syntax error: \(errors.first?.message ?? "")"
  case .internalError(let message): "internal error: \(message)"
  }
}
