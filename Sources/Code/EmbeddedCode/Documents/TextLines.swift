/// The lines of a text: each ends with a line feed, a carriage return, both, or the end of the text.
struct TextLines: Sequence {
  struct Line {
    /// The first byte.
    var start: Int
    /// Behind the last byte of the content.
    var contentEnd: Int
    /// Behind the line's end.
    var end: Int
  }

  private let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
  }

  struct Iterator: IteratorProtocol {
    let text: ArraySlice<UInt8>
    var place: Int

    mutating func next() -> Line? {
      guard place < text.endIndex else { return nil }
      var index = place
      while index < text.endIndex, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
      var line = Line(start: place, contentEnd: index, end: index)
      if index < text.endIndex {
        line.end += 1
        if text[index] == 0x0D, line.end < text.endIndex, text[line.end] == 0x0A { line.end += 1 }
      }
      place = line.end
      return line
    }
  }

  func makeIterator() -> Iterator { Iterator(text: text, place: text.startIndex) }
}

/// Blank, tab and form feed: what may stand before and after code on a line.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }

extension ArraySlice<UInt8> {
  /// The bytes without the blanks before them.
  var trimmingLeadingBlanks: ArraySlice<UInt8> { drop(while: isBlank) }

  /// The bytes without the blanks after them.
  var trimmingTrailingBlanks: ArraySlice<UInt8> {
    var result = self
    while let last = result.last, isBlank(last) { result.removeLast() }
    return result
  }

  /// The text without the indentation that all its lines have in common; blank lines lose all of it.
  var dedented: [UInt8] {
    var common = Int.max
    for line in TextLines(self) {
      let content = self[line.start..<line.contentEnd]
      let rest = content.trimmingLeadingBlanks
      if !rest.isEmpty { common = Swift.min(common, content.count - rest.count) }
    }
    if common == .max { return Array(self) }
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for line in TextLines(self) {
      let isEmpty = self[line.start..<line.contentEnd].allSatisfy(isBlank)
      result += self[(isEmpty ? line.contentEnd : line.start + common)..<line.end]
    }
    return result
  }

  /// The text with an indentation before each line; none of it trails on blank lines.
  func indented(by prefix: ArraySlice<UInt8>) -> [UInt8] {
    if prefix.isEmpty { return Array(self) }
    var result: [UInt8] = []
    for line in TextLines(self) {
      let isEmpty = self[line.start..<line.contentEnd].allSatisfy(isBlank)
      result += isEmpty ? prefix.trimmingTrailingBlanks : prefix
      result += self[line.start..<line.end]
    }
    return result
  }
}
