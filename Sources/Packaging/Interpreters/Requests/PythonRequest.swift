package import PackagingStandards
import Support
import SystemIO
package import SystemPackage

/// What a user asks for with `--python`, in a `.python-version` file, or by `Requires-Python`.
package enum PythonRequest: Hashable, Sendable {
  /// The first usual Python.
  case standard
  /// The first Python of any kind.
  case any
  case version(PythonVersionRequest)
  case implementation(PythonImplementation)
  case implementationVersion(PythonImplementation, PythonVersionRequest)
  /// The path of an executable.
  case file(FilePath)
  /// The path of an environment or an installation.
  case directory(FilePath)
  /// The name of an executable in the search path.
  case executableName(String)
  case key(InstallationKeyRequest)
}

extension PythonRequest {
  /// Reads a request; every text is one, since what is nothing else is the name of an executable.
  ///
  /// White space around it does not count. In this order: `any` and `default`, which is what an empty text means too;
  /// versions, implementations, and both together, with or without `@` between them; a path that exists or
  /// contains `/`; an installation key; a name.
  ///
  /// - Parameter workingDirectory: where relative paths start.
  package init(_ text: String, workingDirectory: FilePath? = nil) {
    let text = String(text.trimming(.unicode))
    let lowered = text.lowercased()
    if lowered == "any" {
      self = .any
    } else if lowered == "default" || lowered.isEmpty {
      self = .standard
    } else if let abstract = Self.abstract(lowered) {
      self = abstract
    } else {
      self = Self.concrete(text, workingDirectory: workingDirectory)
    }
  }

  /// Asks for a version that these specifiers allow; without any, for the usual Python.
  package init(requiresPython specifiers: VersionSpecifierSet) {
    self = specifiers.isEmpty ? .standard : .version(PythonVersionRequest(specifiers: specifiers))
  }

  /// Reads versions and implementations.
  private static func abstract(_ text: String) -> PythonRequest? {
    if text.hasPrefix("@") { return nil }
    if let version = version(in: text, after: "python") { return .version(version) }
    if let version = PythonVersionRequest(text) { return .version(version) }
    for implementation in PythonImplementation.allCases {
      for name in [implementation.name, implementation.abbreviation].compactMap(\.self) {
        if text == name { return .implementation(implementation) }
        if let version = version(in: text, after: name) { return .implementationVersion(implementation, version) }
      }
    }
    return nil
  }

  private static func version(in text: String, after prefix: String) -> PythonVersionRequest? {
    guard text.hasPrefix(prefix) else { return nil }
    var rest = text.dropFirst(prefix.count)
    if rest.first == "@" { rest = rest.dropFirst() }
    return rest.isEmpty ? nil : PythonVersionRequest(String(rest))
  }

  /// Reads paths, keys and names.
  private static func concrete(_ text: String, workingDirectory: FilePath?) -> PythonRequest {
    let path = FilePath(text)
    let absolute = workingDirectory.map { $0.pushing(path) } ?? path
    if isDirectory(absolute) { return .directory(path) }
    if exists(absolute) || text.contains("/") { return .file(path) }
    if let key = InstallationKeyRequest(text) { return .key(key) }
    return .executableName(text)
  }

  /// The version part, where there is one.
  package var versionRequest: PythonVersionRequest? {
    switch self {
    case .version(let version), .implementationVersion(_, let version): version
    case .key(let key): key.version
    case .standard, .any, .implementation, .file, .directory, .executableName: nil
    }
  }

  /// The same request without a patch number in its version.
  package var withoutPatch: PythonRequest {
    switch self {
    case .version(let version): return .version(version.withoutPatch)
    case .implementationVersion(let name, let version): return .implementationVersion(name, version.withoutPatch)
    case .key(var key):
      key.version = key.version?.withoutPatch
      return .key(key)
    case .standard, .any, .implementation, .file, .directory, .executableName: return self
    }
  }

  /// Whether a path was named, which outweighs every preference.
  package var isPath: Bool {
    switch self {
    case .file, .directory: true
    default: false
    }
  }
}

extension PythonRequest {
  /// Whether a pre-release may be taken although a final release exists elsewhere.
  var allowsPreReleases: Bool {
    switch self {
    case .standard, .implementation: false
    case .any, .file, .directory, .executableName, .implementationVersion: true
    case .version(let version): version.allowsPreReleases
    case .key(let key): key.version?.allowsPreReleases ?? false
    }
  }

  /// Whether a debug build may be taken although another exists elsewhere.
  var allowsDebug: Bool {
    switch self {
    case .standard, .implementation: false
    case .any, .file, .directory, .executableName, .implementationVersion: true
    case .version(let version): version.variant?.isDebug ?? false
    case .key(let key): key.version?.variant?.isDebug ?? false
    }
  }

  /// Whether an implementation other than CPython may be taken.
  var allowsAlternativeImplementations: Bool {
    switch self {
    case .standard, .version: false
    case .any, .file, .directory, .executableName: true
    case .implementation(let name), .implementationVersion(let name, _): name != .cpython
    case .key(let key): key.implementation.map { $0 != .cpython } ?? false
    }
  }
}

extension PythonRequest: CustomStringConvertible {
  /// What is asked for, as it reads in a message: ``Python 3.12``, ``path `bin/python` ``.
  package var description: String {
    switch self {
    case .standard: "a default Python"
    case .any: "any Python"
    case .version(let version): "Python \(version)"
    case .implementation(let name): name.title
    case .implementationVersion(let name, let version): "\(name.title) \(version)"
    case .file(let path): "path `\(path)`"
    case .directory(let path): "directory `\(path)`"
    case .executableName(let name): "executable name `\(name)`"
    case .key(let key): "\(key)"
    }
  }
}
