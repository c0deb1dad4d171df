internal import ArgumentParsing
internal import SystemIO

/// The environment variables that can stand for options.
enum OptionVariables {
  /// The first of an option's variables that is set to something.
  static func value(of names: VariableNames) -> String? {
    for name in names.full {
      if let value = ProcessEnvironment.nonEmptyValue(name) { return value }
    }
    return nil
  }

  /// Those that are set, in no order.
  static func current() -> [(name: String, value: String)] {
    ProcessEnvironment.all().compactMap { entry in
      guard entry.hasPrefix("UV_") || entry.hasPrefix("ADDER_") || entry.hasPrefix("RUFF_"),
        let equals = entry.firstIndex(of: "=")
      else { return nil }
      return (String(entry[..<equals]), String(entry[entry.index(after: equals)...]))
    }
  }
}

extension SettingKey {
  /// The variables of the setting for an option's declaration.
  ///
  /// - Parameters:
  ///   - fixedValue: the one value that the option stands for.
  ///   - otherValues: what else the variables may say.
  func declaredVariables(meaning fixedValue: String = "", besides otherValues: [String] = []) -> VariableNames {
    VariableNames(
      prefixes: Self.variablePrefixes, variables, fixedValue: fixedValue, otherValues: otherValues)
  }
}

extension OptionDeclaration {
  /// The option as one that gives a setting: with its variables, its possible values and its default.
  consuming func setting(_ key: SettingKey) -> OptionDeclaration {
    variables = key.declaredVariables()
    if !key.values.isEmpty { value = .choice(key.values) }
    if !key.manyValues.isEmpty { value = .words(key.manyValues) }
    defaultValue = key.defaultValue
    return self
  }
}
