import PackagingStandards
import Testing
import VersionSolving

struct VersionSolverTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var universe: String
    /// The selected versions, or nil if there is no solution.
    var expected: [String]?

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing is required", universe: "root:", expected: []),
    Case(
      name: "the highest version is selected",
      universe: """
        root: a
        a 1:
        a 2:
        """, expected: ["a 2"]),
    Case(
      name: "a later requirement is met without backtracking",
      universe: """
        root: a, b
        a 1: shared >=2 & <4
        b 1: shared >=3 & <5
        shared 2:
        shared 3:
        shared 3.6:
        shared 4:
        shared 5:
        """, expected: ["a 1", "b 1", "shared 3.6"]),
    Case(
      name: "a version that conflicts with the root is passed over",
      universe: """
        root: foo >=1, baz >=1
        foo 1: bar >=2
        foo 2: bar >=1
        bar 1: baz ==1
        bar 2: baz ==2
        baz 1:
        baz 2:
        """, expected: ["bar 2", "baz 2", "foo 2"]),
    Case(
      name: "conflict resolution learns from a partly satisfying assignment",
      universe: """
        root: foo >=1, target >=2
        foo 1:
        foo 1.1: left >=1, right >=1
        left 1: shared >=1
        right 1: shared <2
        shared 1: target ==1
        shared 2:
        target 1:
        target 2:
        """, expected: ["foo 1", "target 2"]),
    Case(
      name: "a cycle of dependencies is no conflict",
      universe: """
        root: a
        a 1: b
        b 1: a
        """, expected: ["a 1", "b 1"]),
    Case(
      name: "a version may require itself",
      universe: """
        root: a
        a 1: a >=1
        a 2: a <2
        """, expected: ["a 1"]),
    Case(
      name: "unusable versions are passed over",
      universe: """
        root: a
        a 1:
        a 2 unusable:
        a 3 unusable:
        """, expected: ["a 1"]),
    Case(
      name: "a package that does not exist is avoided",
      universe: """
        root: a
        a 1:
        a 2: missing
        a 3: missing >=2
        """, expected: ["a 1"]),
    Case(
      name: "a requirement that allows no version is never met",
      universe: """
        root: a
        a 1:
        a 2: b >=2 & <1
        b 1:
        """, expected: ["a 1"]),
    Case(name: "a missing package has no solution", universe: "root: missing", expected: nil),
    Case(
      name: "direct requirements that exclude each other have no solution",
      universe: """
        root: a ==1, a ==2
        a 1:
        a 2:
        """, expected: nil),
    Case(
      name: "disjoint requirements of two packages have no solution",
      universe: """
        root: a, b
        a 1: shared ==1
        b 1: shared ==2
        shared 1:
        shared 2:
        """, expected: nil),
    Case(
      name: "pinned packages are decided first",
      universe: """
        root: a, b ==1
        a 1: c ==1
        a 2: c ==2
        b 1: c ==1
        c 1:
        c 2:
        """, expected: ["a 1", "b 1", "c 1"]),
  ])
  func solves(_ example: Case) throws {
    #expect(try solution(of: Universe(example.universe)) == example.expected)
  }

  @Test func selectedVersionsComeInOrderOfDecision() throws {
    let universe = try Universe(
      """
      root: a, b
      a 1: c
      b 1:
      c 1:
      """)
    var solver = VersionSolver(rootVersion: try Version("1"))
    _ = try solver.solve(UniverseDelegate(universe))
    #expect(solver.selected.map { universe.names[Int($0.package.rawValue)] } == ["root", "a", "b", "c"])
  }

  @Test func packagesArePreparedBeforeTheyAreDecided() throws {
    let universe = try Universe(
      """
      root: a, b
      a 1: c
      b 1:
      c 1:
      """)
    let delegate = UniverseDelegate(universe)
    var solver = VersionSolver(rootVersion: try Version("1"))
    _ = try solver.solve(delegate)
    #expect(delegate.prepared.filter { $0 != "root" }.sorted() == ["a", "b", "c"])
  }

  /// Every version of one package pins another in step, as a client library and its core do, and none fits: the
  /// order has to be turned round after a few attempts instead of trying every pair.
  @Test func packagesInLockStepAreReorderedAfterAFewConflicts() throws {
    var universe = Universe()
    let (root, client, core, helper) = (
      0, universe.intern("client"), universe.intern("core"), universe.intern("helper")
    )
    let count: UInt64 = 300
    for number in 1...count {
      let version = Version(release: [1, number])
      let gap = VersionRanges.between(version, Version(release: [1, number + 1]))
      universe.add(client, version, requires: [.init(package: core, versions: gap)])
      let helperVersions: VersionRanges = .below(Version(release: [number > 5 ? 1 : 9]))
      universe.add(core, version, requires: [.init(package: helper, versions: helperVersions)])
    }
    universe.add(helper, Version(release: [2]), requires: [])
    universe.add(
      root, Version(release: [1]),
      requires: [
        .init(package: client, versions: .full), .init(package: helper, versions: .atLeast(Version(release: [2]))),
      ])
    let delegate = UniverseDelegate(universe)
    var solver = VersionSolver(rootVersion: Version(release: [1]))
    _ = try solver.solve(delegate)
    #expect(
      solver.selected.map { "\(universe.names[Int($0.package.rawValue)]) \($0.version)" }.sorted()
        == ["client 1.5", "core 1.5", "helper 2", "root 1"])
    #expect(delegate.triedCount < 1000)
  }

  @Test func copiesGoTheirOwnWay() throws {
    let universe = try Universe(
      """
      root: a
      a 1:
      a 2:
      """)
    var first = VersionSolver(rootVersion: try Version("1"))
    var second = first
    _ = try first.solve(UniverseDelegate(universe))
    #expect(first.selected.count == 2)
    #expect(second.selected.isEmpty)
    _ = try second.solve(UniverseDelegate(universe))
    #expect(second.selected.map(\.version) == first.selected.map(\.version))
  }

  @Test func errorsOfTheDelegateEndTheResolution() throws {
    struct Failure: Error {}
    final class Failing: VersionSolvingDelegate {
      func prepare(_ package: PackageID, in versions: VersionRanges) {}
      func chooseVersion(
        of package: PackageID, in versions: VersionRanges, unchanging: () -> VersionRanges
      ) throws -> VersionChoice { throw Failure() }
      func dependencies(of package: PackageID, _ version: Version) throws -> DependencyAnswer { throw Failure() }
    }
    var solver = VersionSolver(rootVersion: try Version("1"))
    #expect(throws: Failure.self) { try solver.solve(Failing()) }
  }
}
