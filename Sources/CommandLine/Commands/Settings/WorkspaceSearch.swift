internal import FilePatterns
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax

/// Finds the root of the workspace that a project belongs to, whose settings count for all its members.
enum WorkspaceSearch {
  /// The root of the workspace that the project around `directory` is a member of, or nothing.
  ///
  /// - Throws: `SystemError` for a `pyproject.toml` that cannot be read.
  static func root(above directory: FilePath) throws -> FilePath? {
    var project = directory
    var content = try readRegularFileIfPresent(project.appending("pyproject.toml"))
    while content == nil, !project.components.isEmpty {
      project.removeLastComponent()
      content = try readRegularFileIfPresent(project.appending("pyproject.toml"))
    }
    guard let content, !declaresWorkspace(content) else { return nil }
    var ancestor = project
    while !ancestor.components.isEmpty {
      ancestor.removeLastComponent()
      guard let bytes = try readRegularFileIfPresent(ancestor.appending("pyproject.toml")), mentions(bytes) else {
        continue
      }
      guard let workspace = workspace(in: TOMLDocument(parsing: bytes)) else { continue }
      var path = project
      guard path.removePrefix(ancestor), isMember(path.string, of: workspace), isManaged(content) else { return nil }
      return ancestor
    }
    return nil
  }

  private static func declaresWorkspace(_ bytes: [UInt8]) -> Bool {
    mentions(bytes) && workspace(in: TOMLDocument(parsing: bytes)) != nil
  }

  private static func mentions(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { $0.contains("workspace") } }

  private static func workspace(in document: TOMLDocument) -> TOMLTable? {
    ConfigurationLayer.Tool.allCases.lazy.compactMap { document.root.item(at: ["tool", $0.name, "workspace"])?.table }
      .first
  }

  /// Whether a file describes a project that workspaces may have as a member.
  private static func isManaged(_ bytes: [UInt8]) -> Bool {
    let root = TOMLDocument(parsing: bytes).root
    guard root["project"]?.table != nil else { return false }
    return !ConfigurationLayer.Tool.allCases.contains {
      root.item(at: ["tool", $0.name, "managed"])?.boolean == false
    }
  }

  private static func isMember(_ path: String, of workspace: TOMLTable) -> Bool {
    func matches(_ key: String) -> Bool {
      (workspace[key]?.elements ?? []).contains { element in
        guard var pattern = element.string else { return false }
        while pattern.hasPrefix("./") { pattern.removeFirst(2) }
        while pattern.hasSuffix("/") { pattern.removeLast() }
        return (try? Glob(pattern, dialect: .ignoreFile))?.matches(path) ?? false
      }
    }
    return matches("members") && !matches("exclude")
  }
}
