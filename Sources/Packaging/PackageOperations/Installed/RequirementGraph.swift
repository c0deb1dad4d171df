package import Installing
package import PackagingStandards

/// Which installed distribution requires which, as far as the requirements apply here and are met.
///
/// Distributions are numbered in the order of their names. Requirements of extras do not count: what is installed does
/// not say which extras were asked for.
package struct RequirementGraph: Sendable {
  /// What one distribution requires of another: a requirement, or several of the same name.
  package struct Edge: Sendable {
    /// The position of the distribution that is required.
    package let package: Int
    /// The requirements, one or several.
    package fileprivate(set) var requirements: [Requirement]
  }

  /// Every distribution that is installed; edges name them by their positions.
  package let packages: [InstalledDistribution]
  /// For each distribution what it requires, sorted by name, each once.
  package private(set) var requirements: [[Edge]]
  /// For each distribution what requires it.
  package private(set) var dependents: [[Edge]]

  /// The distributions whose metadata cannot be used: they seem to require nothing.
  package private(set) var problems: [EnvironmentProblem] = []

  /// Reads the metadata of every distribution.
  ///
  /// - Parameter pruned: packages that are left out as if they were not installed.
  package init(
    _ installed: InstalledDistributions, in markers: MarkerEnvironment, without pruned: Set<PackageName> = []
  ) {
    packages = installed.all.filter { !pruned.contains($0.name) }
    requirements = Array(repeating: [], count: packages.count)
    dependents = Array(repeating: [], count: packages.count)
    var numbers: [PackageName: [Int]] = [:]
    for (number, package) in packages.enumerated() { numbers[package.name, default: []].append(number) }
    for (number, package) in packages.enumerated() {
      let required: [Requirement]
      do {
        required = try package.metadata().requirements()
      } catch {
        problems.append(.broken(package, "METADATA", error))
        continue
      }
      for requirement in required where requirement.applies(in: markers) {
        for other in numbers[requirement.name] ?? []
        where requirement.specifiers.contains(packages[other].version) {
          if let index = requirements[number].firstIndex(where: { $0.package == other }) {
            requirements[number][index].requirements.append(requirement)
          } else {
            requirements[number].append(Edge(package: other, requirements: [requirement]))
          }
        }
      }
      requirements[number].sort { $0.package < $1.package }
    }
    for (number, edges) in requirements.enumerated() {
      for edge in edges { dependents[edge.package].append(Edge(package: number, requirements: edge.requirements)) }
    }
  }
}
