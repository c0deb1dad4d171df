/// A command line that the parser refused, told in our form.
struct UsageError {
  let error: CommandError

  /// - Parameter parserMessage: the parser's text, such as `Unknown option '--foo'. Did you mean '--for'?`
  init(_ parserMessage: String) {
    var message = parserMessage.replacingQuotes
    if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
    var hints: [String] = []
    if let range = message.firstRange(of: " Did you mean ") {
      let suggestion = message[range.upperBound...].prefix { $0 != "?" }
      hints.append("a similar argument exists: \(suggestion)")
      message = String(message[..<range.lowerBound])
    }
    while let last = message.last, last == "." || last == "\n" { message.removeLast() }
    error = CommandError(message, hints: hints)
  }
}

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

extension String {
  fileprivate var replacingQuotes: String { String(map { $0 == "'" ? "`" : $0 }) }
}
