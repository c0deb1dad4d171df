import PackagingStandards

extension HintCollector {
  /// Says which Python would do.
  func pythonHint(_ candidates: PackageCandidates, _ pythons: VersionRanges) -> String? {
    guard !pythons.isEmpty, !pythons.isFull else { return nil }
    let option = resolver.request.python.isExplicit ? "`--python-version`" : "`--python`"
    return
      "`\(candidates.name)` would do with Python \(pythons): choose another interpreter with \(option), or a version of "
      + "`\(candidates.name)` for Python \(resolver.request.python.target)"
  }
}
