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
  let result = bytes.withUnsafeBufferPointer { formatSource($0, options: options) }
  switch result {
  case .unchanged: return source
  case .changed(let bytes): return String(decoding: bytes, as: UTF8.self)
  case .failed(let errors): return "syntax error: \(errors.first?.message ?? "")"
  case .internalError(let message): return "internal error: \(message)"
  }
}
