extension VersionRanges {
  /// The versions that `specifier` matches.
  ///
  /// As [PEP 440](https://peps.python.org/pep-0440/#version-specifiers) asks, `<1.0` leaves out pre-releases of `1.0`,
  /// `>1.0` its post-releases and local versions, and `<=1.0` and `==1.0` take local versions of `1.0`.
  /// For `===` with text that is no version the set is empty, though the specifier matches that text.
  package init(_ specifier: VersionSpecifier) {
    guard let version = specifier.version else {
      self = .empty
      return
    }
    switch specifier.operator {
    case .equal, .notEqual:
      let equal: VersionRanges
      if specifier.isPrefixMatch {
        equal = VersionRanges(from: .firstOf(prefix: version), to: .endOf(prefix: version))
      } else {
        let upper = VersionBoundary(version.hasLocal ? .above : .aboveLocals, version)
        equal = VersionRanges(from: VersionBoundary(.below, version), to: upper)
      }
      self = specifier.operator == .equal ? equal : equal.complement
    case .lessThanOrEqual:
      self.init(from: .lowest, to: VersionBoundary(.aboveLocals, version))
    case .greaterThanOrEqual:
      self.init(from: VersionBoundary(.below, version), to: .highest)
    case .lessThan:
      self.init(from: .lowest, to: .belowPreReleases(of: version))
    case .greaterThan:
      let hasOwnSuccessor = version.isPostRelease || version.isDevRelease
      self.init(
        from: hasOwnSuccessor ? VersionBoundary(.aboveLocals, version) : .abovePosts(of: version), to: .highest)
    case .compatible:
      var parts = version.parts
      parts.release.removeLast()
      self.init(from: VersionBoundary(.below, version), to: .endOf(prefix: Version(parts)))
    case .arbitraryEqual:
      self = .singleton(version)
    }
  }

  /// The versions that all of `specifiers` match.
  ///
  /// - Complexity: O(*n* log *n*) in the number of specifiers.
  package init(_ specifiers: VersionSpecifierSet) {
    self = specifiers.specifiers[...].reducedInPairs({ VersionRanges($0) }) { $0.intersection($1) } ?? .full
  }

  /// The releases that `specifier` matches, for versions that have nothing but a release, such as Python's own in
  /// `Requires-Python`; suffixes in the specifier do not count.
  ///
  /// `>=3.12.0rc1` is the same as `>=3.12`, and `>3.12` and `<=3.12` part at `3.12` itself.
  package init(releaseOnly specifier: VersionSpecifier) {
    guard let release = specifier.version?.base else {
      self = .empty
      return
    }
    switch specifier.operator {
    case .equal, .notEqual:
      let equal: VersionRanges
      if specifier.isPrefixMatch {
        equal = VersionRanges(from: VersionBoundary(.below, release), to: .endOf(prefix: release, isRelease: true))
      } else {
        equal = .singleton(release)
      }
      self = specifier.operator == .equal ? equal : equal.complement
    case .lessThanOrEqual: self = .atMost(release)
    case .greaterThanOrEqual: self = .atLeast(release)
    case .lessThan: self = .below(release)
    case .greaterThan: self = .above(release)
    case .compatible:
      var parts = release.parts
      parts.release.removeLast()
      self.init(
        from: VersionBoundary(.below, release), to: .endOf(prefix: Version(parts), isRelease: true))
    case .arbitraryEqual: self = .singleton(release)
    }
  }

  /// The releases that all of `specifiers` match, see ``init(releaseOnly:)-(VersionSpecifier)``.
  package init(releaseOnly specifiers: VersionSpecifierSet) {
    self =
      specifiers.specifiers[...].reducedInPairs({ VersionRanges(releaseOnly: $0) }) { $0.intersection($1) } ?? .full
  }
}

extension VersionBoundary {
  /// Below every version that begins with a release prefix.
  fileprivate static func firstOf(prefix: Version) -> VersionBoundary {
    VersionBoundary(.below, Version(VersionParts(epoch: prefix.epoch, release: prefix.release, dev: 0)))
  }

  /// Above every version that begins with a release prefix.
  ///
  /// - Parameter isRelease: whether only versions that are nothing but a release count.
  fileprivate static func endOf(prefix: Version, isRelease: Bool = false) -> VersionBoundary {
    var release = prefix.release
    while let last = release.popLast() {
      if last < .max {
        release.append(last + 1)
        let dev: UInt64? = isRelease ? nil : 0
        return VersionBoundary(.below, Version(VersionParts(epoch: prefix.epoch, release: release, dev: dev)))
      }
    }
    return .highest
  }

  /// Below `version`, and below its pre-releases unless it is one itself.
  fileprivate static func belowPreReleases(of version: Version) -> VersionBoundary {
    if version.isPreRelease { return VersionBoundary(.below, version) }
    var parts = version.parts
    parts.dev = 0
    parts.local = []
    return VersionBoundary(.below, Version(parts))
  }
}
