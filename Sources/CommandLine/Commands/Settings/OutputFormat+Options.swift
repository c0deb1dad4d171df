internal import CodeSettings
internal import Findings
internal import Support
internal import SystemIO
internal import TerminalUI

extension OutputFormat {
  /// The format that an option, a variable or the settings name; `full` where nothing does.
  ///
  /// - Throws: `CommandError` for an unknown name.
  init(option: String?, _ settings: CodeSettings) throws {
    let variable =
      ProcessEnvironment.nonEmptyValue("ADDER_OUTPUT_FORMAT") ?? ProcessEnvironment.nonEmptyValue("RUFF_OUTPUT_FORMAT")
    guard let name = option ?? variable ?? settings.outputFormat else {
      self = .full
      return
    }
    guard let format = OutputFormat(rawValue: name) else {
      let names = OutputFormat.allCases.map(\.rawValue)
      let nearest = nearestName(to: name, in: names).map { "did you mean `\($0)`? " } ?? ""
      throw CommandError(
        "Unknown output format `\(name)`", hints: ["\(nearest)Possible values: \(names.joined(separator: ", "))"])
    }
    self = format
  }
}

extension OutputSurroundings {
  /// What this process says in reports.
  static func ofThisProcess(rules: [ReportedRule] = [], painter: Painter) -> OutputSurroundings {
    OutputSurroundings(
      toolVersion: ProgramVersion.current, projectDirectory: ProcessEnvironment.value("CI_PROJECT_DIR"), rules: rules,
      painter: painter)
  }
}
