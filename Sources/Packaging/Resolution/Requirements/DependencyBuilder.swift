import PackagingStandards
import VersionSolving

/// Turns applicable requirements into dependencies between packages of the solver.
struct DependencyBuilder {
  /// A requirement that cannot be turned into a dependency.
  enum Failure: Error {
    /// The specifiers exclude every version.
    case contradictory(Requirement)
    /// The requirement names a URL or path.
    case url(Requirement)
  }

  private var ranges: [VersionSpecifierSet: VersionRanges] = [:]

  /// The dependencies that requirements amount to, in their order.
  mutating func dependencies(
    of requirements: [Requirement], _ packages: inout PackageTable
  ) throws(Failure) -> [Dependency] {
    var result: [Dependency] = []
    result.reserveCapacity(requirements.count)
    for requirement in requirements {
      if requirement.url != nil { throw .url(requirement) }
      let versions = versions(of: requirement.specifiers)
      if versions.isEmpty { throw .contradictory(requirement) }
      let base = packages.project(requirement.name)
      let family = PackageTable.family(of: requirement.name)
      let pinning: Dependency.Pinning = versions.singleVersion == nil ? .none : .exact
      if requirement.extras.isEmpty {
        if requirement.marker.isTrue {
          result.append(Dependency(package: base, family: family, versions: versions, pinning: pinning))
        } else {
          let package = packages.id(of: .withMarker(requirement.name, marker: requirement.marker))
          result.append(
            Dependency(package: package, family: family, versions: versions, pinning: pinning, base: base))
        }
      }
      for extra in requirement.extras {
        let package = packages.id(of: .withExtra(requirement.name, extra: extra, marker: requirement.marker))
        result.append(
          Dependency(package: package, family: family, versions: versions, pinning: pinning, base: base))
      }
    }
    return result
  }

  /// The dependencies of a package that stands for others at its own version.
  func dependencies(
    ofProxy package: ResolverPackage, at version: Version, _ packages: inout PackageTable
  ) -> [Dependency] {
    let required: [ResolverPackage]
    let name: PackageName
    switch package {
    case .withMarker(let project, let marker):
      name = project
      required = [
        .project(name, extra: nil, marker: .alwaysTrue), .project(name, extra: nil, marker: marker),
      ]
    case .withExtra(let project, let extra, let marker):
      name = project
      let conditions: [MarkerTree] = marker.isTrue ? [.alwaysTrue] : [.alwaysTrue, marker]
      required = conditions.flatMap { condition -> [ResolverPackage] in
        [.project(name, extra: nil, marker: condition), .project(name, extra: extra, marker: condition)]
      }
    case .root, .python, .project:
      return []
    }
    return required.map { package in
      Dependency(
        package: packages.id(of: package), family: PackageTable.family(of: name), versions: .singleton(version),
        pinning: .exact)
    }
  }

  /// The versions that specifiers allow; the few sets of specifiers that are used everywhere are kept.
  private mutating func versions(of specifiers: VersionSpecifierSet) -> VersionRanges {
    if specifiers.isEmpty { return .full }
    if let known = ranges[specifiers] { return known }
    let versions = VersionRanges(specifiers)
    ranges[specifiers] = versions
    return versions
  }
}
