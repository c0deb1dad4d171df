internal import Installing
internal import Interpreters
internal import PackageOperations
internal import SystemIO
internal import TerminalUI

/// What `pip check` does.
struct PipCheckOperation {
  let settings: CheckSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let cache = try context.openCache(settings.cache)
    let environment = try context.pythonEnvironment(settings.environment, cache: cache)
    let start = MonotonicInstant.now
    let console = context.console
    let target = settings.target.target(of: environment.interpreter)
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let problems = installed.problems(with: environment.interpreter, for: target)
    let elapsed = durationText(start.elapsed)
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
