internal import CodeSettings
internal import EmbeddedCode
internal import FilePatterns
internal import Findings
internal import Linting
internal import PythonFiles
internal import PythonSyntax
internal import Support
internal import Synchronization
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Finds the files, checks them on all cores, and prints what was found.
struct LintOperation {
  let verb: LintVerb
  let context: CommandContext

  private var directory: String { textPath(context.workingDirectory) }

  func run() throws -> ExitStatus {
    context.console.setClosedPipe(.isSuccess)
    let overrides = try verb.code.overrides(verb.selection, in: context, global: verb.options)
    let resolver = try CodeSettingsResolver(overrides, file: verb.stdinFilename, in: context)
    let format = try OutputFormat(option: verb.outputFormat, resolver.rootSettings)
    if verb.statistics && ![.full, .concise, .json].contains(format) {
      throw CommandError(
        "Statistics cannot be printed in the format `\(format.rawValue)`",
        hints: ["Use `--output-format json`, or no format"])
    }
    if verb.showFiles { return try showFiles(resolver) }
    let rules = RuleSelection(
      selected: selectors((verb.select.isEmpty ? ["ALL"] : verb.select) + verb.extendSelect),
      ignored: selectors(verb.ignore))
    for selector in selectors(verb.select) + selectors(verb.extendSelect) + selectors(verb.ignore) {
      switch RuleSelectors.verdict(on: selector) {
      case .known: break
      case .removed: throw CommandError("The rule `\(selector)` was removed and cannot be selected")
      case .unknown: throw CommandError("`\(selector)` selects no rule")
      }
    }
    let unknown = rules.unknownSelectors
    if !unknown.isEmpty {
      context.console.warning(
        "only rules of syntax are supported yet; nothing is checked for \(unknown.joined(separator: ", "))")
    }
    let settings = LintSettings(
      rules: rules, target: .latest, keepsLines: format.showsLines && !verb.statistics)
    let files = try readsStandardInput ? checkStandardInput(resolver, settings) : checkFiles(resolver, settings)
    for warning in resolver.warnings { context.console.warning(warning) }
    let count = files.reduce(0) { $0 + $1.findings.count }
    try write(text(of: files, count, format))
    return count == 0 || verb.exitZero ? .success : .failure
  }

  // MARK: - Input

  private var readsStandardInput: Bool { verb.stdinFilename != nil || verb.files == ["-"] }

  private func checkStandardInput(_ resolver: CodeSettingsResolver, _ settings: LintSettings) throws -> [FileFindings] {
    for file in verb.files where file != "-" {
      context.console.warning("standard input is read, and `\(file)` is not")
    }
    let name = verb.stdinFilename ?? "-"
    let path = name == "-" ? name : absolutePath(name, in: directory)
    if verb.stdinFilename != nil, try isExcluded(path, resolver) { return [] }
    switch resolver.rootSettings.language(ofFile: path) {
    case .markdown, .restructuredText:
      warnAboutDocument(name)
      return []
    case nil: return []
    case let language?:
      let bytes = try readToEnd(descriptor: 0)
      let file = check(bytes, language, resolver.rootSettings, path: path, display: name, settings)
      return [file].compactMap { $0 }.filter { !$0.findings.isEmpty }
    }
  }

  /// Whether what is read from standard input is left out for the name that it is given.
  private func isExcluded(_ path: String, _ resolver: CodeSettingsResolver) throws -> Bool {
    guard resolver.rootSettings.selection.forcesExclusion else { return false }
    if try SourceDiscovery(resolver, workingDirectory: directory).isExcluded(path) { return true }
    var path = path
    return path.withUTF8 { unsafe resolver.rootSettings.lintExclude.matchesPathOrName($0) }
  }

  private func showFiles(_ resolver: CodeSettingsResolver) throws -> ExitStatus {
    for file in try find(resolver).files where try isChecked(file) {
      context.console.result(displayText(ofPath: file.path))
    }
    return .success
  }

  private func find(_ resolver: CodeSettingsResolver) throws -> DiscoveredFiles {
    try SourceDiscovery(resolver, workingDirectory: directory).find(
      verb.files.isEmpty ? ["."] : textOperands(verb.files))
  }

  private func checkFiles(_ resolver: CodeSettingsResolver, _ settings: LintSettings) throws -> [FileFindings] {
    let found = try find(resolver)
    context.console.describe(found, resolver, workingDirectory: directory)
    if found.files.isEmpty && found.failures.isEmpty {
      context.console.warning("no Python files found under the given paths")
    }
    let files = try found.files.filter { try isChecked($0) }
    let results = Mutex([FileFindings?](repeating: nil, count: files.count))
    // Each thread takes a batch of files at a time.
    let batch = 16
    try WorkerPool.forEach((files.count + batch - 1) / batch) { index in
      var checked: [(Int, FileFindings)] = []
      for place in index * batch..<min(files.count, (index + 1) * batch) {
        if let file = check(files[place], settings), !file.findings.isEmpty { checked.append((place, file)) }
      }
      results.withLock { for (place, file) in checked { $0[place] = file } }
    }
    let failures = found.failures.compactMap { unreadable($0.path, $0.error, settings) }
    let findings = results.withLock { $0.compactMap { $0 } } + failures
    return findings.sorted { utf8Precedes($0.absolutePath, $1.absolutePath) }
  }

  /// Whether a file holds code that is checked.
  private func isChecked(_ file: SourceFile) throws -> Bool {
    if file.isExcluded(by: file.settings.lintExclude) { return false }
    switch file.settings.language(ofFile: file.path) {
    case .python, .pyi, .ipynb: return true
    case .markdown, .restructuredText:
      if file.isExplicit { warnAboutDocument(shownPath(file.path, from: directory)) }
      return false
    case nil: return false
    }
  }

  private func check(_ file: SourceFile, _ settings: LintSettings) -> FileFindings? {
    guard let language = file.settings.language(ofFile: file.path) else { return nil }
    do {
      let bytes = try readFile(systemPath(file.path))
      let display = shownPath(file.path, from: directory)
      return check(bytes, language, file.settings, path: file.path, display: display, settings)
    } catch {
      return unreadable(file.path, error, settings)
    }
  }

  private func check(
    _ bytes: [UInt8], _ language: SourceLanguage, _ codeSettings: CodeSettings, path: String, display: String,
    _ settings: LintSettings
  ) -> FileFindings? {
    var settings = settings
    settings.target = codeSettings.targetVersion(ofFile: path) ?? .latest
    guard language == .ipynb else {
      let file = unsafe bytes.withUnsafeBufferPointer { unsafe ParsedFile(parsing: $0) }
      return lint(file, displayPath: display, absolutePath: displayText(ofPath: path), settings: settings)
    }
    do {
      let notebook = try Notebook(parsing: bytes)
      guard notebook.isPython else { return nil }
      return check(notebook, path: displayText(ofPath: path), display: display, settings)
    } catch {
      return unreadable(path, error, settings)
    }
  }

  /// Checks the cells of a notebook as one source, in which names are known from cell to cell.
  private func check(_ notebook: Notebook, path: String, display: String, _ settings: LintSettings) -> FileFindings {
    let file = unsafe notebook.source.withUnsafeBufferPointer {
      unsafe ParsedFile(parsing: $0, mode: .ipython, ignoresEncodingDeclaration: true, cells: notebook.cellMap)
    }
    if file.tree.errors.isEmpty {
      return lint(file, displayPath: display, absolutePath: path, settings: settings)
    }
    // A cell that cannot be read says nothing of the others, which Python reads one by one.
    var result = FileFindings(displayPath: display, absolutePath: path, findings: [])
    for (place, cell) in notebook.cells.enumerated() {
      let file = unsafe cell.source.withUnsafeBufferPointer {
        unsafe ParsedFile(
          parsing: $0, mode: .ipython, ignoresEncodingDeclaration: true, cells: notebook.cellMap(ofCellAt: place))
      }
      let found = lint(file, displayPath: display, absolutePath: path, settings: settings)
      result.findings += found.findings
      result.cellLines.merge(found.cellLines) { first, _ in first }
    }
    return result
  }

  private func warnAboutDocument(_ name: String) {
    context.console.warning("the code in `\(name)` is not checked: only Python files and notebooks are")
  }

  private func unreadable(_ path: String, _ error: any Error, _ settings: LintSettings) -> FileFindings? {
    let reason = explanation(of: error).last ?? "unknown error"
    let display = shownPath(path, from: directory)
    let file = unreadableFile(
      displayPath: display, absolutePath: displayText(ofPath: path), reason: reason, settings: settings)
    if file == nil { context.console.warning("failed to read `\(display)`: \(reason)") }
    return file
  }

  // MARK: - Output

  /// What a file is told has no colours.
  private var painter: Painter { verb.outputFile == nil ? context.console.output : Painter(isEnabled: false) }

  private func text(of files: [FileFindings], _ count: Int, _ format: OutputFormat) -> String {
    var text: String
    if verb.statistics {
      text = RuleStatistics(files).render(asJSON: format == .json)
    } else {
      text = format.render(files, .ofThisProcess(rules: LintRule.descriptions, painter: painter))
    }
    if format.isForPeople && context.console.verbosity > .quiet {
      if count > 0 {
        text += "Found \(count) error\(count == 1 ? "" : "s").\n"
      } else if !verb.statistics {
        text += "All checks passed!\n"
      }
    }
    return text
  }

  private func write(_ text: String) throws {
    guard let name = verb.outputFile else { return context.console.resultText(text) }
    try writeOutput(text, to: context.workingDirectory.pushing(FilePath(name)))
  }

  private func selectors(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0.drop { $0 == " " }) } }
  }
}
