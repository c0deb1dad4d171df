import PackagingStandards

/// Things about a solution that its user may not have meant.
struct ResolutionWarnings {
  let resolver: Resolver

  func warnings(about packages: [ResolvedPackage]) -> [String] {
    missingLowerBounds() + packages.flatMap { missingExtras(of: $0) }
  }

  /// Extras that were asked for but that the selected version does not have.
  private func missingExtras(of package: ResolvedPackage) -> [String] {
    guard !package.extras.isEmpty, let provided = resolver.providedExtras(of: package.name, package.version) else {
      return []
    }
    return package.extras.filter { !provided.contains($0) }.map { extra in
      "The package `\(package.name)==\(package.version)` does not have an extra named `\(extra)`"
    }
  }

  /// Direct requirements for which the lowest version may be one that nobody has tried for years.
  private func missingLowerBounds() -> [String] {
    let request = resolver.request
    guard request.options.mode != .highest else { return [] }
    let requirements = request.requirements.map(\.requirement).filter {
      $0.applies(in: request.markers) && $0.url == nil
    }
    var bounded: Set<PackageName> = []
    for requirement in requirements where !VersionRanges(requirement.specifiers).lowerBoundary.isLowest {
      bounded.insert(requirement.name)
    }
    var names: [PackageName] = []
    for requirement in requirements where !bounded.contains(requirement.name) && !names.contains(requirement.name) {
      names.append(requirement.name)
    }
    return names.map { name in
      "`\(name)` is required without a lower bound, so `--resolution \(request.options.mode.rawValue)` "
        + "selects its oldest version"
    }
  }
}
