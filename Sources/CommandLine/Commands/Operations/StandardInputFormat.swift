internal import CodeOperations
internal import CodeSettings
internal import EmbeddedCode
internal import FilePatterns
internal import SystemIO
internal import TerminalUI

/// Formats what comes from standard input, and prints it or what would change.
struct StandardInputFormat {
  let settings: FormatCommandSettings
  let context: CommandContext
  /// The file that the input is said to be.
  let name: String?

  private var mode: FormatMode { settings.mode }
  private var directory: String { textPath(context.workingDirectory) }

  func run() throws -> ExitStatus {
    // Half of a file is no result, other than some of many findings.
    context.console.setClosedPipe(.isFailure)
    let resolver = settings.resolver
    for warning in resolver.warnings { context.console.warning(warning) }
    context.console.warnAboutConflicts([resolver.rootSettings])
    context.console.describe(DiscoveredFiles(), resolver, workingDirectory: directory)
    let path = name.map { absolutePath($0, in: directory) }
    let input = try readToEnd(descriptor: StandardStream.input.rawValue)
    let language = path.map { resolver.rootSettings.language(ofFile: $0) } ?? .python
    guard let language, try !isExcluded(path) else {
      if mode == .write { try write(input) }
      return .success
    }
    let formatter = SourceFormatter(resolver.rootSettings, path: path, language: language)
    switch formatter.format(input, range: settings.range) {
    case .skipped:
      if mode == .write { try write(input) }
      return .success
    case .unchanged:
      // On standard output a notebook always has the layout of a formatted one.
      if mode == .write { try write(language == .ipynb ? try Notebook(parsing: input).rewritten : input) }
      return .success
    case .changed(let text): return try changed(text, path)
    case .failed(let reason):
      context.console.failure(FormatFailure(reason, path: path ?? "-"), workingDirectory: directory)
      return .error
    }
  }

  private func changed(_ text: FormattedText, _ path: String?) throws -> ExitStatus {
    switch mode {
    case .write:
      try write(text.after)
      return .success
    case .check: return .failure
    case .diff:
      let presentation = ChangePresentation.diff(context.console.output, workingDirectory: directory)
      if case .diff(let diff) = presentation.show(text, path: path) { context.console.sourceText(diff) }
      return .failure
    }
  }

  private func isExcluded(_ path: String?) throws -> Bool {
    let resolver = settings.resolver
    guard var path, resolver.rootSettings.selection.forcesExclusion else { return false }
    if try SourceDiscovery(resolver, workingDirectory: directory).isExcluded(path) { return true }
    return path.withUTF8 { unsafe resolver.rootSettings.format.exclude.matchesPathOrName($0) }
  }

  private func write(_ bytes: [UInt8]) throws {
    context.console.flush()
    try unsafe bytes.withUnsafeBytes { try unsafe writeAll($0, to: StandardStream.output.rawValue) }
  }
}
