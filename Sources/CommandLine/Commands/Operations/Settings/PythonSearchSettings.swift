internal import Interpreters
internal import PackageOperations
internal import SystemIO
internal import SystemPackage

/// Which Python is wanted, and where that may be written down.
struct PythonSearchSettings: Sendable {
  /// What the user asks for.
  let asked: PythonRequest?
  let scope: PythonSelection.Scope
}

extension CommandContext {
  /// Which Python a command wants, where no environment decides.
  func pythonSearch(
    for asked: PythonRequest?, _ options: GlobalOptions, noProject: Bool
  ) throws -> PythonSearchSettings {
    let project = try settings.path(.project, argument: options.project)?.value
    var scope = PythonSelection.Scope(
      directory: project.map { withoutDots(workingDirectory.pushing($0)) } ?? workingDirectory)
    scope.readsProject = !(try settings.flag(.noProject, argument: noProject ? true : nil)?.value ?? false)
    scope.readsVersionFiles = try settings.flag(.noConfig, argument: options.noConfig ? true : nil)?.value != true
    var search = ConfigurationSearch(directory: scope.directory)
    search.addStandardDirectories()
    scope.userDirectories = search.userDirectory.map { user in ["adder", "uv"].map { user.appending($0) } } ?? []
    return PythonSearchSettings(asked: asked, scope: scope)
  }
}
