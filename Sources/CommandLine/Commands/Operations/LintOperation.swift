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
      throw CommandError.unsupported("the output format `\(verb.outputFormat)`")
    }
    let rules = RuleSelection(
      selected: verb.select.isEmpty ? nil : selectors(verb.select), ignored: selectors(verb.ignore))
    let unknown = rules.unknownSelectors
    if !unknown.isEmpty {
      context.console.warning(
        "only rules of syntax are supported yet; nothing is checked for \(unknown.joined(separator: ", "))")
    }
    let settings = LintSettings(rules: rules, target: try target(), keepsLines: format == .full)
    let paths = try PythonFiles(context.workingDirectory).find(verb.files)
    let results = Mutex([LintedFile?](repeating: nil, count: paths.count))
    // Each thread takes a batch of files at a time.
    let batch = 16
    try WorkerPool.forEach((paths.count + batch - 1) / batch) { index in
      var linted: [(Int, LintedFile)] = []
      for place in index * batch..<min(paths.count, (index + 1) * batch) {
        let file = try check(paths[place], settings)
        if !file.findings.isEmpty { linted.append((place, file)) }
      }
      results.withLock { for (place, file) in linted { $0[place] = file } }
    }
    let files = results.withLock { $0.compactMap { $0 } }
    let count = files.reduce(0) { $0 + $1.findings.count }
    context.console.resultText(format.render(files))
    if format.isForPeople && context.console.verbosity > .quiet {
      context.console.result(count == 0 ? "All checks passed!" : "Found \(count) error\(count == 1 ? "" : "s").")
    }
    return count == 0 || verb.exitZero ? .success : .failure
  }

  private func check(_ path: FilePath, _ settings: LintSettings) throws -> LintedFile {
    let absolute = context.workingDirectory.pushing(path)
    let bytes = try readFile(absolute)
    return bytes.withUnsafeBufferPointer {
      lint($0, displayPath: path.string, absolutePath: absolute.string, settings: settings)
    }
  }

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
