package import TerminalUI

/// Differences of two texts in the format that `patch` reads.
package struct UnifiedDiff: Sendable {
  private let diff: LineDiff
  private let painter: Painter
  /// Whether a last line without a line feed is pointed out: not where texts usually end without one.
  private let notesMissingLineFeed: Bool

  package init(
    from old: [UInt8], to new: [UInt8], painter: Painter = Painter(isEnabled: false), notesMissingLineFeed: Bool = true
  ) {
    diff = LineDiff(from: old, to: new)
    self.painter = painter
    self.notesMissingLineFeed = notesMissingLineFeed
  }

  /// The differences with three lines around each, under the name of the file if it has one.
  ///
  /// Lines stand there byte for byte, with their ends, so that the text is a patch.
  package func text(name: String?) -> String {
    var text = ""
    if let name { text = painter.paint("--- \(name)", .red) + "\n" + painter.paint("+++ \(name)", .green) + "\n" }
    for hunk in diff.hunks(context: 3) {
      guard let first = hunk.first, let last = hunk.last else { continue }
      let old = range(first.old.lowerBound..<last.old.upperBound)
      let new = range(first.new.lowerBound..<last.new.upperBound)
      text += painter.paint("@@ -\(old) +\(new) @@", .cyan) + "\n"
      for piece in hunk {
        if piece.isEqual {
          for line in diff.newLines[piece.new] { append(" ", line, nil, to: &text) }
        } else {
          for line in diff.oldLines[piece.old] { append("-", line, .red, to: &text) }
          for line in diff.newLines[piece.new] { append("+", line, .green, to: &text) }
        }
      }
    }
    return text
  }

  private func range(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  private func append(_ sign: String, _ line: ArraySlice<UInt8>, _ color: TextStyle?, to text: inout String) {
    let content = String(decoding: line.last == 0x0A ? line.dropLast() : line, as: UTF8.self)
    text += color.map { painter.paint(sign + content, $0) } ?? sign + content
    text += "\n"
    if line.last != 0x0A, notesMissingLineFeed { text += "\\ No newline at end of file\n" }
  }
}

/// Differences of two texts as they are shown below a finding: with line numbers, and one line around each.
package struct DiffExcerpt: Sendable {
  /// The columns that line numbers take.
  package let numberWidth: Int
  private let diff: LineDiff
  private let hunks: [[LineDiff.Piece]]

  package init(from old: [UInt8], to new: [UInt8]) {
    diff = LineDiff(from: old, to: new)
    hunks = diff.hunks(context: 1, joiningGapsOf: 2)
    numberWidth = String(max(1, hunks.last?.last?.new.upperBound ?? 1)).count
  }

  /// The lines, from the bar above to the bar below.
  package func text(_ painter: Painter = Painter(isEnabled: false)) -> String {
    let margin = String(repeating: " ", count: numberWidth)
    let bar = margin + " " + painter.paint("|", .blue) + "\n"
    var text = bar
    for (index, hunk) in hunks.enumerated() {
      if index > 0 { text += String(repeating: "-", count: 80) + "\n" }
      for piece in hunk {
        if piece.isEqual {
          for line in piece.new { append(line, painter.paint("|", .blue), diff.newLines[line], nil, painter, &text) }
        } else {
          for line in piece.old { append(nil, "-", diff.oldLines[line], .red, painter, &text) }
          for line in piece.new { append(line, "+", diff.newLines[line], .green, painter, &text) }
        }
      }
    }
    return text + bar
  }

  private func append(
    _ number: Int?, _ sign: String, _ line: ArraySlice<UInt8>, _ color: TextStyle?, _ painter: Painter,
    _ text: inout String
  ) {
    let digits = number.map { String($0 + 1) } ?? ""
    let content = visibleText(of: line)
    let body = sign + (content.isEmpty ? "" : " " + content)
    text += digits + String(repeating: " ", count: numberWidth - digits.count) + " "
    text += (color.map { painter.paint(body, $0) } ?? body) + "\n"
  }
}

/// A line without its end, with control characters that would disturb a terminal as pictures.
private func visibleText(of line: ArraySlice<UInt8>) -> String {
  var line = line
  if line.last == 0x0A { line.removeLast() }
  if line.last == 0x0D { line.removeLast() }
  guard line.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) else {
    return String(decoding: line, as: UTF8.self)
  }
  var text = ""
  for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x00..<0x09, 0x0B..<0x20: text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
    case 0x7F: text.unicodeScalars.append("\u{2421}")
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}
