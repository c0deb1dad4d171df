package import Formatting

/// Formats the code blocks of a Markdown document that say they are Python; nil if nothing changes.
///
/// A block starts at a fence of backticks or tildes at any indentation, with a label such as `py`, `python3`, `pyi` or
/// `pycon`. Between `<!-- fmt: off -->` and `<!-- fmt: on -->` nothing is formatted.
/// - Parameter options: the options for a label; nil for one that is not Python after all.
package func formatMarkdown(_ source: [UInt8], options: (String) -> FormatOptions?) -> [UInt8]? {
  var edit = DocumentEdit(source)
  var isOff = false
  var lines = TextLines(source[...]).makeIterator()
  while let line = lines.next() {
    let content = source[line.start..<line.contentEnd]
    if let isOn = formattingComment(content) {
      isOff = !isOn
      continue
    }
    guard let fence = MarkdownFence(content) else { continue }
    let start = line.end
    while let inner = lines.next() {
      guard fence.isClosed(by: source[inner.start..<inner.contentEnd]) else { continue }
      if isOff { break }
      guard let blockOptions = options(fence.label) else { break }
      let code = source[start..<inner.start].dedented
      let formatted: [UInt8]?
      switch fence.label {
      case "python", "py", "python3", "py3", "pyi": formatted = formattedExcerpt(code, blockOptions)
      case "pycon": formatted = formattedSession(code[...], blockOptions)
      default: formatted = nil
      }
      if let formatted { edit.replace(start..<inner.start, by: formatted[...].indented(by: fence.indentation)) }
      break
    }
  }
  return edit.finish()
}

/// What `<!-- fmt: on -->` and its like say: true for on, nil for another line.
private func formattingComment(_ line: ArraySlice<UInt8>) -> Bool? {
  var rest = line.trimmingLeadingWhiteSpace
  func skip(_ word: StaticString) -> Bool {
    let bytes = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard rest.count >= bytes.count, unsafe zip(rest, bytes).allSatisfy({ lowercased($0) == $1 }) else { return false }
    rest = rest.dropFirst(bytes.count)
    return true
  }
  guard skip("<!--") else { return nil }
  rest = rest.trimmingLeadingWhiteSpace
  guard skip("blacken-docs") || skip("fmt") else { return nil }
  rest = rest.trimmingLeadingWhiteSpace
  guard skip(":") else { return nil }
  rest = rest.trimmingLeadingWhiteSpace
  let isOn = skip("on")
  guard isOn || skip("off") else { return nil }
  rest = rest.trimmingLeadingWhiteSpace
  return skip("-->") ? isOn : nil
}

/// The line that opens a code block.
struct MarkdownFence {
  /// The blanks before it.
  let indentation: ArraySlice<UInt8>
  /// The word after it, in lower case and without the braces that some put around it.
  let label: String
  private let byte: UInt8
  private let length: Int

  init?(_ line: ArraySlice<UInt8>) {
    var rest = line.trimmingLeadingWhiteSpace
    indentation = line[line.startIndex..<rest.startIndex]
    guard let first = rest.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
    byte = first
    length = rest.prefix { $0 == first }.count
    guard length >= 3 else { return nil }
    rest = rest.dropFirst(length).trimmingLeadingWhiteSpace
    if rest.first == UInt8(ascii: "{") { rest.removeFirst() }
    label = String(decoding: rest.prefix(while: isWordByte).map(lowercased), as: UTF8.self)
  }

  /// Whether a line closes the block: at least as many of the same, and nothing else.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let rest = line.trimmingLeadingWhiteSpace
    let count = rest.prefix { $0 == byte }.count
    return count >= length && rest.dropFirst(count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without the white space of Unicode before them.
  var trimmingLeadingWhiteSpace: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first {
      if first == 0x20 || (0x09...0x0D).contains(first) {
        rest.removeFirst()
        continue
      }
      let length = first == 0xC2 ? 2 : (0xE1...0xE3).contains(first) ? 3 : 0
      guard length > 0, rest.count >= length else { return rest }
      let value = rest.prefix(length).reduce(0) { $0 << 8 | UInt32($1) }
      switch value {
      case 0xC285, 0xC2A0, 0xE19A80, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080:
        rest.removeFirst(length)
      default: return rest
      }
    }
    return rest
  }
}

func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}

func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
