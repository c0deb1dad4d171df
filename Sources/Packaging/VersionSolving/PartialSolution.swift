import PackagingStandards

/// The decisions and derivations made so far, as one trail in order of time.
///
/// Every entry records what is known about its package once it holds, so "what is known" is the package's last entry
/// and backtracking cuts the trail. Decision levels count decisions; the root is decided at level 1.
struct PartialSolution {
  /// One step: a decision, or a term derived from an incompatibility.
  struct Assignment {
    var package: PackageID
    /// The decision level in force, which for a decision is its own.
    var level: UInt32
    /// The incompatibility that forced the term; absent for a decision.
    var cause: IncompatibilityID?
    /// Whether a version has to be selected.
    var isPositive: Bool
    /// The sign and set of everything known about the package up to and including this step.
    var set: VersionSetID
  }

  /// What is known about one package.
  struct Knowledge {
    var isPositive = false
    /// With `isPositive == false`, the versions ruled out; nothing is known while this is empty.
    var set = VersionSetID.empty
    var isDecided = false
    /// The level at which this came to be known.
    var level: UInt32 = 0
  }

  private(set) var trail: [Assignment] = []
  private(set) var level: UInt32 = 0
  private(set) var knowledge: [Knowledge] = []
  /// For each package the positions of its entries in the trail.
  private var history: [[UInt32]] = []
  /// The decided packages in order; the one at index i was decided at level i + 1.
  private(set) var decisions: [PackageID] = []
  private(set) var versions: [Version?] = []
  /// Positions in the trail where each level starts.
  private var levelStarts: [Int] = []
  /// Undecided packages and their priorities as of the last time they were asked for.
  private var queue = UndecidedQueue()
  /// Packages that need a version and whose priority has to be asked for again.
  private var outdated: [PackageID] = []
  private var isOutdated: [Bool] = []
  /// The package last taken from the queue, while it is undecided.
  private var taken: PackageID?
  /// For each completed backtrack, the highest level that every later backtrack left standing.
  private var lastValidLevels: [UInt32] = [0]

  // MARK: Reading

  @inline(__always)
  func knowledge(of package: PackageID) -> Knowledge {
    package.index < knowledge.count ? knowledge[package.index] : Knowledge()
  }

  /// Whether the solver has backtracked at all.
  var hasBacktracked: Bool { lastValidLevels.count > 1 }

  var generation: UInt32 { UInt32(lastValidLevels.count) }

  /// Whether a contradiction seen at a level and after a number of backtracks still holds.
  @inline(__always)
  func isStillContradicted(level: UInt32, generation: UInt32) -> Bool {
    let generation = Int(generation)
    guard generation < lastValidLevels.count else { return true }
    return level <= lastValidLevels[generation]
  }

  /// The undecided packages that need a version and about which something was learnt at the current level since a
  /// package was last chosen.
  func appendUndecidedChangedAtCurrentLevel(to packages: inout [PackageID]) {
    for package in outdated {
      let known = knowledge[package.index]
      guard known.isPositive, !known.isDecided, let last = history[package.index].last,
        trail[Int(last)].level == level
      else { continue }
      packages.append(package)
    }
  }

  /// What is known about a package from the root alone, and so can never change.
  func unchangingKnowledge(of package: PackageID) -> Knowledge? {
    guard package.index < history.count else { return nil }
    var known: Knowledge?
    for position in history[package.index] {
      let assignment = trail[Int(position)]
      guard assignment.level <= 1, assignment.cause != nil else { break }
      known = Knowledge(isPositive: assignment.isPositive, set: assignment.set)
    }
    return known
  }

  // MARK: Assigning

  private mutating func reserve(_ package: PackageID) {
    guard package.index >= knowledge.count else { return }
    let missing = package.index + 1 - knowledge.count
    knowledge.append(contentsOf: repeatElement(Knowledge(), count: missing))
    history.append(contentsOf: repeatElement([], count: missing))
    versions.append(contentsOf: repeatElement(nil, count: missing))
    isOutdated.append(contentsOf: repeatElement(false, count: missing))
  }

  /// Selects a version. The package must be undecided and need a version.
  mutating func decide(_ package: PackageID, _ version: Version, singleton: VersionSetID) {
    reserve(package)
    level += 1
    levelStarts.append(trail.count)
    decisions.append(package)
    versions[package.index] = version
    history[package.index].append(UInt32(trail.count))
    trail.append(Assignment(package: package, level: level, cause: nil, isPositive: true, set: singleton))
    knowledge[package.index] = Knowledge(isPositive: true, set: singleton, isDecided: true, level: level)
    if taken == package { taken = nil }
  }

  /// Adds the negation of an incompatibility's term about a package.
  mutating func derive(
    _ package: PackageID, from cause: IncompatibilityID, term: Term, sets: inout VersionSetTable
  ) {
    reserve(package)
    let known = knowledge[package.index]
    let now = sets.conjunction(known.isPositive, known.set, !term.isPositive, term.set)
    history[package.index].append(UInt32(trail.count))
    trail.append(
      Assignment(package: package, level: level, cause: cause, isPositive: now.isPositive, set: now.set))
    knowledge[package.index] = Knowledge(isPositive: now.isPositive, set: now.set, level: level)
    if now.isPositive { markOutdated(package) }
  }

  private mutating func markOutdated(_ package: PackageID) {
    guard !isOutdated[package.index] else { return }
    isOutdated[package.index] = true
    outdated.append(package)
  }

  // MARK: Choosing

  /// Takes the undecided package of highest priority, looking up the priorities of those that changed.
  ///
  /// A package keeps the priority it had when it last changed, even if its family has become more urgent since.
  mutating func takeHighestPriority(_ priorities: borrowing PackagePriorities) -> (PackageID, VersionSetID)? {
    for package in outdated {
      isOutdated[package.index] = false
      let known = knowledge[package.index]
      guard known.isPositive, !known.isDecided else { continue }
      queue.insert(package, priorities.priority(of: package))
    }
    outdated.removeAll(keepingCapacity: true)
    while let package = queue.removeHighest() {
      let known = knowledge[package.index]
      if known.isPositive, !known.isDecided {
        taken = package
        return (package, known.set)
      }
    }
    return nil
  }

  // MARK: Backtracking

  /// Undoes everything decided and derived after a level.
  mutating func backtrack(to earlier: UInt32) {
    while let last = trail.last, last.level > earlier {
      trail.removeLast()
      let package = last.package.index
      history[package].removeLast()
      if last.cause == nil { versions[package] = nil }
      if let position = history[package].last {
        let previous = trail[Int(position)]
        knowledge[package] = Knowledge(isPositive: previous.isPositive, set: previous.set, level: previous.level)
      } else {
        knowledge[package] = Knowledge()
      }
      queue.remove(last.package)
      if knowledge[package].isPositive { markOutdated(last.package) }
    }
    if let taken, knowledge[taken.index].isPositive, !knowledge[taken.index].isDecided { markOutdated(taken) }
    taken = nil
    level = earlier
    decisions.removeSubrange(min(Int(earlier), decisions.count)...)
    levelStarts.removeSubrange(min(Int(earlier), levelStarts.count)...)
    closeGeneration(at: earlier)
  }

  private mutating func closeGeneration(at earlier: UInt32) {
    lastValidLevels.append(.max)
    var index = lastValidLevels.count
    // The levels are sorted, so those above it are at the end.
    while index > 0, lastValidLevels[index - 1] > earlier {
      index -= 1
      lastValidLevels[index] = earlier
    }
  }

  /// The level just before a package was decided, if it is decided.
  func levelBefore(_ package: PackageID) -> UInt32? {
    guard knowledge(of: package).isDecided, let position = history[package.index].last else { return nil }
    return trail[Int(position)].level - 1
  }

  // MARK: Satisfiers

  /// The position in the trail of the first entry about a package after which a statement about it cannot hold.
  ///
  /// There is one whenever the caller's incompatibility is satisfied.
  func firstExcluding(
    _ package: PackageID, isPositive: Bool, set: VersionSetID, sets: inout VersionSetTable
  ) -> Int? {
    guard package.index < history.count else { return nil }
    let entries = history[package.index]
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let known = trail[Int(entries[middle])]
      if sets.areExclusive(known.isPositive, known.set, isPositive, set) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low < entries.count ? Int(entries[low]) : nil
  }
}
