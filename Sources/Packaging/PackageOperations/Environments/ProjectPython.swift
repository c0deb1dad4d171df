package import PackagingStandards
internal import SystemIO
package import SystemPackage
internal import TOMLSyntax

/// What the project around a directory requires of Python: `requires-python` of all members of its workspace, and that
/// of its default dependency groups.
package struct ProjectPython: Sendable {
  /// One `requires-python` and whose it is.
  package struct Requirement: Sendable, Equatable {
    /// The project, or the project and one of its dependency groups, as messages name it.
    package let owner: String
    /// The versions that will do.
    package let specifiers: VersionSpecifierSet
  }

  /// Why a `pyproject.toml` is not obeyed.
  package struct Problem: Sendable, Equatable {
    /// What is wrong with the file.
    package enum Reason: Sendable, Equatable {
      /// A `requires-python` that is no text, by its line.
      case wrongKind(line: Int)
      /// A `requires-python` that is no version specifier.
      case noSpecifier(String)
      /// It is no TOML.
      case syntax(line: Int, column: Int, message: String)
    }

    /// The `pyproject.toml`.
    package let file: FilePath
    /// What is wrong with it.
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
    guard let directory = ProjectTable.nearestDirectory(from: directory) else { return nil }
    var problems: [Problem] = []
    guard let document = Self.document(at: directory.appending("pyproject.toml"), problems: &problems) else {
      self.init(root: directory, problems: problems)
      return
    }
    let own = ProjectTable(document, directory: directory)
    guard own.isProject || own.hasWorkspace, own.isManaged else { return nil }
    let workspace =
      own.hasWorkspace
      ? own
      : ProjectTable.workspace(above: directory) { file in
        guard isFile(file) else { return .nothing }
        return Self.document(at: file, problems: &problems).map { .document($0) } ?? .unusable
      }
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

  /// Reads a file that is there; records a problem where it is no TOML.
  private static func document(at file: FilePath, problems: inout [Problem]) -> TOMLDocument? {
    guard let bytes = try? readRegularFileIfPresent(file) else { return nil }
    let document = TOMLDocument(parsing: bytes)
    guard let first = document.diagnostics.first else { return document }
    let position = first.position
    let reason = Problem.Reason.syntax(line: position.line, column: position.column, message: first.message)
    problems.append(Problem(file: file, reason: reason))
    return nil
  }
}
