package import ArgumentParser
internal import Interpreters
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `python find`: prints the path of the Python that commands here would use.
package struct PythonFindVerb: Verb {
  package static let path = ["python", "find"]
  package static let summary = "Print the path of the Python that would be used"
  package static let operands = "[REQUEST]"

  @Argument(help: "What to look for: a version, a range, a name, or a path") var request: String?
  @Flag(help: "Do not look for a version file or a project") var noProject = false
  @Flag(help: "Look past virtual environments") var system = false
  @Flag(help: .hidden) var noSystem = false
  @Option(help: .hidden) var script: String?
  @Flag(help: "Print the version instead of the path") var showVersion = false
  @Flag(help: "Follow links to the program itself") var resolveLinks = false
  @Option(help: .hidden) var pythonDownloadsJsonUrl: String?
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    if request?.isEmpty == true { throw CommandError("The request for a Python is empty") }
    if script != nil { throw CommandError.unsupported("`--script`") }
    let isSystem = try context.settings.flag(.system, on: system, off: noSystem) ?? false
    let cache = try context.openCache(cache)
    let finder = try context.interpreterFinder(
      python, environments: isSystem ? .onlySystem : .any, cache: cache, isSystem: isSystem)
    return try PythonFindOperation(
      context: context,
      request: try request.map { PythonRequest($0, workingDirectory: context.workingDirectory) }
        ?? context.pythonRequest(python), scope: try context.pythonScope(globalOptions, noProject: noProject),
      finder: finder, showsVersion: showVersion, resolvesLinks: resolveLinks
    ).run()
  }
}
