internal import IndexAccess
internal import PackageOperations
internal import Resolution
internal import SystemIO

/// What `pip install` does.
struct PipInstallOperation {
  let settings: InstallationSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    try context.checkRequirements(settings.buildConstraints)
    let start = MonotonicInstant.now
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    return try context.change(settings, to: loaded, since: start) {
      try installPackages($0, into: $1, from: $2, reporting: $3)
    }
  }
}
