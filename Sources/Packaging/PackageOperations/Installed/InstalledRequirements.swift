package import Installing
package import PackagingStandards

extension InstalledDistribution {
  /// What it requires in some environment; `nil` where its metadata cannot be read.
  package func requirements(in markers: MarkerEnvironment) -> [Requirement]? {
    (try? metadata().requirements())?.filter { $0.applies(in: markers) }
  }

  /// The files that it was installed with, in the order of their bytes; `nil` where there is no list of them.
  ///
  /// - Throws: `SystemError`, or what is wrong with the list.
  package func recordedPaths() throws -> [String]? {
    try record()?.entries.map(\.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension InstalledDistributions {
  /// The distributions that require each of some packages in an environment, as far as their metadata can be read.
  package func dependents(
    on packages: Set<PackageName>, in markers: MarkerEnvironment
  ) -> [PackageName: [PackageName]] {
    var result: [PackageName: [PackageName]] = [:]
    for distribution in all {
      for requirement in distribution.requirements(in: markers) ?? [] where packages.contains(requirement.name) {
        result[requirement.name, default: []].append(distribution.name)
      }
    }
    return result
  }
}
