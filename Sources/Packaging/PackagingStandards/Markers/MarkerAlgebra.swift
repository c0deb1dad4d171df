/// The operations that make nodes, and the tables that keep every function to one node.
///
/// There is one instance, behind the lock of ``MarkerArena``.
struct MarkerAlgebra {
  /// Open addressing: index of each node, 0 for a free slot. The capacity is a power of two.
  private var slots = [UInt32](repeating: 0, count: 4096)
  private var nodeCount: UInt32 = 1
  /// Conjunctions that were already formed, by both ids, the smaller first.
  private var conjunctions: [UInt64: MarkerNodeID] = [:]
  /// What holds on no platform, once it was asked for.
  var knownExclusions: MarkerNodeID?
  /// Canonical forms of nodes on several platform markers.
  var canonicalForms: [MarkerNodeID: MarkerNodeID] = [:]
  /// How many more nodes may be made; see ``withBudget(_:_:)``.
  private var budget = Int.max
  private(set) var isExhausted = false

  // MARK: Nodes

  /// The node for a decision, reduced: made, found, or the child where there is nothing to decide.
  mutating func node(_ variable: MarkerVariable, _ decision: MarkerDecision) -> MarkerNodeID {
    let first = decision.children[0]
    if decision.children.count == 1 || decision.children.allSatisfy({ $0 == first }) { return first }
    guard first.isNegated else { return intern(variable, decision) }
    var negated = decision
    for index in negated.children.indices { negated.children[index] = !negated.children[index] }
    return !intern(variable, negated)
  }

  private mutating func intern(_ variable: MarkerVariable, _ decision: MarkerDecision) -> MarkerNodeID {
    let hash = Self.hash(variable, decision)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = MarkerNodeID(index: slots[slot])
      let candidate = MarkerArena.node(id)
      if candidate.hash == hash, candidate.matches(variable, decision) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    budget -= 1
    guard budget >= 0, nodeCount < MarkerArena.capacity else {
      isExhausted = true
      return .alwaysFalse
    }
    let index = nodeCount
    nodeCount += 1
    MarkerArena.store(MarkerNode(variable: variable, decision: decision, hash: hash), at: index)
    slots[slot] = index
    if Int(nodeCount) * 2 > slots.count { grow() }
    return MarkerNodeID(index: index)
  }

  private mutating func grow() {
    var slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in 1..<nodeCount {
      var slot = Int(MarkerArena.node(MarkerNodeID(index: index)).hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = index
    }
    self.slots = slots
  }

  private static func hash(_ variable: MarkerVariable, _ decision: MarkerDecision) -> UInt32 {
    var hash = UInt64(variable.rank) << 48 ^ UInt64(variable.comparison) << 32 ^ UInt64(variable.text)
    func mix(_ value: UInt64) {
      hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    mix(0)
    for child in decision.children { mix(UInt64(child.rawValue)) }
    for value in decision.values { mix(UInt64(value)) }
    for boundary in decision.boundaries { mix(boundary.key) }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  /// Runs operations that together may make at most `limit` nodes; past that they answer nonsense, which
  /// ``isExhausted`` tells, and nothing of it is remembered.
  mutating func withBudget(_ limit: Int, _ body: (inout MarkerAlgebra) -> MarkerNodeID) -> MarkerNodeID? {
    // The known platforms are not the caller's expense.
    _ = exclusions
    budget = limit
    isExhausted = false
    defer {
      budget = .max
      isExhausted = false
    }
    let result = body(&self)
    return isExhausted ? nil : result
  }

  // MARK: Atoms

  /// Whether a text marker has this value.
  mutating func equality(_ key: MarkerStringKey, _ value: UInt32) -> MarkerNodeID {
    node(.string(key), MarkerDecision(children: [.alwaysFalse, .alwaysTrue], values: [value]))
  }

  /// Whether a version marker's value is in `ranges`.
  mutating func membership(_ key: MarkerVersionKey, _ ranges: VersionRanges) -> MarkerNodeID {
    var decision = MarkerDecision()
    if ranges.isEmpty || !ranges.lowerBoundary.isLowest { decision.appendInterval(from: .lowest, .alwaysFalse) }
    for index in 0..<ranges.intervalCount {
      let interval = ranges.interval(at: index)
      decision.appendInterval(from: interval.lower, .alwaysTrue)
      if !interval.upper.isHighest { decision.appendInterval(from: interval.upper, .alwaysFalse) }
    }
    return node(.version(key), decision)
  }

  /// A variable that is true or false.
  mutating func boolean(_ variable: MarkerVariable) -> MarkerNodeID {
    node(variable, .boolean(whenFalse: .alwaysFalse, whenTrue: .alwaysTrue))
  }

  // MARK: Connectives

  mutating func or(_ left: MarkerNodeID, _ right: MarkerNodeID) -> MarkerNodeID {
    !and(!left, !right)
  }

  mutating func and(_ left: MarkerNodeID, _ right: MarkerNodeID) -> MarkerNodeID {
    if left == right || right == .alwaysTrue { return left }
    if left == .alwaysTrue { return right }
    if left == .alwaysFalse || right == .alwaysFalse || left == !right || isExhausted { return .alwaysFalse }
    let (low, high) = left.rawValue < right.rawValue ? (left, right) : (right, left)
    let memo = UInt64(low.rawValue) << 32 | UInt64(high.rawValue)
    if let known = conjunctions[memo] { return known }

    let (first, second) = (MarkerArena.node(left), MarkerArena.node(right))
    let order = first.variable.order(second.variable)
    let result: MarkerNodeID
    if order < 0 {
      result = rebuild(first, left) { $0.and($1, right) }
    } else if order > 0 {
      result = rebuild(second, right) { $0.and($1, left) }
    } else {
      result = combine(first, left, second, right) { $0.and($1, $2) }
    }
    if !isExhausted { conjunctions[memo] = result }
    return result
  }

  /// The node with `transform` applied to each child.
  mutating func rebuild(
    _ node: MarkerNode, _ id: MarkerNodeID, _ transform: (inout MarkerAlgebra, MarkerNodeID) -> MarkerNodeID
  ) -> MarkerNodeID {
    var decision = MarkerDecision()
    decision.children.reserveCapacity(Int(node.childCount))
    let first = transform(&self, node.child(0).signed(by: id))
    decision.children.append(first)
    for index in 1..<Int(node.childCount) {
      let child = transform(&self, node.child(index).signed(by: id))
      if node.variable.isString {
        decision.appendValue(node.value(index - 1), child)
      } else if node.variable.isVersion {
        decision.appendInterval(from: node.boundary(index - 1), child)
      } else {
        decision.children.append(child)
      }
    }
    return self.node(node.variable, decision)
  }

  /// The node with `transform` applied to each pair of children that some value leads to; both decide on one variable.
  mutating func combine(
    _ first: MarkerNode, _ left: MarkerNodeID, _ second: MarkerNode, _ right: MarkerNodeID,
    _ transform: (inout MarkerAlgebra, MarkerNodeID, MarkerNodeID) -> MarkerNodeID
  ) -> MarkerNodeID {
    var decision = MarkerDecision()
    Self.forEachPair(first, second) { leftIndex, rightIndex, label in
      let child = transform(&self, first.child(leftIndex).signed(by: left), second.child(rightIndex).signed(by: right))
      switch label {
      case .other, .boolean: decision.children.append(child)
      case .value(let value): decision.appendValue(value, child)
      case .interval(let lower): decision.appendInterval(from: lower, child)
      }
      return true
    }
    return node(first.variable, decision)
  }

  /// What leads to a pair of children.
  enum Label {
    case other
    case value(UInt32)
    case interval(from: VersionBoundary)
    case boolean
  }

  /// Visits the pairs of children of two nodes on one variable that have values in common, in order, until `body` says
  /// false.
  @discardableResult
  static func forEachPair(
    _ first: MarkerNode, _ second: MarkerNode, _ body: (Int, Int, Label) -> Bool
  ) -> Bool {
    let (leftCount, rightCount) = (Int(first.childCount), Int(second.childCount))
    if first.variable.isVersion {
      var (left, right, lower) = (0, 0, VersionBoundary.lowest)
      while true {
        guard body(left, right, .interval(from: lower)) else { return false }
        let leftEnds = left + 1 < leftCount
        let rightEnds = right + 1 < rightCount
        if !leftEnds && !rightEnds { return true }
        let leftUpper = leftEnds ? first.boundary(left) : .highest
        let rightUpper = rightEnds ? second.boundary(right) : .highest
        if leftUpper < rightUpper {
          (left, lower) = (left + 1, leftUpper)
        } else if rightUpper < leftUpper {
          (right, lower) = (right + 1, rightUpper)
        } else {
          (left, right, lower) = (left + 1, right + 1, leftUpper)
        }
      }
    }
    guard body(0, 0, first.variable.isString ? .other : .boolean) else { return false }
    guard first.variable.isString else { return body(1, 1, .boolean) }
    var (left, right) = (1, 1)
    while left < leftCount || right < rightCount {
      let leftValue = left < leftCount ? first.value(left - 1) : nil
      let rightValue = right < rightCount ? second.value(right - 1) : nil
      if leftValue == rightValue, let leftValue {
        guard body(left, right, .value(leftValue)) else { return false }
        (left, right) = (left + 1, right + 1)
      } else if let leftValue, rightValue.map({ MarkerVariable.textPrecedes(leftValue, $0) }) ?? true {
        guard body(left, 0, .value(leftValue)) else { return false }
        left += 1
      } else if let rightValue {
        guard body(0, right, .value(rightValue)) else { return false }
        right += 1
      }
    }
    return true
  }

  // MARK: Questions

  /// Whether no environment satisfies both, what is known of platforms included.
  mutating func isDisjointInPractice(_ left: MarkerNodeID, _ right: MarkerNodeID) -> Bool {
    if left.isConstant || right.isConstant || left.index == right.index { return isDisjoint(left, right) }
    if MarkerArena.node(left).variable.hasKnownExclusions, MarkerArena.node(right).variable.hasKnownExclusions {
      return canonical(and(left, right)) == .alwaysFalse
    }
    return isDisjoint(left, right)
  }

  /// Whether the conjunction is false by the diagrams alone.
  func isDisjoint(_ left: MarkerNodeID, _ right: MarkerNodeID) -> Bool {
    var visited: Set<UInt64> = []
    return Self.isDisjoint(left, right, &visited)
  }

  /// `visited` holds pairs that are disjoint, so that shared parts are looked at once.
  private static func isDisjoint(_ left: MarkerNodeID, _ right: MarkerNodeID, _ visited: inout Set<UInt64>) -> Bool {
    if left == .alwaysFalse || right == .alwaysFalse || left == !right { return true }
    if left.isConstant || right.isConstant || left == right { return false }
    let (low, high) = left.rawValue < right.rawValue ? (left, right) : (right, left)
    let memo = UInt64(low.rawValue) << 32 | UInt64(high.rawValue)
    if visited.contains(memo) { return true }
    let (first, second) = (MarkerArena.node(left), MarkerArena.node(right))
    let order = first.variable.order(second.variable)
    if order == 0 {
      let isDisjoint = forEachPair(first, second) { leftIndex, rightIndex, _ in
        Self.isDisjoint(
          first.child(leftIndex).signed(by: left), second.child(rightIndex).signed(by: right), &visited)
      }
      guard isDisjoint else { return false }
    } else {
      let (upper, upperID, other) = order < 0 ? (first, left, right) : (second, right, left)
      for index in 0..<Int(upper.childCount)
      where !isDisjoint(upper.child(index).signed(by: upperID), other, &visited) {
        return false
      }
    }
    visited.insert(memo)
    return true
  }
}
