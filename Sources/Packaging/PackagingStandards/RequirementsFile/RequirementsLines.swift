/// The lines of a requirements file: comments taken out, continued lines joined, variables replaced.
///
/// One pass over the bytes; a line is copied only if it is continued or has a variable in it.
enum RequirementsLines {
  /// A line that says something.
  struct Line: ~Escapable {
    /// The number of its first line in the file, from 1.
    let number: Int
    /// The text without space at either end; never empty.
    let bytes: Span<UInt8>

    @_lifetime(copy bytes)
    init(number: Int, bytes: Span<UInt8>) {
      self.number = number
      self.bytes = bytes
    }
  }

  /// Calls `body` with each line that is not empty.
  ///
  /// - Parameters:
  ///   - bytes: the file in UTF-8 or, with a byte order mark, UTF-16. Lines end in `\n`, `\r\n` or `\r`.
  ///   - variable: the value of an environment variable.
  static func forEach(_ bytes: [UInt8], variable: (String) -> String?, _ body: (borrowing Line) -> Void) {
    let bytes = utf8(bytes)
    let span = bytes.span
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while position < span.count {
      number += 1
      let first = number
      var line = PhysicalLine(span, at: position)
      position = line.next
      guard line.isContinued else {
        emit(first, span.extracting(line.content), variable, body)
        continue
      }
      var joined: [UInt8] = []
      append(span, line.content, to: &joined)
      while line.isContinued, position < span.count {
        number += 1
        line = PhysicalLine(span, at: position)
        position = line.next
        append(span, line.content, to: &joined)
      }
      emit(first, joined.span, variable, body)
    }
  }

  private static func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to joined: inout [UInt8]) {
    joined.reserveCapacity(joined.count + range.count)
    for index in range { joined.append(bytes[index]) }
  }

  private static func emit(
    _ number: Int, _ text: Span<UInt8>, _ variable: (String) -> String?, _ body: (borrowing Line) -> Void
  ) {
    let text = trimmed(text)
    if text.count == 0 { return }
    guard let expanded = expanding(text, variable) else { return body(Line(number: number, bytes: text)) }
    let result = trimmed(expanded.span)
    if result.count > 0 { body(Line(number: number, bytes: result)) }
  }

  /// The bytes without white space at either end, that of copied web pages (U+00A0) included.
  @_lifetime(copy text)
  private static func trimmed(_ text: Span<UInt8>) -> Span<UInt8> {
    var (start, end) = (0, text.count)
    while start < end {
      if isSpace(text[start]) {
        start += 1
      } else if end - start >= 2, text[start] == 0xC2, text[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isSpace(text[end - 1]) {
        end -= 1
      } else if end - start >= 2, text[end - 2] == 0xC2, text[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return text.extracting(start..<end)
  }

  /// One line of the file.
  private struct PhysicalLine {
    /// What comes before a comment, and before the backslash of a line that goes on.
    let content: Range<Int>
    /// Whether the next line belongs to this one. A comment hides a backslash at its end.
    let isContinued: Bool
    /// Where the next line begins.
    let next: Int

    init(_ bytes: Span<UInt8>, at start: Int) {
      var end = start
      // A comment begins at `#` at the start of the line or behind white space: URLs may contain one.
      var comment: Int?
      var isAfterSpace = true
      while end < bytes.count {
        let byte = bytes[end]
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
        if byte == UInt8(ascii: "#"), isAfterSpace, comment == nil { comment = end }
        isAfterSpace = isSpace(byte)
        end += 1
      }
      let isPair = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
      next = min(bytes.count, end + (isPair ? 2 : 1))
      if let comment {
        content = start..<comment
        isContinued = false
      } else {
        isContinued = end > start && bytes[end - 1] == UInt8(ascii: "\\")
        content = start..<(isContinued ? end - 1 : end)
      }
    }
  }

  // MARK: Encodings

  /// The file as UTF-8; lone surrogates of UTF-16 are replaced.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): utf16(bytes, isLittleEndian: true)
    case (0xFE, 0xFF): utf16(bytes, isLittleEndian: false)
    default: bytes
    }
  }

  private static func utf16(_ bytes: [UInt8], isLittleEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  // MARK: Variables

  /// Replaces `${NAME}`, where the name is of upper-case letters, digits and underscores, by the variable's value; `nil`
  /// if there is nothing to replace. A variable that is not set stays as it is written.
  private static func expanding(_ text: Span<UInt8>, _ variable: (String) -> String?) -> [UInt8]? {
    var result: [UInt8]?
    var (copied, index) = (0, 0)
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      var end = index + 2
      while end < text.count, isVariableByte(text[end]) { end += 1 }
      guard end < text.count, text[end] == UInt8(ascii: "}"), end > index + 2,
        let value = variable(String(text.extracting(index + 2..<end)))
      else {
        index = end
        continue
      }
      var expanded = result ?? []
      append(text, copied..<index, to: &expanded)
      expanded.append(contentsOf: value.utf8)
      result = expanded
      index = end + 1
      copied = index
    }
    if var expanded = result {
      append(text, copied..<text.count, to: &expanded)
      return expanded
    }
    return nil
  }

  private static func isVariableByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte &- 0x41 < 26 || byte == UInt8(ascii: "_")
  }
}
