package import PackagingStandards

/// The version part of a request for a Python.
package enum PythonVersionRequest: Hashable, Sendable {
  /// Any version and any build.
  case any
  /// Any version, of a usual build.
  case standard
  /// `3`, `3.12`, `3.12.1` or `3.13rc1`.
  case release(PythonRelease, PythonVariant)
  /// Version specifiers such as `>=3.11,<3.13`.
  case range(VersionSpecifierSet, PythonVariant)
}

/// A version as precise as it was written.
package struct PythonRelease: Hashable, Sendable {
  /// The first number.
  package var major: UInt64
  /// The second number, if it is asked for.
  package var minor: UInt64?
  /// The third number, if it is asked for.
  package var patch: UInt64?
  /// The pre-release, if one is asked for.
  package var preRelease: PreRelease?

  package init(_ major: UInt64, _ minor: UInt64? = nil, _ patch: UInt64? = nil, preRelease: PreRelease? = nil) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.preRelease = preRelease
  }
}

extension PythonVersionRequest {
  /// Reads a version, a version without dots (`312`), or specifiers, each with a variant such as `t` at its end.
  ///
  /// Answers `nil` for everything else, which may still be a path or a name.
  package init?(_ text: String) {
    guard let digit = text.utf8.lastIndex(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    var versionText = text[...]
    var variant = PythonVariant.standard
    let end = text.utf8.index(after: digit)
    if end < text.endIndex {
      var suffix = text[end...]
      if suffix.first == "+" { suffix = suffix.dropFirst() }
      if let found = PythonVariant(suffix: suffix) {
        variant = found
        versionText = text[..<end]
      }
    }
    if let version = try? Version(String(versionText)) {
      guard let release = PythonRelease(version) else { return nil }
      self = .release(release, variant)
      return
    }
    guard let specifiers = try? VersionSpecifierSet(String(versionText)), !specifiers.isEmpty else { return nil }
    self.init(specifiers: specifiers, variant: variant)
  }

  /// Asks for what `Requires-Python` or other specifiers allow; a single `==3.12.1` asks for just that version.
  package init(specifiers: VersionSpecifierSet, variant: PythonVariant = .standard) {
    if specifiers.count == 1, let only = specifiers.first, only.operator == .equal, !only.isPrefixMatch,
      let release = only.version.flatMap(PythonRelease.init)
    {
      self = .release(release, variant)
    } else {
      self = .range(specifiers, variant)
    }
  }
}

extension PythonRelease {
  /// Reads a version of Python; `nil` where it is more than release and pre-release, or out of all proportion.
  init?(_ version: Version) {
    guard version.epoch == 0, version.post == nil, version.dev == nil, !version.hasLocal else { return nil }
    var release = version.release
    // As in wheel tags: one digit for the major version, the rest for the minor one.
    if release.count == 1, let only = release.first, only >= 10 {
      let digits = String(only)
      guard let major = digits.first?.wholeNumberValue, let minor = UInt64(digits.dropFirst()) else { return nil }
      release = [UInt64(major), minor]
    }
    guard release.count <= 3, let major = release.first, release.allSatisfy({ $0 <= 255 }) else { return nil }
    let preRelease = version.preRelease
    // There is no first pre-release of all of Python 3.
    if release.count == 1, preRelease != nil { return nil }
    let minor = release.count > 1 ? release[1] : nil
    var patch = release.count > 2 ? release[2] : nil
    // `3.13.0rc1` and `3.13rc1` are one version.
    if preRelease != nil, patch == 0 { patch = nil }
    self.init(major, minor, patch, preRelease: preRelease)
  }
}

extension PythonVersionRequest {
  /// The build that is asked for; `nil` where every build will do.
  var variant: PythonVariant? {
    switch self {
    case .any: nil
    case .standard: .standard
    case .release(_, let variant), .range(_, let variant): variant
    }
  }

  /// The release that is asked for, where it is one.
  package var release: PythonRelease? {
    if case .release(let release, _) = self { release } else { nil }
  }

  /// Whether a pre-release is asked for by name.
  var allowsPreReleases: Bool {
    switch self {
    case .any: true
    case .standard: false
    case .release(let release, _): release.preRelease != nil
    case .range(let specifiers, _): specifiers.namesPreRelease
    }
  }

  /// The same request without its patch number, for when just that patch is not at hand.
  package var withoutPatch: PythonVersionRequest {
    guard case .release(var release, let variant) = self else { return self }
    release.patch = nil
    return .release(release, variant)
  }

  /// Whether an interpreter is what is asked for.
  func accepts(_ facts: InterpreterFacts) -> Bool {
    acceptsVersion(facts.version) && (variant?.accepts(facts) ?? true)
  }

  /// Whether a version is what is asked for, whatever its build.
  func acceptsVersion(_ version: Version) -> Bool {
    switch self {
    case .any, .standard: return true
    case .release(let release, _):
      guard version.major == release.major, release.minor.map({ $0 == version.minor }) ?? true else { return false }
      if let preRelease = release.preRelease {
        return version.preRelease == preRelease && release.patch.map { $0 == version.patch } ?? true
      }
      // A patch number asks for a final release.
      return release.patch.map { $0 == version.patch && version.preRelease == nil } ?? true
    case .range(let specifiers, _):
      // `>=3.14` accepts a release candidate of 3.14.
      return specifiers.contains(specifiers.namesPreRelease ? version : version.onlyRelease)
    }
  }

  /// Whether `pythonX.Y` could be what is asked for, so that others need not be run.
  func mayAccept(major: UInt64, minor: UInt64) -> Bool {
    switch self {
    case .any, .standard: return true
    case .release(let release, _): return release.major == major && (release.minor ?? minor) == minor
    case .range(let specifiers, _):
      let wanted = Version(release: [major, minor])
      return specifiers.allSatisfy { specifier in
        guard let version = specifier.version else { return true }
        let bound = Version(release: [version.major, version.minor])
        switch specifier.operator {
        case .greaterThanOrEqual, .greaterThan: return wanted >= bound
        case .lessThan, .lessThanOrEqual: return wanted <= bound
        default: return true
        }
      }
    }
  }

  /// Why no interpreter that adder can use will ever match; `nil` where one may.
  package var unsupportedReason: String? {
    guard case .release(let release, let variant) = self else { return nil }
    guard let minor = release.minor else {
      return release.major < 3 ? "Python <3 is not supported but \(self) was requested" : nil
    }
    if (release.major, minor) < (3, 6) { return "Python <3.6 is not supported but \(self) was requested" }
    if release.major == 3, minor < 13, variant.isFreeThreaded {
      return "Python <3.13 does not support free-threading but \(self) was requested"
    }
    return nil
  }
}

extension PythonVersionRequest: CustomStringConvertible {
  package var description: String {
    switch self {
    case .any: "any"
    case .standard: "default"
    case .release(let release, let variant): "\(release)\(variant.displaySuffix)"
    case .range(let specifiers, let variant): "\(specifiers)\(variant.displaySuffix)"
    }
  }
}

extension PythonRelease: CustomStringConvertible {
  package var description: String {
    var text = "\(major)"
    if let minor { text += ".\(minor)" }
    if let patch { text += ".\(patch)" }
    if let preRelease { text += "\(preRelease.kind.letters)\(preRelease.number)" }
    return text
  }
}
