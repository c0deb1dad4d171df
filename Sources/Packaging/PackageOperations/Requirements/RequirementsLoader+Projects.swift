internal import PackagingStandards
internal import Resolution
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax

extension RequirementsLoader {
  // MARK: Extras

  /// Stops where extras are asked for and no file can have any.
  func checkExtras() throws {
    guard !input.extras.isEmpty || input.wantsAllExtras,
      !input.files.contains(where: { RequirementsFileKind($0) == .project })
    else { return }
    throw OperationError(
      .input,
      "`\(input.extras.isEmpty ? "--all-extras" : "--extra")` needs a file that has extras, a `pyproject.toml`",
      hints: ["of a package, ask for an extra as in `package[extra]`"])
  }

  // MARK: Projects

  /// Reads the dependencies of a project, and those of its extras that were asked for.
  mutating func addProject(_ file: String) throws {
    let path = withoutDots(input.workingDirectory.pushing(FilePath(file)))
    guard let bytes = try readFileIfPresent(path) else { throw OperationError(.input, "File not found: `\(file)`") }
    let document = TOMLDocument(parsing: bytes)
    if let problem = document.diagnostics.first {
      throw OperationError.unreadable(file, causes: ["line \(problem.position.line): \(problem.message)"])
    }
    guard let table = document.root["project"]?.table else {
      throw OperationError.unsupported(
        "Reading `\(file)` without a `[project]` table", hint: "projects are built to learn their requirements")
    }
    guard let nameText = table["name"]?.string else {
      throw OperationError.unreadable(file, causes: ["the `[project]` table has no `name`"])
    }
    let dynamic = (table["dynamic"]?.elements ?? []).compactMap(\.string)
    guard table["version"] != nil || dynamic.contains("version") else {
      throw OperationError.unreadable(file, causes: ["the `[project]` table has no `version`"])
    }
    guard let name = try? PackageName(nameText) else {
      throw OperationError.unreadable(file, causes: ["`\(nameText)` cannot be the name of a project"])
    }
    for field in ["dependencies", "optional-dependencies"] where dynamic.contains(field) {
      throw OperationError.unsupported("Reading `\(file)`, whose `\(field)` are dynamic,")
    }
    try refuseSources(document.root, of: file)
    var project = ProjectDependencies(name: name)
    project.always = try requirements(table["dependencies"], in: file)
    for entry in table["optional-dependencies"]?.table.map(Array.init) ?? [] {
      let extra: ExtraName
      do {
        extra = try ExtraName(entry.key)
      } catch {
        throw OperationError.unreadable(file, line: entry.item.line, causes: [error.message])
      }
      guard project.byExtra.updateValue(try requirements(entry.item, in: file), forKey: extra) == nil else {
        throw OperationError.unreadable(
          file, line: entry.item.line, causes: ["the extra `\(extra.string)` is there twice"])
      }
      project.extras.append(extra)
    }
    var wanted = input.wantsAllExtras ? project.extras : []
    for extra in input.extras where project.byExtra[extra] != nil && !wanted.contains(extra) { wanted.append(extra) }
    loaded.usedExtras.formUnion(wanted)
    let origin = RequirementOrigin(.requirement, in: .project(name: name.string, file: annotated(file)))
    for requirement in project.requirements(of: wanted) {
      try append(requirement, role: .requirement, origin: origin)
    }
  }

  /// Says that requirements would come from elsewhere than the indexes, which is not done yet.
  private func refuseSources(_ root: TOMLTable, of file: String) throws {
    if input.ignoresSources { return }
    for tool in ["adder", "uv"] {
      guard let sources = root.item(at: ["tool", tool, "sources"])?.table else { continue }
      let counts = { (name: String) in
        (try? PackageName(name)).map { !input.packagesWithoutSources.contains($0) } ?? true
      }
      if sources.contains(where: { counts($0.key) }) {
        throw OperationError.unsupported(
          "`[tool.\(tool).sources]` in `\(file)`", hint: "leave it out of account with `--no-sources`")
      }
    }
  }

  private func requirements(_ item: TOMLItem?, in file: String, firstLine: Int = 1) throws -> [Requirement] {
    guard let item else { return [] }
    func failure(_ item: TOMLItem, _ causes: [String]) -> OperationError {
      .unreadable(file, line: item.line + firstLine - 1, causes: causes)
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
          element, ["`\(maskingCredentials(in: text))` is no requirement", error.message, error.excerpt])
      }
      for warning in warnings { observer.warn(.marker(warning, requirement: text, file: file)) }
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
      throw OperationError.unreadable(source.file, line: error.line, causes: [error.message], hints: error.hints)
    }
    guard let metadata else {
      throw OperationError(
        .input, "`\(source.file)` has no requirements in it",
        hints: ["a script says what it needs in a comment that begins with `# /// script` and ends with `# ///`"])
    }
    let document = TOMLDocument(parsing: Array(metadata.text.utf8))
    if let problem = document.diagnostics.first {
      throw OperationError.unreadable(
        source.file, line: problem.position.line + metadata.firstLine - 1, causes: [problem.message])
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
