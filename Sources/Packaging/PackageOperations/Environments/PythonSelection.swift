internal import Interpreters
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// The Python to use where no environment decides: what the user asks for, else what a `.python-version` file says, else
/// what the project requires.
struct PythonSelection: Sendable {
  /// Who asks for it.
  enum Source: Sendable, Equatable {
    case user
    case versionFile(FilePath)
    case project
    /// Nobody: the first usual Python will do.
    case nobody
  }

  let request: PythonRequest
  let source: Source
  let project: ProjectPython?

  /// Where version files and the project are looked for, and whether they are.
  struct Scope: Sendable {
    /// The directory that the project is around.
    var directory: FilePath
    /// Whether the project's requirement counts; not so with `--no-project`.
    var readsProject: Bool
    /// Whether version files count; not so with `--no-config`.
    var readsVersionFiles: Bool
  }
}

extension CommandContext {
  /// Where the Python that is wanted may be written down, by the options of a command.
  func pythonScope(_ options: GlobalOptions, noProject: Bool) throws -> PythonSelection.Scope {
    let project = try settings.path(.project, argument: options.project)?.value
    return PythonSelection.Scope(
      directory: project.map { withoutDots(workingDirectory.pushing($0)) } ?? workingDirectory,
      readsProject: !(try settings.flag(.noProject, argument: noProject ? true : nil)?.value ?? false),
      readsVersionFiles: try settings.flag(.noConfig, argument: options.noConfig ? true : nil)?.value != true)
  }

  /// Decides which Python to look for; warns about what is not obeyed on the way.
  ///
  /// - Throws: `SystemError` or `PythonVersionFileError` for a version file that cannot be read, `CommandError` for a
  ///   workspace whose members want different Pythons.
  func selectPython(asked: PythonRequest?, in scope: PythonSelection.Scope) throws -> PythonSelection {
    let project = scope.readsProject ? ProjectPython(around: scope.directory) : nil
    for problem in project?.problems ?? [] { console.warning(problem) }
    if let project, project.isContradictory { throw Self.contradiction(project) }
    if let asked { return PythonSelection(request: asked, source: .user, project: project) }
    if scope.readsVersionFiles, let (request, file) = try versionFileRequest(in: scope, project: project) {
      console.debug("Using the request for \(request) in `\(file)`")
      return PythonSelection(request: request, source: .versionFile(file), project: project)
    }
    guard let project, !project.requirements.isEmpty else {
      return PythonSelection(request: .standard, source: .nobody, project: project)
    }
    return PythonSelection(
      request: PythonRequest(requiresPython: project.specifiers), source: .project, project: project)
  }

  /// Warns where the Python that was found is not what the project requires.
  func warnIfUnfit(_ interpreter: Interpreter, for selection: PythonSelection) {
    guard let project = selection.project, !project.requirements.isEmpty,
      !project.specifiers.contains(interpreter.version.onlyRelease)
    else { return }
    let requirement = "the project requires Python `\(project.specifiers)` (`requires-python`)"
    switch selection.source {
    case .user: console.warning("Python \(interpreter.version) was asked for, but \(requirement)")
    case .versionFile(let file):
      console.warning(
        "`\(shown(file))` asks for Python \(interpreter.version), but \(requirement); write a version that fits into it"
      )
    case .project, .nobody: console.warning("Python \(interpreter.version) is used, but \(requirement)")
    }
  }

  /// What a version file asks for: one that belongs to the project, else the user's own, unless that contradicts the
  /// project.
  private func versionFileRequest(
    in scope: PythonSelection.Scope, project: ProjectPython?
  ) throws -> (PythonRequest, FilePath)? {
    if let file = try PythonVersionFile.find(from: scope.directory, upTo: project?.root) {
      return usableRequest(of: file).map { ($0, file.path) }
    }
    var search = ConfigurationSearch(directory: scope.directory)
    search.addStandardDirectories()
    guard let user = search.userDirectory else { return nil }
    for tool in ["adder", "uv"] {
      // A home that may not be read holds nothing for this command.
      guard let file = (try? PythonVersionFile.find(in: user.appending(tool))) ?? nil else { continue }
      guard let request = usableRequest(of: file) else { return nil }
      if let release = request.versionRequest?.release, let project, !project.requirements.isEmpty {
        let parts = [release.major, release.minor, release.patch].prefix { $0 != nil }.compactMap(\.self)
        if !project.specifiers.contains(Version(release: parts)) { return nil }
      }
      return (request, file.path)
    }
    return nil
  }

  private func usableRequest(of file: PythonVersionFile) -> PythonRequest? {
    let (request, ignored) = file.request
    for line in ignored {
      console.warning("Ignoring `\(line)` in `\(shown(file.path))`, which is no version of Python and no path")
    }
    return request
  }

  private static func contradiction(_ project: ProjectPython) -> CommandError {
    CommandError(
      "No Python meets all requirements of the project",
      causes: [project.requirements.map { "`\($0.owner)` requires `\($0.specifiers)`" }.joined(separator: ", ")],
      hints: ["change `requires-python` in `\(project.root.appending("pyproject.toml"))` or in that of a member"])
  }
}
