internal import ArgumentParsing
internal import SystemIO
internal import TerminalUI

/// The help of one command, in the layout that the peers' users know.
///
/// Options are described once, where they are declared: this only arranges what the declarations say.
struct HelpPage {
  let program: String
  let verb: any Verb.Type
  var painter = Painter(isEnabled: false)

  /// Whether the facts about an option stand in its text (`-h`) or on lines below it (`--help`).
  enum Length { case short, long }

  func text(_ length: Length) -> String {
    let table = verb.arguments
    var text = verb.summary + "\n\n" + usage + "\n"
    if let operand = table.operands {
      text += HelpSection(title: "Arguments", rows: [HelpSection.Row(shape: operand.shape, text: operand.help)])
        .text(painter)
    }
    for section in table.helpSections {
      var rows = section.options.map { HelpSection.Row($0, length) }
      if section.title == OptionTitle.global { rows.append(.help) }
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

    /// An option: its facts stand behind its text or on lines of their own.
    init(_ option: OptionDeclaration, _ length: HelpPage.Length) {
      shape = option.shape
      switch length {
      case .short: text = ([option.help] + option.details).joined(separator: " ")
      case .long:
        text = option.help
        details = option.details
      }
    }

    init(shape: String, text: String) {
      self.shape = shape
      self.text = text
    }

    /// The option that every command has without declaring it.
    static let help = Row(shape: "-h, --help", text: "Show this help")
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

/// The headings that help groups options under.
enum OptionTitle {
  static let own = "Options"
  static let index = "Index options"
  static let resolver = "Resolver options"
  static let installer = "Installer options"
  static let build = "Build options"
  static let cache = "Cache options"
  static let python = "Python options"
  static let files = "File selection"
  static let global = "Global options"
}

extension ArgumentTable {
  /// The sections as help shows them: one of each title, without hidden options.
  var helpSections: [OptionSection] {
    var sections: [OptionSection] = []
    for section in self.sections {
      let options = section.options.filter { !$0.isHidden }
      if let index = sections.firstIndex(where: { $0.title == section.title }) {
        sections[index] = OptionSection(section.title, sections[index].options + options)
      } else if !options.isEmpty {
        sections.append(OptionSection(section.title, options))
      }
    }
    return sections
  }
}
