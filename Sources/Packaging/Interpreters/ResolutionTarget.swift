package import PackagingStandards

/// The Python and platform that packages are chosen for.
package struct ResolutionTarget: Sendable {
  /// The version of Python that `Requires-Python` is compared with.
  package let version: Version
  /// Whether the version was asked for, as opposed to being the interpreter's.
  package let isExplicit: Bool
  /// The values that environment markers are compared with.
  package let markers: MarkerEnvironment
  /// The tags of the wheels that run there, ranked.
  package let tags: CompatibleTags

  /// What an interpreter is, or what it would be with another version or on another platform.
  ///
  /// Builds tables of about a thousand tags: keep it.
  /// - Parameters:
  ///   - pythonVersion: takes the place of the interpreter's version, as with `--python-version`; one or two numbers
  ///     stand for their first patch.
  ///   - triple: takes the place of its platform, as with `--python-platform`.
  ///   - deploymentTargets: the versions to assume of the platforms that have them in their names.
  package init(
    _ interpreter: Interpreter, pythonVersion: Version? = nil, platform triple: TargetTriple? = nil,
    deploymentTargets: TargetTriple.DeploymentTargets = TargetTriple.DeploymentTargets()
  ) {
    var markers = interpreter.markers
    if let values = triple?.markerValues {
      markers = markers.with([
        .osName: values.osName, .sysPlatform: values.sysPlatform, .platformSystem: values.platformSystem,
        .platformMachine: values.platformMachine, .platformRelease: values.platformRelease,
        .platformVersion: values.platformVersion,
      ])
    }
    if let pythonVersion { markers = markers.withPython(pythonVersion) }
    let facts = interpreter.facts
    let version = pythonVersion ?? interpreter.version
    self.version = markers.python ?? version
    isExplicit = pythonVersion != nil
    self.markers = markers
    tags = CompatibleTags(
      interpreter: InterpreterTags(
        facts.tagImplementation, pythonMajor: Int(clamping: version.major), pythonMinor: Int(clamping: version.minor)),
      platform: triple?.platform(for: deploymentTargets) ?? facts.wheelPlatform,
      isManylinuxCompatible: triple != nil || facts.takesManylinux)
  }
}

extension Interpreter {
  /// The values that environment markers have in this interpreter.
  package var markers: MarkerEnvironment {
    let values = facts.markers
    return MarkerEnvironment(
      implementationName: values.implementationName, implementationVersion: values.implementationVersion,
      osName: values.osName, platformMachine: values.platformMachine,
      platformPythonImplementation: values.platformPythonImplementation, platformRelease: values.platformRelease,
      platformSystem: values.platformSystem, platformVersion: values.platformVersion,
      pythonFullVersion: values.pythonFullVersion, pythonVersion: "\(version.major).\(version.minor)",
      sysPlatform: values.sysPlatform)
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
