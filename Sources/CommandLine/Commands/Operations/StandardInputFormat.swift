internal import CodeSettings
internal import EmbeddedCode
internal import FilePatterns
internal import Findings
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Formats what comes from standard input, and prints it or what would change.
struct StandardInputFormat {
  let context: CommandContext
  let resolver: CodeSettingsResolver
  let mode: FileFormatter.Mode
  let range: FormatLineRange?
  /// The file that the input is said to be.
  let filename: String?

  func run() throws -> ExitStatus {
    // Half of a file is no result, other than some of many findings.
    context.console.setClosedPipe(.isFailure)
    for warning in resolver.warnings { context.console.warning(warning) }
    context.console.warnAboutConflicts([resolver.rootSettings])
    context.console.describe(DiscoveredFiles(), resolver, workingDirectory: textPath(context.workingDirectory))
    let directory = textPath(context.workingDirectory)
    let path = filename.map { absolutePath($0, in: directory) }
    let settings = resolver.rootSettings
    let input = try readToEnd(descriptor: StandardStream.input.rawValue)
    let language = path.map { settings.language(ofFile: $0) } ?? .python
    guard let language, try !isExcluded(path) else {
      if mode == .write { try write(input) }
      return .success
    }
    switch SourceFormatter(settings, path: path, language: language).format(input, range: range) {
    case .skipped:
      if mode == .write { try write(input) }
      return .success
    case .unchanged:
      // On standard output a notebook always has the layout of a formatted one.
      if mode == .write { try write(language == .ipynb ? try Notebook(parsing: input).rewritten : input) }
      return .success
    case .changed(let text):
      switch mode {
      case .write:
        try write(text.after)
        return .success
      case .check: return .failure
      case .diff:
        let shown = ChangePresentation.diff(context.console.output, workingDirectory: directory).show(text, path: path)
        if case .diff(let diff) = shown { context.console.sourceText(diff) }
        return .failure
      }
    case .failed(let reason):
      let failure = FormatFailure(reason, path ?? "-", directory)
      if context.console.verbosity > .silent {
        context.console.error(context.console.messages.paint("error", .red, .bold) + ": " + failure.message)
      }
      return .error
    }
  }

  private func isExcluded(_ path: String?) throws -> Bool {
    guard var path, resolver.rootSettings.selection.forcesExclusion else { return false }
    if try SourceDiscovery(resolver, workingDirectory: textPath(context.workingDirectory)).isExcluded(path) {
      return true
    }
    return path.withUTF8 { unsafe resolver.rootSettings.format.exclude.matchesPathOrName($0) }
  }

  private func write(_ bytes: [UInt8]) throws {
    context.console.flush()
    try unsafe bytes.withUnsafeBytes { try unsafe writeAll($0, to: StandardStream.output.rawValue) }
  }
}
