import PackagingStandards

/// What a package of the solver stands for.
enum ResolverPackage: Hashable {
  /// The request itself.
  case root
  /// The interpreter, on which only distributions that exclude it depend.
  case python
  /// A project, or with an extra what the extra adds to it.
  ///
  /// A marker says under which condition something requires it. In one environment it changes nothing, but packages
  /// under different conditions are different virtual packages, as they must be when resolving for several.
  case project(PackageName, extra: ExtraName?, marker: MarkerTree)
  /// A project together with one of its extras: depends on both at its own version.
  case withExtra(PackageName, extra: ExtraName, marker: MarkerTree)
  /// A project under a condition: depends on it, with and without the condition, at its own version.
  case withMarker(PackageName, marker: MarkerTree)

  var name: PackageName? {
    switch self {
    case .root, .python: nil
    case .project(let name, _, _), .withExtra(let name, _, _), .withMarker(let name, _): name
    }
  }
}
