package import IndexAccess
internal import Installing
package import Interpreters
internal import PackagingStandards
package import Resolution

/// What is to be installed, and by which rules.
package struct PackageInstallation: Sendable {
  /// What is asked for.
  package var requirements: LoadedRequirements
  /// The Python and platform that packages are chosen for.
  package var resolutionTarget: ResolutionTarget
  /// What decides between several solutions. What is reinstalled is for `update` to say.
  package var resolution = ResolutionOptions()
  /// What `--upgrade-package` demands of new versions.
  package var upgrades: [SourcedRequirement] = []
  /// What the hashes of requirements are used for.
  package var hashes: ExpectedHashes.Mode = .verified
  /// Metadata that takes the place of what distributions say themselves.
  package var statedMetadata: [StatedMetadata] = []
  /// How the environment is changed.
  package var update = UpdateOptions()
  /// Whether what is not needed goes, but for what environments are seeded with.
  package var isExact = false

  package init(_ requirements: LoadedRequirements, for resolutionTarget: ResolutionTarget) {
    self.requirements = requirements
    self.resolutionTarget = resolutionTarget
  }

  fileprivate func request(_ requirements: LoadedRequirements) -> ResolutionRequest {
    var options = resolution
    options.reinstall = update.reinstall
    return ResolutionRequest(requirements, for: resolutionTarget, options: options, upgrades: upgrades)
  }

  fileprivate func extent(isExact: Bool, in environment: PythonEnvironment) -> InstallationPlan.Extent {
    isExact
      ? .exact(preserving: InstallationPlan.seedPackages(pythonVersion: environment.interpreter.version)) : .additive
  }
}

/// Installs requirements and what they need; does not resolve where what is installed satisfies them.
///
/// - Throws: what ``resolvePackages(_:from:stated:reporting:)`` and
///   ``updateEnvironment(_:to:for:requested:extent:hashes:options:from:reporting:)`` throw.
package func installPackages(
  _ installation: PackageInstallation, into held: HeldEnvironment, from client: IndexClient,
  reporting observer: any OperationObserver
) throws -> UpdateOutcome {
  observer.warnOfUnreadable(in: held.installed)
  let requirements = installation.requirements
  var request = installation.request(requirements)
  // Not where the newest, or a fresh copy, is asked for. What is preferred among versions to install does not count, as
  // what is installed comes before all of them.
  let mayBeSatisfied =
    request.options.upgrade == .none && request.options.reinstall == .none && !installation.isExact
  if mayBeSatisfied, held.installed.satisfy(request) {
    return .satisfied(requirementCount: requirements.requirements.count)
  }
  let hashes = try ExpectedHashes(
    requirements.hashes, mode: installation.hashes, markers: installation.resolutionTarget.markers)
  request.options.expectedDigests = hashes.digests
  request.installed = held.installed.candidates(for: request.tags)
  let resolution = try resolvePackages(
    request, from: client, stated: installation.statedMetadata, reporting: observer)
  return try updateEnvironment(
    held, to: resolution, for: request.tags, requested: Set(requirements.names),
    extent: installation.extent(isExact: installation.isExact, in: held.environment), hashes: hashes,
    options: installation.update, from: client, reporting: observer)
}

/// Makes an environment hold what a list says, as it stands: no less, and no more but for what environments are seeded
/// with. Does not resolve where every requirement is pinned and the environment is as the pins say.
///
/// - Throws: what ``installPackages(_:into:from:reporting:)`` throws.
package func synchronizePackages(
  _ installation: PackageInstallation, with held: HeldEnvironment, from client: IndexClient,
  reporting observer: any OperationObserver
) throws -> UpdateOutcome {
  let list = installation.requirements.asPinnedList
  let markers = installation.resolutionTarget.markers
  let hashes = try ExpectedHashes(list.hashes, mode: installation.hashes, markers: markers)
  let extent = installation.extent(isExact: true, in: held.environment)
  let wanted = list.requirements.map(\.requirement).filter { $0.applies(in: markers) }
  let constraints = list.constraints.map(\.requirement).filter { $0.applies(in: markers) }
  if installation.update.reinstall == .none, let pins = pins(wanted, constraints),
    InstallationPlan(
      desired: pins, installed: held.installed, for: installation.resolutionTarget.tags, extent: extent
    ).isEmpty
  {
    return .satisfied(requirementCount: pins.count)
  }
  observer.warnOfUnreadable(in: held.installed)
  var request = installation.request(list)
  request.options.omitsDependencies = true
  request.options.expectedDigests = hashes.digests
  request.installed = held.installed.candidates(for: request.tags)
  let resolution = try resolvePackages(
    request, from: client, stated: installation.statedMetadata, reporting: observer)
  return try updateEnvironment(
    held, to: resolution, for: request.tags, requested: Set(wanted.map(\.name)), extent: extent, hashes: hashes,
    options: installation.update, from: client, reporting: observer)
}

/// The version of each requirement, if all of them are pinned and nothing speaks against the pins: then nothing has to
/// be resolved to compare.
private func pins(_ requirements: [Requirement], _ constraints: [Requirement]) -> [DesiredDistribution]? {
  var pins: [PackageName: Version] = [:]
  for requirement in requirements {
    guard let version = requirement.pinnedVersion else { return nil }
    if let other = pins[requirement.name], other != version { return nil }
    pins[requirement.name] = version
  }
  for constraint in constraints {
    guard let version = pins[constraint.name] else { continue }
    guard constraint.url == nil, constraint.specifiers.contains(version) else { return nil }
  }
  return pins.map { DesiredDistribution(name: $0.key, version: $0.value) }
}
