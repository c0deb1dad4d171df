/// A setting that an option, environment variables and configuration files can give.
///
/// This table is the only place that knows the names: lookups, help (`[env: ...]`, possible values) and completions
/// all read it.
package struct SettingKey: Sendable, Hashable {
  /// The name as the option has it, without dashes.
  package let name: String
  /// The names of its environment variables without `ADDER_` or `UV_`.
  package let environment: [String]
  /// The key in configuration files, if there is one.
  package let configuration: String?
  /// What separates several values in an environment variable.
  package let separator: Character
  /// The values to choose from; empty if any will do.
  package let possibleValues: [String]
  /// The default, as help shows it.
  package let defaultValue: String?

  init(
    _ name: String, environment: [String] = [], configuration: String? = nil, separator: Character = " ",
    values: [String] = [], defaultValue: String? = nil
  ) {
    self.name = name
    self.environment = environment
    self.configuration = configuration
    self.separator = separator
    possibleValues = values
    self.defaultValue = defaultValue
  }

  /// The full names of its environment variables in the order they are asked.
  package var environmentNames: [String] {
    ["ADDER_", "UV_"].flatMap { prefix in environment.map { prefix + $0 } }
  }

  /// The setting behind an option, by the option's long name without dashes.
  package static func find(option name: String) -> SettingKey? {
    all.first { $0.name == name }
  }
}
