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
  _ names: [PackageName], to held: HeldEnvironment, from client: IndexClient,
  resolution options: ResolutionOptions = ResolutionOptions(), stated: [StatedMetadata] = [],
  reporting observer: any OperationObserver
) throws -> UpdateOutcome {
  let requirements = LoadedRequirements(names.map { SourcedRequirement(Requirement($0)) })
  let resolutionTarget = ResolutionTarget(held.environment.interpreter)
  let request = ResolutionRequest(requirements, for: resolutionTarget, options: options)
  let resolution = try resolvePackages(request, from: client, stated: stated, reporting: observer)
  return try updateEnvironment(
    held, to: resolution, for: resolutionTarget.tags, requested: Set(names), extent: .additive,
    options: UpdateOptions(),
    from: client, reporting: observer)
}
