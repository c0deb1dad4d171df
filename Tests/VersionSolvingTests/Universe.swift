import PackagingStandards
import VersionSolving

/// A small world of packages with numbered versions, written as text, for tests of the solver.
///
/// Each line is `name version: requirement, requirement`; a requirement is `name` or `name SPECIFIERS`. The package
/// `root` has one version. A requirement may name a package that does not exist.
struct Universe {
  struct Requirement {
    var package: Int
    var versions: VersionRanges
  }

  private(set) var names = ["root"]
  /// For each package its versions, ascending.
  private(set) var versions: [[Version]] = [[]]
  private var requirements: [Key: [Requirement]] = [:]
  private var unusable: Set<Key> = []

  private struct Key: Hashable {
    var package: Int
    var version: Version
  }

  init(_ text: String) throws {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let head = parts[0].split(separator: " ")
      let package = intern(String(head[0]))
      let version = try Version(head.count > 1 ? String(head[1]) : "1")
      let body = parts.count > 1 ? parts[1] : ""
      try add(
        package, version,
        requires: body.split(separator: ",").map { text in
          let words = text.split(separator: " ", maxSplits: 1)
          let specifiers = words.count > 1 ? words[1].split(separator: "&").joined(separator: ",") : ""
          let ranges = VersionRanges(try VersionSpecifierSet(specifiers))
          return Requirement(package: intern(String(words[0])), versions: ranges)
        },
        isUnusable: head.count > 2)
    }
  }

  init() {}

  mutating func intern(_ name: String) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    versions.append([])
    return names.count - 1
  }

  mutating func add(_ package: Int, _ version: Version, requires: [Requirement], isUnusable: Bool = false) {
    let place = versions[package].firstIndex { $0 > version } ?? versions[package].count
    versions[package].insert(version, at: place)
    requirements[Key(package: package, version: version)] = requires
    if isUnusable { unusable.insert(Key(package: package, version: version)) }
  }

  func requirements(of package: Int, _ version: Version) -> [Requirement] {
    requirements[Key(package: package, version: version)] ?? []
  }

  func isUnusable(_ package: Int, _ version: Version) -> Bool {
    unusable.contains(Key(package: package, version: version))
  }

  /// The versions around one up to the next ones that exist.
  func gap(around version: Version, of package: Int) -> VersionRanges {
    let known = versions[package]
    guard let place = known.firstIndex(of: version) else { return .singleton(version) }
    let lower: VersionRanges = place > 0 ? .above(known[place - 1]) : .full
    let upper: VersionRanges = place + 1 < known.count ? .below(known[place + 1]) : .full
    return lower.intersection(upper)
  }
}

/// Answers from a `Universe`, preferring the highest version.
final class UniverseDelegate: VersionSolvingDelegate {
  let universe: Universe
  private(set) var triedCount = 0
  private(set) var prepared: [String] = []

  init(_ universe: Universe) {
    self.universe = universe
  }

  func prepare(_ package: PackageID, in versions: VersionRanges) {
    prepared.append(universe.names[Int(package.rawValue)])
  }

  func chooseVersion(
    of package: PackageID, in versions: VersionRanges, unchanging: () -> VersionRanges
  ) throws -> VersionChoice {
    guard let version = universe.versions[Int(package.rawValue)].last(where: { versions.contains($0) }) else {
      return .noVersions
    }
    if universe.isUnusable(Int(package.rawValue), version) {
      return .versionsUnavailable(
        universe.gap(around: version, of: Int(package.rawValue)), UnavailabilityReasonID(7))
    }
    return .version(version)
  }

  func dependencies(of package: PackageID, _ version: Version) throws -> DependencyAnswer {
    triedCount += 1
    let index = Int(package.rawValue)
    let dependencies = universe.requirements(of: index, version).map { requirement in
      Dependency(
        package: PackageID(UInt32(requirement.package)), family: PackageFamilyID(UInt32(requirement.package)),
        versions: requirement.versions, pinning: requirement.versions.singleVersion == nil ? .none : .exact)
    }
    return .dependencies(dependencies, valid: universe.gap(around: version, of: index))
  }
}

/// The solution of a universe as sorted `name version` words, or nil if there is none.
func solution(of universe: Universe) throws -> [String]? {
  var solver = VersionSolver(rootVersion: try Version("1"))
  switch try solver.solve(UniverseDelegate(universe)) {
  case .solved:
    return solver.selected.dropFirst().map { "\(universe.names[Int($0.package.rawValue)]) \($0.version)" }.sorted()
  case .unsatisfiable:
    return nil
  }
}
