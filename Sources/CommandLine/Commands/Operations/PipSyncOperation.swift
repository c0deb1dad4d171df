internal import IndexAccess
internal import PackageOperations
internal import SystemIO
internal import TerminalUI

/// What `pip sync` does.
struct PipSyncOperation {
  let settings: InstallationSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    try context.checkRequirements(settings.buildConstraints)
    let start = MonotonicInstant.now
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    if loaded.requirements.isEmpty, !settings.allowsNoRequirements {
      context.console.status("No requirements found (hint: use `--allow-empty-requirements` to clear the environment)")
      return .success
    }
    return try context.change(settings, to: loaded, since: start) {
      try synchronizePackages($0, with: $1, from: $2, reporting: $3)
    }
  }
}
