internal import Caching
internal import IndexAccess
internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Brings an environment from what is installed to what was resolved: plan, fetch, install, and say what was done.
struct EnvironmentUpdate {
  /// How the update is made.
  struct Options: Sendable {
    var linkMode = LinkMode.standard
    var compilesBytecode = false
    /// How many files are written at once, where it is not for the machine to say.
    var concurrentInstalls: Int?
    var reinstall: InstallationPlan.Reinstall = .nothing
    /// What would be done is only said.
    var isDryRun = false
    /// What would be done is only said, and is a failure.
    var isCheck = false
    /// The hashes that requirements give; what has none takes what the index promises.
    var hashes = ExpectedHashes()
    /// Whether INSTALLER, REQUESTED and `direct_url.json` are written.
    var writesInstallerMetadata = true
    /// Whether a wheel must hold what its file name says.
    var checksWheelFileNames = true
  }

  let context: CommandContext
  let environment: PythonEnvironment
  let cache: Cache
  let client: IndexClient
  var options: Options

  /// Applies a resolution.
  ///
  /// - Parameters:
  ///   - requested: what was asked for by name.
  ///   - extent: whether everything else stays or goes.
  func apply(_ resolution: Resolution, requested: Set<PackageName>, extent: InstallationPlan.Extent) throws
    -> ExitStatus
  {
    try options.hashes.check(resolution.packages)
    let start = MonotonicInstant.now
    let installed = try InstalledDistributions(in: environment.sitePackages)
    let desired = resolution.packages.map { DesiredDistribution(name: $0.name, version: $0.version) }
    let plan = InstallationPlan(
      desired: desired, installed: installed, extent: extent, reinstall: options.reinstall)
    if plan.isEmpty {
      context.reportChecked(desired.count, since: start)
      if options.isDryRun || options.isCheck { context.console.status("Would make no changes") }
      return .success
    }
    let wanted = plan.installed.map { resolution.packages[$0] }
    let fetching = WheelFetching(
      client: client, store: store, context: context, options: options)
    if options.isDryRun || options.isCheck {
      return reportIntended(plan, desired, downloads: try fetching.missingCount(wanted))
    }
    let fetched = try fetching.fetch(wanted)
    if options.checksWheelFileNames {
      // A wheel may have come into the cache when this was not asked for.
      for (package, wheel) in zip(wanted, fetched) where !wheel.holds(package.name, package.version) {
        throw InstallingError.mismatchedWheel(
          file: "\(package.name)==\(package.version)", expected: "\(package.name) \(package.version)",
          found: "\(wheel.manifest.name) \(wheel.manifest.version)")
      }
    }
    return try install(plan, desired, fetched, requested: requested)
  }

  /// The unpacked wheels: looked at closely where somebody distrusts what is there.
  private var store: WheelStore {
    let isDistrusted = cache.refresh != .nothing || options.reinstall != .nothing || options.hashes.mode == .required
    return WheelStore(
      cache: cache, verification: isDistrusted ? .full : .quick, checksFileNames: options.checksWheelFileNames)
  }

  /// Whether the environment has just what is wanted, seen without resolving.
  func isSatisfied(_ desired: [DesiredDistribution], extent: InstallationPlan.Extent) throws -> Bool {
    let installed = try InstalledDistributions(in: environment.sitePackages)
    return InstallationPlan(
      desired: desired, installed: installed, extent: extent, reinstall: options.reinstall
    ).isEmpty
  }

  private func install(
    _ plan: InstallationPlan, _ desired: [DesiredDistribution], _ wheels: [CachedWheel], requested: Set<PackageName>
  ) throws -> ExitStatus {
    let console = context.console
    let start = MonotonicInstant.now
    let target = environment.installTarget
    var transaction = InstallTransaction.Options()
    transaction.linkMode = options.linkMode
    if let width = options.concurrentInstalls { transaction.width = width }
    transaction.allowsMissingRecord = true
    transaction.writesInstallerMetadata = options.writesInstallerMetadata
    let progress = Progress(on: console)
    progress.begin("Installing wheels...", expected: wheels.count)
    let outcome: InstallTransaction.Outcome
    do {
      defer { progress.finish() }
      outcome = try InstallTransaction.run(
        removing: plan.removed,
        installing: wheels.map { WheelToInstall($0, isRequested: requested.contains($0.manifest.name)) },
        in: target, options: transaction)
    }
    if !plan.removed.isEmpty { context.report("Uninstalled", plan.removed.count, since: start) }
    if !wheels.isEmpty { context.report("Installed", wheels.count, since: start) }
    warn(outcome)
    if options.compilesBytecode, !wheels.isEmpty {
      let start = MonotonicInstant.now
      let count = try BytecodeCompiler(python: environment.interpreter.executable).compile(wheels, in: target)
      context.report("Bytecode compiled", count, noun: "file", since: start)
    }
    context.list(EnvironmentChange.changes(of: plan, desired: desired))
    return .success
  }

  /// Says what would be done.
  private func reportIntended(_ plan: InstallationPlan, _ desired: [DesiredDistribution], downloads: Int) -> ExitStatus
  {
    let steps = [("download", downloads), ("uninstall", plan.removed.count), ("install", plan.installed.count)]
    for (step, count) in steps where count > 0 {
      context.console.status("Would \(step) \(counted(count, "package"))")
    }
    context.list(EnvironmentChange.changes(of: plan, desired: desired))
    return options.isCheck ? .failure : .success
  }

  private func warn(_ outcome: InstallTransaction.Outcome) {
    if outcome.linkMode == .copy, options.linkMode != .copy {
      context.console.warning(
        "Files were copied: the cache and the environment are on file systems that cannot share them. Put the cache "
          + "beside the environment (`--cache-dir`), or silence this with `--link-mode copy`")
    }
    for distribution in outcome.incompleteRemovals {
      context.console.warning(
        "`\(distribution)` had no `RECORD`: only its metadata was removed, and files of it may be left")
    }
    for replaced in outcome.replacedFiles {
      context.console.warning(
        "`\(replaced.wheel)` has replaced `\(context.shown(replaced.path))`, which belonged to none of the packages that "
          + "were removed")
    }
    if let error = outcome.leftOver {
      context.console.warning(
        "What was removed still takes room, and goes with the next change: "
          + explanation(of: error).joined(separator: ": "))
    }
    for conflict in outcome.conflicts {
      context.console.warning(
        "`\(conflict.installed)` and `\(conflict.overwritten)` both install `\(conflict.path)`, with different content: "
          + "that of `\(conflict.installed)` is kept")
    }
  }
}

extension PythonEnvironment {
  /// The place that files are installed to.
  var installTarget: InstallTarget {
    isRedirected
      ? InstallTarget(scheme: scheme, interpreter: .absolute(interpreter.executable.string))
      : InstallTarget(interpreter)
  }
}

extension CommandContext {
  /// The summary lines that uv's users know: "Installed 3 packages in 4ms".
  func report(_ what: String, _ count: Int, noun: String = "package", since start: MonotonicInstant) {
    let painter = console.messages
    let duration = durationText(nanoseconds: MonotonicInstant.now.nanoseconds - start.nanoseconds)
    console.status(
      painter.paint("\(what) ", .dim) + painter.paint(counted(count, noun), .bold)
        + painter.paint(" in \(duration)", .dim))
  }

  /// Says that everything was right already.
  func reportChecked(_ count: Int, since start: MonotonicInstant) { report("Checked", count, since: start) }

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
}
