internal import CodeSettings
internal import FilePatterns
internal import Support
internal import Synchronization
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Finds the files, formats them on all cores, and says what changed.
struct FormatOperation {
  let verb: FormatVerb
  let context: CommandContext

  private var mode: FileFormatter.Mode { verb.diff ? .diff : verb.check ? .check : .write }

  func run() throws -> ExitStatus {
    let overrides = try verb.code.overrides(verb.selection, in: context, global: verb.options)
    if verb.stdinFilename != nil || verb.files == ["-"] {
      throw CommandError.unsupported("formatting standard input")
    }
    if verb.range != nil { throw CommandError.unsupported("`--range`") }
    let resolver = try CodeSettingsResolver(overrides, in: context)
    let discovery = SourceDiscovery(resolver, workingDirectory: context.workingDirectory.string)
    let found = try discovery.find(verb.files.isEmpty ? ["."] : verb.files)
    for warning in resolver.warnings { context.console.warning(warning) }
    let files = found.files.filter { !isExcluded($0) }
    if files.isEmpty && found.failures.isEmpty {
      context.console.warning("No Python files found under the given paths")
      return .success
    }
    let outcomes = try format(files)
    return report(files, outcomes, found.failures)
  }

  /// Whether `format.exclude` leaves a file out.
  private func isExcluded(_ file: SourceFile) -> Bool {
    guard !file.isExplicit || file.settings.selection.forcesExclusion, !file.settings.format.exclude.isEmpty else {
      return false
    }
    var path = file.path
    return path.withUTF8 { file.settings.format.exclude.matchesPathOrName($0) }
  }

  /// Formats the files, the largest first, so that no thread is left with a large one at the end.
  private func format(_ files: [SourceFile]) throws -> [FileOutcome] {
    let formatter = FileFormatter(mode: mode, workingDirectory: context.workingDirectory.string)
    let order = largestFirst(files)
    let outcomes = Mutex([FileOutcome](repeating: .skipped, count: files.count))
    try WorkerPool.forEach(order.count) { place in
      let outcome = formatter.format(files[order[place]])
      if case .skipped = outcome { return }
      outcomes.withLock { $0[order[place]] = outcome }
    }
    return outcomes.withLock { $0 }
  }

  private func largestFirst(_ files: [SourceFile]) -> [Int] {
    let sizes = files.map { file in ((try? fileStatus(FilePath(file.path))) ?? nil)?.size ?? 0 }
    return files.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
  }

  private func report(
    _ files: [SourceFile], _ outcomes: [FileOutcome], _ missing: [DiscoveryFailure]
  ) -> ExitStatus {
    let directory = context.workingDirectory.string
    var failures = missing.map { FormatFailure(.reading(explanation(of: $0.error)), $0.path, directory) }
    var summary = FormatSummary(mode: mode)
    for (file, outcome) in zip(files, outcomes) {
      switch outcome {
      case .skipped: break
      case .unchanged: summary.unchanged += 1
      case .changed:
        summary.changed += 1
        if mode == .check {
          context.console.result("\(shownPath(file.path, from: directory)): unformatted: File would be reformatted")
        }
      case .failed(let failure): failures.append(failure)
      }
    }
    failures.sort { componentsPrecede($0.path, $1.path) }
    for failure in failures {
      context.console.error(context.console.messages.paint("error", .red, .bold) + ": " + failure.message)
    }
    if context.console.verbosity > .quiet, let text = summary.text {
      if mode == .diff { context.console.status(text) } else { context.console.result(text) }
    }
    if !failures.isEmpty { return .error }
    return summary.changed > 0 && (mode != .write || verb.exitNonZeroOnFormat) ? .failure : .success
  }
}

/// How many files changed and how many did not.
struct FormatSummary {
  let mode: FileFormatter.Mode
  var changed = 0
  var unchanged = 0

  /// The line that says so; nil if there was nothing.
  var text: String? {
    var parts: [String] = []
    if changed > 0 { parts.append(counted(changed, "file") + (mode == .write ? " reformatted" : " would be reformatted")) }
    if unchanged > 0 {
      parts.append(counted(unchanged, "file") + (mode == .write ? " left unchanged" : " already formatted"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
