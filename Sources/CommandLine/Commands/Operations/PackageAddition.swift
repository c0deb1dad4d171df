internal import Caching
internal import IndexAccess
internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import Resolution

/// Adds a few packages by name to an environment that was just made: what `venv --seed` does.
///
/// They are resolved and installed as by `pip install`: from the same indexes, the cache, or `--find-links`.
struct PackageAddition {
  let names: [String]
  let environment: PythonEnvironment
  let cache: Cache
  let index: IndexOptions
  let age: AgeOptions
  let context: CommandContext

  func run() throws {
    let held = try context.lockEnvironment(environment, store: WheelStore(cache: cache))
    defer { withExtendedLifetime(held) {} }
    // The environment's own Python and platform, whatever other commands are told to resolve for.
    let target = environment.interpreter.target()
    let client = IndexClient(configuration: try context.indexConfiguration(index), cache: cache)
    var requirements: [SourcedRequirement] = []
    for name in names { requirements.append(SourcedRequirement(Requirement(try PackageName(name)))) }
    var request = ResolutionRequest(
      requirements: requirements, python: PythonRequirement(target: target.pythonVersion),
      environment: target.markers, tags: target.compatibleTags())
    request.options.excludeNewer = try context.excludeNewer(age)
    request.options.indexStrategy = client.configuration.strategy
    let resolution = try context.resolution(for: request, from: client)
    let update = EnvironmentUpdate(
      context: context, environment: environment, cache: cache, client: client, options: .init())
    _ = try update.apply(resolution, requested: Set(requirements.map(\.requirement.name)), extent: .additive)
  }
}
