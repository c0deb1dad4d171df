package import Interpreters
internal import PackagingStandards
internal import SystemIO
package import SystemPackage

/// The Python to use where no environment decides: what the user asks for, else what a `.python-version` file says, else
/// what the project requires.
package struct PythonSelection: Sendable {
  /// Who asks for it.
  package enum Source: Sendable, Equatable {
    case user
    case versionFile(FilePath)
    case project
    /// Nobody: the first usual Python will do.
    case nobody
  }

  /// What to look for.
  package let request: PythonRequest
  /// Who asks for it.
  package let source: Source
  /// The project around the directory, if it counts.
  package let project: ProjectPython?

  /// Where version files and the project are looked for, and whether they are.
  package struct Scope: Sendable {
    /// The directory that the project is around.
    package var directory: FilePath
    /// Whether the project's requirement counts; not so with `--no-project`.
    package var readsProject = true
    /// Whether version files count; not so with `--no-config`.
    package var readsVersionFiles = true
    /// Where the user's own version file may lie, the first that has one counts.
    package var userDirectories: [FilePath] = []

    package init(directory: FilePath) {
      self.directory = directory
    }
  }

  /// A Python that was found although the project requires another one.
  package struct Misfit: Sendable {
    let version: Version
    let required: VersionSpecifierSet
    let source: Source

    /// The misfit as a sentence, which leaves a directory out of the paths below it.
    func text(in workingDirectory: FilePath) -> String {
      let requirement = "the project requires Python `\(required)` (`requires-python`)"
      return switch source {
      case .user: "Python \(version) was asked for, but \(requirement)"
      case .versionFile(let file):
        "`\(file.shown(from: workingDirectory))` asks for Python \(version), but \(requirement); write a version that "
          + "fits into it"
      case .project, .nobody: "Python \(version) is used, but \(requirement)"
      }
    }
  }

  /// What is wrong with a Python that was found for it.
  func misfit(of interpreter: Interpreter) -> Misfit? {
    guard let project, !project.requirements.isEmpty, !project.specifiers.contains(interpreter.version.onlyRelease)
    else { return nil }
    return Misfit(version: interpreter.version, required: project.specifiers, source: source)
  }
}

/// Decides which Python to look for. Tells of what is not obeyed on the way.
///
/// - Throws: `SystemError` or `PythonVersionFileError` for a version file that cannot be read, ``OperationError`` for a
///   workspace whose members want different Pythons.
package func selectPython(
  asked: PythonRequest?, in scope: PythonSelection.Scope, reporting observer: any OperationObserver
) throws -> PythonSelection {
  let project = scope.readsProject ? ProjectPython(around: scope.directory) : nil
  for problem in project?.problems ?? [] { observer.warn(.disobeyedProject(problem)) }
  if let project, project.isContradictory { throw OperationError.contradiction(project) }
  if let asked { return PythonSelection(request: asked, source: .user, project: project) }
  if scope.readsVersionFiles, let (request, file) = try versionFileRequest(in: scope, project, observer) {
    observer.receive(.obeysVersionFile(file, request))
    return PythonSelection(request: request, source: .versionFile(file), project: project)
  }
  guard let project, !project.requirements.isEmpty else {
    return PythonSelection(request: .standard, source: .nobody, project: project)
  }
  return PythonSelection(
    request: PythonRequest(requiresPython: project.specifiers), source: .project, project: project)
}

/// Warns where the Python that was found is not what the project requires.
package func warnIfUnfit(
  _ interpreter: Interpreter, for selection: PythonSelection, reporting observer: any OperationObserver
) {
  if let misfit = selection.misfit(of: interpreter) { observer.warn(.unfitPython(misfit)) }
}

/// What a version file asks for: one that belongs to the project, else the user's own, unless that contradicts the
/// project.
private func versionFileRequest(
  in scope: PythonSelection.Scope, _ project: ProjectPython?, _ observer: any OperationObserver
) throws -> (PythonRequest, FilePath)? {
  if let file = try PythonVersionFile.find(from: scope.directory, upTo: project?.root) {
    return usableRequest(of: file, observer).map { ($0, file.path) }
  }
  for directory in scope.userDirectories {
    // A home that may not be read holds nothing for this command.
    guard let file = try? PythonVersionFile.find(in: directory) else { continue }
    guard let request = usableRequest(of: file, observer) else { return nil }
    if let release = request.versionRequest?.release, let project, !project.requirements.isEmpty {
      let parts = [release.major, release.minor, release.patch].prefix { $0 != nil }.compactMap(\.self)
      if !project.specifiers.contains(Version(release: parts)) { return nil }
    }
    return (request, file.path)
  }
  return nil
}

private func usableRequest(of file: PythonVersionFile, _ observer: any OperationObserver) -> PythonRequest? {
  let (request, ignored) = file.request
  for line in ignored { observer.warn(.ignoredVersionLine(line, file: file.path)) }
  return request
}

extension OperationError {
  fileprivate static func contradiction(_ project: ProjectPython) -> OperationError {
    OperationError(
      .input, "No Python meets all requirements of the project",
      causes: [project.requirements.map { "`\($0.owner)` requires `\($0.specifiers)`" }.joined(separator: ", ")],
      hints: ["change `requires-python` in `\(project.root.appending("pyproject.toml"))` or in that of a member"])
  }
}
