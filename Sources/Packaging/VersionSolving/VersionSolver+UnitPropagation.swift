extension VersionSolver {
  /// Finds everything that follows from what was learnt about a package, resolving the conflicts met on the way.
  ///
  /// The newest incompatibilities are looked at first, as they are the likeliest to be in conflict.
  ///
  /// - Returns: The incompatibility that proves that there is no solution, if there is none.
  mutating func propagate(_ package: PackageID) -> IncompatibilityID? {
    var changed = [package]
    while let current = changed.popLast() {
      guard let conflict = propagate(through: current, &changed) else { continue }
      switch resolve(conflict) {
      case .unsatisfiable(let proof):
        return proof
      case .learnt(let cause, let package):
        changed.removeAll(keepingCapacity: true)
        changed.append(package)
        derive(package, from: cause)
      }
    }
    return nil
  }

  /// Derives what follows from the incompatibilities that mention a package; stops at one that is satisfied.
  private mutating func propagate(through package: PackageID, _ changed: inout [PackageID]) -> IncompatibilityID? {
    store.sweep(package)
    var position = store.incompatibilityCount(mentioning: package)
    examinedCount += position
    while position > 0 {
      position -= 1
      let id = store.incompatibility(mentioning: package, at: position)
      let incompatibility = store[id]
      if incompatibility.isRetired
        || solution.isStillContradicted(
          level: incompatibility.contradictionLevel, generation: incompatibility.contradictionGeneration)
      {
        continue
      }
      switch relation(of: id) {
      case .satisfied:
        return id
      case .almostSatisfied(let almost):
        if !changed.contains(almost) { changed.append(almost) }
        derive(almost, from: id)
      case .contradicted(let level):
        store.markContradicted(id, level: level, generation: solution.generation)
      case .inconclusive:
        break
      }
    }
    return nil
  }

  private enum IncompatibilityRelation {
    case satisfied
    /// A term is known not to hold since this decision level.
    case contradicted(level: UInt32)
    /// All terms but the one about the package hold, and that one is open.
    case almostSatisfied(PackageID)
    case inconclusive
  }

  private mutating func relation(of id: IncompatibilityID) -> IncompatibilityRelation {
    var open: PackageID?
    for index in store.termIndices(of: id) {
      let term = store.term(at: index)
      let known = solution.knowledge(of: term.package)
      switch sets.relation(of: term, givenPositive: known.isPositive, known.set) {
      case .satisfied:
        break
      case .contradicted:
        return .contradicted(level: known.level)
      case .inconclusive:
        if open != nil { return .inconclusive }
        open = term.package
      }
    }
    return open.map { .almostSatisfied($0) } ?? .satisfied
  }

  private mutating func derive(_ package: PackageID, from cause: IncompatibilityID) {
    guard let term = store.term(of: cause, about: package) else { return }
    solution.derive(package, from: cause, term: term, sets: &sets)
    store.markContradicted(cause, level: solution.level, generation: solution.generation)
  }
}
