import PackagingStandards
import Testing
import VersionSolving

struct DerivationGraphTests {
  private func graph(_ text: String) throws -> DerivationGraph? {
    var solver = VersionSolver(rootVersion: try Version("1"))
    guard case .unsatisfiable(let proof) = try solver.solve(UniverseDelegate(Universe(text))) else { return nil }
    return solver.derivation(of: proof)
  }

  @Test func causesComeBeforeWhatFollowsFromThem() throws {
    let graph = try #require(
      try graph(
        """
        root: a, b
        a 1: shared ==1
        a 2: shared ==1
        b 1: shared ==2
        shared 1:
        shared 2:
        """))
    for (index, node) in graph.nodes.enumerated() {
      guard case .derived(let first, let second) = node.cause else { continue }
      #expect(first < index && second < index)
    }
    let conclusion = try #require(graph.nodes.last)
    #expect(conclusion.terms.isEmpty || conclusion.terms.map(\.package) == [.root])
  }

  @Test func everyNodeButTheConclusionIsACause() throws {
    let graph = try #require(try graph("root: a\na 1: b >=2\nb 1:"))
    var used = Set<Int>()
    for case .derived(let first, let second) in graph.nodes.map(\.cause) { used.formUnion([first, second]) }
    #expect(used == Set(graph.nodes.indices.dropLast()))
  }

  @Test func dependenciesOfNeighbouringVersionsAreOneNode() throws {
    let graph = try #require(
      try graph(
        """
        root: a
        a 1: missing
        a 2: missing
        a 3: missing
        """))
    let dependencies = graph.nodes.filter {
      if case .dependency(let dependent, _) = $0.cause { return dependent != .root }
      return false
    }
    #expect(dependencies.last?.terms.first?.versions == .full)
  }

  @Test func reasonsOfTheDelegateAreHandedBack() throws {
    let graph = try #require(try graph("root: a\na 1 unusable:"))
    let reasons = graph.nodes.compactMap { node -> UInt32? in
      if case .unavailable(let reason) = node.cause { return reason.rawValue }
      return nil
    }
    #expect(reasons == [7])
  }
}
