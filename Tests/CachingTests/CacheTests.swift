import Caching
import Support
import SystemIO
import SystemPackage
import Testing

struct CacheTests {
  @Test func openingCreatesTheMarkersAndTheLock() throws {
    let directory = try TemporaryDirectory()
    let root = directory.path.appending("deep").appending("cache")
    let cache = try Cache(at: .directory(root))
    #expect(cache.root == root)
    let tag = String(decoding: try readFile(root.appending("CACHEDIR.TAG")), as: UTF8.self)
    #expect(tag.hasPrefix("Signature: 8a477f597d28d172789f06886806bc55\n"))
    #expect(try readFile(root.appending(".gitignore")) == Array("*\n".utf8))
    #expect(try fileStatus(root.appending(".lock")) != nil)
  }

  @Test func temporaryCacheIsRemovedWithItsObject() throws {
    var cache: Cache? = try Cache(at: .temporary)
    let root = try #require(cache?.root)
    #expect(isDirectory(root))
    cache = nil
    #expect(!isDirectory(root))
  }

  @Test func sharedHoldersExcludeAnExclusiveOne() throws {
    let directory = try TemporaryDirectory()
    let first = try Cache(at: .directory(directory.path))
    let second = try Cache(at: .directory(directory.path))
    #expect(throws: CachingError.self) {
      _ = try Cache(at: .directory(directory.path), sharing: .exclusive, timeout: .seconds(0))
    }
    withExtendedLifetime((first, second)) {}
  }

  @Test func storingCreatesMissingDirectoriesAndReplaces() throws {
    let directory = try TemporaryDirectory()
    let cache = try Cache(at: .directory(directory.path))
    let path = cache.path(.simple, "pypi", "flask.page")
    try cache.store([1, 2, 3], at: path)
    try cache.store([4], at: path)
    #expect(try readFile(path) == [4])
    #expect(path.string == directory.path.string + "/simple-v1/pypi/flask.page")
    // Nothing but the entry is left.
    #expect(try listDirectory(path.removingLastComponent()).map(\.name) == ["flask.page"])
  }

  @Test func unusableRootSaysWhatToDo() throws {
    let directory = try TemporaryDirectory()
    let file = directory.path.appending("file")
    try writeFile([], to: file)
    let error = #expect(throws: CachingError.self) { _ = try Cache(at: .directory(file.appending("cache"))) }
    #expect(error?.hints == ["Choose another directory with `--cache-dir`, or run with `--no-cache`"])
  }

  @Test(arguments: [
    ("flask-3.1.3-py3-none-any", "flask-3.1.3-py3-none-any"), ("1!2.0+local", "1!2.0+local"), ("..", nil), ("", nil),
    (".hidden", nil), ("a/b", nil), ("a\u{0}b", nil), (String(repeating: "x", count: 181), nil),
  ])
  func unsafeNamesBecomeDigests(name: String, expected: String?) {
    let key = CacheKey.filename(name)
    if let expected { #expect(key == expected) } else { #expect(key == "~" + CacheKey.digest(name)) }
    #expect(!key.contains("/"))
  }

  @Test func refreshNamesItsPackages() {
    #expect(!CacheRefresh.nothing.includes("flask"))
    #expect(CacheRefresh.everything.includes("flask"))
    #expect(CacheRefresh.packages(["flask"]).includes("flask"))
    #expect(!CacheRefresh.packages(["flask"]).includes("jinja2"))
  }

  @Test func clearingKeepsWhatMarksTheCacheAndWhatIsNotOfIt() throws {
    let directory = try TemporaryDirectory()
    let cache = try Cache(at: .directory(directory.path))
    try cache.store([1, 2, 3], at: cache.path(.simple, "pypi", "flask.page"))
    try createDirectories(directory.path.pushing("archives-v1/old"))
    try writeFile([1], to: directory.path.appending(".tmp12-abc"))
    try writeFile([1], to: directory.path.appending("thesis.txt"))
    let clearing = try Cache.clear(directory.path)
    #expect(clearing.fileCount == 2)
    #expect(clearing.byteCount == 4)
    #expect(clearing.foreign == ["thesis.txt"])
    let left = try listDirectory(directory.path).map(\.name).sorted()
    #expect(left == [".gitignore", ".lock", "CACHEDIR.TAG", "thesis.txt"])
    #expect(Cache.isCache(directory.path))
    withExtendedLifetime(cache) {}
  }

  @Test func onlyACacheIsCleared() throws {
    let directory = try TemporaryDirectory()
    try createDirectories(directory.path.pushing("simple-v1/precious"))
    try writeFile(Array("Signature: another tool's\n".utf8), to: directory.path.appending("CACHEDIR.TAG"))
    #expect(throws: CachingError.self) { _ = try Cache.clear(directory.path) }
    #expect(isDirectory(directory.path.pushing("simple-v1/precious")))
  }

  @Test func aCacheThatLostItsTagGetsItBack() throws {
    let directory = try TemporaryDirectory()
    _ = try Cache(at: .directory(directory.path))
    try removeFile(directory.path.appending("CACHEDIR.TAG"))
    _ = try Cache(at: .directory(directory.path))
    #expect(Cache.isCache(directory.path))
  }

  @Test func temporaryFilesOfKilledProcessesGoWithTheNext() throws {
    let directory = try TemporaryDirectory()
    let abandoned = directory.path.pushing(".temporary/.process1-dead")
    try createDirectories(abandoned)
    try writeFile([1], to: abandoned.appending("download"))
    var cache: Cache? = try Cache(at: .directory(directory.path))
    let path = try #require(try cache?.temporaryPath())
    #expect(!exists(abandoned))
    try writeFile([1], to: path)
    cache = nil
    #expect(try listDirectory(directory.path.appending(".temporary")).isEmpty)
  }
}
