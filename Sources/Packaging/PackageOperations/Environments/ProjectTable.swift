internal import FilePatterns
internal import SystemIO
package import SystemPackage
package import TOMLSyntax

/// The tables of a `pyproject.toml` that say which Python a project wants and what belongs to its workspace.
package struct ProjectTable {
  /// The directory of the file.
  package let directory: FilePath
  private let root: TOMLTable

  package init(_ document: TOMLDocument, directory: FilePath) {
    root = document.root
    self.directory = directory
  }

  private func tool(_ key: String) -> TOMLItem? {
    ["adder", "uv"].lazy.compactMap { root.item(at: ["tool", $0, key]) }.first
  }

  /// Whether it describes a project.
  package var isProject: Bool { root["project"]?.table != nil }
  /// Whether the project's environment is for tools such as this one to manage.
  package var isManaged: Bool { tool("managed")?.boolean ?? true }
  /// Whether it has a workspace.
  package var hasWorkspace: Bool { workspace != nil }
  private var workspace: TOMLTable? { tool("workspace")?.table }

  private var name: String {
    root.item(at: ["project", "name"])?.string ?? directory.lastComponent?.string ?? "project"
  }

  /// The line of a `requires-python` that is no text.
  var unusableLine: Int? {
    guard let item = root.item(at: ["project", "requires-python"]), item.string == nil else { return nil }
    return item.line
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

  /// Whether a directory is a member of its workspace.
  package func hasMember(_ member: FilePath) -> Bool {
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
    for entry in (try? listDirectoryIfPresent(place)) ?? [] {
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
