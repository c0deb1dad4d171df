internal import Installing
internal import PackagingStandards
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

extension CommandContext {
  /// What is installed in some directories, with a warning for each entry that cannot be understood.
  func installedDistributions(in directories: [FilePath]) throws -> InstalledDistributions {
    let installed = try InstalledDistributions(in: directories)
    for entry in installed.unreadable {
      console.warning("Ignoring `\(entry.path)`: \(entry.reason)")
    }
    return installed
  }

  /// Waits for the right to change an environment, which lasts as long as the result is kept, and finishes what a
  /// killed command began there.
  func lockEnvironment(_ environment: PythonEnvironment, store: WheelStore) throws -> HeldEnvironment {
    let target = environment.installTarget
    let timeout = try settings.count(.lockTimeout).map { Double($0.value) } ?? 300
    let lock = try EnvironmentLock(target, timeoutSeconds: timeout) {
      console.status("Waiting for another process to finish with the environment")
    }
    let interrupted = try InstalledDistributions(in: environment.sitePackages).interrupted
    if !interrupted.isEmpty {
      let repair = try InstallTransaction.repair(interrupted, of: target)
      if !repair.isEmpty {
        console.status("Repaired the environment after a command that was cut short")
        for name in repair.finished { console.debug("Tidied up after the change of \(name)") }
        for name in repair.undone { console.debug("Undid the change of \(name)") }
      }
    }
    return HeldEnvironment(lock)
  }

  /// Says what is wrong with an environment, for `--strict`.
  func reportProblems(of environment: PythonEnvironment) throws {
    for problem in try EnvironmentCheck(installedDistributions(in: environment.sitePackages), environment.interpreter)
      .problems
    {
      console.warning(problem)
    }
  }
}

/// The right to change an environment.
final class HeldEnvironment {
  private let lock: EnvironmentLock

  init(_ lock: consuming EnvironmentLock) { self.lock = lock }
}
