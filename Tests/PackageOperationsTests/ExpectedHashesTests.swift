import PackageOperations
import PackagingStandards
import Testing

/// Which hashes count, by what requirements and constraints say.
@Suite struct ExpectedHashesTests {
  private static let markers = MarkerEnvironment(
    implementationName: "cpython", implementationVersion: "3.13.0", osName: "posix", platformMachine: "x86_64",
    platformPythonImplementation: "CPython", platformRelease: "", platformSystem: "Linux", platformVersion: "",
    pythonFullVersion: "3.13.0", pythonVersion: "3.13", sysPlatform: "linux")

  struct Case: Sendable, CustomTestStringConvertible {
    var mode: ExpectedHashes.Mode = .verified
    /// Requirements, each with the digits that its hashes consist of behind a blank.
    var requirements: String
    var constraints = ""
    /// The same digits of what `lib` 1.0 must have, `any` where it may be anything; a message where it is refused.
    var expected: String

    var testDescription: String { "\(mode) \(requirements) | \(constraints)" }
  }

  @Test(arguments: [
    Case(requirements: "lib==1.0 1", expected: "1"),
    Case(requirements: "lib==1.0 12", expected: "12"),
    Case(requirements: "lib==1.0", expected: "any"),
    Case(requirements: "lib==1.0 ", constraints: "lib==1.0 2", expected: "2"),
    Case(requirements: "lib==1.0 12", constraints: "lib==1.0 23", expected: "2"),
    Case(
      requirements: "lib==1.0 1", constraints: "lib==1.0 2",
      expected: "No hash of `lib==1.0` stands behind both the requirement and its constraint"),
    // What could mean several versions has no hashes.
    Case(requirements: "lib>=1.0 1", expected: "any"),
    Case(requirements: "lib==1.* 1", expected: "any"),
    Case(requirements: "lib==1.0;os_name=='none' 1", expected: "any"),
    Case(mode: .ignored, requirements: "lib==1.0 1", expected: "any"),
    Case(mode: .required, requirements: "lib==1.0 1", expected: "1"),
    Case(
      mode: .required, requirements: "lib>=1.0 1",
      expected: "With `--require-hashes`, every requirement must be pinned with `==`, but `lib>=1.0` is not"),
    Case(
      mode: .required, requirements: "lib==1.0",
      expected: "With `--require-hashes`, every requirement must have a hash, but `lib==1.0` has none"),
  ])
  func hashesOfRequirementsAndConstraintsAreJoined(_ example: Case) throws {
    var requirements = HashRequirements()
    for (text, role) in [(example.requirements, RequirementRole.requirement), (example.constraints, .constraint)] {
      let parts = text.split(separator: " ").map(String.init)
      guard let first = parts.first else { continue }
      let digests = try (parts.count > 1 ? Array(parts[1]) : []).map { digit in
        try #require(HashDigest("sha256:" + String(repeating: digit, count: 64)))
      }
      requirements.add(try Requirement(first), digests, role: role)
    }
    let (name, version) = (try PackageName("lib"), try Version("1.0"))
    let found: String
    do throws(OperationError) {
      let hashes = try ExpectedHashes(requirements, mode: example.mode, markers: Self.markers)
      let digests = hashes.digests(of: name, version)
      found = digests.map { $0.map { String($0.hexadecimal.prefix(1)) }.joined() } ?? "any"
    } catch {
      #expect(error.kind == .hashes)
      found = error.message
    }
    #expect(found == example.expected)
  }

  @Test func aFileMayRequireHashesWhateverTheSettingsSay() throws {
    var requirements = HashRequirements()
    requirements.isRequired = true
    #expect(try ExpectedHashes(requirements, mode: .ignored, markers: Self.markers).mode == .required)
  }
}
