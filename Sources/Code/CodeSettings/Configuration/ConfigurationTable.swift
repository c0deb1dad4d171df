internal import Support
package import TOMLSyntax

/// A table of a configuration file that is read key by key, with errors that name the place.
package struct ConfigurationTable: Sendable {
  /// The text that the table is in.
  package let source: ConfigurationSource
  /// The table itself.
  package let table: TOMLTable
  /// The keys that lead to the table, each followed by a dot; empty for the root.
  package let path: String

  init(source: ConfigurationSource, table: TOMLTable, path: String) {
    self.source = source
    self.table = table
    self.path = path
  }

  /// The names of the keys, in source order.
  package var keys: [String] { table.map(\.key) }

  /// Whether the table has the key.
  package func contains(_ key: String) -> Bool { table[key] != nil }

  /// An error about the value of a key.
  package func error(_ key: String, _ reason: String, hints: [String] = []) -> ConfigurationFileError {
    guard let item = table[key] else {
      return ConfigurationFileError(source.name, reason, hints: hints)
    }
    return ConfigurationFileError(source.name, source.document, at: item.range, reason, hints: hints)
  }

  private func mismatch(_ key: String, _ item: TOMLItem, _ expected: String) -> ConfigurationFileError {
    ConfigurationFileError(
      source.name, source.document, at: item.range, "`\(path)\(key)` is \(item.kind.phrase), expected \(expected)")
  }

  /// The value of a boolean.
  package func flag(_ key: String) throws -> Bool? {
    guard let item = table[key] else { return nil }
    guard let value = item.boolean else { throw mismatch(key, item, "a boolean") }
    return value
  }

  /// The value of a string.
  package func text(_ key: String) throws -> String? {
    guard let item = table[key] else { return nil }
    guard let value = item.string else { throw mismatch(key, item, "a string") }
    return value
  }

  /// The value of a whole number within bounds.
  package func integer(_ key: String, in bounds: ClosedRange<Int>) throws -> Int? {
    guard let item = table[key] else { return nil }
    guard let number = item.integer else { throw mismatch(key, item, "an integer") }
    guard let value = Int(exactly: number), bounds.contains(value) else {
      throw error(key, "`\(path)\(key)` must be between \(bounds.lowerBound) and \(bounds.upperBound)")
    }
    return value
  }

  /// The value of an array of strings.
  package func texts(_ key: String) throws -> [String]? {
    guard let item = table[key] else { return nil }
    guard let elements = item.elements else { throw mismatch(key, item, "an array of strings") }
    return try elements.map { element in
      guard let text = element.string else { throw mismatch(key, element, "an array of strings") }
      return text
    }
  }

  /// One of the words that a setting takes.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws -> Choice? where Choice.RawValue == String {
    guard let text = try text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let possible = Choice.allCases.map(\.rawValue)
    let nearest = nearestName(to: text, in: possible).map { "did you mean `\($0)`? " } ?? ""
    throw error(
      key, "`\(text)` is no value of `\(path)\(key)`",
      hints: ["\(nearest)Possible values: \(possible.joined(separator: ", "))"])
  }

  /// The table behind a key.
  package func table(_ key: String) throws -> ConfigurationTable? {
    guard let item = table[key] else { return nil }
    guard let value = item.table else { throw mismatch(key, item, "a table") }
    return ConfigurationTable(source: source, table: value, path: path + key + ".")
  }

  /// The keys of a table of strings with their values.
  package func textTable(_ key: String) throws -> [(key: String, value: String)]? {
    guard let values = try table(key) else { return nil }
    return try values.keys.map { name in (name, try values.text(name) ?? "") }
  }

  /// Refuses keys that mean nothing here.
  package func checkKeys(_ known: some Collection<String>) throws {
    for entry in table where !known.contains(entry.key) {
      let nearest = nearestName(to: entry.key, in: known)
      throw ConfigurationFileError(
        source.name, source.document, at: entry.item.keyRange ?? entry.item.range, "unknown key `\(path)\(entry.key)`",
        hints: nearest.map { ["did you mean `\(path)\($0)`?"] } ?? [])
    }
  }
}
