import Resolution
import Testing

/// A resolution written as text: an index, requirements and the expected answer.
struct ResolutionCase: Sendable, CustomTestStringConvertible {
  var name: String
  var index: String
  var requirements: [String]
  /// `name==version` words, or nil if there is no solution.
  var expected: String?
  var configure: @Sendable (inout ResolutionRequest) throws -> Void

  init(
    _ name: String, _ index: String, require requirements: [String], expect expected: String?,
    configure: @escaping @Sendable (inout ResolutionRequest) throws -> Void = { _ in }
  ) {
    self.name = name
    self.index = index
    self.requirements = requirements
    self.expected = expected
    self.configure = configure
  }

  var testDescription: String { name }

  func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
    var request = try ResolutionHarness.request(requirements)
    try configure(&request)
    let answer = try ResolutionHarness.answer(request, MemoryIndex(index))
    #expect(answer == expected, sourceLocation: sourceLocation)
  }
}
