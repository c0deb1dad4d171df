internal import CodeSettings
internal import Findings
internal import Linting
internal import SystemPackage
internal import TerminalUI

/// Everything that the options and settings of `lint` say, but for what each file's own settings are.
struct LintCommandSettings: Sendable {
  /// What is printed.
  enum Report: Sendable {
    case findings
    /// How often each rule was broken.
    case statistics
    /// The files that would be checked; nothing is.
    case files
  }

  let input: CodeInput
  /// Paths that are given although standard input is read.
  let ignoredPaths: [String]
  let report: Report
  let rules: RuleSelection
  /// Finds the settings of each file.
  let resolver: CodeSettingsResolver
  let outputFormat: OutputFormat
  let surroundings: OutputSurroundings
  /// The file that is written instead of standard output.
  let outputFile: FilePath?
  /// Whether findings make the command fail.
  let failsOnFindings: Bool

  init(_ verb: LintVerb, _ context: CommandContext) throws {
    let overrides = try verb.code.overrides(verb.selection, in: context, global: verb.options)
    resolver = try CodeSettingsResolver(overrides, file: verb.stdinFilename, in: context)
    outputFormat = try OutputFormat(option: verb.outputFormat, resolver.rootSettings)
    if verb.statistics && ![.full, .concise, .json].contains(outputFormat) {
      throw CommandError(
        "Statistics cannot be printed in the format `\(outputFormat.rawValue)`",
        hints: ["Use `--output-format json`, or no format"])
    }
    report = verb.showFiles ? .files : verb.statistics ? .statistics : .findings
    input = CodeInput(files: verb.files, standardInputName: verb.stdinFilename)
    ignoredPaths = verb.files.filter { $0 != "-" }
    rules = try ruleSelection(verb)
    outputFile = verb.outputFile.map { context.workingDirectory.pushing(FilePath($0)) }
    // What a file is told has no colours.
    let painter = outputFile == nil ? context.console.output : Painter(isEnabled: false)
    surroundings = .ofThisProcess(rules: LintRule.descriptions, painter: painter)
    failsOnFindings = !verb.exitZero
  }
}

/// The rules that the options select.
///
/// - Throws: `CommandError` for a selector that names no rule.
private func ruleSelection(_ verb: LintVerb) throws -> RuleSelection {
  let given = [verb.select, verb.extendSelect, verb.ignore].map(selectors)
  for selector in given.joined() {
    switch RuleSelectors.verdict(on: selector) {
    case .known: break
    case .removed: throw CommandError("The rule `\(selector)` was removed and cannot be selected")
    case .unknown: throw CommandError("`\(selector)` selects no rule")
    }
  }
  return RuleSelection(selected: (given[0].isEmpty ? ["ALL"] : given[0]) + given[1], ignored: given[2])
}

private func selectors(_ values: [String]) -> [String] {
  values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0.drop { $0 == " " }) } }
}
