internal import FilePatterns
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax

/// What the project around a directory requires of Python: `requires-python` of all members of its workspace, and that
/// of its default dependency groups.
struct ProjectPython: Sendable {
  /// One `requires-python` and whose it is.
  struct Requirement: Sendable, Equatable {
    let owner: String
    let specifiers: VersionSpecifierSet
  }

  /// The directory of the project, or of the workspace it is a member of.
  let root: FilePath
  /// By the owners' names.
  private(set) var requirements: [Requirement] = []
  /// What could not be read, for warnings.
  private(set) var problems: [String] = []

  /// Every requirement at once.
  var specifiers: VersionSpecifierSet { VersionSpecifierSet(requirements.flatMap(\.specifiers.specifiers)) }

  /// Whether no Python meets all requirements.
  var isContradictory: Bool {
    requirements.reduce(VersionRanges.full) { $0.intersection(VersionRanges($1.specifiers)) }.isEmpty
  }

  /// Finds the project of a directory: the nearest `pyproject.toml` with a project, and the workspace above it that it
  /// belongs to.
  ///
  /// - Returns: `nil` where there is none, or it is not to be managed; a `pyproject.toml` for other tools ends the search.
  init?(around directory: FilePath) {
    guard let file = Self.nearest(from: directory) else { return nil }
    var problems: [String] = []
    guard let document = Self.document(at: file, problems: &problems) else {
      self.init(root: file.removingLastComponent(), problems: problems)
      return
    }
    let own = ProjectTable(document, directory: file.removingLastComponent())
    guard own.isProject || own.workspace != nil, own.isManaged else { return nil }
    let workspace = own.workspace == nil ? Self.workspace(above: own.directory, problems: &problems) : own
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

  private init(root: FilePath, problems: [String]) {
    self.root = root
    self.problems = problems
  }

  private mutating func read(_ project: ProjectTable) {
    for (owner, text) in project.requiresPython {
      do throws(VersionSpecifierParseError) {
        let specifiers = try VersionSpecifierSet(text)
        if !specifiers.isEmpty { requirements.append(Requirement(owner: owner, specifiers: specifiers)) }
      } catch {
        let file = project.directory.appending("pyproject.toml")
        problems.append("`\(file)` is not obeyed: its `requires-python` of `\(text)` is not a version specifier")
      }
    }
    problems += project.problems
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
  private static func workspace(above member: FilePath, problems: inout [String]) -> ProjectTable? {
    var directory = member
    while true {
      let parent = directory.removingLastComponent()
      if parent == directory || parent.isEmpty { return nil }
      directory = parent
      let file = directory.appending("pyproject.toml")
      guard isFile(file) else { continue }
      guard let document = document(at: file, problems: &problems) else { return nil }
      let table = ProjectTable(document, directory: directory)
      guard table.workspace != nil else { continue }
      return table.hasMember(member) ? table : nil
    }
  }

  private static func document(at file: FilePath, problems: inout [String]) -> TOMLDocument? {
    guard let bytes = (try? readFileIfPresent(file)) ?? nil else { return nil }
    let document = TOMLDocument(parsing: bytes)
    guard let first = document.diagnostics.first else { return document }
    let place = "line \(first.position.line), column \(first.position.column): \(first.message)"
    problems.append("`\(file)` is not obeyed, since it cannot be read (\(place))")
    return nil
  }
}

/// The tables of a `pyproject.toml` that say which Python a project wants and what belongs to its workspace.
private struct ProjectTable {
  let directory: FilePath
  private let root: TOMLTable

  init(_ document: TOMLDocument, directory: FilePath) {
    root = document.root
    self.directory = directory
  }

  private func tool(_ key: String) -> TOMLItem? {
    ["adder", "uv"].lazy.compactMap { root.item(at: ["tool", $0, key]) }.first
  }

  var isProject: Bool { root["project"]?.table != nil }
  /// Whether the project's environment is for tools such as this one to manage.
  var isManaged: Bool { tool("managed")?.boolean ?? true }
  var workspace: TOMLTable? { tool("workspace")?.table }

  private var name: String {
    root.item(at: ["project", "name"])?.string ?? directory.lastComponent?.string ?? "project"
  }

  /// What is wrong with it.
  var problems: [String] {
    guard let item = root.item(at: ["project", "requires-python"]), item.string == nil else { return [] }
    let file = directory.appending("pyproject.toml")
    return ["`\(file)` is not obeyed: its `requires-python` in line \(item.line) is not a string"]
  }

  /// Every `requires-python`, with its owner.
  var requiresPython: [(owner: String, text: String)] {
    var found: [(String, String)] = []
    if let text = root.item(at: ["project", "requires-python"])?.string { found.append((name, text)) }
    let groups = tool("dependency-groups")?.table
    for group in defaultGroups(all: groups) {
      guard let text = groups?[group]?["requires-python"]?.string else { continue }
      found.append(("\(name):\(group)", text))
    }
    return found
  }

  /// The dependency groups that belong to the environment unasked: `dev`, or those that the settings name.
  private func defaultGroups(all groups: TOMLTable?) -> [String] {
    guard let setting = tool("default-groups") else { return ["dev"] }
    if setting.string == "all" { return (groups.map { $0.map(\.key) } ?? []) }
    return (setting.elements ?? []).compactMap(\.string)
  }

  private func patterns(_ key: String) -> [String] { (workspace?[key]?.elements ?? []).compactMap(\.string) }

  /// Whether a directory is a member.
  func hasMember(_ member: FilePath) -> Bool {
    var relative = member
    guard relative.removePrefix(directory) else { return false }
    let path = relative.string
    return patterns("members").contains { matches(path, $0) } && !isExcluded(path)
  }

  private func isExcluded(_ path: String) -> Bool { patterns("exclude").contains { matches(path, $0) } }

  /// The directories of the members, as far as they have a `pyproject.toml`.
  func memberDirectories() -> [FilePath] {
    var found: Set<String> = []
    for pattern in patterns("members") {
      let parts = FilePath(pattern).components.map(\.string).filter { $0 != "." }
      expand(parts[...], in: directory, "", &found)
    }
    return found.filter { !isExcluded($0) && isFile(directory.pushing(FilePath($0)).appending("pyproject.toml")) }
      .sorted().map { withoutDots(directory.pushing(FilePath($0))) }
  }

  /// Follows a pattern, component by component, into the directories that are there.
  private func expand(_ parts: ArraySlice<String>, in place: FilePath, _ path: String, _ found: inout Set<String>) {
    guard let part = parts.first else {
      if !path.isEmpty { found.insert(path) }
      return
    }
    let rest = parts.dropFirst()
    if !part.contains(where: { "*?[".contains($0) }) {
      return expand(rest, in: place.appending(part), path.isEmpty ? part : path + "/" + part, &found)
    }
    if part == "**" { expand(rest, in: place, path, &found) }
    guard found.count < 10_000, let glob = try? Glob(part, dialect: .ignoreFile) else { return }
    for entry in ((try? listDirectoryIfPresent(place)) ?? nil) ?? [] {
      // Hidden directories, environments and caches are never meant by a pattern.
      guard entry.kind == .directory, !entry.name.hasPrefix("."), part == "**" || glob.matches(entry.name) else {
        continue
      }
      expand(
        part == "**" ? parts : rest, in: place.appending(entry.name),
        path.isEmpty ? entry.name : path + "/" + entry.name,
        &found)
    }
  }

  private func matches(_ path: String, _ pattern: String) -> Bool {
    let text = FilePath(pattern).components.map(\.string).filter { $0 != "." }.joined(separator: "/")
    return text == path || (try? Glob(text, dialect: .ignoreFile))?.matches(path) ?? false
  }
}
