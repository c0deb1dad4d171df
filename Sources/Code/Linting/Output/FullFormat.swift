/// A finding with up to two lines before it and its own line, marked with carets.
struct FullFormat {
  func render(_ files: [LintedFile]) -> String {
    var text = ""
    for file in files {
      for finding in file.findings { text += render(finding, of: file) + "\n" }
    }
    return text
  }

  private func render(_ finding: Finding, of file: LintedFile) -> String {
    let width = String(finding.start.row).count
    let margin = String(repeating: " ", count: width)
    let separator = finding.code == nil ? ":" : ""
    var text = "\(finding.label)\(separator) \(finding.message)\n"
    text += "\(margin)--> \(file.displayPath):\(finding.start.row):\(finding.start.column)\n\(margin) |\n"
    // Blank lines at the top of the excerpt are left out.
    var rows = Array(max(1, finding.start.row - 2)...finding.start.row)
    while rows.count > 1, (file.lines[rows[0]] ?? "").allSatisfy(\.isWhitespace) { rows.removeFirst() }
    for row in rows {
      let number = String(row)
      let padding = String(repeating: " ", count: width - number.count)
      let line = visible(file.lines[row] ?? "")
      text += "\(padding)\(number) |\(line.isEmpty ? "" : " ")\(line)\n"
    }
    return text + "\(margin) | \(marker(for: finding, in: file))\n"
  }

  private func marker(for finding: Finding, in file: LintedFile) -> String {
    let scalars = Array((file.lines[finding.start.row] ?? "").unicodeScalars)
    let first = min(finding.start.column - 1, scalars.count)
    let last = finding.end.row == finding.start.row ? min(finding.end.column - 1, scalars.count) : scalars.count
    let before = visible(String(String.UnicodeScalarView(scalars[..<first])))
    let marked = visible(String(String.UnicodeScalarView(scalars[first..<max(first, last)])))
    return String(repeating: " ", count: before.count) + String(repeating: "^", count: max(1, marked.count))
  }

  /// Tabs as four blanks and other control characters as one, so that the marker fits.
  private func visible(_ line: String) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x09: result += "    "
      case 0..<0x20, 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
