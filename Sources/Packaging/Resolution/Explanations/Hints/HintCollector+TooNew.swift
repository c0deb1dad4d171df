import PackagingStandards

extension HintCollector {
  /// Says that there are versions which count as not yet published.
  func tooNewHint(_ candidates: PackageCandidates, _ versions: VersionRanges) -> String? {
    guard resolver.request.options.excludeNewer.limit(for: candidates.name) != nil else { return nil }
    var excluded: Set<Version> = []
    for (index, releases) in candidates.indexes.enumerated() {
      for position in 0..<releases.count where candidates.isExcluded(index: index, position: position) {
        let version = releases.version(at: position)
        if versions.contains(version) { excluded.insert(version) }
      }
    }
    guard let last = excluded.max() else { return nil }
    let subject =
      switch excluded.count {
      case 1: "`\(candidates.name)==\(last)` was"
      case 2: "`\(candidates.name)==\(last)` and one older version were"
      default: "`\(candidates.name)==\(last)` and \(excluded.count - 1) older versions were"
      }
    return
      "\(subject) published after the time given with `--exclude-newer`, or at an unknown time: lift the limit for "
      + "this package alone with `--exclude-newer-package \(candidates.name)=false`"
  }
}
