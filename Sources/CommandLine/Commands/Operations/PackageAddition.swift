internal import Caching
internal import IndexAccess
internal import Installing
internal import PackagingStandards
internal import Resolution

/// Adds a few packages by name to an environment that was just made: what `venv --seed` does.
struct PackageAddition {
  let names: [String]
  let environment: PythonEnvironment
  let cache: Cache
  let index: IndexOptions
  let age: AgeOptions
  let context: CommandContext

  func run() throws {
    let target = try context.resolutionTarget(TargetOptions(), interpreter: environment.interpreter)
    let client = IndexClient(configuration: try context.indexConfiguration(index), cache: cache)
    var requirements: [SourcedRequirement] = []
    for name in names { requirements.append(SourcedRequirement(Requirement(try PackageName(name)))) }
    var request = ResolutionRequest(
      requirements: requirements, python: PythonRequirement(target: target.version), environment: target.markers,
      tags: target.tags)
    request.options = try context.resolutionOptions(
      nil, age: age, build: BuildOptions(), installer: nil, selection: RequirementsOptions())
    let resolution = try context.resolution(for: request, from: client)
    let update = EnvironmentUpdate(
      context: context, environment: environment, cache: cache, client: client, options: .init())
    _ = try update.apply(resolution, requested: Set(requirements.map(\.requirement.name)), extent: .additive)
  }
}
