package import PackagingStandards
internal import SystemIO
package import SystemPackage
internal import TOMLSyntax

/// What the project around a directory requires of Python: `requires-python` of all members of its workspace, and that
/// of its default dependency groups.
package struct ProjectPython: Sendable {
  /// One `requires-python` and whose it is.
  package struct Requirement: Sendable, Equatable {
    package let owner: String
    package let specifiers: VersionSpecifierSet
  }

  /// Why a `pyproject.toml` is not obeyed.
  package struct Problem: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      /// A `requires-python` that is no text, by its line.
      case wrongKind(line: Int)
      /// A `requires-python` that is no version specifier.
      case noSpecifier(String)
      /// It is no TOML.
      case syntax(line: Int, column: Int, message: String)
    }

    package let file: FilePath
    package let reason: Reason

    /// The problem as a sentence.
    package var description: String {
      switch reason {
      case .wrongKind(let line): "`\(file)` is not obeyed: its `requires-python` in line \(line) is not a string"
      case .noSpecifier(let text):
        "`\(file)` is not obeyed: its `requires-python` of `\(text)` is not a version specifier"
      case .syntax(let line, let column, let message):
        "`\(file)` is not obeyed, since it cannot be read (line \(line), column \(column): \(message))"
      }
    }
  }

  /// The directory of the project, or of the workspace it is a member of.
  package let root: FilePath
  /// By the owners' names.
  package private(set) var requirements: [Requirement] = []
  /// What could not be used, for warnings.
  package private(set) var problems: [Problem] = []

  /// Every requirement at once.
  package var specifiers: VersionSpecifierSet { VersionSpecifierSet(requirements.flatMap(\.specifiers.specifiers)) }

  /// Whether no Python meets all requirements.
  package var isContradictory: Bool {
    requirements.reduce(VersionRanges.full) { $0.intersection(VersionRanges($1.specifiers)) }.isEmpty
  }

  /// Finds the project of a directory: the nearest `pyproject.toml` with a project, and the workspace above it that it
  /// belongs to.
  ///
  /// - Returns: `nil` where there is none, or it is not to be managed; a `pyproject.toml` for other tools ends the search.
  package init?(around directory: FilePath) {
    guard let file = Self.nearest(from: directory) else { return nil }
    var problems: [Problem] = []
    guard let document = Self.document(at: file, problems: &problems) else {
      self.init(root: file.removingLastComponent(), problems: problems)
      return
    }
    let own = ProjectTable(document, directory: file.removingLastComponent())
    guard own.isProject || own.hasWorkspace, own.isManaged else { return nil }
    let workspace = !own.hasWorkspace ? Self.workspace(above: own.directory, problems: &problems) : own
    self.init(root: (workspace ?? own).directory, problems: problems)
    read(own)
    guard let workspace else { return }
    if workspace.directory != own.directory { read(workspace) }
    for member in workspace.memberDirectories() where member != own.directory && member != workspace.directory {
      guard let document = Self.document(at: member.appending("pyproject.toml"), problems: &self.problems) else {
        continue
      }
      read(ProjectTable(document, directory: member))
    }
    requirements.sort { $0.owner < $1.owner }
  }

  private init(root: FilePath, problems: [Problem]) {
    self.root = root
    self.problems = problems
  }

  private mutating func read(_ project: ProjectTable) {
    let file = project.directory.appending("pyproject.toml")
    for (owner, text) in project.requiresPython {
      do throws(VersionSpecifierParseError) {
        let specifiers = try VersionSpecifierSet(text)
        if !specifiers.isEmpty { requirements.append(Requirement(owner: owner, specifiers: specifiers)) }
      } catch {
        problems.append(Problem(file: file, reason: .noSpecifier(text)))
      }
    }
    if let line = project.unusableLine { problems.append(Problem(file: file, reason: .wrongKind(line: line))) }
  }

  private static func nearest(from start: FilePath) -> FilePath? {
    var directory = start
    while true {
      let file = directory.appending("pyproject.toml")
      if isFile(file) { return file }
      let parent = directory.removingLastComponent()
      if parent == directory || parent.isEmpty { return nil }
      directory = parent
    }
  }

  /// The workspace above a project that counts it among its members.
  private static func workspace(above member: FilePath, problems: inout [Problem]) -> ProjectTable? {
    var directory = member
    while true {
      let parent = directory.removingLastComponent()
      if parent == directory || parent.isEmpty { return nil }
      directory = parent
      let file = directory.appending("pyproject.toml")
      guard isFile(file) else { continue }
      guard let document = document(at: file, problems: &problems) else { return nil }
      let table = ProjectTable(document, directory: directory)
      guard table.hasWorkspace else { continue }
      return table.hasMember(member) ? table : nil
    }
  }

  private static func document(at file: FilePath, problems: inout [Problem]) -> TOMLDocument? {
    guard let bytes = try? readFileIfPresent(file) else { return nil }
    let document = TOMLDocument(parsing: bytes)
    guard let first = document.diagnostics.first else { return document }
    let position = first.position
    let reason = Problem.Reason.syntax(line: position.line, column: position.column, message: first.message)
    problems.append(Problem(file: file, reason: reason))
    return nil
  }
}
