internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax
internal import TerminalUI

extension RequirementsLoader {
  // MARK: Extras

  /// Stops where extras are asked for and no file can have any.
  func checkExtras(_ selection: RequirementsOptions, files: [String]) throws {
    guard !selection.extra.isEmpty || selection.allExtras,
      !files.contains(where: { RequirementsFileKind($0) == .project })
    else { return }
    throw CommandError(
      "`\(selection.extra.isEmpty ? "--all-extras" : "--extra")` needs a file that has extras, a `pyproject.toml`",
      hints: ["of a package, ask for an extra as in `package[extra]`"])
  }

  /// The extras asked for that no project has.
  func missingExtras(_ selection: RequirementsOptions?) -> [ExtraName] {
    (selection?.extra ?? []).compactMap { try? ExtraName($0) }.filter { !loaded.usedExtras.contains($0) }
  }

  private func extraName(_ text: String) throws -> ExtraName {
    do {
      return try ExtraName(text)
    } catch {
      throw SettingError(invalid: text, for: "extra", from: .argument("--extra"), expected: "the name of an extra")
    }
  }

  // MARK: Projects

  /// Reads the dependencies of a project, and those of its extras that were asked for.
  mutating func addProject(_ file: String, selection: RequirementsOptions?) throws {
    let path = context.workingDirectory.pushing(FilePath(file)).lexicallyNormalized()
    guard let bytes = try readFileIfPresent(path) else { throw CommandError("File not found: `\(file)`") }
    let document = TOMLDocument(parsing: bytes)
    if let problem = document.diagnostics.first {
      throw CommandError("Failed to read `\(file)`", causes: ["line \(problem.position.line): \(problem.message)"])
    }
    guard let table = document.root["project"]?.table else {
      throw CommandError.unsupported(
        "Reading `\(file)` without a `[project]` table", hint: "projects are built to learn their requirements")
    }
    guard let nameText = table["name"]?.string else {
      throw CommandError("Failed to read `\(file)`", causes: ["the `[project]` table has no `name`"])
    }
    let dynamic = (table["dynamic"]?.elements ?? []).compactMap(\.string)
    guard table["version"] != nil || dynamic.contains("version") else {
      throw CommandError("Failed to read `\(file)`", causes: ["the `[project]` table has no `version`"])
    }
    guard let name = try? PackageName(nameText) else {
      throw CommandError("Failed to read `\(file)`", causes: ["`\(nameText)` cannot be the name of a project"])
    }
    for field in ["dependencies", "optional-dependencies"] where dynamic.contains(field) {
      throw CommandError.unsupported("Reading `\(file)`, whose `\(field)` are dynamic,")
    }
    try refuseSources(document.root, of: file)
    var project = ProjectDependencies(name: name)
    project.always = try requirements(table["dependencies"], in: file)
    for entry in table["optional-dependencies"]?.table.map(Array.init) ?? [] {
      let extra: ExtraName
      do {
        extra = try ExtraName(entry.key)
      } catch {
        throw CommandError("Failed to read `\(file)`, line \(entry.item.line)", causes: [error.message])
      }
      guard project.byExtra.updateValue(try requirements(entry.item, in: file), forKey: extra) == nil else {
        throw CommandError(
          "Failed to read `\(file)`, line \(entry.item.line)", causes: ["the extra `\(extra.string)` is there twice"])
      }
      project.extras.append(extra)
    }
    var wanted = selection?.allExtras == true ? project.extras : []
    for text in selection?.extra ?? [] {
      let extra = try extraName(text)
      if project.byExtra[extra] != nil, !wanted.contains(extra) { wanted.append(extra) }
    }
    loaded.usedExtras.formUnion(wanted)
    // The name as the file has it: it stands in annotations.
    let origin = RequirementOrigin(.requirement, in: .project(name: nameText, file: file))
    for requirement in project.requirements(of: wanted) {
      try append(requirement, role: .requirement, origin: origin)
    }
  }

  /// Says that requirements would come from elsewhere than the indexes, which is not done yet.
  private func refuseSources(_ root: TOMLTable, of file: String) throws {
    if try context.settings.flag(.noSources)?.value ?? context.arguments.contains("--no-sources") { return }
    for tool in ["adder", "uv"] {
      if let sources = root.item(at: ["tool", tool, "sources"])?.table, !sources.isEmpty {
        throw CommandError.unsupported(
          "`[tool.\(tool).sources]` in `\(file)`", hint: "leave it out of account with `--no-sources`")
      }
    }
  }

  private func requirements(_ item: TOMLItem?, in file: String, firstLine: Int = 1) throws -> [Requirement] {
    guard let item else { return [] }
    func failure(_ item: TOMLItem, _ causes: [String]) -> CommandError {
      CommandError("Failed to read `\(file)`, line \(item.line + firstLine - 1)", causes: causes)
    }
    guard let elements = item.elements else { throw failure(item, ["requirements must be a list of strings"]) }
    var requirements: [Requirement] = []
    for element in elements {
      guard let text = element.string else { throw failure(element, ["a requirement must be a string"]) }
      var warnings: [MarkerWarning] = []
      do throws(RequirementParseError) {
        requirements.append(try Requirement(text, warnings: &warnings))
      } catch {
        throw failure(
          element, ["`\(MaskedCredentials.masking(text))` is no requirement", error.message, error.excerpt])
      }
      for warning in warnings { context.console.warning("\(warning.message) (`\(file)`, `\(text)`)") }
    }
    return requirements
  }

  // MARK: Scripts

  /// Reads the requirements that stand in a comment of a script.
  mutating func addScript(_ source: RequirementsSource) throws {
    let metadata: InlineScriptMetadata?
    do {
      metadata = try InlineScriptMetadata(script: source.bytes)
    } catch {
      throw CommandError(
        "Failed to read `\(source.file)`, line \(error.line)", causes: [error.message], hints: error.hints)
    }
    guard let metadata else {
      throw CommandError(
        "`\(source.file)` has no requirements in it",
        hints: ["a script says what it needs in a comment that begins with `# /// script` and ends with `# ///`"])
    }
    let document = TOMLDocument(parsing: Array(metadata.text.utf8))
    if let problem = document.diagnostics.first {
      throw CommandError(
        "Failed to read `\(source.file)`, line \(problem.position.line + metadata.firstLine - 1)",
        causes: [problem.message])
    }
    try refuseSources(document.root, of: source.file)
    let found = try requirements(document.root["dependencies"], in: source.file, firstLine: metadata.firstLine)
    for requirement in found { try append(requirement, role: .requirement, origin: .commandLine) }
    let lists: [(String, RequirementRole)] = [
      ("constraint-dependencies", .constraint), ("override-dependencies", .override),
    ]
    for tool in ["adder", "uv"] {
      for (key, role) in lists {
        let item = document.root.item(at: ["tool", tool, key])
        for requirement in try requirements(item, in: source.file, firstLine: metadata.firstLine) {
          try append(requirement, role: role, origin: .commandLine)
        }
      }
    }
  }
}

/// What a project requires, read from its `pyproject.toml`.
struct ProjectDependencies {
  var name: PackageName
  var always: [Requirement] = []
  /// The extras in the order written.
  var extras: [ExtraName] = []
  var byExtra: [ExtraName: [Requirement]] = [:]

  init(name: PackageName) { self.name = name }

  /// What the project with some of its extras requires.
  ///
  /// What it requires of itself, as in `all = ["project[a,b]"]`, is replaced by what these extras require: the project
  /// is the one at hand, not one of that name on an index.
  func requirements(of extras: [ExtraName]) -> [Requirement] {
    var result: [Requirement] = []
    var pending = [(requirements: always, marker: MarkerTree.alwaysTrue)]
    pending += extras.map { (byExtra[$0] ?? [], MarkerTree.alwaysTrue) }
    var seen = Set(extras.map { Condition(extra: $0, marker: .alwaysTrue) })
    var next = 0
    while next < pending.count {
      let (requirements, marker) = pending[next]
      next += 1
      for var requirement in requirements {
        requirement.marker = requirement.marker.and(marker)
        guard requirement.name == name, !requirement.extras.isEmpty else {
          result.append(requirement)
          continue
        }
        for extra in requirement.extras
        where seen.insert(Condition(extra: extra, marker: requirement.marker)).inserted {
          pending.append((byExtra[extra] ?? [], requirement.marker))
        }
        // What is left of `project[a]>1` is that the project must be `>1`.
        if !requirement.specifiers.isEmpty {
          requirement.extras = []
          result.append(requirement)
        }
      }
    }
    return result
  }

  private struct Condition: Hashable {
    var extra: ExtraName
    var marker: MarkerTree
  }
}
