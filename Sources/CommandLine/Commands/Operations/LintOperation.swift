internal import Linting
internal import PythonSyntax
internal import Synchronization
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Finds the files, checks them on all cores, and prints what was found.
struct LintOperation {
  let verb: LintVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    guard let format = OutputFormat(rawValue: verb.outputFormat) else {
      let formats = OutputFormat.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw CommandError(
        "`\(verb.outputFormat)` is no output format", hints: ["The formats are \(formats)"])
    }
    if verb.statistics && ![.full, .concise, .json].contains(format) {
      throw CommandError(
        "Statistics cannot be printed in the format `\(format.rawValue)`",
        hints: ["Use `--output-format json`, or no format"])
    }
    let rules = RuleSelection(
      selected: verb.select.isEmpty ? nil : selectors(verb.select), ignored: selectors(verb.ignore))
    let unknown = rules.unknownSelectors
    if !unknown.isEmpty {
      context.console.warning(
        "only rules of syntax are supported yet; nothing is checked for \(unknown.joined(separator: ", "))")
    }
    let settings = LintSettings(
      rules: rules, target: try target(), keepsLines: format.showsLines && !verb.statistics)
    let files = try readsStandardInput ? checkStandardInput(settings) : checkFiles(settings)
    let count = files.reduce(0) { $0 + $1.findings.count }
    try write(text(of: files, count, format))
    return count == 0 || verb.exitZero ? .success : .failure
  }

  // MARK: - Input

  private var readsStandardInput: Bool { verb.stdinFilename != nil || verb.files == ["-"] }

  private func checkStandardInput(_ settings: LintSettings) throws -> [LintedFile] {
    for file in verb.files where file != "-" {
      context.console.warning("standard input is read, and `\(file)` is not")
    }
    let name = verb.stdinFilename ?? "-"
    if name.hasSuffix(".ipynb") || name.hasSuffix(".md") {
      throw CommandError.unsupported("checking `\(name)`: a notebook or Markdown file")
    }
    let path = name == "-" ? name : context.workingDirectory.pushing(FilePath(name)).lexicallyNormalized().string
    let file = try readToEnd(descriptor: 0).withUnsafeBufferPointer {
      lint($0, displayPath: name, absolutePath: path, settings: settings)
    }
    return file.findings.isEmpty ? [] : [file]
  }

  private func checkFiles(_ settings: LintSettings) throws -> [LintedFile] {
    let paths = try PythonFiles(context.workingDirectory).find(verb.files)
    if paths.isEmpty { context.console.warning("no Python files found under the given paths") }
    let results = Mutex([LintedFile?](repeating: nil, count: paths.count))
    // Each thread takes a batch of files at a time.
    let batch = 16
    try WorkerPool.forEach((paths.count + batch - 1) / batch) { index in
      var linted: [(Int, LintedFile)] = []
      for place in index * batch..<min(paths.count, (index + 1) * batch) {
        if let file = check(paths[place], settings), !file.findings.isEmpty { linted.append((place, file)) }
      }
      results.withLock { for (place, file) in linted { $0[place] = file } }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private func check(_ path: FilePath, _ settings: LintSettings) -> LintedFile? {
    let absolute = context.workingDirectory.pushing(path)
    do {
      return try readFile(absolute).withUnsafeBufferPointer {
        lint($0, displayPath: path.string, absolutePath: absolute.string, settings: settings)
      }
    } catch {
      let reason = (error as? SystemError)?.causes.first ?? "\(error)"
      let file = unreadableFile(
        displayPath: path.string, absolutePath: absolute.string, reason: reason, settings: settings)
      if file == nil { context.console.warning("failed to read `\(path)`: \(reason)") }
      return file
    }
  }

  // MARK: - Output

  private func text(of files: [LintedFile], _ count: Int, _ format: OutputFormat) -> String {
    var text: String
    if verb.statistics {
      text = RuleStatistics(files).render(asJSON: format == .json)
    } else {
      let surroundings = OutputSurroundings(
        toolVersion: ProgramVersion.current, projectDirectory: ProcessEnvironment.value("CI_PROJECT_DIR"))
      text = format.render(files, surroundings)
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
    let path = context.workingDirectory.pushing(FilePath(name))
    try createDirectories(path.removingLastComponent())
    try writeFile(Array(text.utf8), to: path)
  }

  // MARK: - Settings

  private func selectors(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } }
  }

  /// The version of `--target-version`, written as `py313` or `3.13`.
  private func target() throws -> PythonVersion {
    guard let text = verb.targetVersion else { return .latest }
    let digits = text.hasPrefix("py3") ? text.dropFirst(3) : text.hasPrefix("3.") ? text.dropFirst(2) : ""
    guard let minor = UInt8(digits), (PythonVersion.oldest...PythonVersion.latest).contains(PythonVersion(minor: minor))
    else {
      throw CommandError("`\(text)` is no version of Python that can be checked for: py37 to py315")
    }
    return PythonVersion(minor: minor)
  }
}
