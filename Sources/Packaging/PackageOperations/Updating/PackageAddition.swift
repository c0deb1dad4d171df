package import IndexAccess
internal import Installing
internal import Interpreters
package import PackagingStandards
package import Resolution

/// Adds a few packages by name to an environment that was just made: what `venv --seed` does.
///
/// They are resolved for the environment's own Python and platform, from the client's indexes, the cache, or its
/// `--find-links`; what is installed already does not count.
/// - Throws: what ``installPackages(_:into:from:reporting:)`` throws.
package func addPackages(
  _ names: [PackageName], to environment: HeldEnvironment, from client: IndexClient,
  resolution options: ResolutionOptions = ResolutionOptions(), stated: [StatedMetadata] = [],
  reporting observer: any OperationObserver
) throws -> UpdateOutcome {
  let requirements = LoadedRequirements(names.map { SourcedRequirement(Requirement($0)) })
  let target = ResolutionTarget(environment.environment.interpreter)
  let request = ResolutionRequest(requirements, for: target, options: options)
  let resolution = try resolvePackages(request, from: client, stated: stated, reporting: observer)
  return try updateEnvironment(
    environment, to: resolution, for: target.tags, requested: Set(names), extent: .additive, options: UpdateOptions(),
    from: client, reporting: observer)
}
