/// A marker as alternatives that share their parts: a sum of products that covers the diagram.
///
/// The cover is found between two bounds, after Minato ("Fast generation of prime-irredundant covers from binary decision
/// diagrams", 1993) for diagrams with more than two branches: what earlier alternatives cover already, later ones may
/// cover or not, whichever takes fewer terms.
indirect enum MarkerCover {
  case never
  case always
  case branches([Branch])

  /// A condition on one variable and what must hold besides.
  struct Branch {
    var guardCondition: Guard
    var rest: MarkerCover
  }

  /// A condition on one variable: the values that lead to a child of a node.
  struct Guard {
    var node: MarkerNodeID
    var child: MarkerNodeID

    /// A node that decides on one variable between true and false.
    init(whole node: MarkerNodeID) {
      self.node = node
      child = .alwaysTrue
    }

    init(node: MarkerNodeID, child: MarkerNodeID) {
      self.node = node
      self.child = child
    }
  }
}

/// Finds the cover of a marker.
struct MarkerCoverSearch {
  private var known: [UInt64: (function: MarkerNodeID, cover: MarkerCover)] = [:]

  static func cover(of id: MarkerNodeID) -> MarkerCover {
    MarkerArena.withAlgebra { algebra in
      var search = MarkerCoverSearch()
      return search.cover(from: id, to: id, &algebra).cover
    }
  }

  /// A cover of some function that holds where `lower` does and only where `upper` does, with that function.
  private mutating func cover(
    from lower: MarkerNodeID, to upper: MarkerNodeID, _ algebra: inout MarkerAlgebra
  ) -> (function: MarkerNodeID, cover: MarkerCover) {
    if lower == .alwaysFalse { return (.alwaysFalse, .never) }
    if upper == .alwaysTrue { return (.alwaysTrue, .always) }
    let key = UInt64(lower.rawValue) << 32 | UInt64(upper.rawValue)
    if let result = known[key] { return result }
    let isExact = lower == upper
    if isExact, Self.isSingleDecision(lower) {
      let branch = MarkerCover.Branch(guardCondition: MarkerCover.Guard(whole: lower), rest: .always)
      return (lower, .branches([branch]))
    }

    let cases = isExact ? Self.cases(of: lower) : Self.cases(from: lower, to: upper, &algebra)
    // What may hold whatever the variable's value: alternatives that leave the variable out lie in there.
    var commonUpper = MarkerNodeID.alwaysTrue
    for item in cases { commonUpper = algebra.and(commonUpper, item.upper) }
    var commonLower = MarkerNodeID.alwaysFalse
    var function = MarkerNodeID.alwaysFalse
    var branches: [(rest: MarkerNodeID, branch: MarkerCover.Branch)] = []
    for item in cases {
      let required = algebra.and(item.lower, !commonUpper)
      let (specific, cover) = cover(from: required, to: item.upper, &algebra)
      commonLower = algebra.or(commonLower, algebra.and(item.lower, !specific))
      if specific == .alwaysFalse { continue }
      if !isExact {
        function = algebra.or(function, algebra.and(Self.condition(item.guardCondition, &algebra), specific))
      }
      if let same = branches.firstIndex(where: { $0.rest == specific }) {
        let either = algebra.or(
          Self.condition(branches[same].branch.guardCondition, &algebra), Self.condition(item.guardCondition, &algebra))
        branches[same].branch.guardCondition = MarkerCover.Guard(whole: either)
      } else {
        branches.append((specific, MarkerCover.Branch(guardCondition: item.guardCondition, rest: cover)))
      }
    }
    let (common, cover) = cover(from: commonLower, to: commonUpper, &algebra)
    function = isExact ? lower : algebra.or(function, common)
    if common != .alwaysFalse {
      let branch = MarkerCover.Branch(guardCondition: MarkerCover.Guard(whole: .alwaysTrue), rest: cover)
      if let same = branches.firstIndex(where: { $0.rest == common }) {
        branches[same].branch = branch
      } else {
        branches.append((common, branch))
      }
    }
    let result = (function, MarkerCover.branches(branches.map(\.branch)))
    known[key] = result
    return result
  }

  private static func isSingleDecision(_ id: MarkerNodeID) -> Bool {
    let node = MarkerArena.node(id)
    return (0..<Int(node.childCount)).allSatisfy { node.child($0).isConstant }
  }

  /// A condition as a node of its own.
  private static func condition(_ condition: MarkerCover.Guard, _ algebra: inout MarkerAlgebra) -> MarkerNodeID {
    if condition.node.isConstant { return condition.node }
    return algebra.rebuild(MarkerArena.node(condition.node), condition.node) { _, child in
      child == condition.child ? .alwaysTrue : .alwaysFalse
    }
  }

  // MARK: Cases

  /// What is left of both bounds under a condition on the first variable.
  private struct Case {
    var guardCondition: MarkerCover.Guard
    var lower: MarkerNodeID
    var upper: MarkerNodeID
  }

  /// The different children of a node, each once.
  private static func cases(of id: MarkerNodeID) -> [Case] {
    let node = MarkerArena.node(id)
    var cases: [Case] = []
    for index in 0..<Int(node.childCount) {
      let child = node.child(index).signed(by: id)
      if cases.contains(where: { $0.lower == child }) { continue }
      cases.append(Case(guardCondition: MarkerCover.Guard(node: id, child: child), lower: child, upper: child))
    }
    return cases
  }

  /// The different pairs of children that some value of the first variable leads to.
  private static func cases(
    from lower: MarkerNodeID, to upper: MarkerNodeID, _ algebra: inout MarkerAlgebra
  ) -> [Case] {
    let (low, high) = (MarkerArena.node(lower), MarkerArena.node(upper))
    let order = low.variable.order(high.variable)
    let first = order <= 0 ? low : high
    var pairs: [(lower: MarkerNodeID, upper: MarkerNodeID)] = []
    // For each pair, the diagram of the first variable that is true for the values that lead to it.
    var decisions: [[MarkerNodeID]] = []
    var values: [UInt32] = []
    var boundaries: [VersionBoundary] = []
    var slotCount = 0

    func add(_ lowerChild: MarkerNodeID, _ upperChild: MarkerNodeID, _ label: MarkerAlgebra.Label) {
      switch label {
      case .value(let value): values.append(value)
      case .interval(let start): if slotCount > 0 { boundaries.append(start) }
      case .other, .boolean: break
      }
      let pair = pairs.firstIndex { $0 == (lowerChild, upperChild) } ?? pairs.count
      if pair == pairs.count {
        pairs.append((lowerChild, upperChild))
        decisions.append(Array(repeating: .alwaysFalse, count: slotCount))
      }
      for index in decisions.indices { decisions[index].append(index == pair ? .alwaysTrue : .alwaysFalse) }
      slotCount += 1
    }

    if order == 0 {
      MarkerAlgebra.forEachPair(low, high) { lowIndex, highIndex, label in
        add(low.child(lowIndex).signed(by: lower), high.child(highIndex).signed(by: upper), label)
        return true
      }
    } else {
      MarkerAlgebra.forEachPair(first, first) { index, _, label in
        add(
          order < 0 ? low.child(index).signed(by: lower) : lower,
          order > 0 ? high.child(index).signed(by: upper) : upper, label)
        return true
      }
    }
    return zip(pairs, decisions).map { pair, decision in
      let condition = algebra.node(
        first.variable, merged(decision, values: values, boundaries: boundaries, first.variable))
      return Case(guardCondition: MarkerCover.Guard(whole: condition), lower: pair.lower, upper: pair.upper)
    }
  }

  /// A decision between true and false in reduced form.
  private static func merged(
    _ children: [MarkerNodeID], values: [UInt32], boundaries: [VersionBoundary], _ variable: MarkerVariable
  ) -> MarkerDecision {
    guard variable.isString || variable.isVersion else { return MarkerDecision(children: children) }
    var decision = MarkerDecision(children: [children[0]])
    for index in 1..<max(1, children.count) {
      if variable.isString {
        decision.appendValue(values[index - 1], children[index])
      } else {
        decision.appendInterval(from: boundaries[index - 1], children[index])
      }
    }
    return decision
  }
}
