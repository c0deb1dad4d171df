/// The values of the environment markers for one interpreter.
///
/// See [PEP 508](https://peps.python.org/pep-0508/#environment-markers).
package struct MarkerEnvironment: Hashable, Sendable {
  /// `implementation_name`, such as `cpython`.
  package var implementationName: String { self[.implementationName] }
  /// `implementation_version`, such as `3.13.1`, or `7.3.17` for PyPy.
  package var implementationVersion: String { storage.implementationVersion }
  /// `os_name`, such as `posix`.
  package var osName: String { self[.osName] }
  /// `platform_machine`, such as `x86_64`.
  package var platformMachine: String { self[.platformMachine] }
  /// `platform_python_implementation`, such as `CPython`.
  package var platformPythonImplementation: String { self[.platformPythonImplementation] }
  /// `platform_release`, such as `6.8.0-45-generic`.
  package var platformRelease: String { self[.platformRelease] }
  /// `platform_system`, such as `Linux`.
  package var platformSystem: String { self[.platformSystem] }
  /// `platform_version`, such as `#1 SMP Debian 6.1.106-3`.
  package var platformVersion: String { self[.platformVersion] }
  /// `python_full_version`, such as `3.13.1` or `3.14.0rc2`.
  package var pythonFullVersion: String { storage.pythonFullVersion }
  /// `python_version`, such as `3.13`.
  package var pythonVersion: String { storage.pythonVersion }
  /// `sys_platform`, such as `linux`.
  package var sysPlatform: String { self[.sysPlatform] }

  /// Held by reference, for environments are handed around with every evaluation.
  private let storage: Storage

  private final class Storage: Sendable {
    let implementationVersion: String
    let pythonFullVersion: String
    let pythonVersion: String
    /// The values of the text markers by key.
    let strings: [String]
    /// Their ids in the name table.
    let stringIDs: [8 of UInt32]
    /// Where the release of `implementation_version` lies between versions.
    let implementationPoint: VersionBoundary
    /// Where the release of `python_full_version` lies between versions.
    let pythonPoint: VersionBoundary

    init(strings: [String], implementationVersion: String, pythonFullVersion: String, pythonVersion: String) {
      self.implementationVersion = implementationVersion
      self.pythonFullVersion = pythonFullVersion
      self.pythonVersion = pythonVersion
      self.strings = strings
      var ids: [8 of UInt32] = .init(repeating: 0)
      for (index, string) in strings.enumerated() where index < ids.count { ids[index] = MarkerAtom.id(of: string) }
      stringIDs = ids
      implementationPoint = MarkerEnvironment.point(implementationVersion)
      pythonPoint = MarkerEnvironment.point(pythonFullVersion)
    }
  }

  /// Makes an environment of its values.
  package init(
    implementationName: String, implementationVersion: String, osName: String, platformMachine: String,
    platformPythonImplementation: String, platformRelease: String, platformSystem: String, platformVersion: String,
    pythonFullVersion: String, pythonVersion: String, sysPlatform: String
  ) {
    let strings = MarkerStringKey.allCases.map { key in
      switch key {
      case .osName: osName
      case .sysPlatform: sysPlatform
      case .platformSystem: platformSystem
      case .platformMachine: platformMachine
      case .platformPythonImplementation: platformPythonImplementation
      case .platformRelease: platformRelease
      case .platformVersion: platformVersion
      case .implementationName: implementationName
      }
    }
    storage = Storage(
      strings: strings, implementationVersion: implementationVersion,
      // CPython built from source control calls itself `3.14.0a1+`.
      pythonFullVersion: pythonFullVersion.hasSuffix("+") ? pythonFullVersion + "local" : pythonFullVersion,
      pythonVersion: pythonVersion)
  }

  /// The value of a text marker.
  package subscript(key: MarkerStringKey) -> String { storage.strings[Int(key.rawValue)] }

  /// The value of a version marker.
  package subscript(key: MarkerVersionKey) -> String {
    switch key {
    case .implementationVersion: implementationVersion
    case .pythonFullVersion: pythonFullVersion
    case .pythonVersion: pythonVersion
    }
  }

  /// The version of Python, or `nil` if the interpreter reports none that PEP 440 knows.
  package var python: Version? { try? Version(pythonFullVersion) }

  /// The same environment with another Python of the same implementation, as `--python-version` asks for.
  ///
  /// A version of one or two numbers gets the patch number 0.
  package func withPython(_ version: Version) -> MarkerEnvironment {
    var release = version.release
    while release.count < 3 { release.append(0) }
    var parts = version.parts
    parts.release = release
    parts.local = []
    let full = Version(parts).description
    let isCPython = implementationName == "cpython"
    return replacing(
      strings: storage.strings, implementationVersion: isCPython ? full : implementationVersion,
      pythonFullVersion: full,
      pythonVersion: "\(release[0]).\(release[1])")
  }

  /// The same environment with other values of text markers, as `--python-platform` asks for.
  package func with(_ values: [MarkerStringKey: String]) -> MarkerEnvironment {
    var strings = storage.strings
    for (key, value) in values { strings[Int(key.rawValue)] = value }
    return replacing(
      strings: strings, implementationVersion: implementationVersion, pythonFullVersion: pythonFullVersion,
      pythonVersion: pythonVersion)
  }

  private func replacing(
    strings: [String], implementationVersion: String, pythonFullVersion: String, pythonVersion: String
  ) -> MarkerEnvironment {
    func string(_ key: MarkerStringKey) -> String { strings[Int(key.rawValue)] }
    return MarkerEnvironment(
      implementationName: string(.implementationName), implementationVersion: implementationVersion,
      osName: string(.osName), platformMachine: string(.platformMachine),
      platformPythonImplementation: string(.platformPythonImplementation), platformRelease: string(.platformRelease),
      platformSystem: string(.platformSystem), platformVersion: string(.platformVersion),
      pythonFullVersion: pythonFullVersion, pythonVersion: pythonVersion, sysPlatform: string(.sysPlatform))
  }

  /// The id of a text marker's value in the name table.
  func stringID(_ key: MarkerStringKey) -> UInt32 { storage.stringIDs[Int(key.rawValue)] }

  /// Where the release of a version marker lies.
  func point(_ key: MarkerVersionKey) -> VersionBoundary {
    key == .implementationVersion ? storage.implementationPoint : storage.pythonPoint
  }

  /// What is no version counts as below all.
  private static func point(_ text: String) -> VersionBoundary {
    guard let version = try? Version(text) else { return VersionBoundary(.below, Version(release: [0])) }
    return VersionBoundary(.below, version.trimmedRelease)
  }
}

extension MarkerEnvironment {
  package static func == (left: MarkerEnvironment, right: MarkerEnvironment) -> Bool {
    left.storage === right.storage
      || (left.storage.strings == right.storage.strings
        && left.storage.implementationVersion == right.storage.implementationVersion
        && left.storage.pythonFullVersion == right.storage.pythonFullVersion
        && left.storage.pythonVersion == right.storage.pythonVersion)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(storage.strings)
    hasher.combine(storage.pythonFullVersion)
  }
}
