/// Collects replacements in a text, first to last.
struct DocumentEdit {
  private let source: [UInt8]
  private var output: [UInt8] = []
  private var copied = 0
  private(set) var isChanged = false

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// Puts `text` in the place of a range, which lies behind all ranges before.
  mutating func replace(_ range: Range<Int>, by text: [UInt8]) {
    output += source[copied..<range.lowerBound]
    output += text
    copied = range.upperBound
    isChanged = true
  }

  /// The edited text, or nil if nothing was replaced.
  func finish() -> [UInt8]? { isChanged ? output + source[copied...] : nil }
}
