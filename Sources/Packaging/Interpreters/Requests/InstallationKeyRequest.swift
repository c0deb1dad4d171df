/// A request in the form of an installation key, whole or in part: `cpython-3.12-linux`, `3.13-macos-aarch64`, `linux`.
package struct InstallationKeyRequest: Hashable, Sendable {
  /// The implementation; any if there is none.
  package var implementation: PythonImplementation?
  /// The version; any if there is none.
  package var version: PythonVersionRequest?
  /// The platform, as far as it is asked for.
  package var platform: PlatformRequest

  package init(
    implementation: PythonImplementation? = nil, version: PythonVersionRequest? = nil,
    platform: PlatformRequest = PlatformRequest()
  ) {
    self.implementation = implementation
    self.version = version
    self.platform = platform
  }

  /// Reads the parts in their order; each may be left out or be `any`. Answers `nil` where a part is none of these.
  init?(_ text: String) {
    self.init()
    guard !text.isEmpty else { return nil }
    var place = 0
    for part in text.lowercased().split(separator: "-", omittingEmptySubsequences: false) {
      guard let taken = take(String(part), from: place) else { return nil }
      place = taken + 1
    }
  }

  /// Puts a part into the first place it fits, at or after `first`; answers that place.
  private mutating func take(_ part: String, from first: Int) -> Int? {
    for place in first..<max(first, 5) {
      if part == "any" { return place }
      switch place {
      case 0:
        guard let implementation = PythonImplementation(named: part) else { continue }
        self.implementation = implementation
      case 1:
        guard let version = PythonVersionRequest(part) else { continue }
        self.version = version
      case 2:
        guard let system = PlatformRequest.canonicalOperatingSystem(part) else { continue }
        platform.operatingSystem = system
      case 3:
        guard let architecture = PlatformRequest.canonicalArchitecture(part) else { continue }
        platform.architecture = architecture
      default:
        guard let library = PlatformRequest.canonicalCLibrary(part) else { continue }
        platform.cLibrary = library
      }
      return place
    }
    return nil
  }

  /// Whether an interpreter is what is asked for.
  func accepts(_ facts: InterpreterFacts) -> Bool {
    (version?.accepts(facts) ?? true) && platform.accepts(facts.platform)
      && (implementation.map(facts.isImplementation) ?? true)
  }
}

extension InstallationKeyRequest: CustomStringConvertible {
  package var description: String {
    "\(implementation?.name ?? "any")-\(version?.description ?? "any")-\(platform)"
  }
}
