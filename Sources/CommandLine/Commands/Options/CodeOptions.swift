package import ArgumentParser

/// Which settings code tools use and which files they look at.
package struct CodeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A configuration file to use for every file, or settings such as \"line-length = 79\"; repeatable",
      valueName: "file-or-setting"))
  package var config: [String] = []
  @Flag(help: "Read no configuration files") package var isolated = false
  @Option(help: ArgumentHelp("The oldest Python that must run the code, such as py311", valueName: "version"))
  package var targetVersion: String?
  @Option(
    name: .customLong("extension"),
    help: ArgumentHelp(
      "Treat files with an extension as a language, such as ipy:ipynb", valueName: "extension:language"))
  package var extensions: [String] = []
  @Option(help: ArgumentHelp("The columns a line may have", valueName: "columns")) package var lineLength: String?
  @Flag(name: [.customShort("n"), .long], help: "Keep no cache") package var noCache = false
  @Option(help: ArgumentHelp("The directory of the cache", valueName: "directory")) package var cacheDir: String?

  package init() {}
}

/// Which files of the directories that are named are looked at.
package struct FileSelectionOptions: ParsableArguments {
  @Flag(help: "Leave out what .gitignore and other ignore files name (the default)")
  package var respectGitignore = false
  @Flag(help: .hidden) package var noRespectGitignore = false
  @Option(help: ArgumentHelp("Patterns of paths to leave out, separated by commas", valueName: "patterns"))
  package var exclude: [String] = []
  @Option(help: ArgumentHelp("Patterns of paths to leave out too", valueName: "patterns"))
  package var extendExclude: [String] = []
  @Flag(help: "Leave out excluded paths even if they are named themselves") package var forceExclude = false
  @Flag(help: .hidden) package var noForceExclude = false

  package init() {}
}
