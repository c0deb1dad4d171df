internal import Caching
internal import IndexAccess
internal import Installing
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import TerminalUI

extension CommandContext {
  /// What is told about the operations of a command.
  var observer: any OperationObserver { ConsoleObserver(console, workingDirectory: workingDirectory) }

  /// Opens a cache.
  func openCache(_ cache: CacheSettings, sharing: FileLock.Sharing = .shared) throws -> Cache {
    try Cache(
      at: cache.location, refresh: cache.refreshed.ofCached, sharing: sharing,
      timeout: cache.lockTimeout
    ) {
      console.status("Waiting for another process to release the cache")
    }
  }

  /// Prepares to ask the indexes that settings and requirements files name.
  func indexClient(
    _ indexes: IndexSettings, files: FileIndexOptions = FileIndexOptions(), cache: Cache
  ) throws -> IndexClient {
    let configuration = try indexes.configuration(with: files)
    for index in configuration.locations.indexes { console.debug("Index \(index.displayURL)") }
    return IndexClient(configuration: configuration, cache: cache)
  }

  /// Reads files whose content counts for nothing yet, to find mistakes in them.
  func checkRequirements(_ inputs: [RequirementsInput]) throws {
    for input in inputs { _ = try loadRequirements(input, reporting: observer) }
  }

  /// Waits for the right to change an environment, which lasts as long as the result is kept.
  ///
  /// - Parameter onlyPlans: whether it is only looked at, as with `--dry-run`.
  func hold(
    _ environment: PythonEnvironment, _ timeout: Duration, onlyPlans: Bool = false
  ) throws -> HeldEnvironment {
    try HeldEnvironment(environment, timeout: timeout, onlyPlans: onlyPlans, reporting: observer)
  }

  /// Ends a command that installs: shows what became of it and, with `--strict`, what is wrong with the environment.
  func conclude(
    _ outcome: UpdateOutcome, _ held: HeldEnvironment, _ settings: InstallationSettings, since start: MonotonicInstant
  ) throws -> ExitStatus {
    show(outcome, onlyPlans: settings.update.onlyPlans, since: start)
    if settings.isStrict { try reportProblems(of: held.environment, outcome.hasChanged ? nil : held.installed) }
    if case .planned = outcome, settings.isCheck { return .failure }
    return .success
  }

  /// Shows what became of a change.
  ///
  /// - Parameter start: when the command began.
  func show(_ outcome: UpdateOutcome, onlyPlans: Bool = false, since start: MonotonicInstant) {
    switch outcome {
    case .satisfied(let count):
      console.completed("Checked", count, in: start.elapsed)
      if onlyPlans { console.status("Would make no changes") }
    case .unchanged(let count, let time):
      console.completed("Checked", count, in: time)
      if onlyPlans { console.status("Would make no changes") }
    case .planned(let plan):
      let steps = [
        ("download", plan.downloadCount), ("uninstall", plan.removalCount), ("install", plan.installationCount),
      ]
      for (step, count) in steps where count > 0 { console.status("Would \(step) \(counted(count, "package"))") }
      list(plan.changes)
    case .changed(let changes): list(changes)
    }
  }

  /// Lists what was changed.
  func list(_ changes: [EnvironmentChange]) {
    let painter = console.messages
    for change in changes {
      let sign =
        switch change.sign {
        case "+": painter.paint("+", .green)
        case "-": painter.paint("-", .red)
        default: painter.paint(change.sign, .yellow)
        }
      let name = change.name.string
      console.status(
        " \(sign) \(painter.paint(name, .bold))\(painter.paint(String(change.text.dropFirst(name.count)), .dim))")
    }
  }

  /// Says what is wrong with an environment, for `--strict`.
  ///
  /// - Parameter installed: what is in it, where that is known.
  func reportProblems(of environment: PythonEnvironment, _ installed: InstalledDistributions? = nil) throws {
    let installed = try installed ?? InstalledDistributions(in: environment.sitePackages)
    observer.warnOfUnreadable(in: installed)
    for problem in installed.problems(with: environment.interpreter) { console.warning(problem.description) }
  }
}

extension UpdateOutcome {
  /// Whether the environment is not as it was before.
  var hasChanged: Bool {
    if case .changed = self { return true }
    return false
  }
}
