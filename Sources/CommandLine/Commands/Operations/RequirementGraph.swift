internal import Installing
internal import PackagingStandards

/// Which installed package requires which, as far as the requirements apply here.
///
/// Packages are numbered in the order of their names. Requirements of extras do not count: what is installed does not
/// say which extras were asked for.
struct RequirementGraph: Sendable {
  /// One requirement that an installed package meets or should meet.
  struct Edge: Sendable {
    let package: Int
    let requirement: Requirement
  }

  let packages: [InstalledDistribution]
  /// For each package what it requires, sorted by name, each package once.
  private(set) var requirements: [[Edge]]
  /// For each package what requires it.
  private(set) var dependents: [[Edge]]

  /// Reads the metadata of every package; packages whose metadata cannot be read require nothing.
  init(_ installed: InstalledDistributions, in environment: MarkerEnvironment) {
    var packages: [InstalledDistribution] = []
    for distribution in installed.all where packages.last?.name != distribution.name { packages.append(distribution) }
    self.packages = packages
    requirements = Array(repeating: [], count: packages.count)
    dependents = Array(repeating: [], count: packages.count)
    var numbers: [PackageName: Int] = [:]
    for (number, package) in packages.enumerated() { numbers[package.name] = number }
    for (number, package) in packages.enumerated() {
      var found = Set<Int>()
      for text in (try? package.metadata().dependencies.requiresDist) ?? [] {
        guard let requirement = try? Requirement(lenient: text), requirement.applies(in: environment),
          let other = numbers[requirement.name], found.insert(other).inserted
        else { continue }
        requirements[number].append(Edge(package: other, requirement: requirement))
        dependents[other].append(Edge(package: number, requirement: requirement))
      }
      requirements[number].sort { $0.package < $1.package }
    }
  }
}
