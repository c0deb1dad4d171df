/// What the settings of the commands that only look into an environment have in common.
struct InspectionSettings: Sendable {
  let cache: CacheSettings
  let environment: EnvironmentSettings
  /// Whether the environment is checked afterwards.
  let isStrict: Bool

  init(_ verb: some InspectingVerb, _ context: CommandContext) throws {
    cache = try context.cacheSettings(verb.cache)
    environment = try context.environmentSettings(verb.environment, python: verb.python, isMutable: false)
    isStrict = try context.settings.flag(.strict, argument: verb.strict)?.value ?? false
  }
}

/// What the commands that look into an environment, and may say what is wrong with it, have in common.
protocol InspectingVerb {
  var environment: EnvironmentSelectionOptions { get }
  var python: PythonOptions { get }
  var cache: CacheOptions { get }
  var strict: Bool? { get }
}

extension PipListVerb: InspectingVerb {}
extension PipFreezeVerb: InspectingVerb {}
extension PipShowVerb: InspectingVerb {}
extension PipTreeVerb: InspectingVerb {}
