internal import PackageOperations

/// Everything that the options and settings of `pip uninstall` say.
struct UninstallSettings: Sendable {
  let requirements: RequirementsInput
  let cache: CacheSettings
  let environment: EnvironmentSettings
  /// Whether it is only said what would be removed.
  let onlyPlans: Bool

  init(_ verb: PipUninstallVerb, _ context: CommandContext) throws {
    if verb.package.isEmpty, verb.requirements.isEmpty {
      throw CommandError("Nothing to remove was named", hints: ["name packages, or a file of them with `-r`"])
    }
    requirements = try context.requirementsInput(packages: verb.package, files: verb.requirements)
    environment = try context.environmentSettings(verb.environment, python: verb.python, isMutable: true)
    cache = try context.cacheSettings(verb.cache)
    onlyPlans = verb.dryRun
  }
}
