internal import ArgumentParser

extension CommandLineEntry {
  /// The help of the program as a whole.
  var overview: String {
    var text = "One fast toolchain for Python\n\nUsage: \(program) [OPTIONS] <COMMAND>\n\nCommands:\n"
    var rows: [(String, String)] = []
    for entry in CommandTable.entries where !entry.isHidden {
      if let group = CommandTable.groups.first(where: { $0.name == entry.verb.path[0] }) {
        if !rows.contains(where: { $0.0 == group.name }) { rows.append((group.name, group.summary)) }
      } else {
        rows.append((entry.verb.path[0], entry.verb.summary))
      }
    }
    rows.append(("help", "Show the help of a command"))
    text.appendRows(rows)
    return text + optionsText
  }

  /// The help of a group of commands.
  func overview(of group: CommandTable.Group) -> String {
    var text = "\(group.summary)\n\nUsage: \(program) \(group.name) [OPTIONS] <COMMAND>\n\nCommands:\n"
    let rows = CommandTable.entries.filter { !$0.isHidden && $0.verb.path[0] == group.name }
      .map { ($0.verb.path[1], $0.verb.summary) }
    text.appendRows(rows)
    return text + optionsText
  }

  private var optionsText: String {
    var text = "\n"
    // Any verb knows the global options; the version command has no others.
    for section in ParsedOptions(VersionVerb.self).sections where section.title == OptionSection.global.rawValue {
      text += "\(section.title):\n"
      let width = section.options.map(\.shape.count).max() ?? 0
      for option in section.options {
        text += "  \(option.shape)\(String(repeating: " ", count: width - option.shape.count))  \(option.summary)\n"
      }
    }
    return text + "\nUse `\(program) help <COMMAND>` for the options of a command.\n"
  }
}

extension String {
  /// Appends an aligned table of two columns.
  fileprivate mutating func appendRows(_ rows: [(String, String)]) {
    let width = rows.map(\.0.count).max() ?? 0
    for (name, summary) in rows {
      self += "  \(name)\(String(repeating: " ", count: width - name.count))  \(summary)\n"
    }
  }
}
