/// The commands, in the order in which help lists them.
package enum CommandTable {
  /// One way to choose a command.
  package struct Entry: Sendable {
    /// The command.
    package let verb: any Verb.Type
    /// Whether help leaves it out.
    package let isHidden: Bool

    /// Whether the first of some words choose it.
    func isChosen(by words: [String]) -> Bool {
      let path = verb.path
      guard words.count >= path.count else { return false }
      for place in path.indices.dropLast() where words[place] != path[place] { return false }
      let last = words[path.count - 1]
      return last == path[path.count - 1] || verb.aliases.contains(last)
    }
  }

  /// A word that only groups commands, such as `pip`.
  package struct Group: Sendable {
    /// The word.
    package let name: String
    /// What its commands are about, in a line of help.
    package let summary: String
  }

  /// Every group, in the order in which help lists them.
  package static let groups = [
    Group(name: "pip", summary: "Manage packages with commands that pip's users know"),
    Group(name: "python", summary: "Look for Pythons"),
    Group(name: "cache", summary: "Manage the cache"),
    Group(name: "self", summary: "Ask about adder itself"),
    Group(name: "dev", summary: "Look at what adder sees, for those who work on it"),
  ]

  /// Every command. Computed, so that naming the types costs nothing before one is asked for.
  package static var entries: [Entry] {
    [
      Entry(verb: VenvVerb.self, isHidden: false),
      Entry(verb: PipCompileVerb.self, isHidden: false),
      Entry(verb: PipSyncVerb.self, isHidden: false),
      Entry(verb: PipInstallVerb.self, isHidden: false),
      Entry(verb: PipUninstallVerb.self, isHidden: false),
      Entry(verb: PipFreezeVerb.self, isHidden: false),
      Entry(verb: PipListVerb.self, isHidden: false),
      Entry(verb: PipShowVerb.self, isHidden: false),
      Entry(verb: PipTreeVerb.self, isHidden: false),
      Entry(verb: PipCheckVerb.self, isHidden: false),
      Entry(verb: PythonListVerb.self, isHidden: false),
      Entry(verb: PythonFindVerb.self, isHidden: false),
      Entry(verb: CacheCleanVerb.self, isHidden: false),
      Entry(verb: CacheDirVerb.self, isHidden: false),
      Entry(verb: CacheVerifyVerb.self, isHidden: false),
      Entry(verb: LintVerb.self, isHidden: false),
      Entry(verb: FormatVerb.self, isHidden: false),
      Entry(verb: VersionVerb.self, isHidden: false),
      Entry(verb: HelpVerb.self, isHidden: false),
      Entry(verb: DevTokensVerb.self, isHidden: true),
      Entry(verb: DevTreeVerb.self, isHidden: true),
      Entry(verb: DevSemanticsVerb.self, isHidden: true),
      Entry(verb: ShellCompletionVerb.self, isHidden: true),
    ]
  }

  /// Finds the command that the first words of `words` choose.
  package static func find(_ words: [String]) -> Lookup {
    guard let first = words.first else { return .none }
    for entry in entries where entry.isChosen(by: words) { return .verb(entry.verb) }
    // The peer's older name of `cache clean`.
    if first == "clean" { return .verb(CacheCleanVerb.self) }
    if let group = groups.first(where: { $0.name == first }) {
      guard words.count > 1 else { return .group(group) }
      if laterInGroups[first]?.contains(words[1]) == true { return .later("\(first) \(words[1])") }
      return .unknown(word: words[1], within: group)
    }
    if later.contains(first) { return .later(first) }
    return .unknown(word: first, within: nil)
  }

  /// Commands that the peers have and this version does not: said so, instead of calling them unknown.
  private static let later = [
    "add", "audit", "auth", "build", "check", "export", "init", "lock", "publish", "remove", "run", "sync",
    "tool", "tree", "version", "workspace", "typecheck", "server", "registry",
  ]

  /// Subcommands of the groups here that come later.
  private static let laterInGroups = [
    "pip": ["debug"], "cache": ["prune", "size"],
    "python": ["install", "upgrade", "pin", "dir", "uninstall", "update-shell"], "self": ["update"],
  ]

  /// What the first words of a command line stand for.
  package enum Lookup: Sendable {
    case none
    case group(Group)
    case verb(any Verb.Type)
    /// A known command that is not there yet, by its words.
    case later(String)
    case unknown(word: String, within: Group?)
  }
}
