internal import SystemPackage
internal import TOMLSyntax

/// One table of settings from one file.
struct ConfigurationLayer: Sendable {
  /// Whose settings they are.
  enum Tool: Sendable, CaseIterable {
    case adder, uv

    /// The name of its table and its file.
    var name: String {
      switch self {
      case .adder: "adder"
      case .uv: "uv"
      }
    }
  }

  /// The file as messages name it.
  let name: String
  /// The directory that relative URLs in it start from.
  let directory: FilePath
  /// What stands before each key: `tool.adder` in a `pyproject.toml`, else nothing.
  let prefix: String
  let tool: Tool
  let table: TOMLTable
  /// Keys whose values cannot be used and are left out, those of the `pip` table as `pip.KEY`.
  var ignoredKeys: Set<String> = []

  /// The `pip` table.
  var pip: TOMLTable? { table["pip"]?.table }

  /// The origin of one of its keys.
  func origin(_ key: String, _ item: TOMLItem) -> SettingOrigin {
    .file(path: name, line: item.line, key: prefix.isEmpty ? key : prefix + "." + key)
  }
}
