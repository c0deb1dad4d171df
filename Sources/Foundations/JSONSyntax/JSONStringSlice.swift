/// Where the content of a string stands in the text of a ``JSONReader``, between its quotes.
///
/// A slice is a place, not text: it means something only together with the bytes it was read from.
package struct JSONStringSlice: Equatable, Sendable {
  /// First byte after the opening quote.
  package var start: Int
  /// The closing quote.
  package var end: Int
  /// Whether a backslash occurs, so that the bytes differ from the string's content.
  package var hasEscapes: Bool

  package var byteRange: Range<Int> { start..<end }
}
