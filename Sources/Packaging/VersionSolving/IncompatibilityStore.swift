/// All incompatibilities of a resolution, in order of creation, with an index by package.
///
/// Terms live in one flat array and sets in one table, so an incompatibility is a few integers and copying the store
/// for a fork copies array references only.
struct IncompatibilityStore {
  private(set) var incompatibilities: [Incompatibility] = []
  private var terms: [Term] = []
  /// For each package the incompatibilities that mention it, oldest first; retired ones are swept out now and then.
  private var byPackage: [[IncompatibilityID]] = []
  private var retiredCount: [Int32] = []
  /// Where dependencies of one package on the same versions of another are merged into one incompatibility.
  private var mergedDependencies: [DependencyKey: IncompatibilityID] = [:]
  private var scratch: [Term] = []

  private struct DependencyKey: Hashable {
    var dependent: PackageID
    var dependency: PackageID
    var versions: VersionSetID
  }

  var count: Int { incompatibilities.count }

  @inline(__always)
  subscript(id: IncompatibilityID) -> Incompatibility { incompatibilities[id.index] }

  /// The terms of an incompatibility, as indices into the store for `term(at:)`.
  @inline(__always)
  func termIndices(of id: IncompatibilityID) -> Range<Int> {
    let incompatibility = incompatibilities[id.index]
    return Int(incompatibility.firstTerm)..<Int(incompatibility.firstTerm + incompatibility.termCount)
  }

  @inline(__always)
  func term(at index: Int) -> Term { terms[index] }

  /// The term of an incompatibility about one package.
  func term(of id: IncompatibilityID, about package: PackageID) -> Term? {
    for index in termIndices(of: id) where terms[index].package == package {
      return terms[index]
    }
    return nil
  }

  @inline(__always)
  func incompatibilityCount(mentioning package: PackageID) -> Int {
    package.index < byPackage.count ? byPackage[package.index].count : 0
  }

  @inline(__always)
  func incompatibility(mentioning package: PackageID, at position: Int) -> IncompatibilityID {
    byPackage[package.index][position]
  }

  @inline(__always)
  mutating func markContradicted(_ id: IncompatibilityID, level: UInt32, generation: UInt32) {
    incompatibilities[id.index].contradictionLevel = level
    incompatibilities[id.index].contradictionGeneration = generation
    // Backtracking never undoes the decision for the root, at level 1, and what follows from it alone.
    if level <= 1 { retire(id) }
  }

  // MARK: Creation

  /// Adds the incompatibility that says that the root has to be selected.
  mutating func addRoot(_ versions: VersionSetID) {
    let id = append([Term(package: .root, isPositive: false, set: versions)], cause: .root)
    list(id)
  }

  mutating func addNoVersions(of package: PackageID, in versions: VersionSetID) {
    list(append([Term(package: package, isPositive: true, set: versions)], cause: .noVersions))
  }

  mutating func addUnavailable(_ package: PackageID, _ versions: VersionSetID, reason: UnavailabilityReasonID) {
    list(append([Term(package: package, isPositive: true, set: versions)], cause: .unavailable(reason)))
  }

  /// Adds "these versions of one package depend on those versions of another", merged with what is already known
  /// about the same two packages and the same required versions.
  ///
  /// Returns the incompatibility of exactly this dependency, before merging; none if a package depends on itself in a
  /// way that is always met.
  @discardableResult
  mutating func addDependency(
    of dependent: PackageID, _ dependentVersions: VersionSetID,
    on dependency: PackageID, _ dependencyVersions: VersionSetID,
    sets: inout VersionSetTable
  ) -> IncompatibilityID? {
    guard dependent != dependency else {
      // The version alone tells whether this is met.
      let unmet = sets.subtraction(dependentVersions, dependencyVersions)
      guard unmet != .empty else { return nil }
      let id = append(
        [Term(package: dependent, isPositive: true, set: unmet)], cause: .dependency(of: dependent, on: dependency))
      list(id)
      return id
    }
    let id = appendDependency(of: dependent, dependentVersions, on: dependency, dependencyVersions)
    let key = DependencyKey(dependent: dependent, dependency: dependency, versions: dependencyVersions)
    guard let past = mergedDependencies[key] else {
      mergedDependencies[key] = id
      list(id)
      return id
    }
    let pastVersions = terms[Int(incompatibilities[past.index].firstTerm)].set
    let merged = appendDependency(
      of: dependent, sets.union(pastVersions, dependentVersions), on: dependency, dependencyVersions)
    mergedDependencies[key] = merged
    retire(past)
    list(merged)
    return id
  }

  /// Derives an incompatibility from two that hold opposite terms about one package: the rule of resolution.
  ///
  /// The result is not listed by package until `list(_:)` is called.
  mutating func addDerived(
    from first: IncompatibilityID, and second: IncompatibilityID, eliminating package: PackageID,
    sets: inout VersionSetTable
  ) -> IncompatibilityID {
    scratch.removeAll(keepingCapacity: true)
    var firstTerm: Term?
    for index in termIndices(of: first) {
      let term = terms[index]
      if term.package == package { firstTerm = term } else { scratch.append(term) }
    }
    var secondTerm: Term?
    for index in termIndices(of: second) {
      let term = terms[index]
      if term.package == package {
        secondTerm = term
      } else if let position = scratch.firstIndex(where: { $0.package == term.package }) {
        let known = scratch[position]
        let both = sets.conjunction(known.isPositive, known.set, term.isPositive, term.set)
        scratch[position].isPositive = both.isPositive
        scratch[position].set = both.set
      } else {
        scratch.append(term)
      }
    }
    if let firstTerm, let secondTerm {
      let either = sets.disjunction(firstTerm.isPositive, firstTerm.set, secondTerm.isPositive, secondTerm.set)
      let term = Term(package: package, isPositive: either.isPositive, set: either.set)
      if !term.isAlwaysTrue { scratch.append(term) }
    }
    return append(scratch, cause: .derived(first, second))
  }

  /// Makes unit propagation look at an incompatibility.
  mutating func list(_ id: IncompatibilityID) {
    for index in termIndices(of: id) {
      let package = terms[index].package.index
      while byPackage.count <= package {
        byPackage.append([])
        retiredCount.append(0)
      }
      byPackage[package].append(id)
    }
  }

  // MARK: Storage

  private mutating func append(_ newTerms: [Term], cause: Incompatibility.Cause) -> IncompatibilityID {
    let id = IncompatibilityID(UInt32(incompatibilities.count))
    incompatibilities.append(
      Incompatibility(firstTerm: UInt32(terms.count), termCount: UInt32(newTerms.count), cause: cause))
    terms.append(contentsOf: newTerms)
    return id
  }

  private mutating func appendDependency(
    of dependent: PackageID, _ dependentVersions: VersionSetID,
    on dependency: PackageID, _ dependencyVersions: VersionSetID
  ) -> IncompatibilityID {
    let id = IncompatibilityID(UInt32(incompatibilities.count))
    // A dependency on no version can never be met: the dependent's term alone says so.
    let termCount: UInt32 = dependencyVersions == .empty ? 1 : 2
    incompatibilities.append(
      Incompatibility(
        firstTerm: UInt32(terms.count), termCount: termCount, cause: .dependency(of: dependent, on: dependency)))
    terms.append(Term(package: dependent, isPositive: true, set: dependentVersions))
    if termCount == 2 {
      terms.append(Term(package: dependency, isPositive: false, set: dependencyVersions))
    }
    return id
  }

  /// Lets unit propagation pass over an incompatibility from now on.
  private mutating func retire(_ id: IncompatibilityID) {
    if incompatibilities[id.index].isRetired { return }
    incompatibilities[id.index].isRetired = true
    for index in termIndices(of: id) {
      let package = terms[index].package.index
      if package < retiredCount.count { retiredCount[package] += 1 }
    }
  }

  /// Takes the retired incompatibilities out of the list of a package once they are half of it, so that thousands of
  /// versions dealt with one by one stay linear.
  mutating func sweep(_ package: PackageID) {
    guard package.index < byPackage.count, Int(retiredCount[package.index]) * 2 > byPackage[package.index].count
    else { return }
    let known = incompatibilities
    byPackage[package.index].removeAll { known[$0.index].isRetired }
    retiredCount[package.index] = 0
  }
}
