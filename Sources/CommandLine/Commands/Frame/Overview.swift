internal import ArgumentParsing
internal import TerminalUI

extension CommandLineEntry {
  /// The help of the program as a whole.
  func overview(_ painter: Painter) -> String {
    var rows: [HelpSection.Row] = []
    for entry in CommandTable.entries where !entry.isHidden {
      if let group = CommandTable.groups.first(where: { $0.name == entry.verb.path[0] }) {
        if !rows.contains(where: { $0.shape == group.name }) {
          rows.append(HelpSection.Row(shape: group.name, text: group.summary))
        }
      } else {
        rows.append(HelpSection.Row(shape: entry.verb.path[0], text: entry.verb.summary))
      }
    }
    let version = HelpSection.Row(shape: "-V, --version", text: "Show the version")
    return page("One fast toolchain for Python", program, rows, painter, also: [version])
  }

  /// The help of a group of commands.
  func overview(of group: CommandTable.Group, _ painter: Painter) -> String {
    let rows = CommandTable.entries.filter { !$0.isHidden && $0.verb.path[0] == group.name }
      .map { HelpSection.Row(shape: $0.verb.path[1], text: $0.verb.summary) }
    return page(group.summary, "\(program) \(group.name)", rows, painter, also: [])
  }

  private func page(
    _ summary: String, _ command: String, _ commands: [HelpSection.Row], _ painter: Painter, also: [HelpSection.Row]
  ) -> String {
    var text = "\(summary)\n\n\(painter.paint("Usage:", .green, .bold)) \(painter.paint(command, .cyan, .bold))"
    text += " [OPTIONS] <COMMAND>\n"
    text += HelpSection(title: "Commands", rows: commands).text(painter)
    let options = GlobalOptions.declarations.filter { !$0.isHidden }.map { HelpSection.Row($0, .short) }
    text += HelpSection(title: OptionTitle.global, rows: options + [.help] + also).text(painter)
    return text
      + "\nUse `\(painter.paint("\(command.replacing(program, with: "\(program) help", maxReplacements: 1)) <COMMAND>", .bold))` for the options of a command.\n"
  }
}
