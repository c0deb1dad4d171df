internal import CodeSettings
internal import Findings
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
  private var directory: String { textPath(context.workingDirectory) }

  func run() throws -> ExitStatus {
    context.console.setClosedPipe(.isSuccess)
    let overrides = try verb.code.overrides(verb.selection, in: context, global: verb.options)
    let range = try verb.range.map { try FormatLineRange($0) }
    if verb.stdinFilename != nil || verb.files == ["-"] {
      let resolver = try CodeSettingsResolver(overrides, file: verb.stdinFilename, in: context)
      return try StandardInputFormat(
        context: context, resolver: resolver, mode: mode, range: range, filename: verb.stdinFilename
      ).run()
    }
    let resolver = try CodeSettingsResolver(overrides, in: context)
    let format = try verb.outputFormat(resolver.rootSettings)
    let discovery = SourceDiscovery(resolver, workingDirectory: directory)
    let found = try discovery.find(verb.files.isEmpty ? ["."] : textOperands(verb.files))
    for warning in resolver.warnings { context.console.warning(warning) }
    context.console.warnAboutConflicts([resolver.rootSettings] + found.files.map(\.settings))
    context.console.describe(found, resolver, workingDirectory: directory)
    if found.files.isEmpty && found.failures.isEmpty {
      context.console.warning("No Python files found under the given paths")
      return .success
    }
    if range != nil, found.failures.isEmpty, found.files.count != 1 {
      throw CommandError(
        "`--range` is for one file, but the paths stand for \(counted(found.files.count, "file"))")
    }
    let files = found.files.filter { !$0.isExcluded(by: $0.settings.format.exclude) }
    let outcomes = try self.format(files, range, format)
    return report(files, outcomes, found.failures, format)
  }

  /// Formats the files, the largest first, so that no thread is left with a large one at the end.
  private func format(
    _ files: [SourceFile], _ range: FormatLineRange?, _ outputFormat: OutputFormat
  ) throws -> [FileOutcome] {
    let presentation: ChangePresentation =
      switch mode {
      case .write: .none
      case .check: .finding(outputFormat, context.console.output)
      case .diff: .diff(context.console.output, workingDirectory: directory)
      }
    let cache = verb.code.isCacheOff ? nil : FormatCache()
    let formatter = FileFormatter(
      mode: mode, range: range, presentation: presentation, workingDirectory: directory, cache: cache)
    let order = largestFirst(files)
    let outcomes = Mutex([FileOutcome](repeating: .skipped, count: files.count))
    keepFreedMemory()
    try WorkerPool.forEach(order.count) { place in
      let outcome = formatter.format(files[order[place]])
      if case .skipped = outcome { return }
      outcomes.withLock { $0[order[place]] = outcome }
    }
    do {
      try cache?.save()
    } catch {
      context.console.warning("The cache was not written: \(explanation(of: error).joined(separator: ": "))")
    }
    return outcomes.withLock { $0 }
  }

  private func largestFirst(_ files: [SourceFile]) -> [Int] {
    let sizes = files.map { file in (try? fileStatus(systemPath(file.path)))?.size ?? 0 }
    return files.indices.sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
  }

  // MARK: Reporting

  private func report(
    _ files: [SourceFile], _ outcomes: [FileOutcome], _ missing: [DiscoveryFailure], _ format: OutputFormat
  ) -> ExitStatus {
    var failures = missing.map { FormatFailure(.reading(explanation(of: $0.error)), $0.path, directory) }
    var summary = FormatSummary(mode: mode)
    var findings: [FileFindings] = []
    for (file, outcome) in zip(files, outcomes) {
      switch outcome {
      case .skipped: break
      case .unchanged: summary.unchanged += 1
      case .changed(let shown):
        summary.changed += 1
        switch shown {
        case .diff(let text): context.console.sourceText(text)
        case .finding(let finding):
          findings.append(
            FileFindings(
              displayPath: shownPath(file.path, from: directory), absolutePath: displayText(ofPath: file.path),
              findings: [finding]))
        case nil: break
        }
      case .failed(let failure): failures.append(failure)
      }
    }
    failures.sort { componentsPrecede($0.path, $1.path) }
    if mode == .check {
      findings += failures.map { FileFindings($0) }
      findings.sort { utf8Precedes($0.absolutePath, $1.absolutePath) }
      context.console.resultText(format.render(findings, .ofThisProcess(painter: context.console.output)))
    } else if context.console.verbosity > .silent {
      for failure in failures {
        context.console.error(context.console.messages.paint("error", .red, .bold) + ": " + failure.message)
      }
    }
    if context.console.verbosity > .quiet, let text = summary.text {
      // A diff on standard output may be on its way to a file; on a terminal it comes before its summary.
      if mode == .diff {
        context.console.flush()
        context.console.status(text)
      } else if format.isForPeople {
        context.console.result(text)
      }
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
    if changed > 0 {
      parts.append(counted(changed, "file") + (mode == .write ? " reformatted" : " would be reformatted"))
    }
    if unchanged > 0 {
      parts.append(counted(unchanged, "file") + (mode == .write ? " left unchanged" : " already formatted"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension FileFindings {
  /// A file that could not be formatted, as a finding.
  init(_ failure: FormatFailure) {
    var finding = Finding(code: nil, name: "io", message: failure.cause)
    var lines: [Int: String] = [:]
    switch failure.reason {
    case .syntax(let error):
      finding = Finding(
        code: nil, name: "invalid-syntax", message: failure.cause,
        start: Finding.Position(row: error.start.row, column: error.start.column),
        end: Finding.Position(row: error.end.row, column: error.end.column))
      finding.cell = error.cell
      if error.cell != nil { finding.count(fromRow: error.firstRow) }
      lines = error.lines
    case .defect: finding.name = "internal-error"
    case .reading, .writing, .content: break
    }
    self.init(
      displayPath: failure.displayPath, absolutePath: displayText(ofPath: failure.path), findings: [finding],
      lines: lines)
  }
}
