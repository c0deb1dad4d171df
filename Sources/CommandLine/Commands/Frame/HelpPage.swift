internal import SystemIO
internal import TerminalUI

/// The help of one command, in the layout that the peers' users know.
///
/// Options are described once, where they are declared: this reads the parser's own description of them and adds what
/// the settings table knows (environment variables, possible values).
struct HelpPage {
  let program: String
  let verb: any Verb.Type
  var painter = Painter(isEnabled: false)

  /// Whether the facts about an option stand in its text (`-h`) or on lines below it (`--help`).
  enum Length { case short, long }

  func text(_ length: Length) -> String {
    let options = ParsedOptions(verb)
    var text = verb.summary + "\n\n" + usage + "\n"
    if !options.operands.isEmpty {
      let rows = options.operands.map { HelpSection.Row(shape: $0.shape, text: $0.summary) }
      text += HelpSection(title: "Arguments", rows: rows).text(painter)
    }
    for section in options.sections {
      let rows = section.options.map { option in
        let facts = OptionFacts(option.longName, of: verb.path)
        return length == .short
          ? HelpSection.Row(shape: option.shape, text: option.summary + facts.suffix)
          : HelpSection.Row(shape: option.shape, text: option.summary, details: facts.details)
      }
      text += HelpSection(title: section.title, rows: rows, isLong: length == .long).text(painter)
    }
    let more = painter.paint("\(program) help \(verb.path.joined(separator: " "))", .bold)
    if length == .short { text += "\nUse `\(more)` for more details.\n" }
    return text
  }

  var usage: String {
    let operands = verb.operands.isEmpty ? "" : " \(verb.operands)"
    let command = painter.paint("\(program) \(verb.path.joined(separator: " "))", .cyan, .bold)
    return painter.paint("Usage:", .green, .bold) + " \(command) [OPTIONS]\(operands)"
  }
}

/// A heading of help and the entries under it.
struct HelpSection {
  struct Row {
    let shape: String
    let text: String
    var details: [String] = []
  }

  let title: String
  let rows: [Row]
  var isLong = false

  /// Lines are broken at the terminal's width, but never later than this.
  private static let widthLimit = 100

  /// The section with a blank line before it: two columns where that reads well, else each text below its entry.
  func text(_ painter: Painter) -> String {
    let width = min(StandardStream.output.columns ?? Self.widthLimit, Self.widthLimit)
    let column = (rows.map(\.shape.count).max() ?? 0) + 4
    let wraps = rows.contains { displayWidth(of: $0.text) > width - column }
    let isStacked = isLong || (wraps && column * 5 > width * 2)
    var text = "\n" + painter.paint("\(title):", .green, .bold) + "\n"
    for (index, row) in rows.enumerated() {
      let shape = painter.paint(row.shape, .cyan)
      if isStacked {
        if isLong, index > 0 { text += "\n" }
        text += "  \(shape)\n"
        for line in wrapped(row.text, width: width - 10) { text += "          \(line)\n" }
        for detail in row.details {
          text += "\n"
          for line in wrapped(detail, width: width - 10) { text += "          \(line)\n" }
        }
      } else {
        let blanks = String(repeating: " ", count: column - 2 - row.shape.count)
        for (index, line) in wrapped(row.text, width: max(20, width - column)).enumerated() {
          text += index == 0 ? "  \(shape)\(blanks)\(line)\n" : String(repeating: " ", count: column) + line + "\n"
        }
      }
    }
    return text
  }
}
