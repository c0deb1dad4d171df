import IndexAccess
import PackageOperations
import PackagingStandards
import Testing

/// In which order indexes are asked.
@Suite struct IndexDefinitionsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// Definitions as `name=host`, with `!` behind a default and `?` behind an explicit one.
    var defined: String
    /// The hosts that are asked.
    var asked: String

    var testDescription: String { defined.isEmpty ? "nothing" : defined }
  }

  @Test func theUserOfOneSpellingCountsForTheOther() throws {
    var definitions = IndexDefinitions()
    let plain = try URLReference(absolute: "https://one/simple")
    let withUser = try URLReference(absolute: "https://me@one/simple")
    definitions.append(PackageIndex(url: plain, name: "z"))
    definitions.append(PackageIndex(url: withUser), isDefault: true)
    #expect(definitions.indexes.map(\.url.requestText) == ["https://me@one/simple", "https://me@one/simple"])
    #expect(definitions.indexes.map(\.name) == ["z", nil])
    // One that takes no credentials gets none.
    definitions.definitions[0].index.authentication = .never
    #expect(definitions.indexes.map(\.url.requestText) == ["https://one/simple", "https://me@one/simple"])
  }

  @Test(arguments: [
    Case(defined: "", asked: "pypi.org"),
    Case(defined: "one two", asked: "one two pypi.org"),
    Case(defined: "one! two", asked: "two one"),
    Case(defined: "one! two!", asked: "one"),
    Case(defined: "a=one a=two", asked: "one pypi.org"),
    // The first of a name counts even where it is of another kind.
    Case(defined: "a=one? a=two", asked: "pypi.org"),
    Case(defined: "a=one?! two", asked: "two"),
    Case(defined: "one one", asked: "one pypi.org"),
  ])
  func indexesAreAskedInOrder(_ example: Case) throws {
    var definitions = IndexDefinitions()
    for var word in example.defined.split(separator: " ").map(String.init) {
      let isDefault = word.hasSuffix("!")
      if isDefault { word.removeLast() }
      let isExplicit = word.hasSuffix("?")
      if isExplicit { word.removeLast() }
      let parts = word.split(separator: "=").map(String.init)
      let host = try #require(parts.last)
      let index = PackageIndex(
        url: try URLReference(absolute: "https://\(host)/simple"), name: parts.count > 1 ? parts[0] : nil)
      definitions.definitions.append(.init(index: index, isDefault: isDefault, isExplicit: isExplicit))
    }
    let hosts = definitions.indexes.map { index in
      index.url.description.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }
    #expect(hosts.joined(separator: " ") == example.asked)
  }
}
