import PackagingStandards
import Testing

/// The laws of the algebra, and agreement with an evaluation that knows nothing of diagrams.
struct MarkerLawTests {
  static let seed: UInt64 = 0xADDE_0001

  @Test func diagramsAgreeWithDirectEvaluation() throws {
    var random = MarkerGenerator(seed: Self.seed)
    let environments = MarkerGenerator.environments
    for _ in 0..<600 {
      let expression = random.expression(depth: 3)
      let marker = try MarkerTree(expression.text)
      let reparsed = marker.isTrue ? marker : try MarkerTree("\(marker)")
      #expect(reparsed == marker, "\(expression.text) prints as \(marker)")
      for environment in environments {
        let extras = random.extras()
        let expected = expression.holds(environment, extras)
        #expect(
          marker.evaluate(environment, extras: extras) == expected,
          "\(expression.text) in \(environment.sysPlatform) \(environment.pythonFullVersion), seed \(Self.seed)")
        #expect(marker.onlyExtras.evaluate(environment, extras: extras) || !expected)
      }
    }
  }

  @Test func theLawsOfLogicHold() throws {
    var random = MarkerGenerator(seed: Self.seed &+ 1)
    for _ in 0..<400 {
      let (a, b, c) = (
        try MarkerTree(random.expression(depth: 2).text), try MarkerTree(random.expression(depth: 2).text),
        try MarkerTree(random.expression(depth: 1).text)
      )
      #expect(a.negated.negated == a)
      #expect(a.and(b) == b.and(a))
      #expect(a.or(b) == b.or(a))
      #expect(a.and(a) == a && a.or(a) == a)
      #expect(a.and(b).and(c) == a.and(b.and(c)))
      #expect(a.or(b).or(c) == a.or(b.or(c)))
      #expect(a.and(b.or(c)) == a.and(b).or(a.and(c)))
      #expect(a.or(b.and(c)) == a.or(b).and(a.or(c)))
      #expect(a.and(b).negated == a.negated.or(b.negated))
      #expect(a.and(a.or(b)) == a && a.or(a.and(b)) == a)
      #expect(a.and(a.negated).isFalse && a.or(a.negated).isTrue)
      #expect(a.and(.alwaysTrue) == a && a.and(.alwaysFalse).isFalse)
      #expect(a.isDisjoint(from: b) == a.and(b).isFalse)
      #expect(a.and(b).isSubset(of: a))
      #expect(a.negated.or(b).isTrue == a.isSubset(of: b))
      #expect(a.and(b) == a.and(a.negated.or(b)))
    }
  }

  @Test func simplifyingUnderPythonVersionsChangesNothingForThem() throws {
    var random = MarkerGenerator(seed: Self.seed &+ 2)
    for bounds in [">=3.8", ">=3.9,<3.12", "<3.10", "==3.11.*"] {
      let versions = VersionRanges(releaseOnly: try VersionSpecifierSet(bounds))
      for _ in 0..<100 {
        let expression = random.expression(depth: 3)
        let marker = try MarkerTree(expression.text)
        let simplified = marker.simplified(assumingPython: versions)
        #expect(simplified.simplified(assumingPython: versions) == simplified)
        for environment in MarkerGenerator.environments {
          guard let python = environment.python, versions.contains(python) else { continue }
          #expect(simplified.evaluate(environment) == marker.evaluate(environment), "\(expression.text)")
        }
      }
    }
  }

  @Test func markersAreMadeOnManyThreads() async throws {
    let texts = (0..<40).map { index -> String in
      var random = MarkerGenerator(seed: Self.seed &+ 10 &+ UInt64(index / 4))
      return random.expression(depth: 3).text
    }
    let results = try await withThrowingTaskGroup(of: [MarkerTree].self) { group in
      for _ in 0..<4 {
        group.addTask { try texts.map { try MarkerTree($0).and(try MarkerTree("python_version > '3.9'")) } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test func mutatedMarkersNeverTrap() {
    var random = MarkerGenerator(seed: Self.seed &+ 3)
    let alphabet = Array("'\"()<>=!~ andorintx_.3é\u{0}".utf8)
    for _ in 0..<3_000 {
      var bytes = Array(random.expression(depth: 2).text.utf8)
      for _ in 0...random.below(4) {
        let index = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[index] = alphabet[random.below(alphabet.count)]
        case 1: bytes.insert(alphabet[random.below(alphabet.count)], at: index)
        default: if bytes.count > 1 { bytes.remove(at: index) }
        }
      }
      do throws(RequirementParseError) {
        let marker = try MarkerTree(parsing: bytes.span)
        _ = marker.evaluate(MarkerGenerator.environments[0])
        _ = "\(marker)"
      } catch {
        #expect(error.span.lowerBound <= bytes.count)
        #expect(!error.excerpt.isEmpty)
      }
    }
  }
}
