internal import CodeOperations
internal import CodeSettings
internal import Findings
internal import Support
internal import TerminalUI

/// Finds the files, has them formatted, and says what changed.
struct FormatOperation {
  let settings: FormatCommandSettings
  let context: CommandContext

  private var mode: FormatMode { settings.mode }
  private var directory: String { textPath(context.workingDirectory) }

  func run() throws -> ExitStatus {
    context.console.setClosedPipe(.isSuccess)
    switch settings.input {
    case .standardInput(let name):
      return try StandardInputFormat(settings: settings, context: context, name: name).run()
    case .paths(let paths): return try formatPaths(paths)
    }
  }

  private func formatPaths(_ paths: [String]) throws -> ExitStatus {
    let resolver = settings.resolver
    let found = try SourceDiscovery(resolver, workingDirectory: directory).find(paths)
    for warning in resolver.warnings { context.console.warning(warning) }
    context.console.warnAboutConflicts([resolver.rootSettings] + found.files.map(\.settings))
    context.console.describe(found, resolver, workingDirectory: directory)
    if found.files.isEmpty && found.failures.isEmpty {
      context.console.warning("No Python files found under the given paths")
      return .success
    }
    if settings.range != nil, found.failures.isEmpty, found.files.count != 1 {
      throw CommandError(
        "`--range` is for one file, but the paths stand for \(counted(found.files.count, "file"))")
    }
    let files = found.files.filter { !$0.isExcluded(by: $0.settings.format.exclude) }
    return report(files, try format(files), found.failures)
  }

  private func format(_ files: [SourceFile]) throws -> [FileOutcome<ShownChange?>] {
    let presentation: ChangePresentation =
      switch mode {
      case .write: .none
      case .check: .finding(settings.outputFormat, context.console.output)
      case .diff: .diff(context.console.output, workingDirectory: directory)
      }
    let cache = settings.usesCache ? FormatCache(version: ProgramVersion.current) : nil
    let outcomes = try formatFiles(files, mode: mode, range: settings.range, cache: cache) { text, file in
      presentation.show(text, path: file.path)
    }
    do {
      try cache?.save()
    } catch {
      context.console.warning("The cache was not written: \(explanation(of: error).joined(separator: ": "))")
    }
    return outcomes
  }

  // MARK: - Reporting

  private func report(
    _ files: [SourceFile], _ outcomes: [FileOutcome<ShownChange?>], _ missing: [DiscoveryFailure]
  ) -> ExitStatus {
    var failures = missing.map { FormatFailure(.reading(explanation(of: $0.error)), path: $0.path) }
    var summary = FormatSummary(mode: mode)
    var findings: [FileFindings] = []
    for (file, outcome) in zip(files, outcomes) {
      switch outcome {
      case .skipped: break
      case .unchanged: summary.unchanged += 1
      case .changed(let shown):
        summary.changed += 1
        if case .finding(let finding) = shown { findings.append(fileFindings(finding, of: file)) }
        if case .diff(let text) = shown { context.console.sourceText(text) }
      case .failed(let failure): failures.append(failure)
      }
    }
    failures.sort { componentsPrecede($0.path, $1.path) }
    if mode == .check {
      findings += failures.map { FileFindings($0, from: directory) }
      findings.sort { utf8Precedes($0.absolutePath, $1.absolutePath) }
      context.console.resultText(settings.outputFormat.render(findings, settings.surroundings))
    } else {
      for failure in failures { context.console.failure(failure, workingDirectory: directory) }
    }
    print(summary)
    if !failures.isEmpty { return .error }
    return summary.changed > 0 && settings.failsOnChange ? .failure : .success
  }

  private func fileFindings(_ finding: Finding, of file: SourceFile) -> FileFindings {
    FileFindings(
      displayPath: shownPath(file.path, from: directory), absolutePath: displayText(ofPath: file.path),
      findings: [finding])
  }

  private func print(_ summary: FormatSummary) {
    guard context.console.verbosity > .quiet, let text = summary.text else { return }
    // A diff on standard output may be on its way to a file; on a terminal it comes before its summary.
    if mode == .diff {
      context.console.flush()
      context.console.status(text)
    } else if settings.outputFormat.isForPeople {
      context.console.result(text)
    }
  }
}
