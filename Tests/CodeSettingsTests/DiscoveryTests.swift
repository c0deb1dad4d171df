import CodeSettings
import FilePatterns
import SystemIO
import SystemPackage
import Testing

@Suite struct DiscoveryTests {
  private let sources = [
    "a.py": "", "b.pyi": "", "c.ipynb": "", "d.md": "", "e.txt": "", "f.rst": "", "g.pyw": "", "pkg/h.py": "",
    "pkg-x/i.py": "", "venv/j.py": "", "pkg/node_modules/k.py": "", "pkg/dist": "", ".hidden/l.py": "",
  ]

  @Test func usualFilesAreFoundInOrder() throws {
    let project = try CodeProject(sources)
    #expect(
      try project.files { $0.isIsolated = true } == [
        ".hidden/l.py", "a.py", "b.pyi", "c.ipynb", "d.md", "pkg/h.py", "pkg-x/i.py",
      ])
  }

  @Test func namedFilesAreTakenWhateverTheirName() throws {
    let project = try CodeProject(sources)
    #expect(
      try project.files(["e.txt", "venv/j.py", "pkg", "pkg/h.py", "./e.txt"]) { $0.isIsolated = true }
        == ["e.txt", "pkg/h.py", "venv/j.py"])
    #expect(
      try project.files(["e.txt", "venv/j.py"]) {
        $0.isIsolated = true
        $0.options.forceExclude = true
      } == ["e.txt"])
  }

  @Test func settingsChooseFiles() throws {
    var files = sources
    files["ruff.toml"] = "include = ['*.py']\nextend-include = ['*.rst']\nextend-exclude = ['pkg-x']\n"
    files["pkg/ruff.toml"] = "exclude = ['h.py']\n"
    let project = try CodeProject(files)
    // The inner file excludes nothing but `h.py`, and includes what is usual: files that hold settings too.
    #expect(try project.files() == [".hidden/l.py", "a.py", "f.rst", "pkg/node_modules/k.py", "pkg/ruff.toml"])
  }

  @Test func toolsHaveExclusionsOfTheirOwn() throws {
    let project = try CodeProject([
      "ruff.toml": "[lint]\nexclude = ['a.py']\n[format]\nexclude = ['sub/*']\n", "a.py": "", "sub/b.py": "",
    ])
    let resolver = try project.resolver()
    let found = try SourceDiscovery(resolver, workingDirectory: project.path).find([".", "sub/b.py"]).files
    #expect(found.filter { $0.isExcluded(by: $0.settings.lintExclude) }.map(\.path) == [project.path + "/a.py"])
    // A file that is named is not left out.
    #expect(found.map(\.path) == ["a.py", "ruff.toml", "sub/b.py"].map { project.path + "/" + $0 })
    #expect(found.map { $0.isExcluded(by: $0.settings.format.exclude) } == [false, false, false])
  }

  @Test func previewAndExtensionsAddFiles() throws {
    let project = try CodeProject(["a.pyw": "", "b.pyx": "", "c.py": ""])
    #expect(
      try project.files {
        $0.isIsolated = true
        $0.options.preview = true
        $0.options.languages = ["pyx": .python]
      } == ["a.pyw", "b.pyx", "c.py"])
  }

  private let ignored = [
    ".git/HEAD": "", ".gitignore": "*.gen.py\n/top.py\n!keep.gen.py\nout/\n", "a.gen.py": "", "keep.gen.py": "",
    "top.py": "", "sub/top.py": "", "sub/.gitignore": "!a.gen.py\nb.py\n", "sub/a.gen.py": "", "sub/b.py": "",
    "out/c.py": "", ".ignore": "d.py\n", "d.py": "", ".git/info/exclude": "e.py\n", "e.py": "",
    "inner/.git/HEAD": "", "inner/f.gen.py": "",
  ]

  @Test func ignoreFilesAreRespectedWithinTheirRepository() throws {
    let project = try CodeProject(ignored)
    #expect(
      try project.files { $0.isIsolated = true } == ["inner/f.gen.py", "keep.gen.py", "sub/a.gen.py", "sub/top.py"])
    #expect(try project.files(["sub"]) { $0.isIsolated = true } == ["sub/a.gen.py", "sub/top.py"])
    // A directory that is named is read although it is ignored.
    #expect(try project.files(["out"]) { $0.isIsolated = true } == ["out/c.py"])
    #expect(
      try project.files {
        $0.isIsolated = true
        $0.options.respectsIgnoreFiles = false
      }.count == 10)
  }

  @Test func withoutARepositoryOnlyOwnIgnoreFilesCount() throws {
    let project = try CodeProject(ignored.filter { !$0.key.contains(".git/") })
    #expect(
      try project.files { $0.isIsolated = true } == [
        "a.gen.py", "e.py", "inner/f.gen.py", "keep.gen.py", "out/c.py", "sub/a.gen.py", "sub/b.py", "sub/top.py",
        "top.py",
      ])
  }

  @Test func linksToFilesAreFoundAndLinksToDirectoriesNotFollowed() throws {
    let project = try CodeProject(["real/a.py": "", "x/y.txt": ""])
    try createSymbolicLink(to: FilePath("../real/a.py"), at: FilePath(project.path + "/x/b.py"))
    try createSymbolicLink(to: FilePath("real"), at: FilePath(project.path + "/z"))
    #expect(try project.files { $0.isIsolated = true } == ["real/a.py", "x/b.py"])
  }

  @Test func missingPathsAreReportedAndTheRestIsFound() throws {
    let project = try CodeProject(["a.py": ""])
    let resolver = try project.resolver { $0.isIsolated = true }
    let found = try SourceDiscovery(resolver, workingDirectory: project.path).find(["no.py", "a.py"])
    #expect(found.files.count == 1)
    #expect(found.failures.map(\.path) == [project.path + "/no.py"])
  }

  @Test(arguments: [("a/b", "a-b", true), ("a-b", "a/b", false), ("a", "a/b", true), ("b", "a/b", false)])
  func pathsAreOrderedByComponents(_ left: String, _ right: String, _ expected: Bool) {
    #expect(componentsPrecede(left, right) == expected)
  }
}
