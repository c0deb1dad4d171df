internal import SystemIO
internal import SystemPackage
package import TOMLSyntax

/// A text that holds settings: a file, or the value of `--config`.
package struct ConfigurationSource: Sendable {
  /// What errors call it.
  package let name: String
  /// The directory that patterns and relative paths in it start from.
  package let directory: String
  /// What the text says.
  package let document: TOMLDocument

  /// Parses settings.
  ///
  /// - Throws: `ConfigurationFileError` where the text is not TOML.
  package init(name: String, directory: String, parsing bytes: [UInt8]) throws {
    self.name = name
    self.directory = directory
    document = TOMLDocument(parsing: bytes)
    if let first = document.diagnostics.first {
      throw ConfigurationFileError(name, document, at: first.range, first.message)
    }
  }

  /// The table at a path of keys, as `tool.ruff`; nil where there is none.
  ///
  /// - Throws: `ConfigurationFileError` where something else than a table is there.
  func table(at path: [String]) throws -> ConfigurationTable? {
    var table = ConfigurationTable(source: self, table: document.root, path: "")
    for key in path {
      guard let next = try table.table(key) else { return nil }
      table = next
    }
    return table
  }
}
