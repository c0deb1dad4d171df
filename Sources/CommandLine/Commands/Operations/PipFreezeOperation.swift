internal import Installing
internal import PackageOperations
internal import PackagingStandards
internal import TerminalUI

/// What `pip freeze` does.
struct PipFreezeOperation {
  let settings: FreezeSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let environment = try context.pythonEnvironment(settings.inspection)
    let isElsewhere = !settings.directories.isEmpty
    let installed = try listInstalled(
      in: isElsewhere ? settings.directories : environment.sitePackages, reporting: context.observer)
    // By version, whichever directory comes first, and what is in several of them once.
    let distributions = installed.all.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    var printed: Set<String> = []
    for distribution in distributions where !settings.excluded.contains(distribution.name) {
      if settings.excludesEditable, distribution.editableProject != nil { continue }
      let line = frozenRequirement(of: distribution, reporting: context.observer)
      if printed.insert(line).inserted { context.console.result(line) }
    }
    return try context.conclude(settings.inspection, of: environment, isElsewhere ? nil : installed)
  }
}
