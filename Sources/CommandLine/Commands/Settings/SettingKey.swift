/// A setting that an option, environment variables and configuration files can give.
///
/// This table is the only place that knows the names; the declarations of options take them from here.
package struct SettingKey: Sendable, Hashable {
  /// The name as the option has it, without dashes.
  package let name: String
  /// The names of its environment variables without `ADDER_` or `UV_`.
  package let variables: [String]
  /// The key in configuration files, if there is one.
  package let configuration: String?
  /// What separates several values in an environment variable.
  package let separator: Character
  /// The values to choose from; empty if any will do.
  package var possibleValues: [String] {
    manyValues.isEmpty ? values : manyValues.split(separator: " ").map(String.init)
  }
  let values: [String]
  /// A long list of values, separated by blanks, which is taken apart only where it is needed.
  let manyValues: String
  /// The default, as help shows it.
  package let defaultValue: String?
  /// What a number may be.
  let range: ClosedRange<Int>

  init(
    _ name: String, variables: [String] = [], configuration: String? = nil, separator: Character = " ",
    values: [String] = [], manyValues: String = "", defaultValue: String? = nil, range: ClosedRange<Int> = 0...(.max)
  ) {
    self.name = name
    self.variables = variables
    self.configuration = configuration
    self.separator = separator
    self.values = values
    self.manyValues = manyValues
    self.defaultValue = defaultValue
    self.range = range
  }

  /// The full names of its environment variables in the order they are asked.
  package var variableNames: [String] {
    Self.variablePrefixes.flatMap { prefix in variables.map { prefix + $0 } }
  }

  /// What the names of variables begin with, our own first.
  package static let variablePrefixes = ["ADDER_", "UV_"]
}
