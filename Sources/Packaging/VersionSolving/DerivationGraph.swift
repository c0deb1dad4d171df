package import PackagingStandards

/// Why there is no solution: the incompatibilities that lead to the conclusion that the root cannot be selected.
///
/// Nodes are in an order in which every node comes after its causes; the last is the conclusion. A node may be the
/// cause of several others.
package struct DerivationGraph: Sendable {
  /// A statement about the selected version of one package.
  package struct Term: Sendable {
    /// The package.
    package var package: PackageID
    /// Whether a version in the set is selected, as opposed to none of them.
    package var isPositive: Bool
    /// The set of versions.
    package var versions: VersionRanges

    package init(package: PackageID, isPositive: Bool, versions: VersionRanges) {
      self.package = package
      self.isPositive = isPositive
      self.versions = versions
    }
  }

  /// Where an incompatibility comes from.
  package enum Cause: Sendable {
    /// The root has to be selected.
    case root
    /// The package has no version in the term's set.
    case noVersions
    /// Versions of the first package depend on versions of the second.
    case dependency(of: PackageID, on: PackageID)
    /// The versions in the term's set cannot be used.
    case unavailable(UnavailabilityReasonID)
    /// Follows from the nodes at two indices.
    case derived(Int, Int)
  }

  /// Terms that can never hold all at once.
  package struct Node: Sendable {
    /// What cannot hold all at once.
    package var terms: [Term]
    /// Why that is so.
    package var cause: Cause

    package init(terms: [Term], cause: Cause) {
      self.terms = terms
      self.cause = cause
    }
  }

  /// The incompatibilities; causes come first, the conclusion is the last.
  package var nodes: [Node]

  package init(nodes: [Node]) {
    self.nodes = nodes
  }
}

extension VersionSolver {
  /// Collects what led to an incompatibility.
  package func derivation(of conclusion: IncompatibilityID) -> DerivationGraph {
    var isNeeded = [Bool](repeating: false, count: Int(conclusion.rawValue) + 1)
    isNeeded[conclusion.index] = true
    // Causes have smaller ids than what follows from them.
    for id in isNeeded.indices.reversed() where isNeeded[id] {
      if case .derived(let first, let second) = store.incompatibilities[id].cause {
        isNeeded[first.index] = true
        isNeeded[second.index] = true
      }
    }
    var places = [Int](repeating: 0, count: isNeeded.count)
    var nodes: [DerivationGraph.Node] = []
    for id in isNeeded.indices where isNeeded[id] {
      let terms = store.termIndices(of: IncompatibilityID(UInt32(id))).map { index in
        let term = store.term(at: index)
        return DerivationGraph.Term(package: term.package, isPositive: term.isPositive, versions: sets[term.set])
      }
      let cause: DerivationGraph.Cause =
        switch store.incompatibilities[id].cause {
        case .root: .root
        case .noVersions: .noVersions
        case .dependency(let dependent, let dependency): .dependency(of: dependent, on: dependency)
        case .unavailable(let reason): .unavailable(reason)
        case .derived(let first, let second): .derived(places[first.index], places[second.index])
        }
      places[id] = nodes.count
      nodes.append(DerivationGraph.Node(terms: terms, cause: cause))
    }
    return DerivationGraph(nodes: nodes)
  }
}
