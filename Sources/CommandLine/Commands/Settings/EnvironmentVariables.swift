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
    if variables.isEmpty || key.environment.isEmpty { return nil }
    for name in key.environmentNames {
      if let variable = variables.first(where: { $0.name == name }), isWanted(variable.value) {
        return Setting(variable.value, from: .environment(name))
      }
    }
    return nil
  }

  /// The value of any other variable of ours, by its name without `ADDER_` or `UV_`.
  package func value(named name: String) -> Setting<String>? {
    value(of: SettingKey(name, environment: [name]))
  }

  /// The value of a variable by its full name, if it is set and not empty.
  package func value(fullName: String) -> String? {
    variables.first { $0.name == fullName && !$0.value.isEmpty }?.value
  }
}
