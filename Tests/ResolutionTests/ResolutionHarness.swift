import IndexAccess
import PackagingStandards
import Resolution

/// Requests and answers of resolutions in tests, as text.
enum ResolutionHarness {
  static let markers = MarkerEnvironment(
    implementationName: "cpython", implementationVersion: "3.12.4", osName: "posix", platformMachine: "x86_64",
    platformPythonImplementation: "CPython", platformRelease: "6.1.0", platformSystem: "Linux", platformVersion: "#1",
    pythonFullVersion: "3.12.4", pythonVersion: "3.12", sysPlatform: "linux")

  /// A request for CPython 3.12 on 64-bit Linux with glibc 2.36.
  static func request(
    _ requirements: [String], python: String = "3.12.4", constraints: [String] = [], overrides: [String] = [],
    platform: Platform = Platform(.manylinux(major: 2, minor: 36), .amd64)
  ) throws -> ResolutionRequest {
    let version = try Version(python)
    let tags = CompatibleTags(
      interpreter: InterpreterTags(
        .cPython(isFreeThreaded: false, isDebug: false), pythonMajor: 3, pythonMinor: Int(version.minor)),
      platform: platform)
    let sourced: ([String], RequirementOrigin) throws -> [SourcedRequirement] = { texts, origin in
      try texts.map { SourcedRequirement(try Requirement($0), origin: origin) }
    }
    var request = ResolutionRequest(
      requirements: try sourced(requirements, RequirementOrigin(.requirement, in: .file("requirements.in"))),
      python: PythonRequirement(version: version, isExplicit: true),
      markers: markers.withPython(version), tags: tags)
    request.constraints = try sourced(constraints, RequirementOrigin(.constraint, in: .file("constraints.txt")))
    request.overrides = try sourced(overrides, RequirementOrigin(.override, in: .file("overrides.txt")))
    return request
  }

  /// The answer as `name==version` words, or nil if there is no solution.
  static func answer(_ request: ResolutionRequest, _ index: MemoryIndex) throws -> String? {
    do {
      return try resolve(request, from: index).packages.map { "\($0.name)==\($0.version)" }.joined(separator: " ")
    } catch is UnsatisfiableRequirements {
      return nil
    }
  }
}
