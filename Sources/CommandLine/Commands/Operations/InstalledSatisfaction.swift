internal import Installing
internal import PackagingStandards
internal import Resolution

/// Whether what is installed already satisfies requirements and everything that these need.
struct InstalledSatisfaction {
  private let installed: InstalledDistributions
  private let environment: MarkerEnvironment

  init(_ installed: InstalledDistributions, _ environment: MarkerEnvironment) {
    self.installed = installed
    self.environment = environment
  }

  /// Follows the requirements through the metadata of what is installed.
  ///
  /// Anything unclear is a "no": the resolver then looks closer.
  func satisfies(_ request: ResolutionRequest) -> Bool {
    if !request.overrides.isEmpty || !request.excludes.isEmpty { return false }
    let constraints = Dictionary(grouping: request.constraints.map(\.requirement), by: \.name)
    var pending = request.requirements.map(\.requirement).filter { $0.applies(in: environment) }
    var seen: Set<Visit> = []
    while let requirement = pending.popLast() {
      guard requirement.url == nil else { return false }
      let found = installed[requirement.name]
      guard found.count == 1, let distribution = found.first, distribution.editableProject == nil,
        requirement.specifiers.contains(distribution.version)
      else { return false }
      for constraint in constraints[requirement.name] ?? [] where constraint.applies(in: environment) {
        guard constraint.url == nil, constraint.specifiers.contains(distribution.version) else { return false }
      }
      if request.options.omitsDependencies { continue }
      guard seen.insert(Visit(name: requirement.name, extras: requirement.extras)).inserted else { continue }
      guard let metadata = try? distribution.metadata().dependencies else { return false }
      for text in metadata.requiresDist {
        guard let dependency = try? Requirement(lenient: text) else { return false }
        if dependency.applies(in: environment, extras: requirement.extras) { pending.append(dependency) }
      }
    }
    return true
  }

  private struct Visit: Hashable {
    let name: PackageName
    let extras: [ExtraName]
  }
}
