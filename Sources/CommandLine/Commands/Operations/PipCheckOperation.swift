internal import Installing
internal import Interpreters
internal import PackageOperations
internal import SystemIO
internal import TerminalUI

/// What `pip check` does.
struct PipCheckOperation {
  let context: CommandContext
  let environment: PythonEnvironment
  /// The Python and platform to judge for, where they are not the environment's own.
  let targetOptions: TargetOptions

  func run() throws -> ExitStatus {
    let start = MonotonicInstant.now
    let console = context.console
    let target = try context.targetSettings(targetOptions).target(of: environment.interpreter)
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let problems = installed.problems(with: environment.interpreter, for: target)
    let elapsed = durationText(nanoseconds: MonotonicInstant.now.nanoseconds - start.nanoseconds)
    console.status(console.messages.paint("Checked \(counted(installed.all.count, "package")) in \(elapsed)", .dim))
    if problems.isEmpty {
      console.status("All installed packages are compatible")
      return .success
    }
    context.showFinding("Found \(problems.count == 1 ? "1 incompatibility" : "\(problems.count) incompatibilities")")
    for problem in problems { context.showFinding(problem.description) }
    return .failure
  }
}
