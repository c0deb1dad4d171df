import PackagingStandards

extension HintCollector {
  /// Says that there are versions which count as not yet published.
  func tooNewHint(_ candidates: PackageCandidates, _ versions: VersionRanges) -> String? {
    guard resolver.request.options.excludeNewer.limit(for: candidates.name) != nil else { return nil }
    var excluded: [Version] = []
    for (index, releases) in candidates.indexes.enumerated() {
      for position in 0..<releases.count where candidates.isExcluded(index: index, position: position) {
        let version = releases.version(at: position)
        if versions.contains(version), !excluded.contains(version) { excluded.append(version) }
      }
    }
    guard let last = excluded.last else { return nil }
    let others = excluded.count > 1 ? " and \(excluded.count - 1) more" : ""
    return "`\(candidates.name)==\(last)`\(others) was published after the time given with `--exclude-newer`, or at an "
      + "unknown time"
  }
}
