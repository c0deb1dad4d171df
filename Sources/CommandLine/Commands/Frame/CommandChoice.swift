package import ArgumentParsing

/// The command that a command line chooses, and what is left of the line.
///
/// Options that every command takes may stand before the command's words or between them.
package struct CommandChoice {
  /// What a command line asks for.
  package enum Command: Sendable {
    case version
    /// Help was asked for, of the program or of a group.
    case overview
    case groupOverview(CommandTable.Group)
    /// The words that would choose a command are missing.
    case none
    case group(CommandTable.Group)
    case verb(any Verb.Type)
    case later(String)
    case unknown(word: String, within: CommandTable.Group?)
  }

  /// What is asked for.
  package private(set) var command = Command.none
  /// The options that stood before the command's words and between them.
  package private(set) var before: [ParsedArguments] = []
  /// What is behind the command's words.
  package private(set) var rest: ArraySlice<String> = []

  /// What may stand before a command's words, whichever command it is.
  static let table = ArgumentTable([
    OptionSection(OptionTitle.cache, CacheOptions.declarations),
    OptionSection(OptionTitle.python, PythonOptions.shared),
    OptionSection("File selection", CodeOptions.shared),
    OptionSection(OptionTitle.global, GlobalOptions.declarations),
    OptionSection("", [.flag("version", short: "V")]),
  ])

  /// - Throws: `ArgumentError` for a mistake before the command's words.
  package init(_ arguments: ArraySlice<String>) throws(ArgumentError) {
    rest = arguments
    do throws(ArgumentError) {
      try readOptions()
    } catch {
      switch error {
      case .help: command = .overview
      case .version: command = .version
      default: throw error
      }
      return
    }
    guard let first = rest.popFirst() else {
      command = .none
      return
    }
    switch CommandTable.find([first]) {
    case .none: command = .none
    case .verb(let verb): command = .verb(verb)
    case .later(let name): command = .later(name)
    case .unknown(let word, let group): command = .unknown(word: word, within: group)
    case .group(let group):
      do throws(ArgumentError) {
        try readOptions()
      } catch {
        switch error {
        case .help: command = .groupOverview(group)
        case .version: throw .unknownOption("--version")
        default: throw error
        }
        return
      }
      guard let second = rest.popFirst() else {
        command = .group(group)
        return
      }
      switch CommandTable.find([first, second]) {
      case .none, .group: command = .group(group)
      case .verb(let verb): command = .verb(verb)
      case .later(let name): command = .later(name)
      case .unknown(let word, let group): command = .unknown(word: word, within: group)
      }
    }
  }

  private mutating func readOptions() throws(ArgumentError) {
    guard rest.first?.utf8.first == UInt8(ascii: "-") else { return }
    let (options, rest) = try ArgumentParser.parseOptions(rest, Self.table)
    self.rest = rest
    before.append(options)
  }
}
