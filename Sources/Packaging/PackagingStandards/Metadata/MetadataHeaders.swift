/// Walks over the headers of an RFC 822-like message, as `METADATA` and `WHEEL` files are.
///
/// Headers end at the first empty line; a line that is no header is skipped. Names compare without case. Lines end in
/// `\n`, `\r\n` or `\r`, and a line that begins with space continues the one before.
package struct MetadataHeaders: ~Escapable {
  /// A header by where its name and value lie.
  package struct Header {
    let name: Range<Int>
    /// The value without space at either end, continuation lines included.
    package let value: Range<Int>
    /// Whether the value goes over several lines.
    let isFolded: Bool
  }

  private let bytes: Span<UInt8>
  private var position: Int

  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    let hasByteOrderMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    position = hasByteOrderMark ? 3 : 0
  }

  /// The next header, or nil at the end of the headers.
  package mutating func next() -> Header? {
    while position < bytes.count {
      let start = position
      let end = endOfLine(from: start)
      if end == start {
        position = startOfLine(after: end)
        return nil
      }
      position = startOfLine(after: end)
      guard let colon = colon(from: start, to: end) else { continue }
      var (valueEnd, isFolded) = (end, false)
      while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
        valueEnd = endOfLine(from: position)
        position = startOfLine(after: valueEnd)
        isFolded = true
      }
      var valueStart = colon + 1
      while valueStart < valueEnd, isSpace(bytes[valueStart]) { valueStart += 1 }
      while valueStart < valueEnd, isSpace(bytes[valueEnd - 1]) { valueEnd -= 1 }
      return Header(name: start..<colon, value: valueStart..<valueEnd, isFolded: isFolded)
    }
    return nil
  }

  /// Whether a header's name is `name`, which is lower case.
  package func name(of header: Header, is name: StaticString) -> Bool {
    guard header.name.count == name.utf8CodeUnitCount else { return false }
    let letters = unsafe UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    for index in 0..<letters.count {
      let byte = bytes[header.name.lowerBound + index]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if unsafe lower != letters[index] { return false }
    }
    return true
  }

  /// A header's value as text; line breaks in a folded value and the space after them become one space.
  package func text(of header: Header) -> String {
    let value = bytes.extracting(header.value)
    guard header.isFolded else { return String(value) }
    var unfolded: [UInt8] = []
    var index = 0
    while index < value.count {
      if value[index] == 0x0A || value[index] == 0x0D {
        while index < value.count, isSpace(value[index]) { index += 1 }
        unfolded.append(0x20)
      } else {
        unfolded.append(value[index])
        index += 1
      }
    }
    return String(decoding: unfolded, as: UTF8.self)
  }

  /// The colon after a header's name; nil if the line is no header.
  private func colon(from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: ":") { return index > start ? index : nil }
      if byte <= 0x20 || byte >= 0x7F { return nil }
      index += 1
    }
    return nil
  }

  private func endOfLine(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  private func startOfLine(after end: Int) -> Int {
    guard end < bytes.count else { return end }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }
}
