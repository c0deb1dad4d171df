/// A condition on the environment, the extras and the groups asked for, in canonical form.
///
/// [PEP 508](https://peps.python.org/pep-0508/#environment-markers) calls it a marker. The value is a 32-bit id of a
/// decision diagram that the process keeps once, so that copies, equality, hashing and negation cost one instruction.
/// Two markers that hold in the same environments are equal; environments that no platform has (`os_name == 'nt'` and
/// `sys_platform == 'linux'`) do not count. One reservation: what tests text for containment, and comparisons of
/// `platform_release`, count as independent of everything else.
///
/// `python_version` is decided on as `python_full_version`, and versions in markers count by their release alone: every
/// pre-release of a Python counts as that Python, as `Requires-Python` does it. `platform_system` is decided on as
/// `sys_platform` for the systems that both name.
package struct MarkerTree: Hashable, Sendable, BitwiseCopyable {
  let id: MarkerNodeID

  init(_ id: MarkerNodeID) { self.id = id }

  /// Holds everywhere: no marker.
  package static let alwaysTrue = MarkerTree(.alwaysTrue)
  /// Holds nowhere.
  package static let alwaysFalse = MarkerTree(.alwaysFalse)

  /// Whether the marker holds everywhere.
  package var isTrue: Bool { id == .alwaysTrue }
  /// Whether the marker holds nowhere.
  package var isFalse: Bool { id == .alwaysFalse }

  // MARK: Atoms

  /// Whether an extra is asked for.
  package static func extra(_ name: ExtraName) -> MarkerTree {
    MarkerTree(MarkerArena.withAlgebra { $0.boolean(.extra(name)) })
  }

  /// Whether the release of Python is in `ranges`.
  package static func pythonFullVersion(_ ranges: VersionRanges) -> MarkerTree {
    MarkerTree(MarkerArena.withAlgebra { $0.membership(.pythonFullVersion, ranges.trimmingReleases) })
  }

  /// Whether a text marker has a value.
  package static func equal(_ key: MarkerStringKey, _ value: String) -> MarkerTree {
    MarkerAtom.equality(key, value).tree
  }

  // MARK: Connectives

  /// Holds where this one does not.
  package var negated: MarkerTree { MarkerTree(!id) }

  /// Holds where both do.
  package func and(_ other: MarkerTree) -> MarkerTree {
    if id == other.id || other.isTrue { return self }
    if isTrue { return other }
    if isFalse || other.isFalse || id == !other.id { return .alwaysFalse }
    return MarkerTree(MarkerArena.withAlgebra { $0.canonical($0.and(id, other.id)) })
  }

  /// Holds where one of both does.
  package func or(_ other: MarkerTree) -> MarkerTree {
    negated.and(other.negated).negated
  }

  /// Whether no environment satisfies both.
  ///
  /// `false` may only mean that it was not noticed, see ``MarkerTree``.
  package func isDisjoint(from other: MarkerTree) -> Bool {
    if isFalse || other.isFalse || id == !other.id { return true }
    if isTrue || other.isTrue || id == other.id { return false }
    return MarkerArena.withAlgebra { $0.isDisjointInPractice(id, other.id) }
  }

  /// Whether every environment that satisfies this marker satisfies `other`.
  package func isSubset(of other: MarkerTree) -> Bool {
    isDisjoint(from: other.negated)
  }
}

extension VersionRanges {
  /// The same set with bounds that are nothing but a release without trailing zeros, so that it prints like that.
  var trimmingReleases: VersionRanges {
    mappingBoundaries { $0.isLowest || $0.isHighest ? $0 : VersionBoundary($0.place, $0.version.trimmedRelease) }
  }

  /// The set with every boundary replaced by one that `transform`, which must be ascending, answers.
  func mappingBoundaries(_ transform: (VersionBoundary) -> VersionBoundary) -> VersionRanges {
    var result = VersionRanges.empty
    for index in 0..<intervalCount {
      let interval = interval(at: index)
      result.append(VersionInterval(lower: transform(interval.lower), upper: transform(interval.upper)))
    }
    return result
  }
}

extension Version {
  /// The release without trailing zeros, and nothing else of the version.
  var trimmedRelease: Version {
    var release = release
    while release.count > 1, release.last == 0 { release.removeLast() }
    return Version(release: release)
  }
}
