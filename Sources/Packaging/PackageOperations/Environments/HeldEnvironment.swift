package import Installing

/// An environment that no other process changes for as long as this object is kept, and what is installed in it.
package final class HeldEnvironment {
  /// The environment.
  package let environment: PythonEnvironment
  /// What was installed when it was taken hold of, by the one listing that operations need.
  package let installed: InstalledDistributions
  private let lock: EnvironmentLock

  /// Waits for the right to change an environment, and finishes what a killed process began there.
  ///
  /// - Parameter onlyPlans: whether nothing is to be changed: what a killed process began is an error then.
  /// - Throws: `OperationError`; `SystemError`, with the code `.timedOut` where the wait was too long; `InstallingError`
  ///   where what was begun can neither be finished nor undone.
  package init(
    _ environment: PythonEnvironment, timeout: Duration = .seconds(300), onlyPlans: Bool = false,
    reporting observer: any OperationObserver
  ) throws {
    self.environment = environment
    let installTarget = environment.installTarget
    lock = try EnvironmentLock(installTarget, timeout: timeout) {
      observer.receive(.waitingForEnvironment)
    }
    let found = try InstalledDistributions(in: environment.sitePackages)
    if found.interrupted.isEmpty {
      installed = found
      return
    }
    if onlyPlans, let directory = found.interrupted.first {
      throw OperationError(
        .input, "A command that changed `\(directory)` was cut short, which has to be undone or finished first",
        hints: ["any command that changes the environment does that; this one only says what it would do"])
    }
    let repair = try InstallTransaction.repair(found.interrupted, of: installTarget)
    if !repair.isEmpty { observer.receive(.repaired(repair)) }
    installed = try InstalledDistributions(in: environment.sitePackages)
  }
}
