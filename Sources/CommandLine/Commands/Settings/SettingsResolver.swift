import SystemIO
package import SystemPackage
import TOMLSyntax

/// Answers each setting from the first place that has it: arguments, `ADDER_*` then `UV_*` variables, and the
/// configuration files, nearest first.
///
/// For the pip commands the `pip` tables of all files come before their top levels. Lists from configuration files are
/// joined instead, nearest first, behind those of the arguments or else the variables.
package struct SettingsResolver: Sendable {
  /// Whether the `pip` tables count.
  package let isPip: Bool
  private let configuration: Configuration
  private let variables: EnvironmentVariables

  /// Puts the places together.
  package init(configuration: Configuration, variables: EnvironmentVariables, isPip: Bool) {
    self.configuration = configuration
    self.variables = variables
    self.isPip = isPip
  }

  // MARK: Single values

  /// The text of a setting. An empty variable counts as none.
  package func string(_ key: SettingKey, argument: String? = nil) throws -> Setting<String>? {
    if let argument { return Setting(argument, from: .argument("--" + key.name)) }
    return variables.value(of: key) ?? configuredString(key)
  }

  /// The text of a setting for which an empty variable is a mistake.
  func text(_ key: SettingKey, argument: String?) throws -> Setting<String>? {
    if let argument { return Setting(argument, from: .argument("--" + key.name)) }
    guard let variable = variables.setValue(of: key) else { return configuredString(key) }
    if variable.value.isEmpty { throw SettingError("`\(key.name)` has no value", from: variable.origin) }
    return variable
  }

  private func configuredString(_ key: SettingKey) -> Setting<String>? {
    guard let name = key.configuration else { return nil }
    return first(name) { item in
      // A few keys take a boolean or a date beside strings; their readers know what the words mean.
      item.string ?? item.boolean.map { $0 ? "true" : "false" } ?? item.dateTime?.description
    }
  }

  /// A path, relative to the working directory wherever it is given.
  package func path(_ key: SettingKey, argument: String? = nil) throws -> Setting<FilePath>? {
    try text(key, argument: argument)?.map { FilePath($0) }
  }

  /// A switch. `argument` is what the command line says, or nothing.
  package func flag(_ key: SettingKey, argument: Bool? = nil) throws -> Setting<Bool>? {
    if let argument { return Setting(argument, from: .argument((argument ? "--" : "--no-") + key.name)) }
    if let variable = variables.setValue(of: key) {
      guard let flag = readFlag(variable.value) else {
        throw SettingError(
          invalid: variable.value, for: key.name, from: variable.origin, expected: "a boolean such as `1` or `0`")
      }
      return Setting(flag, from: variable.origin)
    }
    return configuredFlag(key)
  }

  /// What the configuration files say of a switch.
  func configuredFlag(_ key: SettingKey) -> Setting<Bool>? {
    key.configuration.flatMap { first($0, \.boolean) }
  }

  /// A number of the key's range. An empty variable counts as none.
  package func count(_ key: SettingKey, argument: String? = nil) throws -> Setting<Int>? {
    let range = key.range
    let expected =
      (range.lowerBound > 0 ? "a number from \(range.lowerBound) up" : "a number from zero up")
      + (range.upperBound < .max ? " to \(range.upperBound)" : "")
    if let name = key.configuration, argument == nil, variables.value(of: key) == nil {
      let found: Setting<Int64>? = first(name, \.integer)
      guard let found else { return nil }
      guard let count = Int(exactly: found.value), range.contains(count) else {
        throw SettingError(invalid: String(found.value), for: key.name, from: found.origin, expected: expected)
      }
      return found.map { _ in count }
    }
    guard let text = try string(key, argument: argument) else { return nil }
    guard let count = Int(text.value), range.contains(count) else {
      throw SettingError(invalid: text.value, for: key.name, from: text.origin, expected: expected)
    }
    return text.map { _ in count }
  }

  /// One of an enumeration's words.
  package func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ key: SettingKey, _ type: Choice.Type = Choice.self, argument: String? = nil
  ) throws -> Setting<Choice>? where Choice.RawValue == String {
    guard let text = try text(key, argument: argument) else { return nil }
    if let choice = Choice(rawValue: text.value) { return text.map { _ in choice } }
    let possible = key.possibleValues.isEmpty ? Choice.allCases.map(\.rawValue) : key.possibleValues
    throw SettingError(
      invalid: text.value, for: key.name, from: text.origin, expected: "another word", possible: possible)
  }

  // MARK: Several values

  /// All values of a list setting, each with its origin.
  ///
  /// - Throws: `SettingError` for an element of a configuration file that is no text.
  package func list(_ key: SettingKey, arguments: [String] = []) throws -> [Setting<String>] {
    try givenList(key, arguments: arguments) + configuredList(key)
  }

  /// What the command line, or else the variables, has of a list setting.
  func givenList(_ key: SettingKey, arguments: [String] = []) -> [Setting<String>] {
    if !arguments.isEmpty { return arguments.map { Setting($0, from: .argument("--" + key.name)) } }
    guard let variable = variables.value(of: key) else { return [] }
    return key.words(of: variable.value).map { Setting($0, from: variable.origin) }
  }

  /// What the configuration files have of a list setting.
  func configuredList(_ key: SettingKey) throws -> [Setting<String>] {
    guard let name = key.configuration else { return [] }
    var values: [Setting<String>] = []
    for place in places {
      guard let item = place[name] else { continue }
      if let text = item.string {
        values.append(Setting(text, from: place.origin(name, item)))
      }
      for element in item.elements ?? [] {
        guard let text = element.string else {
          throw SettingError(
            "\(element.kind.phrase) in `\(name)` is not supported yet", from: place.origin(name, element),
            hints: ["only strings are"])
        }
        values.append(Setting(text, from: place.origin(name, element)))
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
    for place in places {
      guard let inner = place[name]?.table else { continue }
      for entry in inner where !pairs.contains(where: { $0.key == entry.key }) {
        let text = entry.item.string ?? entry.item.boolean.map { $0 ? "true" : "false" }
        guard let value = text ?? entry.item.dateTime?.description else {
          throw SettingError(
            "Expected a string for `\(name).\(entry.key)`, found \(entry.item.kind.phrase)",
            from: place.origin("\(name).\(entry.key)", entry.item))
        }
        pairs.append((entry.key, Setting(value, from: place.origin("\(name).\(entry.key)", entry.item))))
      }
    }
    return pairs
  }

  /// The tables of an array-of-tables setting such as `[[index]]`, nearest file first.
  func tableElements(_ key: SettingKey) -> [(table: TOMLTable, origin: SettingOrigin, directory: FilePath)] {
    guard let name = key.configuration else { return [] }
    return places.flatMap { place in
      (place[name]?.elements ?? []).compactMap { element in
        element.table.map { ($0, place.origin(name, element), place.layer.directory) }
      }
    }
  }

  // MARK: Places

  /// A table of a configuration file.
  private struct Place {
    let layer: ConfigurationLayer
    let table: TOMLTable
    /// What stands before its keys: `pip.` or nothing.
    let prefix: String

    subscript(name: String) -> TOMLItem? {
      guard let item = table[name], !layer.ignoredKeys.contains(prefix + name) else { return nil }
      return item
    }

    func origin(_ name: String, _ item: TOMLItem) -> SettingOrigin { layer.origin(prefix + name, item) }
  }

  /// The configuration tables in the order they count.
  private var places: [Place] {
    var places: [Place] = []
    if isPip {
      for layer in configuration.layers {
        if let pip = layer.pip { places.append(Place(layer: layer, table: pip, prefix: "pip.")) }
      }
    }
    return places + configuration.layers.map { Place(layer: $0, table: $0.table, prefix: "") }
  }

  private func first<Value>(_ name: String, _ read: (TOMLItem) -> Value?) -> Setting<Value>? {
    for place in places {
      guard let item = place[name], let value = read(item) else { continue }
      return Setting(value, from: place.origin(name, item))
    }
    return nil
  }
}

extension SettingsResolver {
  /// The directory that a value of a configuration file is relative to, by where it came from; else nothing.
  func directory(of origin: SettingOrigin) -> FilePath? {
    guard case .file(let path, _, _) = origin else { return nil }
    return configuration.layers.first { $0.name == path }?.directory
  }

  /// Whether a variable gives a setting.
  func isSet(_ key: SettingKey) -> Bool { variables.value(of: key) != nil }

  /// The variables of ours that are set to something, by their full names.
  func variables(where isWanted: (String) -> Bool) -> [String: String] { variables.values(where: isWanted) }

  /// The versions of adder and of the peer that configuration files ask for, each of the nearest file that does.
  var requiredVersions: [(tool: ConfigurationLayer.Tool, value: Setting<String>)] {
    ConfigurationLayer.Tool.allCases.compactMap { tool in
      for layer in configuration.layers where layer.tool == tool {
        guard let item = layer.table["required-version"], let text = item.string else { continue }
        return (tool, Setting(text, from: layer.origin("required-version", item)))
      }
      return nil
    }
  }
}

extension SettingKey {
  /// The values of a variable, or of an option that takes several at once.
  func words(of text: String) -> [String] {
    // A comma stands between values that may have blanks; blanks of any kind stand between others.
    text.split { separator == " " ? " \n\t\r".contains($0) : $0 == separator }.map(String.init)
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
