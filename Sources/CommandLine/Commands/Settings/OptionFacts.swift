internal import CodeSettings
internal import Findings
internal import PythonSyntax

/// What help says about an option besides its own line: variables, possible values, the default.
struct OptionFacts {
  /// The assignments that have the option's effect, such as `ADDER_OFFLINE=`.
  let environment: [String]
  let possibleValues: [String]
  let defaultValue: String?

  /// Collects the facts of a verb's option by its long name without dashes.
  init(_ name: String, of path: [String]) {
    let key = SettingKey.find(option: name)
    if let variables = Self.codeVariables(of: name, path) {
      environment = variables.map { $0 + "=" }
    } else if name == "no-python-downloads" {
      environment = SettingKey.pythonDownloads.environmentNames.map { $0 + "=never" }
    } else {
      environment = key?.environmentNames.map { $0 + "=" } ?? []
    }
    (possibleValues, defaultValue) = Self.values(of: name, path) ?? (key?.possibleValues ?? [], key?.defaultValue)
  }

  /// The variables of options that mean something else where code is looked at.
  private static func codeVariables(of name: String, _ path: [String]) -> [String]? {
    guard path == ["lint"] || path == ["format"] else { return nil }
    return switch name {
    case "no-cache": ["ADDER_NO_CACHE", "RUFF_NO_CACHE"]
    case "cache-dir": ["ADDER_CODE_CACHE_DIR", "RUFF_CACHE_DIR"]
    case "output-format": ["ADDER_OUTPUT_FORMAT", "RUFF_OUTPUT_FORMAT"]
    case "target-version", "exclude", "extension": []
    default: nil
    }
  }

  /// Values of options that mean something else in each verb.
  private static func values(of name: String, _ path: [String]) -> ([String], String?)? {
    switch (path, name) {
    case (["pip", "list"], "format"): (["columns", "freeze", "json"], "columns")
    case (["pip", "compile"], "format"): (["requirements.txt", "pylock.toml"], nil)
    case (["cache", "size"], "output-format"): (["auto", "human", "machine"], "auto")
    case (["lint"], "output-format"), (["format"], "output-format"):
      (OutputFormat.allCases.map(\.rawValue), OutputFormat.full.rawValue)
    case (["lint"], "target-version"), (["format"], "target-version"): (PythonVersion.settingsNames, nil)
    case (_, "output-format"): (["text", "json"], "text")
    case (["pip", "tree"], "depth"): ([], "255")
    default: nil
    }
  }

  /// The facts as short help shows them, behind the option's text.
  var suffix: String { details.map { " " + $0 }.joined() }

  /// The facts as long help shows them, a line each.
  var details: [String] {
    var details: [String] = []
    if !environment.isEmpty { details.append("[env: " + environment.joined(separator: ", ") + "]") }
    if let defaultValue { details.append("[default: \(defaultValue)]") }
    if !possibleValues.isEmpty { details.append("[possible values: " + possibleValues.joined(separator: ", ") + "]") }
    return details
  }
}
