internal import ArgumentParsing

/// Everything that can be completed, read from the table of commands and the options of each.
struct CompletionTree {
  struct Option {
    let longName: String
    let shortName: String?
    let takesValue: Bool
    let possibleValues: [String]
    let summary: String

    init(_ declaration: OptionDeclaration) {
      longName = declaration.name
      shortName = declaration.short.map { String(Character($0)) }
      takesValue = declaration.takesValue
      possibleValues = declaration.possibleValues
      summary = declaration.help
    }

    /// The option that every command has without declaring it.
    static let help = Option(.flag("help", short: "h", help: "Show this help"))

    /// The option with its dashes, the short form first.
    var names: [String] { (shortName.map { ["-" + $0] } ?? []) + ["--" + longName] }
  }

  struct Command {
    /// The words that choose it; none for the program itself.
    let path: [String]
    let summary: String
    /// The next words and what they stand for; empty for a command that runs.
    let subcommands: [(name: String, summary: String)]
    let options: [Option]
    /// The words to choose from in place of a file name.
    let operands: [String]
  }

  let program: String
  let commands: [Command]

  init(program: String) {
    self.program = program
    let entries = CommandTable.entries.filter { !$0.isHidden }
    let global = GlobalOptions.declarations.filter { !$0.isHidden }.map(Option.init) + [.help]
    var commands: [Command] = []
    var top: [(name: String, summary: String)] = []
    for entry in entries {
      let name = entry.verb.path[0]
      guard !top.contains(where: { $0.name == name }) else { continue }
      let group = CommandTable.groups.first { $0.name == name }
      top.append((name, group?.summary ?? entry.verb.summary))
    }
    commands.append(Command(path: [], summary: "", subcommands: top, options: global, operands: []))
    for group in CommandTable.groups {
      let inner = entries.filter { $0.verb.path[0] == group.name }
        .map { (name: $0.verb.path[1], summary: $0.verb.summary) }
      commands.append(
        Command(path: [group.name], summary: group.summary, subcommands: inner, options: global, operands: []))
    }
    for entry in CommandTable.entries {
      let verb = entry.verb
      if verb.path == HelpVerb.path { continue }
      let operands = verb.arguments.operands?.possibleValues ?? []
      commands.append(
        Command(
          path: verb.path, summary: verb.summary, subcommands: [], options: Self.options(of: verb), operands: operands))
    }
    commands.append(
      Command(
        path: ["help"], summary: "Show the help of a command", subcommands: top.filter { $0.name != "help" },
        options: [], operands: []))
    for command in commands where command.path.count == 1 && !command.subcommands.isEmpty && command.path != ["help"] {
      commands.append(
        Command(
          path: ["help"] + command.path, summary: command.summary, subcommands: command.subcommands, options: [],
          operands: []))
    }
    self.commands = commands
  }

  private static func options(of verb: any Verb.Type) -> [Option] {
    verb.arguments.helpSections.flatMap(\.options).map(Option.init) + [.help]
  }
}
