internal import PackageOperations
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
    guard let content, !hasWorkspace(content, in: project) else { return nil }
    var ancestor = project
    while !ancestor.components.isEmpty {
      ancestor.removeLastComponent()
      guard let bytes = try readRegularFileIfPresent(ancestor.appending("pyproject.toml")), mentions(bytes) else {
        continue
      }
      let table = ProjectTable(TOMLDocument(parsing: bytes), directory: ancestor)
      guard table.hasWorkspace else { continue }
      let own = ProjectTable(TOMLDocument(parsing: content), directory: project)
      return table.hasMember(project) && own.isProject && own.isManaged ? ancestor : nil
    }
    return nil
  }

  private static func hasWorkspace(_ bytes: [UInt8], in directory: FilePath) -> Bool {
    mentions(bytes) && ProjectTable(TOMLDocument(parsing: bytes), directory: directory).hasWorkspace
  }

  private static func mentions(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { unsafe $0.contains("workspace") }
  }
}
