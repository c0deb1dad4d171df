internal import Installing
internal import PackageOperations
internal import PackagingStandards
internal import SystemPackage
internal import TerminalUI

/// What `pip freeze` does.
struct PipFreezeOperation {
  let verb: PipFreezeVerb
  let context: CommandContext

  init(verb: PipFreezeVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(verb.environment, python: verb.python, cache: cache)
    let excluded = Set(try verb.exclude.map { try context.packageName($0, option: "exclude") })
    let directories =
      verb.paths.isEmpty
      ? environment.sitePackages : verb.paths.map { context.workingDirectory.pushing(FilePath($0)) }
    let installed = try listInstalled(in: directories, reporting: context.observer)
    for distribution in installed.all where !excluded.contains(distribution.name) {
      if verb.excludeEditable, distribution.editableProject != nil { continue }
      context.console.result(frozenRequirement(of: distribution, reporting: context.observer))
    }
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment, verb.paths.isEmpty ? installed : nil)
    }
    return .success
  }
}
