internal import Support

/// A word that chooses no command.
struct UnknownCommand {
  let word: String
  let group: CommandTable.Group?
  let program: String

  var error: CommandError {
    let names = CommandTable.entries.compactMap { entry -> String? in
      guard !entry.isHidden else { return nil }
      guard let group else { return entry.verb.path[0] }
      return entry.verb.path[0] == group.name && entry.verb.path.count > 1 ? entry.verb.path[1] : nil
    }
    var hints: [String] = []
    if let near = nearestName(to: word, in: names) {
      hints.append("a similar command exists: `\(near)`")
    }
    let prefix = group.map { "\(program) \($0.name)" } ?? program
    hints.append("`\(prefix) --help` lists the commands")
    return CommandError("Unknown command `\(word)`", hints: hints)
  }
}
