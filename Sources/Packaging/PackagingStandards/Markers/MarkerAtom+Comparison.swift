extension MarkerAtom {
  /// Makes the atom of `marker operator 'literal'`, or of `'literal' operator marker` if reversed.
  ///
  /// What the standards leave open follows the reference implementation of PyPA: text has no order (`<` never holds, `<=`
  /// means `==`). A comparison without meaning, such as that of a Python with what is no version, is answered with a
  /// warning and ignored: leaving out a requirement in silence would be worse than having one too many.
  static func comparison(
    _ key: MarkerKey, _ comparison: MarkerOperator, _ literal: String, isReversed: Bool
  ) -> Result<MarkerAtom, MarkerComparisonFailure> {
    switch key {
    case .string(let key): string(key, comparison, literal, isReversed: isReversed)
    case .version(let key): version(key, comparison, literal, isReversed: isReversed)
    case .extra: extra(comparison, literal)
    case .list(let key): list(key, comparison, literal, isReversed: isReversed)
    }
  }

  // MARK: Text

  private static func string(
    _ key: MarkerStringKey, _ comparison: MarkerOperator, _ literal: String, isReversed: Bool
  ) -> Result<MarkerAtom, MarkerComparisonFailure> {
    if comparison == .in || comparison == .notIn {
      let text = id(of: literal)
      let variable = isReversed ? MarkerVariable.containsText(key, text: text) : .inText(key, text: text)
      return .success(.boolean(variable, isNegated: comparison == .notIn))
    }
    let comparison = isReversed ? comparison.mirrored : comparison
    if key.comparesVersions, let specifier = comparison.specifierOperator,
      (try? VersionSpecifier("\(specifier.text)\(literal)")) != nil
    {
      return .success(.boolean(.comparison(key, comparison, text: id(of: literal)), isNegated: false))
    }
    switch comparison {
    case .equal, .lessOrEqual, .greaterOrEqual: return .success(.equality(key, literal))
    case .notEqual: return .success(.equality(key, literal, isNegated: true))
    case .less, .greater: return .success(.constant(false))
    default: return .failure(.warning(.unsupportedOperator(marker: key.name, operator: comparison)))
    }
  }

  // MARK: Versions

  private static func version(
    _ key: MarkerVersionKey, _ comparison: MarkerOperator, _ literal: String, isReversed: Bool
  ) -> Result<MarkerAtom, MarkerComparisonFailure> {
    if comparison == .in || comparison == .notIn {
      if !isReversed, let versions = versionList(literal) {
        var ranges = VersionRanges.empty
        for version in versions { ranges = ranges.union(.singleton(version.trimmedRelease)) }
        let atom = atom(key, ranges)
        return .success(comparison == .in ? atom : atom.negated)
      }
      let text = id(of: literal)
      let variable = isReversed ? MarkerVariable.containsText(key, text: text) : .inText(key, text: text)
      return .success(.boolean(variable, isNegated: comparison == .notIn))
    }
    guard let specifierOperator = comparison.specifierOperator else {
      return .failure(.warning(.unsupportedOperator(marker: key.name, operator: comparison)))
    }
    if isReversed { return reversedVersion(key, specifierOperator, comparison, literal) }
    guard let specifier = try? VersionSpecifier("\(specifierOperator.text)\(literal)"), specifier.version != nil else {
      return .failure(.warning(.comparesNoVersion(marker: key.name, text: literal)))
    }
    return .success(atom(key, VersionRanges(releaseOnly: specifier).trimmingReleases))
  }

  /// `'literal' operator marker`: the marker's value is the bound.
  private static func reversedVersion(
    _ key: MarkerVersionKey, _ specifierOperator: VersionSpecifier.Operator, _ comparison: MarkerOperator,
    _ literal: String
  ) -> Result<MarkerAtom, MarkerComparisonFailure> {
    guard let version = try? Version(literal) else {
      return .failure(.warning(.comparesNoVersion(marker: key.name, text: literal)))
    }
    if comparison == .compatible {
      // `V ~= X.Y` holds for X.Y up to V in V's own series.
      let release = version.trimmedRelease
      let seriesLength = key == .pythonVersion ? 1 : 2
      let series = (0..<seriesLength).map { release.releaseSegment(at: $0) }
      let ranges = VersionRanges.atLeast(Version(release: series)).intersection(.atMost(release))
      return .success(atom(key, ranges.trimmingReleases))
    }
    guard let mirrored = comparison.mirrored.specifierOperator,
      let specifier = VersionSpecifier(mirrored, version.onlyRelease)
    else { return .success(.constant(false)) }
    return .success(atom(key, VersionRanges(releaseOnly: specifier).trimmingReleases))
  }

  private static func atom(_ key: MarkerVersionKey, _ ranges: VersionRanges) -> MarkerAtom {
    key == .pythonVersion
      ? .version(.pythonFullVersion, ranges.mappingBoundaries { $0.liftedFromMinor }) : .version(key, ranges)
  }

  private var negated: MarkerAtom {
    switch self {
    case .constant(let value): .constant(!value)
    case .string(let key, let value, let isNegated): .string(key, value, isNegated: !isNegated)
    case .version(let key, let ranges): .version(key, ranges.complement)
    case .boolean(let variable, let isNegated): .boolean(variable, isNegated: !isNegated)
    }
  }

  /// The versions of a list separated by space, or `nil` if there is anything else in it.
  private static func versionList(_ text: String) -> [Version]? {
    let words = text.split(whereSeparator: { $0.isWhitespace })
    var versions: [Version] = []
    for word in words {
      guard let version = try? Version(String(word)) else { return nil }
      versions.append(version)
    }
    return versions
  }

  // MARK: Extras and lists

  private static func extra(
    _ comparison: MarkerOperator, _ literal: String
  ) -> Result<MarkerAtom, MarkerComparisonFailure> {
    guard comparison == .equal || comparison == .notEqual else {
      return .failure(.warning(.unsupportedOperator(marker: "extra", operator: comparison)))
    }
    // Nobody can ask for an extra whose name is none.
    guard let name = try? ExtraName(literal) else { return .success(.constant(comparison == .notEqual)) }
    return .success(.boolean(.extra(name), isNegated: comparison == .notEqual))
  }

  private static func list(
    _ key: MarkerListKey, _ comparison: MarkerOperator, _ literal: String, isReversed: Bool
  ) -> Result<MarkerAtom, MarkerComparisonFailure> {
    guard isReversed else { return .failure(.listOnTheLeft(key)) }
    guard comparison == .in || comparison == .notIn else { return .failure(.listOperator(key, comparison)) }
    let normalised: UInt32?
    switch key {
    case .extras: normalised = (try? ExtraName(literal))?.id
    case .dependencyGroups: normalised = (try? GroupName(literal))?.id
    }
    guard let normalised else { return .success(.constant(comparison == .notIn)) }
    return .success(.boolean(.list(key, text: normalised), isNegated: comparison == .notIn))
  }
}

/// Why a comparison makes no atom.
enum MarkerComparisonFailure: Error {
  /// The comparison is left out.
  case warning(MarkerWarning)
  case listOnTheLeft(MarkerListKey)
  case listOperator(MarkerListKey, MarkerOperator)
}

extension VersionBoundary {
  /// Where a boundary between values of `python_version`, which have two numbers, lies between full versions.
  fileprivate var liftedFromMinor: VersionBoundary {
    if isHighest { return self }
    let release = version.trimmedRelease
    // No Python is older than 0.0.
    if isLowest || release == Version(release: [0]) && place == .below { return .lowest }
    if release.releaseSegmentCount <= 2, place == .below { return self }
    // `X.Y` is at most this version just where it is at most its first two numbers.
    let (minor, overflows) = release.minor.addingReportingOverflow(1)
    if overflows { return .highest }
    return VersionBoundary(.below, Version(release: [release.major, minor]).trimmedRelease)
  }
}
