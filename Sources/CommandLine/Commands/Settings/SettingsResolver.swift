import SystemIO
package import SystemPackage
import TOMLSyntax

/// Answers each setting from the first place that has it: arguments, `ADDER_*` then `UV_*` variables, and the
/// configuration files, nearest first.
///
/// For the pip commands the `pip` tables of all files come before their top levels. Lists from configuration files are
/// joined instead, nearest first, behind those of the arguments or else the environment.
package struct SettingsResolver: Sendable {
  /// Whether the `pip` tables count.
  package let isPip: Bool
  private let configuration: Configuration
  private let environment: EnvironmentVariables

  /// Puts the places together.
  package init(configuration: Configuration, environment: EnvironmentVariables, isPip: Bool) {
    self.configuration = configuration
    self.environment = environment
    self.isPip = isPip
  }

  // MARK: Single values

  /// The text of a setting.
  package func string(_ key: SettingKey, argument: String? = nil) throws -> Setting<String>? {
    if let argument { return Setting(argument, from: .argument("--" + key.name)) }
    if let variable = environment.value(of: key) { return variable }
    guard let name = key.configuration else { return nil }
    return first(name) { item in
      // A few keys take a boolean or a date beside strings; their readers know what the words mean.
      item.string ?? item.boolean.map { $0 ? "true" : "false" } ?? item.dateTime?.description
    }
  }

  /// A path: relative to the working directory, or to the file that gives it.
  package func path(_ key: SettingKey, argument: String? = nil) throws -> Setting<FilePath>? {
    if let argument { return Setting(FilePath(argument), from: .argument("--" + key.name)) }
    if let variable = environment.value(of: key) { return variable.map { FilePath($0) } }
    guard let name = key.configuration else { return nil }
    for (layer, table, prefix) in tables {
      guard let item = table[name], let text = item.string else { continue }
      return Setting(layer.directory.pushing(FilePath(text)), from: layer.origin(prefix + name, item))
    }
    return nil
  }

  /// A switch. `argument` is what the command line says, or nothing.
  package func flag(_ key: SettingKey, argument: Bool? = nil) throws -> Setting<Bool>? {
    if let argument { return Setting(argument, from: .argument((argument ? "--" : "--no-") + key.name)) }
    if let variable = environment.value(of: key) {
      guard let flag = readFlag(variable.value) else {
        throw SettingError(
          invalid: variable.value, for: key.name, from: variable.origin, expected: "a boolean such as `1` or `0`")
      }
      return Setting(flag, from: variable.origin)
    }
    guard let name = key.configuration else { return nil }
    return first(name, \.boolean)
  }

  /// A switch with its opposite, as two options give them; the positive one wins if both are there.
  package func flag(_ key: SettingKey, on: Bool, off: Bool) throws -> Bool? {
    try flag(key, argument: on ? true : off ? false : nil)?.value
  }

  /// A number that is not negative.
  package func count(_ key: SettingKey, argument: String? = nil) throws -> Setting<Int>? {
    if let name = key.configuration, argument == nil, environment.value(of: key) == nil {
      let found: Setting<Int64>? = first(name, \.integer)
      guard let found else { return nil }
      guard let count = Int(exactly: found.value), count >= 0 else {
        throw SettingError(
          invalid: String(found.value), for: key.name, from: found.origin, expected: "a number from zero up")
      }
      return found.map { _ in count }
    }
    guard let text = try string(key, argument: argument) else { return nil }
    guard let count = Int(text.value), count >= 0 else {
      throw SettingError(invalid: text.value, for: key.name, from: text.origin, expected: "a number from zero up")
    }
    return text.map { _ in count }
  }

  /// One of an enumeration's words.
  package func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ key: SettingKey, _ type: Choice.Type = Choice.self, argument: String? = nil
  ) throws -> Setting<Choice>? where Choice.RawValue == String {
    guard let text = try string(key, argument: argument) else { return nil }
    if let choice = Choice(rawValue: text.value) { return text.map { _ in choice } }
    let possible = key.possibleValues.isEmpty ? Choice.allCases.map(\.rawValue) : key.possibleValues
    throw SettingError(
      invalid: text.value, for: key.name, from: text.origin, expected: "another word", possible: possible)
  }

  // MARK: Several values

  /// All values of a list setting, each with its origin.
  package func list(_ key: SettingKey, arguments: [String] = []) throws -> [Setting<String>] {
    var values = arguments.map { Setting($0, from: .argument("--" + key.name)) }
    if values.isEmpty, let variable = environment.value(of: key) {
      let words = variable.value.split { $0 == key.separator || $0 == "\n" || $0 == "\t" }
      values = words.map { word in Setting(String(word), from: variable.origin) }
    }
    guard let name = key.configuration else { return values }
    for (layer, table, prefix) in tables {
      guard let item = table[name] else { continue }
      if let text = item.string {
        values.append(Setting(text, from: layer.origin(prefix + name, item)))
      }
      for element in item.elements ?? [] {
        guard let text = element.string else { continue }
        values.append(Setting(text, from: layer.origin(prefix + name, element)))
      }
    }
    return values
  }

  /// The pairs of a table setting such as `exclude-newer-package`, given as `KEY=VALUE` on the command line.
  ///
  /// A key keeps the value of the nearest place.
  package func pairs(_ key: SettingKey, arguments: [String] = []) throws -> [(key: String, value: Setting<String>)] {
    var pairs: [(key: String, value: Setting<String>)] = []
    for argument in arguments {
      let origin = SettingOrigin.argument("--" + key.name)
      guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
        throw SettingError(invalid: argument, for: key.name, from: origin, expected: "`PACKAGE=VALUE`")
      }
      let value = Setting(String(argument[argument.index(after: equals)...]), from: origin)
      pairs.append((String(argument[..<equals]), value))
    }
    guard let name = key.configuration else { return pairs }
    for (layer, table, prefix) in tables {
      guard let item = table[name], let inner = item.table else { continue }
      for entry in inner where !pairs.contains(where: { $0.key == entry.key }) {
        let text = entry.item.string ?? entry.item.boolean.map { $0 ? "true" : "false" }
        guard let value = text ?? entry.item.dateTime?.description else { continue }
        pairs.append((entry.key, Setting(value, from: layer.origin("\(prefix)\(name).\(entry.key)", entry.item))))
      }
    }
    return pairs
  }

  /// The tables of an array-of-tables setting such as `[[index]]`, nearest file first.
  func tableElements(_ key: SettingKey) -> [(table: TOMLTable, origin: SettingOrigin, directory: FilePath)] {
    guard let name = key.configuration else { return [] }
    return tables.flatMap { layer, table, prefix in
      (table[name]?.elements ?? []).compactMap { element in
        element.table.map { ($0, layer.origin(prefix + name, element), layer.directory) }
      }
    }
  }

  // MARK: Places

  /// The configuration tables in the order they count, each with what stands before its keys.
  private var tables: [(ConfigurationLayer, TOMLTable, String)] {
    var tables: [(ConfigurationLayer, TOMLTable, String)] = []
    if isPip {
      for layer in configuration.layers {
        if let pip = layer.table["pip"]?.table { tables.append((layer, pip, "pip.")) }
      }
    }
    return tables + configuration.layers.map { ($0, $0.table, "") }
  }

  private func first<Value>(_ name: String, _ read: (TOMLItem) -> Value?) -> Setting<Value>? {
    for (layer, table, prefix) in tables {
      guard let item = table[name], let value = read(item) else { continue }
      return Setting(value, from: layer.origin(prefix + name, item))
    }
    return nil
  }
}

/// Reads a switch as the peers do, whatever its case.
func readFlag(_ text: String) -> Bool? {
  switch text.lowercased() {
  case "1", "true", "t", "yes", "y", "on": true
  case "0", "false", "f", "no", "n", "off": false
  default: nil
  }
}
