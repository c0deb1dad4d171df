package import ArgumentParser
internal import Interpreters
internal import JSONSyntax
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `python list`: lists the Pythons that can be used.
package struct PythonListVerb: Verb {
  package static let path = ["python", "list"]
  package static let summary = "List the Pythons on this machine"
  package static let operands = "[REQUEST]"

  @Argument(help: "List only what this asks for: a version, a range, a name, or a path") var request: String?
  @Flag(help: .hidden) var allVersions = false
  @Flag(help: .hidden) var allPlatforms = false
  @Flag(help: .hidden) var allArches = false
  @Flag(help: "List installed Pythons only (there are no others yet)") var onlyInstalled = false
  @Flag(help: .hidden) var onlyDownloads = false
  @Flag(help: .hidden) var showUrls = false
  @Option(help: ArgumentHelp("How to write the list", valueName: "output-format")) var outputFormat: String?
  @Option(help: .hidden) var pythonDownloadsJsonUrl: String?
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    if onlyInstalled, onlyDownloads {
      throw CommandError("`--only-installed` and `--only-downloads` exclude each other")
    }
    let downloads = [
      (onlyDownloads, "--only-downloads"), (allVersions, "--all-versions"), (allPlatforms, "--all-platforms"),
      (allArches, "--all-arches"), (showUrls, "--show-urls"),
      (pythonDownloadsJsonUrl != nil, "--python-downloads-json-url"),
    ]
    if !onlyInstalled, let (_, option) = downloads.first(where: \.0) {
      throw CommandError.unsupported("`\(option)`", hint: "`--only-installed` lists the Pythons that are there")
    }
    let cache = try context.openCache(cache)
    return try PythonListOperation(
      context: context,
      request: request.map { PythonRequest($0, workingDirectory: context.workingDirectory) } ?? .any,
      finder: try context.interpreterFinder(python, environments: .onlySystem, cache: cache),
      format: try context.settings.choice(
        SettingKey("output-format"), PythonListOperation.Format.self, argument: outputFormat)?.value ?? .text
    ).run()
  }
}
