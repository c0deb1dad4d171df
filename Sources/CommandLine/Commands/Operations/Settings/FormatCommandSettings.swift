internal import CodeOperations
internal import CodeSettings
internal import Findings
internal import TerminalUI

/// Everything that the options and settings of `format` say, but for what each file's own settings are.
struct FormatCommandSettings: Sendable {
  let input: CodeInput
  let mode: FormatMode
  /// The part of the one file that is formatted; nil for all of it.
  let range: FormatLineRange?
  /// Finds the settings of each file.
  let resolver: CodeSettingsResolver
  /// How findings are printed in the mode that checks.
  let outputFormat: OutputFormat
  let surroundings: OutputSurroundings
  /// Whether files that are known to be formatted need not be read.
  let usesCache: Bool
  /// Whether the command fails where it changed a file.
  let failsOnChange: Bool

  init(_ verb: FormatVerb, _ context: CommandContext) throws {
    let overrides = try verb.code.overrides(verb.selection, in: context, global: verb.options)
    range = try verb.range.map { try FormatLineRange(option: $0) }
    input = CodeInput(files: verb.files, standardInputName: verb.stdinFilename)
    switch input {
    case .standardInput(let name):
      resolver = try CodeSettingsResolver(overrides, file: name, in: context)
      // Standard input is not printed as a finding, so that no format is asked for.
      outputFormat = .full
    case .paths:
      resolver = try CodeSettingsResolver(overrides, in: context)
      outputFormat = try OutputFormat(option: verb.outputFormat, resolver.rootSettings)
    }
    mode = verb.diff ? .diff : verb.check ? .check : .write
    surroundings = .ofThisProcess(painter: context.console.output)
    usesCache = !verb.code.isCacheOff
    failsOnChange = mode != .write || verb.exitNonZeroOnFormat
  }
}
