package import Installing
package import Interpreters
internal import PackagingStandards
internal import Support
internal import SystemIO
internal import SystemPackage

extension InstalledDistributions {
  /// What is missing or does not fit together, by the names of the packages.
  ///
  /// Reads the metadata of everything.
  /// - Parameter resolutionTarget: the Python and platform that the packages are judged for; `nil` for the interpreter's own.
  package func problems(with interpreter: Interpreter, for resolutionTarget: ResolutionTarget? = nil)
    -> [EnvironmentProblem]
  {
    EnvironmentCheck(installed: self, resolutionTarget: resolutionTarget ?? ResolutionTarget(interpreter)).problems
  }
}

private struct EnvironmentCheck {
  let installed: InstalledDistributions
  let resolutionTarget: ResolutionTarget

  var problems: [EnvironmentProblem] {
    var problems: [EnvironmentProblem] = []
    var previous: PackageName?
    for distribution in installed.all {
      let name = distribution.name
      if name != previous, installed[name].count > 1 {
        problems.append(.installedTwice(name, installed[name].map(\.path)))
      }
      previous = name
      let requiresPython: VersionSpecifierSet?, requirements: [Requirement]
      do {
        let metadata = try distribution.metadata()
        requirements = try metadata.requirements()
        requiresPython = try metadata.requiresPython.map(specifiers)
      } catch {
        problems.append(.broken(distribution, "METADATA", error))
        continue
      }
      if let requiresPython, !allows(requiresPython, resolutionTarget.version) {
        problems.append(
          .wrongPython(
            name, requires: requiresPython, python: resolutionTarget.version, isExplicit: resolutionTarget.isExplicit))
      }
      if let problem = tagProblem(distribution, resolutionTarget.tags) { problems.append(problem) }
      for requirement in requirements where requirement.applies(in: resolutionTarget.markers) {
        let found = installed[requirement.name]
        if found.isEmpty {
          problems.append(.missing(requirement, of: name))
        } else if let wrong = found.first(where: { !requirement.specifiers.contains($0.version) }), found.count == 1 {
          problems.append(.mismatched(requirement, of: name, installed: wrong.version))
        }
      }
    }
    return problems
  }

  private func specifiers(_ text: String) throws(MalformedRequiresPython) -> VersionSpecifierSet {
    do throws(VersionSpecifierParseError) {
      return try VersionSpecifierSet(lenient: text)
    } catch {
      throw MalformedRequiresPython(text: text)
    }
  }

  /// As when packages are chosen, lower bounds count alone: what excludes later Pythons mostly just did not know them.
  private func allows(_ specifiers: VersionSpecifierSet, _ python: Version) -> Bool {
    let ranges = VersionRanges(releaseOnly: specifiers)
    return ranges.isEmpty || ranges.lowerBoundary <= VersionRanges.atLeast(python.onlyRelease).lowerBoundary
  }

  /// What is wrong with the WHEEL file of a distribution, or with the platforms it names.
  private func tagProblem(_ distribution: InstalledDistribution, _ tags: CompatibleTags) -> EnvironmentProblem? {
    do {
      return tags.accept(try distribution.wheelTags()) ? nil : .wrongPlatform(distribution.name)
    } catch {
      return .broken(distribution, "WHEEL", error)
    }
  }
}

private struct MalformedRequiresPython: UserFacingError {
  let text: String
  var message: String { "`\(text)` in `Requires-Python` is not a version specifier" }
}
