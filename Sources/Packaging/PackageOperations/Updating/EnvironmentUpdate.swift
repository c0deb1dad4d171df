internal import Caching
package import IndexAccess
package import Installing
internal import Interpreters
package import PackagingStandards
package import Resolution
internal import Support
internal import SystemIO

/// Brings an environment from what is installed to what was resolved: plans, fetches what the cache lacks, installs.
///
/// - Parameters:
///   - tags: those of the Python and platform; what is installed for another is replaced.
///   - requested: what was asked for by name.
///   - extent: whether everything else stays or goes.
///   - hashes: those that requirements give; what has none takes what the index promises.
/// - Throws: `OperationError`, `InstallingError`, `SystemError`, and what the index client throws; the environment is then
///   as it was.
package func updateEnvironment(
  _ held: HeldEnvironment, to resolution: Resolution, for tags: CompatibleTags, requested: Set<PackageName>,
  extent: InstallationPlan.Extent, hashes: ExpectedHashes = ExpectedHashes(), options: UpdateOptions,
  from client: IndexClient, reporting observer: any OperationObserver
) throws -> UpdateOutcome {
  try hashes.check(resolution.packages)
  let start = MonotonicInstant.now
  let desired = resolution.packages.map { DesiredDistribution(name: $0.name, version: $0.version) }
  let plan = InstallationPlan(
    desired: desired, installed: held.installed, for: tags, extent: extent,
    reinstall: options.reinstall.ofInstalled)
  if plan.isEmpty {
    return .unchanged(packageCount: desired.count, time: start.elapsed)
  }
  let wanted = plan.installed.map { resolution.packages[$0] }
  // What is there is looked at closely where somebody distrusts it.
  let isDistrusted = client.cache.refresh != .nothing || options.reinstall != .none || hashes.mode == .required
  let store = WheelStore(
    cache: client.cache, verification: isDistrusted ? .full : .quick, checksFilenames: options.checksWheelFilenames)
  let fetching = WheelFetching(client: client, store: store, hashes: hashes, observer: observer)
  let changes = EnvironmentChange.changes(of: plan, desired: desired)
  if options.onlyPlans {
    return .planned(
      PlannedUpdate(
        downloadCount: try fetching.missingCount(wanted), removalCount: plan.removed.count,
        installationCount: plan.installed.count, changes: changes))
  }
  let fetched = try fetching.fetch(wanted)
  if options.checksWheelFilenames {
    // A wheel may have come into the cache when this was not asked for.
    for (package, wheel) in zip(wanted, fetched) where !wheel.holds(package.name, package.version) {
      throw InstallingError.mismatchedWheel(
        file: "\(package.name)==\(package.version)", expected: "\(package.name) \(package.version)",
        found: "\(wheel.manifest.name) \(wheel.manifest.version)")
    }
  }
  try install(
    fetched, removing: plan.removed, in: held.environment, requested: requested, options: options,
    reporting: observer)
  return .changed(changes)
}

private func install(
  _ wheels: [CachedWheel], removing removals: [InstalledDistribution], in environment: PythonEnvironment,
  requested: Set<PackageName>, options: UpdateOptions, reporting observer: any OperationObserver
) throws {
  let start = MonotonicInstant.now
  let installTarget = environment.installTarget
  var transaction = InstallTransaction.Options()
  transaction.linkMode = options.linkMode
  if let width = options.concurrentInstalls { transaction.width = width }
  transaction.allowsMissingRecord = true
  transaction.writesInstallerMetadata = options.writesInstallerMetadata
  let outcome = try observer.during(.installing, steps: wheels.count) {
    try InstallTransaction.run(
      removing: removals,
      installing: wheels.map { WheelToInstall($0, isRequested: requested.contains($0.manifest.name)) },
      in: installTarget,
      options: transaction)
  }
  if !removals.isEmpty { observer.complete(.uninstalled, removals.count, since: start) }
  if !wheels.isEmpty { observer.complete(.installed, wheels.count, since: start) }
  if outcome.linkMode == .copy, options.linkMode != .copy { observer.warn(.copiedFiles) }
  observer.warn(of: outcome)
  if options.compilesBytecode, !wheels.isEmpty {
    let start = MonotonicInstant.now
    let count = try BytecodeCompiler(python: environment.interpreter.executable).compile(wheels, in: installTarget)
    observer.complete(.bytecodeCompiled, count, since: start)
  }
}

extension OperationObserver {
  /// Warns of what came out otherwise than one might expect.
  func warn(of outcome: InstallTransaction.Outcome) {
    for distribution in outcome.incompleteRemovals { warn(.incompleteRemoval(distribution)) }
    for (distribution, name) in outcome.ignoredNames { warn(.ignoredModule(name, distribution: distribution)) }
    for replaced in outcome.replacedFiles { warn(.replacedFile(replaced.path, wheel: replaced.wheel)) }
    if let error = outcome.leftOver { warn(.leftOver(reason: explanation(of: error).joined(separator: ": "))) }
    for conflict in outcome.conflicts { warn(.conflict(conflict)) }
  }
}
