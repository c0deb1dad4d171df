package import Installing
package import PackagingStandards
internal import SystemIO

/// Removes packages from an environment; warns of those that are not there.
///
/// - Parameter onlyPlans: whether it is only found out what would be done.
/// - Returns: what was removed, or would be, by name.
/// - Throws: `InstallingError`, `SystemError`; the environment is then as it was.
package func removePackages(
  _ names: [PackageName], from held: HeldEnvironment, onlyPlans: Bool,
  reporting observer: any OperationObserver
) throws -> [EnvironmentChange] {
  let start = MonotonicInstant.now
  observer.warnOfUnreadable(in: held.installed)
  var removals: [InstalledDistribution] = []
  for name in names {
    let found = held.installed[name]
    if found.isEmpty { observer.warn(.notInstalled(name)) }
    removals.append(contentsOf: found)
  }
  if !removals.isEmpty, !onlyPlans {
    let outcome = try InstallTransaction.run(
      removing: removals, installing: [], in: held.environment.installTarget)
    observer.complete(.uninstalled, removals.count, since: start)
    observer.warn(of: outcome)
  }
  return removals.map { EnvironmentChange(.removed, name: $0.name, version: $0.version) }.sorted { $0.name < $1.name }
}
