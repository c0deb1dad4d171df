package import PackagingStandards

/// What packages are chosen for: an interpreter as it is, or another version or platform in its place.
///
/// See ``Interpreter/target(pythonVersion:platform:)``.
package struct TargetEnvironment: Sendable {
  /// The values that environment markers are compared with.
  package let markers: MarkerEnvironment
  /// The version of Python that `Requires-Python` is compared with.
  package let pythonVersion: Version
  private let interpreterTags: InterpreterTags
  private let platform: Platform
  private let isManylinuxCompatible: Bool

  init(
    markers: MarkerEnvironment, pythonVersion: Version, interpreterTags: InterpreterTags, platform: Platform,
    isManylinuxCompatible: Bool
  ) {
    self.markers = markers
    self.pythonVersion = pythonVersion
    self.interpreterTags = interpreterTags
    self.platform = platform
    self.isManylinuxCompatible = isManylinuxCompatible
  }

  /// Ranks the tags of the wheels that run there.
  ///
  /// Builds tables of about a thousand tags: keep what it returns.
  package func compatibleTags() -> CompatibleTags {
    CompatibleTags(
      interpreter: interpreterTags, platform: platform, isManylinuxCompatible: isManylinuxCompatible)
  }
}

extension Interpreter {
  /// The values that environment markers have in this interpreter.
  package var markerEnvironment: MarkerEnvironment {
    let values = facts.markers
    return MarkerEnvironment(
      implementationName: values.implementationName, implementationVersion: values.implementationVersion,
      osName: values.osName, platformMachine: values.platformMachine,
      platformPythonImplementation: values.platformPythonImplementation, platformRelease: values.platformRelease,
      platformSystem: values.platformSystem, platformVersion: values.platformVersion,
      pythonFullVersion: values.pythonFullVersion, pythonVersion: "\(version.major).\(version.minor)",
      sysPlatform: values.sysPlatform)
  }

  /// Ranks the tags of the wheels that run in this interpreter.
  ///
  /// Builds tables of about a thousand tags: keep what it returns.
  package func compatibleTags() -> CompatibleTags { target().compatibleTags() }

  /// Describes what packages are chosen for.
  ///
  /// - Parameters:
  ///   - pythonVersion: takes the place of this interpreter's version, as with `--python-version`; one or two numbers
  ///     stand for their first patch.
  ///   - triple: takes the place of this platform, as with `--python-platform`.
  ///   - deploymentTargets: the versions to assume of the platforms that have them in their names.
  package func target(
    pythonVersion: Version? = nil, platform triple: TargetTriple? = nil,
    deploymentTargets: TargetTriple.DeploymentTargets = TargetTriple.DeploymentTargets()
  ) -> TargetEnvironment {
    var markers = markerEnvironment
    if let values = triple?.markerValues {
      markers = markers.with([
        .osName: values.osName, .sysPlatform: values.sysPlatform, .platformSystem: values.platformSystem,
        .platformMachine: values.platformMachine, .platformRelease: values.platformRelease,
        .platformVersion: values.platformVersion,
      ])
    }
    if let pythonVersion { markers = markers.withPython(pythonVersion) }
    let version = pythonVersion ?? version
    return TargetEnvironment(
      markers: markers, pythonVersion: markers.python ?? version,
      interpreterTags: InterpreterTags(
        facts.tagImplementation, pythonMajor: Int(clamping: version.major), pythonMinor: Int(clamping: version.minor)),
      platform: triple?.platform(for: deploymentTargets) ?? facts.wheelPlatform,
      isManylinuxCompatible: triple != nil || facts.takesManylinux)
  }
}

extension InterpreterFacts {
  /// The implementation, by what its wheel tags look like.
  fileprivate var tagImplementation: InterpreterTags.Implementation {
    let implementationVersion = try? Version(markers.implementationVersion)
    let major = Int(clamping: implementationVersion?.major ?? 0)
    let minor = Int(clamping: implementationVersion?.minor ?? 0)
    switch markers.implementationName.lowercased() {
    case "cpython": return .cPython(isFreeThreaded: isFreeThreaded, isDebug: isDebug)
    case "pypy": return .pyPy(major: major, minor: minor)
    case "graalpy": return .graalPy(major: major, minor: minor)
    case let name: return .other(name: name, abi: nil)
    }
  }

  /// The platform, by which wheels run on it.
  fileprivate var wheelPlatform: Platform {
    // What is of no known architecture is known by its own tag only.
    let tag = String(sysconfigPlatform.map { $0 == "-" || $0 == "." ? "_" : $0 })
    guard let architecture = Architecture(machine: machine) else {
      return Platform(.other(platformTag: tag), .amd64)
    }
    switch markers.sysPlatform {
    case "linux":
      guard let cLibrary else { return Platform(.linux, architecture) }
      let major = Int(cLibrary.version.major), minor = Int(cLibrary.version.minor)
      return switch cLibrary.kind {
      case .glibc: Platform(.manylinux(major: major, minor: minor), architecture)
      case .musl: Platform(.musllinux(major: major, minor: minor), architecture)
      }
    case "darwin":
      let version = macOSVersion ?? TwoPartVersion(10, 9)
      return Platform(.macOS(major: Int(version.major), minor: Int(version.minor)), architecture)
    case "win32": return Platform(.windows, architecture)
    default: return Platform(.other(platformTag: tag), architecture)
    }
  }
}
