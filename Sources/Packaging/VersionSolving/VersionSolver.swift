package import PackagingStandards

/// Finds a version for every package that the root needs, or proves that there is none: the PubGrub algorithm.
///
/// The order of decisions, the treatment of conflicts and the widening of facts to ranges of versions decide which of
/// several solutions is found, so they are part of this type's contract. It is a value: a copy made during `solve`
/// goes its own way from there, which is how a resolution forks.
package struct VersionSolver {
  var sets = VersionSetTable()
  var store = IncompatibilityStore()
  var solution = PartialSolution()
  var priorities = PackagePriorities()
  var conflicts = ConflictTracker()
  /// The package about which unit propagation has to find out what follows.
  var next = PackageID.root
  /// For each package the versions whose dependencies are known.
  private var expanded: [Set<Version>] = []
  /// The last choice made for each package, which stays the same while its range does.
  private var lastChoices: [LastChoice?] = []
  /// The range each package had when the delegate was last told to prepare for it.
  private var prepared: [VersionSetID] = []
  private var changed: [PackageID] = []
  private let rootVersion: Version
  let rootSet: VersionSetID
  /// How many incompatibilities unit propagation has gone through.
  package internal(set) var examinedCount = 0
  /// How often a version was tried.
  package private(set) var decisionCount = 0

  private struct LastChoice {
    var set: VersionSetID
    var version: Version
  }

  /// How a resolution ended.
  package enum Outcome {
    case solved
    /// There is no solution; the incompatibility says so and `derivation(of:)` why.
    case unsatisfiable(IncompatibilityID)
  }

  /// - Parameter rootVersion: The version that the root is said to have.
  package init(rootVersion: Version) {
    self.rootVersion = rootVersion
    rootSet = sets.intern(.singleton(rootVersion))
    store.addRoot(rootSet)
  }

  /// The selected versions in the order in which they were decided, the root first.
  package var selected: [(package: PackageID, version: Version)] {
    solution.decisions.compactMap { package in
      solution.versions[package.index].map { (package, $0) }
    }
  }

  /// How many incompatibilities there are, merged ones included.
  package var incompatibilityCount: Int { store.count }

  /// Runs to the end.
  ///
  /// - Throws: What the delegate throws.
  package mutating func solve(_ delegate: some VersionSolvingDelegate) throws -> Outcome {
    while true {
      if let failure = propagate(next) { return .unsatisfiable(failure) }
      prepareUndecided(delegate)
      reorderConflicting()
      guard let (package, set) = solution.takeHighestPriority(priorities) else { return .solved }
      next = package
      guard let version = try chooseVersion(of: package, set, delegate) else { continue }
      try expand(package, version, delegate)
    }
  }

  private mutating func prepareUndecided(_ delegate: some VersionSolvingDelegate) {
    changed.removeAll(keepingCapacity: true)
    solution.appendUndecidedChangedAtCurrentLevel(to: &changed)
    for package in changed {
      while prepared.count <= package.index {
        prepared.append(.empty)
      }
      let set = solution.knowledge(of: package).set
      if prepared[package.index] != set {
        prepared[package.index] = set
        delegate.prepare(package, in: sets[set])
      }
    }
  }

  /// Finds the version to try, or adds an incompatibility that says why there is none.
  private mutating func chooseVersion(
    of package: PackageID, _ set: VersionSetID, _ delegate: some VersionSolvingDelegate
  ) throws -> Version? {
    if package == .root { return rootVersion }
    while lastChoices.count <= package.index {
      lastChoices.append(nil)
    }
    if let last = lastChoices[package.index], last.set == set { return last.version }
    let choice = try delegate.chooseVersion(of: package, in: sets[set]) {
      guard let known = solution.unchangingKnowledge(of: package) else { return .full }
      return known.isPositive ? sets[known.set] : sets[known.set].complement
    }
    switch choice {
    case .version(let version):
      lastChoices[package.index] = LastChoice(set: set, version: version)
      return version
    case .noVersions:
      store.addNoVersions(of: package, in: set)
    case .packageUnavailable(let reason):
      store.addUnavailable(package, set, reason: reason)
    case .versionsUnavailable(let versions, let reason):
      store.addUnavailable(package, sets.intern(versions), reason: reason)
    case .versionRequires(let version, let valid, let dependency, let versions):
      store.addDependency(
        of: package, sets.intern(valid), on: dependency, sets.intern(versions), sets: &sets)
      decide(package, version)
    }
    return nil
  }

  /// Learns what a version depends on and selects it, unless its dependencies conflict with what is known.
  private mutating func expand(
    _ package: PackageID, _ version: Version, _ delegate: some VersionSolvingDelegate
  ) throws {
    decisionCount += 1
    while expanded.count <= package.index {
      expanded.append([])
    }
    if expanded[package.index].contains(version) {
      decide(package, version)
      return
    }
    switch try delegate.dependencies(of: package, version) {
    case .unavailable(let versions, let reason):
      store.addUnavailable(package, sets.intern(versions), reason: reason)
    case .dependencies(let dependencies, let valid):
      expanded[package.index].insert(version)
      add(dependencies, of: package, version, valid: sets.intern(valid))
    }
  }

  private mutating func add(
    _ dependencies: [Dependency], of package: PackageID, _ version: Version, valid: VersionSetID
  ) {
    for dependency in dependencies {
      priorities.register(dependency.package, family: dependency.family, pinning: dependency.pinning)
      if let base = dependency.base {
        priorities.register(base, family: dependency.family, pinning: dependency.pinning)
      }
    }
    for dependency in dependencies {
      guard let base = dependency.base else { continue }
      // A virtual package and its base are at one version, so what the one excludes the other does: saying so for the
      // whole range saves trying its versions one by one.
      let versions = sets.intern(dependency.versions)
      store.addDependency(of: dependency.package, versions, on: base, versions, sets: &sets)
    }
    var added: [IncompatibilityID] = []
    added.reserveCapacity(dependencies.count)
    for dependency in dependencies {
      let versions = sets.intern(dependency.versions)
      if let id = store.addDependency(of: package, valid, on: dependency.package, versions, sets: &sets) {
        added.append(id)
      }
    }
    // As long as nothing went wrong this version is unlikely to be the first that does; the check can wait for
    // propagation.
    if solution.hasBacktracked, let conflict = firstConflict(in: added, deciding: package, version) {
      recordConflict(of: package, with: conflict)
    } else {
      decide(package, version)
    }
  }

  private mutating func decide(_ package: PackageID, _ version: Version) {
    solution.decide(package, version, singleton: sets.intern(.singleton(version)))
  }

  /// The first of some incompatibilities that would be satisfied if a version were selected.
  private mutating func firstConflict(
    in candidates: [IncompatibilityID], deciding package: PackageID, _ version: Version
  ) -> IncompatibilityID? {
    let singleton = sets.intern(.singleton(version))
    return candidates.first { candidate in
      store.termIndices(of: candidate).allSatisfy { index in
        let term = store.term(at: index)
        if term.package == package {
          return sets.relation(of: term, givenPositive: true, singleton) == .satisfied
        }
        let known = solution.knowledge(of: term.package)
        return sets.relation(of: term, givenPositive: known.isPositive, known.set) == .satisfied
      }
    }
  }
}
