extension MarkerTree {
  /// The marker for Pythons that are known to lie between two bounds: what only the others need is left out.
  ///
  /// Only the ends of `pythonVersions` count, as `Requires-Python` is used for its lower bound.
  package func simplified(assumingPython pythonVersions: VersionRanges) -> MarkerTree {
    if id.isConstant || pythonVersions.isFull { return self }
    if pythonVersions.isEmpty { return .alwaysFalse }
    return transformed(by: .assumingPython(pythonVersions.lowerBoundary, pythonVersions.upperBoundary))
  }

  /// The marker where it is known of some extras whether they are asked for.
  ///
  /// - Parameter isAsked: whether an extra is asked for, or `nil` if it is not known.
  package func restrictingExtras(_ isAsked: (ExtraName) -> Bool?) -> MarkerTree {
    var answers: [UInt32: Bool] = [:]
    for name in extras {
      if let answer = isAsked(name) { answers[name.id] = answer }
    }
    return answers.isEmpty ? self : transformed(by: .restrictingExtras(answers))
  }

  /// The condition on extras alone: it holds where the marker holds in some environment.
  package var onlyExtras: MarkerTree { transformed(by: .onlyExtras) }

  /// The extras that the marker depends on, in the order of their names.
  package var extras: [ExtraName] {
    var names: [ExtraName] = []
    forEachNode { node in
      if node.variable.isExtra, let name = ExtraName(text: node.variable.text) { names.append(name) }
    }
    return names.sorted()
  }

  // MARK: Walking

  /// Visits every node once.
  private func forEachNode(_ body: (MarkerNode) -> Void) {
    var visited: Set<UInt32> = []
    var pending = [id]
    while let next = pending.popLast() {
      guard !next.isConstant, visited.insert(next.index).inserted else { continue }
      let node = MarkerArena.node(next)
      body(node)
      for index in 0..<Int(node.childCount) { pending.append(node.child(index)) }
    }
  }

  /// Whether the diagram has at most `limit` paths.
  func hasFewPaths(_ limit: Int) -> Bool {
    var counts: [UInt32: Int] = [:]
    func count(_ id: MarkerNodeID) -> Int {
      if id.isConstant { return 1 }
      if let known = counts[id.index] { return known }
      let node = MarkerArena.node(id)
      var total = 0
      for index in 0..<Int(node.childCount) { total = min(limit + 1, total + count(node.child(index))) }
      counts[id.index] = total
      return total
    }
    return count(id) <= limit
  }

  private func transformed(by transformation: MarkerTransformation) -> MarkerTree {
    if id.isConstant { return self }
    return MarkerTree(
      MarkerArena.withAlgebra { algebra in
        var transformer = MarkerTransformer(transformation: transformation)
        return algebra.canonical(transformer.visit(id, &algebra))
      })
  }
}

/// A change to some decisions of a diagram; the others are kept.
private enum MarkerTransformation {
  /// Python is known to lie between two boundaries.
  case assumingPython(VersionBoundary, VersionBoundary)
  /// It is known of some extras, by their ids, whether they are asked for.
  case restrictingExtras([UInt32: Bool])
  /// Any environment will do.
  case onlyExtras
}

/// Applies a change to a diagram, visiting shared parts once.
private struct MarkerTransformer {
  let transformation: MarkerTransformation
  private var known: [MarkerNodeID: MarkerNodeID] = [:]

  init(transformation: MarkerTransformation) { self.transformation = transformation }

  mutating func visit(_ id: MarkerNodeID, _ algebra: inout MarkerAlgebra) -> MarkerNodeID {
    if id.isConstant { return id }
    if let result = known[id] { return result }
    let result = transform(MarkerArena.node(id), id, &algebra)
    known[id] = result
    return result
  }

  private mutating func transform(
    _ node: MarkerNode, _ id: MarkerNodeID, _ algebra: inout MarkerAlgebra
  ) -> MarkerNodeID {
    switch transformation {
    case .assumingPython(let lower, let upper) where node.variable == .version(.pythonFullVersion):
      var decision = MarkerDecision()
      for index in 0..<Int(node.childCount) {
        let interval = node.interval(index)
        guard interval.lower < upper, lower < interval.upper else { continue }
        // The first interval that is reached comes to stand for all below, the last for all above.
        decision.appendInterval(
          from: decision.children.isEmpty ? .lowest : interval.lower, node.child(index).signed(by: id))
      }
      return decision.children.isEmpty ? .alwaysFalse : algebra.node(node.variable, decision)
    case .restrictingExtras(let answers) where node.variable.isExtra:
      guard let answer = answers[node.variable.text] else { break }
      return visit(node.child(answer ? 1 : 0).signed(by: id), &algebra)
    case .onlyExtras where !node.variable.isExtra:
      return anyChild(node, id, &algebra)
    default: break
    }
    return algebra.rebuild(node, id) { visit($1, &$0) }
  }

  /// Holds where one of the children, transformed, does.
  private mutating func anyChild(
    _ node: MarkerNode, _ id: MarkerNodeID, _ algebra: inout MarkerAlgebra
  ) -> MarkerNodeID {
    var result = MarkerNodeID.alwaysFalse
    for index in 0..<Int(node.childCount) {
      result = algebra.or(result, visit(node.child(index).signed(by: id), &algebra))
    }
    return result
  }
}

extension ExtraName {
  /// The extra whose normalised name has an id of the name table.
  init?(text: UInt32) {
    guard let name = try? ExtraName(NameTable.text(of: text)) else { return nil }
    self = name
  }
}
