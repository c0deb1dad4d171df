/// What help says about an option besides its own line: variables, possible values, the default.
struct OptionFacts {
  /// The assignments that have the option's effect, such as `ADDER_OFFLINE=`.
  let environment: [String]
  let possibleValues: [String]
  let defaultValue: String?

  /// Collects the facts of a verb's option by its long name without dashes.
  init(_ name: String, of path: [String]) {
    let key = SettingKey.find(option: name)
    if name == "no-python-downloads" {
      environment = SettingKey.pythonDownloads.environmentNames.map { $0 + "=never" }
    } else {
      environment = key?.environmentNames.map { $0 + "=" } ?? []
    }
    (possibleValues, defaultValue) = Self.values(of: name, path) ?? (key?.possibleValues ?? [], key?.defaultValue)
  }

  /// Values of options that mean something else in each verb.
  private static func values(of name: String, _ path: [String]) -> ([String], String?)? {
    switch (path, name) {
    case (["pip", "list"], "format"): (["columns", "freeze", "json"], "columns")
    case (["pip", "compile"], "format"): (["requirements.txt", "pylock.toml"], nil)
    case (["cache", "size"], "output-format"): (["auto", "human", "machine"], "auto")
    case (["lint"], "output-format"): ([], "full")
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
