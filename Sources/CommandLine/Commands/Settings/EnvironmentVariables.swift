import SystemIO

/// The `ADDER_*` and `UV_*` variables, picked out of the environment once.
package struct EnvironmentVariables: Sendable {
  private let variables: [(name: String, value: String)]

  /// Takes the variables of this process.
  package init() {
    self.init(ProcessEnvironment.all())
  }

  /// Takes the variables of a list of `NAME=VALUE`.
  package init(_ entries: [String]) {
    variables = entries.compactMap { entry in
      guard entry.hasPrefix("UV_") || entry.hasPrefix("ADDER_"), let equals = entry.firstIndex(of: "=") else {
        return nil
      }
      return (String(entry[..<equals]), String(entry[entry.index(after: equals)...]))
    }
  }

  /// The value of a setting's first variable that is set and not empty.
  package func value(of key: SettingKey) -> Setting<String>? {
    first(of: key) { !$0.isEmpty }
  }

  /// The value of a setting's first variable that is set, if only to nothing: for settings that take no empty value.
  package func setValue(of key: SettingKey) -> Setting<String>? {
    first(of: key) { _ in true }
  }

  private func first(of key: SettingKey, where isWanted: (String) -> Bool) -> Setting<String>? {
    if variables.isEmpty || key.variables.isEmpty { return nil }
    for name in key.variableNames {
      if let variable = variables.first(where: { $0.name == name }), isWanted(variable.value) {
        return Setting(variable.value, from: .variable(name))
      }
    }
    return nil
  }

  /// The values of the variables whose full names are wanted; empty ones count as not set.
  func values(where isWanted: (String) -> Bool) -> [String: String] {
    Dictionary(variables.filter { !$0.value.isEmpty && isWanted($0.name) }) { first, _ in first }
  }
}
