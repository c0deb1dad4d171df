import IndexAccess
import PackagingStandards
import VersionSolving

/// Makes the result of a resolution from what the solver selected.
struct ResolutionBuilder {
  private let resolver: Resolver
  private var extras: [PackageName: Set<ExtraName>] = [:]
  private var dependents: [PackageName: Set<PackageName>] = [:]
  private var dependencies: [PackageName: Set<PackageName>] = [:]

  init(_ resolver: Resolver) {
    self.resolver = resolver
  }

  mutating func resolution(
    _ selected: [(package: PackageID, version: Version)], effort: ResolutionEffort
  ) -> Resolution {
    var versions: [PackageName: Version] = [:]
    for (id, version) in selected {
      guard case .project(let name, let extra, _) = resolver.packages[id] else { continue }
      versions[name] = version
      if let extra { extras[name, default: []].insert(extra) }
      for dependency in resolver.dependencies[id]?[version] ?? [] {
        guard let required = resolver.packages[dependency.package].name, required != name else { continue }
        dependents[required, default: []].insert(name)
        dependencies[name, default: []].insert(required)
      }
    }
    let origins = origins()
    let markers = resolver.request.options.tellsMarkers ? markers(of: selected) : nil
    let packages = versions.map { name, version in
      let candidate = resolver.pins[name]?[version]
      return ResolvedPackage(
        name: name, version: version, distribution: distribution(of: candidate), files: files(of: name, candidate),
        extras: (extras[name] ?? []).sorted(), dependents: (dependents[name] ?? []).sorted(),
        origins: (origins[name] ?? []).sorted(), dependencies: (dependencies[name] ?? []).sorted(),
        marker: markers?[name] ?? .alwaysTrue)
    }
    let sorted = packages.sorted { $0.name < $1.name }
    return Resolution(
      packages: sorted, warnings: ResolutionWarnings(resolver: resolver).warnings(about: sorted), effort: effort)
  }

  private func markers(of selected: [(package: PackageID, version: Version)]) -> RequirementMarkers {
    RequirementMarkers(
      selected, dependencies: resolver.dependencies, packages: resolver.packages,
      python: resolver.request.python.version)
  }

  private func distribution(of candidate: Candidate?) -> ResolvedPackage.Distribution {
    switch candidate?.choice {
    case .wheel(let file): .wheel(file)
    case .source(let file, _): .source(file)
    case nil, .unusable, .missing: .installed
    }
  }

  private func files(of name: PackageName, _ candidate: Candidate?) -> [ReleaseFile] {
    guard case .index(let releases, let position) = candidate?.origin else { return [] }
    let files = releases.files(at: position)
    guard let limit = resolver.request.options.excludeNewer.limit(for: name) else { return files }
    return files.filter { $0.page.isListOfLinks || $0.uploadTime.map { $0 < limit } ?? false }
  }

  private func origins() -> [PackageName: Set<RequirementOrigin>] {
    var origins: [PackageName: Set<RequirementOrigin>] = [:]
    let request = resolver.request
    // What allows every version has no part in which one is chosen.
    let constraints = request.constraints.filter { $0.requirement.url != nil || !$0.requirement.specifiers.isEmpty }
    for sourced in request.requirements + constraints + request.overrides
    where sourced.requirement.applies(in: request.markers) {
      origins[sourced.requirement.name, default: []].insert(sourced.origin)
    }
    return origins
  }
}
