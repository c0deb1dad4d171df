internal import Installing
internal import PackageOperations
internal import PackagingStandards
internal import SystemPackage
internal import TerminalUI

/// What `pip freeze` does.
struct PipFreezeOperation {
  let verb: PipFreezeVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(verb.environment, python: verb.python, cache: cache)
    let excluded = Set(try verb.exclude.map { try context.packageName($0, option: "exclude") })
    let directories =
      verb.paths.isEmpty
      ? environment.sitePackages : verb.paths.map { context.workingDirectory.pushing(FilePath($0)) }
    let installed = try listInstalled(in: directories, reporting: context.observer)
    // By version, whichever directory comes first, and what is in several of them once.
    let distributions = installed.all.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    var printed: Set<String> = []
    for distribution in distributions where !excluded.contains(distribution.name) {
      if verb.excludeEditable, distribution.editableProject != nil { continue }
      let line = frozenRequirement(of: distribution, reporting: context.observer)
      if printed.insert(line).inserted { context.console.result(line) }
    }
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment, verb.paths.isEmpty ? installed : nil)
    }
    return .success
  }
}
