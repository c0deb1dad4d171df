package import TerminalUI

/// A named text that diagnostics point into.
package struct DiagnosedSource: Sendable {
  /// The file's name, or what stands for it (`<command line>`).
  package let name: String
  package let text: [UInt8]

  package init(name: String, text: [UInt8]) {
    self.name = name
    self.text = text
  }

  package init(name: String, text: String) {
    self.init(name: name, text: Array(text.utf8))
  }

  /// The line and column (in Unicode scalars) of an offset, both counted from one.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), text.count)
    var line = 1
    var lineStart = 0
    for (index, byte) in text[..<offset].enumerated() where byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return (line, text[lineStart..<offset].count { $0 & 0xc0 != 0x80 } + 1)
  }
}

/// The line a range starts on with `^^^` under the range, indented by `indent`.
///
/// A range that goes on past its line is marked to the line's end. Control characters are shown as blanks, tabs as two.
package func excerpt(
  of range: SourceRange, in source: DiagnosedSource, indent: Int = 0, painter: Painter = Painter(isEnabled: false)
) -> [String] {
  let text = source.text
  let start = min(max(range.start, 0), text.count)
  var lineStart = start
  while lineStart > 0, text[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
  var lineEnd = start
  while lineEnd < text.count, text[lineEnd] != UInt8(ascii: "\n"), text[lineEnd] != UInt8(ascii: "\r") { lineEnd += 1 }
  let end = max(start, min(range.end, lineEnd))
  let before = visible(text[lineStart..<start])
  let marked = visible(text[start..<end])
  let after = visible(text[end..<lineEnd])
  let margin = String(repeating: " ", count: indent)
  let caret = String(repeating: "^", count: max(1, displayWidth(of: marked)))
  return [
    margin + before + marked + after,
    margin + String(repeating: " ", count: displayWidth(of: before)) + painter.paint(caret, .red, .bold),
  ]
}

private func visible(_ bytes: ArraySlice<UInt8>) -> String {
  var result = ""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x09: result += "  "
    case 0..<0x20, 0x7f..<0xa0: result += " "
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
