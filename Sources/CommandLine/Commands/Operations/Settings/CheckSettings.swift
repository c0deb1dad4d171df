/// Everything that the options and settings of `pip check` say.
struct CheckSettings: Sendable {
  let cache: CacheSettings
  let environment: EnvironmentSettings
  /// The Python and platform to judge for, where they are not the environment's own.
  let target: TargetSettings

  init(_ verb: PipCheckVerb, _ context: CommandContext) throws {
    cache = try context.cacheSettings(verb.cache)
    environment = try context.environmentSettings(verb.environment, python: verb.python, isMutable: false)
    target = try context.targetSettings(verb.target)
  }
}
