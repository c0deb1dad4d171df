internal import Support

/// A command line that the parser refused, told in our form.
struct UsageError {
  let error: CommandError

  /// - Parameters:
  ///   - parserMessage: the parser's text, such as `Unknown option '--foo'. Did you mean '--for'?`
  ///   - verb: the command whose options may have been meant.
  init(_ parserMessage: String, of verb: any Verb.Type) {
    var message = parserMessage.replacingQuotes
    if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
    if let range = message.firstRange(of: " Did you mean ") { message = String(message[..<range.lowerBound]) }
    while let last = message.last, last == "." || last == "\n" { message.removeLast() }
    error = CommandError(message, hints: Self.hints(message, verb))
  }

  private static func hints(_ message: String, _ verb: any Verb.Type) -> [String] {
    guard let dashes = message.firstRange(of: "`--") else { return [] }
    let typed = String(message[dashes.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" })
    if message.hasPrefix("Unknown option") {
      let options = ParsedOptions(verb).sections.flatMap(\.options).map(\.longName)
      return nearestName(to: typed, in: options).map { ["a similar option exists: `--\($0)`"] } ?? []
    }
    let values = OptionFacts(typed, of: verb.path).possibleValues
    return values.isEmpty ? [] : ["possible values: " + values.joined(separator: ", ")]
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
