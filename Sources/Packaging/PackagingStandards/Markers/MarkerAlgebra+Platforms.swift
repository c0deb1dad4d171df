/// What is known of platforms: some values of their markers never occur together.
///
/// Markers that agree wherever the markers of platforms are consistent are to be one node, so each function is completed
/// in one way where they are not.
extension MarkerAlgebra {
  /// The one node for all functions that agree with this one on the platforms there are.
  mutating func canonical(_ id: MarkerNodeID) -> MarkerNodeID {
    guard decidesOnSeveralPlatformMarkers(id) else { return id }
    if let known = canonicalForms[id] { return known }
    var memo: [UInt64: MarkerNodeID] = [:]
    var result = completed(id, !exclusions, &memo)
    if decidesOnSeveralPlatformMarkers(result) {
      // Below a decision, what is known of it does not count: each child is a marker in its own right.
      result = rebuild(MarkerArena.node(result), result) { $0.canonical($1) }
    }
    if !isExhausted {
      canonicalForms[id] = result
      canonicalForms[!id] = !result
    }
    return result
  }

  /// Platform markers come first, so that a second one is found among the children of the root.
  private func decidesOnSeveralPlatformMarkers(_ id: MarkerNodeID) -> Bool {
    guard !id.isConstant else { return false }
    let node = MarkerArena.node(id)
    guard node.variable.hasKnownExclusions else { return false }
    return (0..<Int(node.childCount)).contains { index in
      let child = node.child(index)
      return !child.isConstant && MarkerArena.node(child).variable.hasKnownExclusions
    }
  }

  /// The simplest function that agrees with `value` where `domain` holds.
  ///
  /// No exclusion speaks of the values that a marker does not name, so the child for these may be reached wherever any
  /// other may: it stands in for a child that is out of reach, or that is no different from it as far as it is in reach.
  private mutating func completed(
    _ value: MarkerNodeID, _ domain: MarkerNodeID, _ memo: inout [UInt64: MarkerNodeID]
  ) -> MarkerNodeID {
    if domain == .alwaysTrue || value.isConstant || isExhausted { return value }
    let node = MarkerArena.node(value)
    guard node.variable.hasKnownExclusions else { return value }
    let key = UInt64(value.rawValue) << 32 | UInt64(domain.rawValue)
    if let known = memo[key] { return known }

    let platforms = MarkerArena.node(domain)
    let order = node.variable.order(platforms.variable)
    let otherDomain = platforms.child(0).signed(by: domain)
    let result: MarkerNodeID
    if order < 0 {
      result = rebuild(node, value) { $0.completed($1, domain, &memo) }
    } else if order > 0 {
      result = completed(value, otherDomain, &memo)
    } else {
      let otherValue = node.child(0).signed(by: value)
      let fallback = completed(otherValue, otherDomain, &memo)
      result = combine(node, value, platforms, domain) { algebra, child, reachable in
        if reachable == .alwaysFalse || child == otherValue { return fallback }
        let own = algebra.completed(child, reachable, &memo)
        if reachable != otherDomain, own == algebra.completed(fallback, reachable, &memo) { return fallback }
        return own
      }
    }
    memo[key] = result
    return result
  }

  /// What holds on no platform, though the standards do not say so.
  var exclusions: MarkerNodeID {
    mutating get {
      if let knownExclusions { return knownExclusions }
      var result = MarkerNodeID.alwaysFalse
      for exclusion in MarkerExclusion.all {
        let first = equality(exclusion.first, MarkerAtom.id(of: "\(exclusion.firstValue)"))
        let second = equality(exclusion.second, MarkerAtom.id(of: "\(exclusion.secondValue)"))
        let both = and(first, second)
        result = or(result, both)
      }
      knownExclusions = result
      return result
    }
  }
}
