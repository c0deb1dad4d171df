internal import IndexAccess
internal import PackageOperations
internal import Resolution
internal import SystemIO

/// What `pip install` does.
struct PipInstallOperation {
  let verb: PipInstallVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    if verb.package.isEmpty, verb.requirements.isEmpty {
      throw CommandError(
        "Nothing to install was named", hints: ["name packages, or a file of them with `-r requirements.txt`"])
    }
    try context.refuseUnsupported(verb.build, age: verb.age)
    try context.refuseOutputFormat(verb.outputFormat)
    let start = MonotonicInstant.now
    let settings = try InstallationSettings(verb, context)
    let loaded = try loadRequirements(settings.requirements, reporting: context.observer)
    return try context.change(settings, to: loaded, since: start) {
      try installPackages($0, into: $1, from: $2, reporting: $3)
    }
  }
}
