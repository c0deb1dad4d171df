internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import Support
internal import SystemIO
internal import SystemPackage

/// Looks for what is missing or does not fit together in an environment.
struct EnvironmentCheck {
  private let installed: InstalledDistributions
  private let interpreter: Interpreter
  private let target: ResolutionTarget?

  /// - Parameter target: the Python and platform that the packages are judged for; `nil` for the interpreter's own.
  init(_ installed: InstalledDistributions, _ interpreter: Interpreter, for target: ResolutionTarget? = nil) {
    self.installed = installed
    self.interpreter = interpreter
    self.target = target
  }

  /// The problems, each a sentence, by the names of the packages.
  var problems: [String] {
    var problems: [String] = []
    let own = target == nil ? interpreter.target() : nil
    let markers = target?.markers ?? own?.markers ?? interpreter.markerEnvironment
    let python = target?.version ?? interpreter.version
    let tags = target?.tags ?? own?.compatibleTags() ?? interpreter.compatibleTags()
    var previous: PackageName?
    for distribution in installed.all {
      let name = distribution.name
      if name != previous, installed[name].count > 1 {
        let places = installed[name].map { "`\($0.path)`" }.joined(separator: ", ")
        problems.append("The package `\(name)` is installed more than once: \(places)")
      }
      previous = name
      let metadata: DependencyMetadata, requirements: [Requirement]
      do {
        metadata = try distribution.metadata().dependencies
        requirements = try metadata.requirements()
        if let text = metadata.malformedRequiresPython { throw MalformedRequiresPython(text: text) }
      } catch {
        problems.append(broken(distribution, "METADATA", error))
        continue
      }
      if let specifiers = metadata.requiresPython, !allows(specifiers, python) {
        problems.append(
          target?.isExplicit == true
            ? "The package `\(name)` requires Python \(specifiers), which `\(python)` is not"
            : "The package `\(name)` requires Python \(specifiers), but `\(python)` is installed")
      }
      if let problem = tagProblem(distribution, tags) { problems.append(problem) }
      for requirement in requirements where requirement.applies(in: markers) {
        let found = installed[requirement.name]
        if found.isEmpty {
          problems.append("The package `\(name)` requires `\(requirement)`, but it's not installed")
        } else if let wrong = found.first(where: { !requirement.specifiers.contains($0.version) }), found.count == 1 {
          problems.append("The package `\(name)` requires `\(requirement)`, but `\(wrong.version)` is installed")
        }
      }
    }
    return problems
  }

  /// As when packages are chosen, lower bounds count alone: what excludes later Pythons mostly just did not know them.
  private func allows(_ specifiers: VersionSpecifierSet, _ python: Version) -> Bool {
    let ranges = VersionRanges(releaseOnly: specifiers)
    return ranges.isEmpty || ranges.lowerBoundary <= VersionRanges.atLeast(python.onlyRelease).lowerBoundary
  }

  /// What is wrong with the WHEEL file of a distribution, or with the platforms it names.
  private func tagProblem(_ distribution: InstalledDistribution, _ tags: CompatibleTags) -> String? {
    guard distribution.kind == .distInfo else { return nil }
    let sets: [WheelTagSet]
    do {
      let bytes = try readFile(distribution.path.appending("WHEEL"))
      sets = try WheelFile(parsing: bytes.span).tags.map { tag in
        guard let set = WheelTagSet(tag) else { throw MalformedTag(text: tag) }
        return set
      }
    } catch {
      return broken(distribution, "WHEEL", error)
    }
    let fits =
      sets.isEmpty || sets.contains { if case .compatible = tags.compatibility(of: $0) { true } else { false } }
    return fits ? nil : "The package `\(distribution.name)` was built for another Python or platform"
  }

  private func broken(_ distribution: InstalledDistribution, _ file: String, _ error: any Error) -> String {
    // A parser's error may go on to underline its place, which a sentence cannot.
    let lines = explanation(of: error).joined(separator: ": ").split(whereSeparator: \.isNewline)
    return "The package `\(distribution.name)` is broken, its `\(file)` cannot be used (\(lines.first ?? "")): "
      + "install it again, or remove `\(distribution.path)`"
  }
}

private struct MalformedTag: UserFacingError {
  let text: String
  var message: String { "`\(text)` is no wheel tag" }
}

private struct MalformedRequiresPython: UserFacingError {
  let text: String
  var message: String { "`\(text)` in `Requires-Python` is not a version specifier" }
}
