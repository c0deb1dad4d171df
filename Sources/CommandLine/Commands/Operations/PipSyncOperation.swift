internal import IndexAccess
internal import PackageOperations
internal import SystemIO
internal import TerminalUI

/// What `pip sync` does.
struct PipSyncOperation {
  let verb: PipSyncVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    if verb.sources.isEmpty {
      throw CommandError("No requirements file was given", hints: ["name a file: `adder pip sync requirements.txt`"])
    }
    try context.refuseUnsupported(verb.build, age: verb.age)
    try context.refuseOutputFormat(verb.outputFormat)
    let start = MonotonicInstant.now
    let settings = try InstallationSettings(verb, context)
    let allowsEmpty = try context.settings.flag(
      .allowEmptyRequirements, on: verb.allowEmptyRequirements, off: verb.noAllowEmptyRequirements)
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    if loaded.requirements.isEmpty, allowsEmpty != true {
      context.console.status("No requirements found (hint: use `--allow-empty-requirements` to clear the environment)")
      return .success
    }
    return try context.change(settings, to: loaded, since: start) {
      try synchronizePackages($0, with: $1, from: $2, reporting: $3)
    }
  }
}
