import SystemIO
import SystemPackage
import Testing

@Suite struct EnvironmentVerbTests {
  /// A run whose directory `site` holds made-up distributions, each with the requirements given.
  private func run(with distributions: [(name: String, version: String, requires: [String])]) throws -> ProgramRun {
    let run = try ProgramRun()
    for (name, version, requires) in distributions {
      let folder = "site/\(name)-\(version).dist-info"
      let requirements = requires.map { "Requires-Dist: \($0)\n" }.joined()
      try run.write("\(folder)/METADATA", "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n\(requirements)")
      try run.write("\(folder)/RECORD", "\(name)/__init__.py,,\n\(folder.dropFirst(5))/METADATA,,\n")
      try run.write("\(folder)/INSTALLER", "test\n")
    }
    return run
  }

  private let web: [(name: String, version: String, requires: [String])] = [
    ("web", "1.0", ["templates<3,>=2", "server", "colour; extra == 'pretty'", "winapi; sys_platform == 'win32'"]),
    ("templates", "2.5", ["escape>=1"]),
    ("server", "0.1", ["escape", "templates"]),
    ("escape", "1.1", []),
    ("alone", "3.0.post1", []),
  ]

  @Test func installedPackagesAreListed() throws {
    let run = try run(with: web)
    try run.write("site/edited-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: edited\nVersion: 1.0\n")
    try run.write(
      "site/edited-1.0.dist-info/direct_url.json",
      "{\"url\": \"file:///projects/edited\", \"dir_info\": {\"editable\": true}}")
    try checkSnapshot([
      run("pip list --target site"), run("pip list --target site --format json --exclude alone"),
      run("pip list --target site --format freeze --exclude-editable"), run("pip list --target site -e"),
      run("pip freeze --target site"), run("pip freeze --target site --exclude-editable --exclude web"),
      run("pip list --target site --format xml"), run("pip list --target empty"),
    ])
  }

  @Test func packagesAreShownWithTheirNeighbours() throws {
    let run = try run(with: web)
    try checkSnapshot([
      run("pip show --target site web escape"), run("pip show --target site -f alone missing"),
      run("pip show --target site missing"), run("pip show --target site"),
    ])
  }

  @Test func treesRepeatNothingUnlessAsked() throws {
    let run = try run(with: web)
    try checkSnapshot([
      run("pip tree --target site"), run("pip tree --target site --no-dedupe --show-version-specifiers"),
      run("pip tree --target site --invert --package escape --show-version-specifiers"),
      run("pip tree --target site --depth 1 --prune alone"), run("pip tree --target site --outdated"),
    ])
  }

  @Test func circlesAreDrawnOnce() throws {
    let run = try run(with: [("a", "1", ["b"]), ("b", "1", ["c"]), ("c", "1", ["a"]), ("selfish", "1", ["selfish"])])
    try checkSnapshot([run("pip tree --target site"), run("pip tree --target site --no-dedupe")])
  }

  @Test func inconsistenciesAreFound() throws {
    let run = try run(with: web + [("broken", "1", ["escape>2", "nowhere", "web==1.*"])])
    try checkSnapshot([run("pip check --target site"), run("pip list -q --target site --strict")])
    let sound = try self.run(with: web)
    try checkSound(sound)
  }

  private func checkSound(_ run: ProgramRun) throws {
    let result = try run("pip check --target site")
    #expect(result.exitCode == 0)
    #expect(result.standardError == "Checked 5 packages in [TIME]\nAll installed packages are compatible\n")
  }
}
