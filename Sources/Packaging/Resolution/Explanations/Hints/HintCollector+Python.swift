import PackagingStandards

extension HintCollector {
  /// Says which Python would do for everything that needs another one.
  var pythonHint: String? {
    var needed: VersionRanges?
    for case .python(_, let pythons) in facts {
      needed = needed.map { pythons.lowerBoundary < $0.lowerBoundary ? pythons : $0 } ?? pythons
    }
    guard let needed, !needed.isEmpty, !needed.isFull else { return nil }
    let option = resolver.request.python.isExplicit ? "`--python-version`" : "`--python`"
    return "Choose another Python with \(option) (\(FactWording.shown(needed)) would do), or versions for Python "
      + "\(resolver.request.python.version)"
  }
}
