package import ArgumentParser
internal import Installing
internal import Support
internal import SystemIO
internal import TerminalUI

/// `pip check`: looks for requirements that an environment does not meet.
package struct PipCheckVerb: Verb {
  package static let path = ["pip", "check"]
  package static let summary = "Check that installed packages have what they require"

  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    if target.pythonVersion != nil { throw CommandError.unsupported("`--python-version` of `pip check`") }
    if target.pythonPlatform != nil { throw CommandError.unsupported("`--python-platform` of `pip check`") }
    let cache = try context.openCache(cache)
    let start = MonotonicInstant.now
    let environment = try context.pythonEnvironment(environment, python: python, cache: cache, isMutable: false)
    let installed = try context.installedDistributions(in: environment.sitePackages)
    let problems = EnvironmentCheck(installed, environment.interpreter).problems
    let elapsed = durationText(nanoseconds: MonotonicInstant.now.nanoseconds - start.nanoseconds)
    context.console.status(
      context.console.messages.paint("Checked \(counted(installed.all.count, "package")) in \(elapsed)", .dim))
    if problems.isEmpty {
      context.console.status("All installed packages are compatible")
      return .success
    }
    context.console.status("Found \(problems.count == 1 ? "1 incompatibility" : "\(problems.count) incompatibilities")")
    for problem in problems { context.console.status(problem) }
    return .failure
  }
}
