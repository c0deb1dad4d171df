extension VersionSolver {
  /// What came of a conflict.
  enum ConflictResolution {
    /// The conflict does not depend on any decision.
    case unsatisfiable(IncompatibilityID)
    /// The solver has backtracked to where the incompatibility leaves one package open.
    case learnt(IncompatibilityID, PackageID)
  }

  /// Finds the root cause of a satisfied incompatibility and backtracks to where it could have been known.
  mutating func resolve(_ conflict: IncompatibilityID) -> ConflictResolution {
    var current = conflict
    while true {
      guard !isTerminal(current), let satisfier = satisfier(of: current) else { return .unsatisfiable(current) }
      let entry = solution.trail[satisfier.position]
      if let cause = entry.cause, satisfier.previousLevel >= entry.level {
        current = store.addDerived(from: current, and: cause, eliminating: entry.package, sets: &sets)
        recordConflict(of: entry.package, with: current)
      } else {
        solution.backtrack(to: satisfier.previousLevel)
        if current != conflict { store.list(current) }
        recordConflict(of: entry.package, with: current)
        return .learnt(current, entry.package)
      }
    }
  }

  /// Whether an incompatibility says that the root cannot be selected.
  private mutating func isTerminal(_ id: IncompatibilityID) -> Bool {
    let indices = store.termIndices(of: id)
    guard indices.count <= 1 else { return false }
    guard let first = indices.first else { return true }
    let term = store.term(at: first)
    return term.package == .root && sets.relation(of: term, givenPositive: true, rootSet) == .satisfied
  }

  /// The assignment that completed a satisfied incompatibility, and the level of the one before it that was needed too.
  private mutating func satisfier(of id: IncompatibilityID) -> (position: Int, previousLevel: UInt32)? {
    var latest = -1
    var latestTerm: Term?
    var previous = -1
    for index in store.termIndices(of: id) {
      let term = store.term(at: index)
      guard
        let position = solution.firstExcluding(
          term.package, isPositive: !term.isPositive, set: term.set, sets: &sets)
      else { continue }
      if position > latest {
        previous = max(previous, latest)
        latest = position
        latestTerm = term
      } else {
        previous = max(previous, position)
      }
    }
    guard latest >= 0, let term = latestTerm else { return nil }
    let entry = solution.trail[latest]
    // Alone, the satisfier may say less than the term asks for; then an earlier entry about the same package counts.
    let said: (isPositive: Bool, set: VersionSetID)
    if let cause = entry.cause {
      guard let causeTerm = store.term(of: cause, about: entry.package) else { return nil }
      said = (!causeTerm.isPositive, causeTerm.set)
    } else {
      said = (true, entry.set)
    }
    let unsaid = sets.conjunction(said.isPositive, said.set, !term.isPositive, term.set)
    if let position = solution.firstExcluding(
      entry.package, isPositive: unsaid.isPositive, set: unsaid.set, sets: &sets)
    {
      previous = max(previous, position)
    }
    let previousLevel = previous >= 0 ? solution.trail[previous].level : 0
    return (latest, max(previousLevel, 1))
  }

  // MARK: Order

  /// Counts a conflict against the packages that caused it and for the one that was to be decided.
  mutating func recordConflict(of package: PackageID, with conflict: IncompatibilityID) {
    let family = priorities.family(of: package)
    var hasCulprit = false
    for index in store.termIndices(of: conflict) {
      let other = store.term(at: index).package
      guard other != package else { continue }
      // A virtual package repeats what its base says.
      if let family, priorities.family(of: other) == family { continue }
      hasCulprit = true
      conflicts.countCulprit(other)
    }
    if hasCulprit { conflicts.countAffected(next) }
  }

  /// Changes the order of packages that conflict too often, and undoes decisions that were made in the old order.
  mutating func reorderConflicting() {
    for package in conflicts.takeAffected() {
      _ = priorities.markConflictEarly(package)
    }
    for package in conflicts.takeCulprits() where priorities.markConflictLate(package) {
      if let level = solution.levelBefore(package) { solution.backtrack(to: level) }
    }
  }
}
