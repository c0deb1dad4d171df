import PackagingStandards
import TestSupport
import Testing
import VersionSolving

/// Compares the solver with trying every combination of versions, on many small random universes.
struct RandomUniverseTests {
  @Test(arguments: 0..<40)
  func agreesWithTryingEverything(batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(batch) &* 7919 &+ 17)
    for number in 0..<50 {
      let universe = universe(&random)
      let selected = try solved(universe)
      if let selected {
        #expect(isValid(selected, in: universe), "batch \(batch), universe \(number): not a solution")
      }
      #expect(
        (selected != nil) == bruteForce(universe),
        "batch \(batch), universe \(number): wrong about there being a solution")
    }
  }

  private func universe(_ random: inout SeededGenerator) -> Universe {
    var universe = Universe()
    let packageCount = random.below(5) + 1
    let packages = (0..<packageCount).map { universe.intern("p\($0)") }
    func requirement(_ random: inout SeededGenerator) -> Universe.Requirement {
      let version = Version(release: [UInt64(random.below(4)) + 1])
      let upper = Version(release: [UInt64(random.below(5)) + 1])
      let versions: VersionRanges =
        switch random.below(6) {
        case 0: .full
        case 1: .singleton(version)
        case 2: .atLeast(version)
        case 3: .below(version)
        case 4: VersionRanges.singleton(version).complement
        default: VersionRanges.atLeast(version).intersection(.below(upper))
        }
      // One package beyond those that have versions.
      return Universe.Requirement(package: random.below(packageCount + 1) + 1, versions: versions)
    }
    _ = universe.intern("missing")
    for package in packages {
      for number in 1...4 where random.below(4) > 0 {
        let requirements = (0..<random.below(4)).map { _ in requirement(&random) }
        universe.add(
          package, Version(release: [UInt64(number)]), requires: requirements, isUnusable: random.below(12) == 0)
      }
    }
    let requirements = (0..<random.below(3) + 1).map { _ in requirement(&random) }
    universe.add(0, Version(release: [1]), requires: requirements)
    return universe
  }

  private func solved(_ universe: Universe) throws -> [Int: Version]? {
    var solver = VersionSolver(rootVersion: Version(release: [1]))
    guard case .solved = try solver.solve(UniverseDelegate(universe)) else { return nil }
    return Dictionary(uniqueKeysWithValues: solver.selected.map { (Int($0.package.rawValue), $0.version) })
  }

  private func isValid(_ selected: [Int: Version], in universe: Universe) -> Bool {
    selected.allSatisfy { package, version in
      universe.versions[package].contains(version) && !universe.isUnusable(package, version)
        && universe.requirements(of: package, version).allSatisfy { requirement in
          selected[requirement.package].map { requirement.versions.contains($0) } ?? false
        }
    }
  }

  private func bruteForce(_ universe: Universe) -> Bool {
    var selected: [Int: Version] = [0: Version(release: [1])]
    func extend(_ package: Int) -> Bool {
      guard package < universe.names.count else { return isValid(selected, in: universe) }
      selected[package] = nil
      if extend(package + 1) { return true }
      for version in universe.versions[package] {
        selected[package] = version
        if extend(package + 1) { return true }
      }
      selected[package] = nil
      return false
    }
    return extend(1)
  }
}
