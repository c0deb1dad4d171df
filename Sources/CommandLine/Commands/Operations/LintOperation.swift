internal import CodeOperations
internal import CodeSettings
internal import FilePatterns
internal import Findings
internal import Linting
internal import PythonSyntax
internal import Support
internal import SystemIO
internal import TerminalUI

/// Finds the files, has them linted, and prints what was found.
struct LintOperation {
  let settings: LintCommandSettings
  let context: CommandContext

  private var directory: String { textPath(context.workingDirectory) }

  func run() throws -> ExitStatus {
    context.console.setClosedPipe(.isSuccess)
    if case .files = settings.report { return try listFiles() }
    let unknown = settings.rules.unknownSelectors
    if !unknown.isEmpty {
      context.console.warning(
        "only rules of syntax are supported yet; nothing is checked for \(unknown.joined(separator: ", "))")
    }
    let linted =
      switch settings.input {
      case .standardInput(let name): try lintStandardInput(name)
      case .paths(let paths): try lintPaths(paths)
      }
    for file in linted.unreadable {
      context.console.warning("failed to read `\(file.displayPath)`: \(file.reason)")
    }
    for warning in settings.resolver.warnings { context.console.warning(warning) }
    let count = linted.files.reduce(0) { $0 + $1.findings.count }
    try write(text(of: linted.files, count))
    return count > 0 && settings.failsOnFindings ? .failure : .success
  }

  /// How sources are linted, but for the version of Python, which each file's settings can name.
  private var lintSettings: LintSettings {
    var keepsLines = settings.outputFormat.showsLines
    if case .statistics = settings.report { keepsLines = false }
    return LintSettings(rules: settings.rules, targetVersion: .latest, keepsLines: keepsLines)
  }

  // MARK: - Standard input

  private func lintStandardInput(_ givenName: String?) throws -> LintedFiles {
    for path in settings.ignoredPaths {
      context.console.warning("standard input is read, and `\(path)` is not")
    }
    let name = givenName ?? "-"
    let path = name == "-" ? name : absolutePath(name, in: directory)
    let codeSettings = settings.resolver.rootSettings
    if givenName != nil, try isExcluded(path) { return LintedFiles() }
    guard let language = codeSettings.language(ofFile: path) else { return LintedFiles() }
    if language == .markdown || language == .restructuredText {
      warnAboutDocument(name)
      return LintedFiles()
    }
    let bytes = try readToEnd(descriptor: StandardStream.input.rawValue)
    return lintText(bytes, language, codeSettings, path: path, displayPath: name, settings: lintSettings)
  }

  /// Whether what is read from standard input is left out for the name that it is given.
  private func isExcluded(_ path: String) throws -> Bool {
    let resolver = settings.resolver
    guard resolver.rootSettings.selection.forcesExclusion else { return false }
    if try SourceDiscovery(resolver, workingDirectory: directory).isExcluded(path) { return true }
    var path = path
    return path.withUTF8 { unsafe resolver.rootSettings.lintExclude.matchesPathOrName($0) }
  }

  // MARK: - Files

  private func find(_ paths: [String]) throws -> DiscoveredFiles {
    try SourceDiscovery(settings.resolver, workingDirectory: directory).find(paths)
  }

  private func listFiles() throws -> ExitStatus {
    // Standard input has no files in it.
    let paths = if case .paths(let paths) = settings.input { paths } else { settings.ignoredPaths }
    for file in checkedFiles(try find(paths)) { context.console.result(displayText(ofPath: file.path)) }
    return .success
  }

  private func lintPaths(_ paths: [String]) throws -> LintedFiles {
    let found = try find(paths)
    context.console.describe(found, settings.resolver, workingDirectory: directory)
    if found.files.isEmpty && found.failures.isEmpty {
      context.console.warning("no Python files found under the given paths")
    }
    return try lintFiles(
      checkedFiles(found), failures: found.failures, settings: lintSettings, from: directory)
  }

  /// The files that are checked; of documents that were named it warns.
  private func checkedFiles(_ found: DiscoveredFiles) -> [SourceFile] {
    found.files.filter { file in
      switch file.lintTreatment {
      case .checked: return true
      case .leftOut: return false
      case .document:
        if file.isExplicit { warnAboutDocument(shownPath(file.path, from: directory)) }
        return false
      }
    }
  }

  private func warnAboutDocument(_ name: String) {
    context.console.warning("the code in `\(name)` is not checked: only Python files and notebooks are")
  }

  // MARK: - Output

  private func text(of files: [FileFindings], _ count: Int) -> String {
    let format = settings.outputFormat
    var text: String
    var praises = true
    if case .statistics = settings.report {
      text = RuleStatistics(files).render(format == .json ? .json : .table)
      praises = false
    } else {
      text = format.render(files, settings.surroundings)
    }
    guard format.isForPeople && context.console.verbosity > .quiet else { return text }
    if count > 0 {
      text += "Found \(count) error\(count == 1 ? "" : "s").\n"
    } else if praises {
      text += "All checks passed!\n"
    }
    return text
  }

  private func write(_ text: String) throws {
    guard let file = settings.outputFile else { return context.console.resultText(text) }
    try writeOutput(text, to: file)
  }
}
