import IndexAccess
import PackagingStandards
import Resolution
import Testing

/// Inputs made to be slow: the work must grow with their size and no faster. Counted in steps, not in seconds.
struct LargeInputTests {
  @Test func aRunOfVersionsWithOneFaultIsOneFact() throws {
    func failure(_ count: Int) throws -> UnsatisfiableRequirements? {
      let lines = (1...count).map { "a 1.\($0) wheels=cp312-cp312-win_amd64:" }
      let index = try MemoryIndex(lines.joined(separator: "\n"))
      return #expect(throws: UnsatisfiableRequirements.self) {
        try resolve(try ResolutionHarness.request(["a"]), from: index)
      }
    }
    let (few, many) = (try failure(10), try failure(1_000))
    #expect(few?.effort.incompatibilities == many?.effort.incompatibilities)
    #expect(
      many?.causes == [
        "Because you require `a` and every version of `a` has no wheel for this platform, your requirements cannot "
          + "be met"
      ])
  }

  @Test(arguments: [
    ("a 1:\na 2 wheels=cp312-cp312-win_amd64:\na 3 wheels=cp312-cp312-win_amd64:", ["a"], "a==1"),
    ("a 1:\na 2 yanked:\na 3 wheels=cp312-cp312-win_amd64:", ["a"], "a==1"),
    ("a 1 yanked:\na 2:\na 3 yanked:\na 4 yanked:", ["a"], "a==2"),
    ("a 1 yanked:\na 2rc1:\na 3 yanked:\na 4 yanked:", ["a"], "a==2rc1"),
    ("a 1 yanked:\na 2 yanked:\na 3:\na 4 yanked:", ["a<4"], "a==3"),
    ("a 1 yanked:\na 2 yanked:\na 3 yanked:", ["a==2"], "a==2"),
    ("b 1: a>1\nb 2: a>2\na 1:\na 2 uploaded=2024-01-01:\na 3 yanked:\na 4 yanked:", ["b"], "a==2 b==1"),
  ])
  func aRunEndsWhereAVersionIsUsable(index: String, requirements: [String], expected: String) throws {
    let request = try ResolutionHarness.request(requirements)
    #expect(try ResolutionHarness.answer(request, MemoryIndex(index)) == expected)
  }

  @Test(arguments: [(IndexStrategy.firstIndex, "a==1"), (.unsafeBestMatch, "a==3")])
  func anotherIndexMayHaveTheSameVersionsUsable(strategy: IndexStrategy, expected: String) throws {
    let other = try MemoryIndex("a 2:\na 3:", url: "https://other.test/simple")
    var request = try ResolutionHarness.request(["a"])
    request.options.indexStrategy = strategy
    #expect(
      try ResolutionHarness.answer(request, MemoryIndex("a 1:\na 2 yanked:\na 3 yanked:", others: [other])) == expected)
  }

  @Test func versionsForAnotherPythonTakeTimeInTheirNumber() throws {
    func effort(_ count: Int) throws -> ResolutionEffort {
      let index = try MemoryIndex((1...count).map { "a 1.\($0) python=>=3.99:" }.joined(separator: "\n"))
      let error = #expect(throws: UnsatisfiableRequirements.self) {
        try resolve(try ResolutionHarness.request(["a"]), from: index)
      }
      return try #require(error?.effort)
    }
    let (few, many) = (try effort(30), try effort(300))
    #expect(many.examined <= few.examined * 11)
    #expect(many.incompatibilities <= few.incompatibilities * 11)
  }

  @Test func versionsInLockStepTakeTimeInTheirNumber() throws {
    func effort(_ count: Int) throws -> ResolutionEffort {
      let lines = (1...count).flatMap { ["a 1.\($0): b==1.\($0)", "b 1.\($0):"] }
      let error = #expect(throws: UnsatisfiableRequirements.self) {
        try resolve(try ResolutionHarness.request(["a", "b<1"]), from: MemoryIndex(lines.joined(separator: "\n")))
      }
      return try #require(error?.effort)
    }
    let (few, many) = (try effort(30), try effort(300))
    #expect(many.examined <= few.examined * 11)
  }

  @Test func theLowestVersionsAreARunToo() throws {
    var request = try ResolutionHarness.request(["a"])
    request.options.mode = .lowest
    #expect(try ResolutionHarness.answer(request, MemoryIndex("a 1 yanked:\na 2 yanked:\na 3:\na 4:")) == "a==3")
  }

  @Test func extrasThatAskForOneAnotherTakeTimeInTheirNumber() throws {
    func effort(_ count: Int) throws -> ResolutionEffort {
      let requirements = (1...count).map { "a[e\($0)] ; extra == 'e\($0 - 1)'" } + ["b ; extra == 'e\(count)'"]
      let index = try MemoryIndex("a 1.0: \(requirements.joined(separator: " | "))\nb 1.0:")
      let resolution = try resolve(try ResolutionHarness.request(["a[e0]"]), from: index)
      #expect(resolution.packages.map(\.name.string) == ["a", "b"])
      return resolution.effort
    }
    let (few, many) = (try effort(50), try effort(500))
    #expect(many.requirements <= few.requirements * 11)
    #expect(many.decisions == few.decisions)
  }

  @Test func overridesUnderAnExtraReachRequirementsWithoutOne() throws {
    let request = try ResolutionHarness.request(["a[x]"], overrides: ["b<2 ; extra == 'x'"])
    #expect(
      try ResolutionHarness.answer(request, MemoryIndex("a 1.0: b | c ; extra == 'x'\nb 1.0:\nb 2.0:\nc 1.0:"))
        == "a==1.0 b==1.0 c==1.0")
  }

  @Test func hugeSetsOfVersionsAreCutInExplanations() throws {
    let excluded = (1...2_000).map { "!=1.\($0)" }.joined(separator: ",")
    let index = try MemoryIndex((1...20).map { "a 1.\($0):" }.joined(separator: "\n"))
    let error = #expect(throws: UnsatisfiableRequirements.self) {
      try resolve(try ResolutionHarness.request(["a\(excluded)"]), from: index)
    }
    let explanation = try #require(error?.causes.first)
    #expect(explanation.hasPrefix("Because you require `a!=1.1,!=1.2,"))
    #expect(explanation.contains(",...`"))
    #expect(explanation.utf8.count < 800)
  }

  @Test func veryManyConditionsAreCutInExplanations() throws {
    let names = (1...300).map { "p\($0)" }
    let lines = names.map { "\($0) 1.0: a==\($0.dropFirst())" } + (1...300).map { "a \($0):" }
    let error = #expect(throws: UnsatisfiableRequirements.self) {
      try resolve(try ResolutionHarness.request(["a>400"] + names), from: MemoryIndex(lines.joined(separator: "\n")))
    }
    #expect((error?.causes.first?.utf8.count ?? .max) < 4_000)
  }
}
