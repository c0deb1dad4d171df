internal import PackageOperations
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax

/// The root of the workspace that the project around a directory is a member of, or nothing. Its settings count for all
/// its members.
///
/// Looked for by every command: only files that mention a workspace are parsed. What is wrong in them is not told here,
/// but by whoever reads their settings.
///
/// - Throws: `SystemError` for a `pyproject.toml` that cannot be read.
func workspaceRoot(above directory: FilePath) throws -> FilePath? {
  guard let project = ProjectTable.nearestDirectory(from: directory) else { return nil }
  let workspace = try ProjectTable.workspace(above: project) { file in
    guard let bytes = try readRegularFileIfPresent(file),
      unsafe bytes.withUnsafeBytes({ unsafe $0.contains("workspace") })
    else {
      return .nothing
    }
    return .document(TOMLDocument(parsing: bytes))
  }
  guard let workspace, let content = try readRegularFileIfPresent(project.appending("pyproject.toml")) else {
    return nil
  }
  let own = ProjectTable(TOMLDocument(parsing: content), directory: project)
  return own.isProject && own.isManaged && !own.hasWorkspace ? workspace.directory : nil
}
