package import Installing
internal import PackagingStandards
package import Resolution

extension InstalledDistributions {
  /// Whether what is installed already satisfies what is requested and everything that this needs.
  ///
  /// Follows the requirements through the metadata of what is installed, with overrides and exclusions in force.
  /// Anything unclear is a "no": the resolver then looks closer.
  package func satisfy(_ request: ResolutionRequest) -> Bool {
    let markers = request.markers
    let constraints = Dictionary(grouping: request.constraints.map(\.requirement), by: \.name)
    let overrides = Dictionary(grouping: request.overrides.map(\.requirement), by: \.name)
    var pending: [Requirement] = []
    func add(_ requirement: Requirement, extras: [ExtraName]) {
      if request.excludes.contains(requirement.name) { return }
      guard let replacements = overrides[requirement.name] else {
        if requirement.applies(in: markers, extras: extras) { pending.append(requirement) }
        return
      }
      // An override replaces the conditions on the environment, but the extra that asked stays a condition.
      let condition = requirement.marker.isFalse ? .alwaysTrue : requirement.marker.onlyExtras
      for var replacement in replacements {
        replacement.marker = replacement.marker.and(condition)
        if replacement.applies(in: markers, extras: extras) { pending.append(replacement) }
      }
    }
    for sourced in request.requirements { add(sourced.requirement, extras: []) }
    var seen: Set<Visit> = []
    while let requirement = pending.popLast() {
      guard requirement.url == nil else { return false }
      let found = self[requirement.name]
      guard found.count == 1, let distribution = found.first, requirement.specifiers.contains(distribution.version),
        distribution.fits(request.tags)
      else { return false }
      for constraint in constraints[requirement.name] ?? [] where constraint.applies(in: markers) {
        guard constraint.url == nil, constraint.specifiers.contains(distribution.version) else { return false }
      }
      if request.options.omitsDependencies { continue }
      guard seen.insert(Visit(name: requirement.name, extras: requirement.extras)).inserted else { continue }
      guard let metadata = try? distribution.metadata() else { return false }
      for text in metadata.requiresDist {
        guard let dependency = try? Requirement(lenient: text) else { return false }
        add(dependency, extras: requirement.extras)
      }
    }
    return true
  }
}

private struct Visit: Hashable {
  let name: PackageName
  let extras: [ExtraName]
}
