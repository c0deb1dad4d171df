package import ArgumentParsing
internal import CodeSettings
internal import Findings
internal import PythonSyntax

/// Which settings code tools use and which files they look at.
package struct CodeOptions: Sendable {
  package var config: [String]
  package var isolated: Bool
  package var targetVersion: String?
  package var extensions: [String]
  package var lineLength: String?
  package var noCache: Bool
  package var cacheDir: String?

  static let declarations: [OptionDeclaration] = [
    .list(
      "config", valueName: "file-or-setting",
      help: "A configuration file to use for every file, or settings such as \"line-length = 79\"; repeatable"),
    .flag("isolated", help: "Read no configuration files"),
    targetVersionOption,
    .list(
      "extension", .word, valueName: "extension:language",
      help: "Treat files with an extension as a language, such as ipy:ipynb"),
    .single("line-length", .integer(1...65535), valueName: "columns", help: "The columns a line may have"),
    .flag("no-cache", short: "n", help: "Keep no cache")
      .reading(VariableNames(prefixes: ["ADDER_", "RUFF_"], ["NO_CACHE"])),
    .single("cache-dir", .word, valueName: "directory", help: "The directory of the cache")
      .reading(VariableNames(prefixes: ["ADDER_CODE_", "RUFF_"], ["CACHE_DIR"])),
  ]

  /// Those that may stand before a command's words.
  static let shared: [OptionDeclaration] = [
    .list("config", valueName: "file-or-setting"), .flag("silent", short: "s"),
  ]

  /// The version as the settings name it or as Python does: `py311`, `3.11`.
  private static var targetVersionOption: OptionDeclaration {
    let names = PythonVersion.settingsNames
    var option = OptionDeclaration.single(
      "target-version", .choice(names), valueName: "version",
      help: "The oldest Python that must run the code, such as py311")
    option.valueAliases = names.map { (alias: "3." + $0.dropFirst(3), value: $0) }
    return option
  }

  package init(_ arguments: ParsedArguments = .none) {
    config = arguments.values("config")
    isolated = arguments.flag("isolated")
    targetVersion = arguments.value("target-version")
    extensions = arguments.values("extension")
    lineLength = arguments.value("line-length")
    noCache = arguments.flag("no-cache")
    cacheDir = arguments.value("cache-dir")
  }
}

/// How a tool for code says what it found, and how loudly.
package enum CodeOutput {
  /// The option for the format in which findings are printed.
  static func formatOption(_ help: String) -> OptionDeclaration {
    .single("output-format", .choice(OutputFormat.allCases.map(\.rawValue)), valueName: "format", help: help)
      .reading(VariableNames(prefixes: ["ADDER_", "RUFF_"], ["OUTPUT_FORMAT"])).defaulting(
        to: OutputFormat.full.rawValue)
  }

  /// The global options of these tools: as everywhere, but they are quiet, silent or talkative once, and `--isolated`
  /// is an option of their own.
  static let globalDeclarations: [OptionDeclaration] =
    [
      .flag("verbose", short: "v", help: "Print more").conflicting("quiet", "silent"),
      .flag("quiet", short: "q", help: "Print results and nothing else").conflicting("silent"),
      .flag("silent", short: "s", help: "Print nothing; only the exit code tells"),
    ]
    + GlobalOptions.declarations.filter { !["quiet", "verbose", "isolated", "show-settings"].contains($0.name) }

  /// The global options as given to one of these tools.
  static func globalOptions(_ arguments: ParsedArguments) -> GlobalOptions {
    var options = GlobalOptions(arguments)
    if arguments.flag("silent") { options.quiet = 2 }
    return options
  }
}

/// Which files of the directories that are named are looked at.
package struct FileSelectionOptions: Sendable {
  package var respectGitignore: Bool
  package var noRespectGitignore: Bool
  package var exclude: [String]
  package var extendExclude: [String]
  package var forceExclude: Bool
  package var noForceExclude: Bool

  static let declarations: [OptionDeclaration] = [
    .flag(
      "respect-gitignore", negation: "no-respect-gitignore",
      help: "Leave out what .gitignore and other ignore files name (the default)"),
    .list("exclude", valueName: "patterns", help: "Patterns of paths to leave out, separated by commas"),
    .list("extend-exclude", valueName: "patterns", help: "Patterns of paths to leave out too"),
    .flag(
      "force-exclude", negation: "no-force-exclude", help: "Leave out excluded paths even if they are named themselves"),
  ]

  package init(_ arguments: ParsedArguments = .none) {
    respectGitignore = arguments.flag("respect-gitignore")
    noRespectGitignore = arguments.flag("no-respect-gitignore")
    exclude = arguments.values("exclude")
    extendExclude = arguments.values("extend-exclude")
    forceExclude = arguments.flag("force-exclude")
    noForceExclude = arguments.flag("no-force-exclude")
  }
}
