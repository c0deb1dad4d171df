/// An environment marker whose value is text.
///
/// The order of the cases is the order of decisions in a ``MarkerTree``: what can exclude each other comes first.
package enum MarkerStringKey: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case osName
  case sysPlatform
  case platformSystem
  case platformMachine
  case platformPythonImplementation
  case platformRelease
  case platformVersion
  case implementationName

  /// The marker's name as the standard writes it.
  package var name: String {
    switch self {
    case .osName: "os_name"
    case .sysPlatform: "sys_platform"
    case .platformSystem: "platform_system"
    case .platformMachine: "platform_machine"
    case .platformPythonImplementation: "platform_python_implementation"
    case .platformRelease: "platform_release"
    case .platformVersion: "platform_version"
    case .implementationName: "implementation_name"
    }
  }

  /// Whether the marker's values compare as versions where they are versions.
  var comparesVersions: Bool { self == .platformRelease }
}

/// An environment marker whose value is a version.
package enum MarkerVersionKey: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case implementationVersion
  case pythonFullVersion
  /// Only in expressions: a ``MarkerTree`` decides on ``pythonFullVersion`` instead.
  case pythonVersion

  /// The marker's name as the standard writes it.
  package var name: String {
    switch self {
    case .implementationVersion: "implementation_version"
    case .pythonFullVersion: "python_full_version"
    case .pythonVersion: "python_version"
    }
  }
}

/// An environment marker whose value is a set of names, in lock files (PEP 751).
package enum MarkerListKey: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case extras
  case dependencyGroups

  /// The marker's name as the standard writes it.
  package var name: String {
    switch self {
    case .extras: "extras"
    case .dependencyGroups: "dependency_groups"
    }
  }
}

/// Any marker that an expression can name.
enum MarkerKey: Equatable {
  case string(MarkerStringKey)
  case version(MarkerVersionKey)
  case list(MarkerListKey)
  case extra

  /// Finds a marker by its name, today's or that of PEP 345.
  init?(name: Span<UInt8>) {
    for (text, key) in Self.names where name.equals(text) {
      self = key
      return
    }
    return nil
  }

  private static let names: [(StaticString, MarkerKey)] = [
    ("extra", .extra),
    ("python_version", .version(.pythonVersion)),
    ("sys_platform", .string(.sysPlatform)),
    ("platform_system", .string(.platformSystem)),
    ("python_full_version", .version(.pythonFullVersion)),
    ("os_name", .string(.osName)),
    ("platform_machine", .string(.platformMachine)),
    ("platform_python_implementation", .string(.platformPythonImplementation)),
    ("implementation_name", .string(.implementationName)),
    ("implementation_version", .version(.implementationVersion)),
    ("platform_release", .string(.platformRelease)),
    ("platform_version", .string(.platformVersion)),
    ("extras", .list(.extras)),
    ("dependency_groups", .list(.dependencyGroups)),
    ("os.name", .string(.osName)),
    ("sys.platform", .string(.sysPlatform)),
    ("platform.version", .string(.platformVersion)),
    ("platform.machine", .string(.platformMachine)),
    ("platform.python_implementation", .string(.platformPythonImplementation)),
    ("python_implementation", .string(.platformPythonImplementation)),
  ]
}

extension Span<UInt8> {
  /// Whether the bytes are those of `literal`.
  func equals(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    for index in 0..<count where unsafe self[index] != literal.utf8Start[index] { return false }
    return true
  }
}
