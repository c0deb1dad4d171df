import PackagingStandards
import Resolution
import Testing

struct ReadingAheadTests {
  @Test func pagesOfDependenciesAreAnnouncedBeforeTheyAreNeeded() throws {
    let index = try MemoryIndex("a 1.0: b | c\nb 1.0:\nc 1.0:")
    _ = try resolve(try ResolutionHarness.request(["a"]), from: index)
    #expect(index.prefetchedPackages.map(\.string) == ["a", "b", "c"])
  }

  @Test func metadataOfLikelyVersionsIsAnnounced() throws {
    let index = try MemoryIndex("a 1.0:\nb 1.0:")
    _ = try resolve(try ResolutionHarness.request(["a", "b"]), from: index)
    #expect(index.prefetchedFiles.sorted() == ["a-1.0-py3-none-any.whl", "b-1.0-py3-none-any.whl"])
  }

  @Test func metadataIsReadOncePerVersion() throws {
    let index = try MemoryIndex("a 1.0: b | b[x]\nb 1.0: a[y] | c ; extra == 'x'\nc 1.0:")
    _ = try resolve(try ResolutionHarness.request(["a", "a[y]"]), from: index)
    #expect(
      index.readMetadata.sorted() == ["a-1.0-py3-none-any.whl", "b-1.0-py3-none-any.whl", "c-1.0-py3-none-any.whl"])
  }

  @Test func manyVersionsAreAnnouncedAtOnceWhenTheFirstOnesDoNotFit() throws {
    let versions = (1...60).map { "a 1.\($0): missing" }.joined(separator: "\n")
    let index = try MemoryIndex("\(versions)\na 0.1:")
    #expect(try ResolutionHarness.answer(ResolutionHarness.request(["a"]), index) == "a==0.1")
    // In the order in which they are tried, each once, whichever way of reading ahead comes to it first.
    let all = ((1...60).reversed().map { "1.\($0)" } + ["0.1"]).map { "a-\($0)-py3-none-any.whl" }
    #expect(index.prefetchedFiles == all)
  }

  @Test func nothingIsAnnouncedWhereOnlyWhatIsAtHandCanBeRead() throws {
    let index = try MemoryIndex("a 1.0: b\nb 1.0:")
    index.readsAhead = false
    #expect(try ResolutionHarness.answer(ResolutionHarness.request(["a"]), index) == "a==1.0 b==1.0")
    #expect(index.prefetchedPackages.isEmpty)
    #expect(index.prefetchedFiles.isEmpty)
  }
}
