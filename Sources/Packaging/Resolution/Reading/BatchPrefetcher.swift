import IndexAccess
import PackagingStandards

/// Reads ahead the metadata of many versions of a package once several were tried in vain.
///
/// Packages released in lock step, such as a client library and its core, make the solver go through long lists of
/// versions. Waiting for each one's metadata in turn would take a round trip per version.
struct BatchPrefetcher {
  private var triedCounts: [PackageName: Set<Version>] = [:]
  private var lastBatches: [PackageName: Int] = [:]

  /// Notes that a version was tried.
  mutating func noteTried(_ package: PackageName, _ version: Version) {
    triedCounts[package, default: []].insert(version)
  }

  /// The files whose metadata should be read ahead now, if any.
  ///
  /// After 5, 10 and 20 versions as many again, later 50 at each further 20: first those in the range that is asked
  /// for, then those that follow in order, as in lock step the range holds a single version.
  mutating func batch(
    for candidates: PackageCandidates, chosen: Version, in range: VersionRanges, unchanging: () -> VersionRanges,
    _ selector: CandidateSelector
  ) -> [ReleaseFile] {
    let tried = triedCounts[candidates.name]?.count ?? 0
    let last = lastBatches[candidates.name] ?? 0
    guard [5, 10, 20].contains(where: { tried >= $0 && last < $0 }) || tried >= 20 && tried - last >= 20 else {
      return []
    }
    lastBatches[candidates.name] = tried
    return next(min(tried, 50), of: candidates, chosen: chosen, in: range, unchanging: unchanging(), selector)
  }

  private func next(
    _ count: Int, of candidates: PackageCandidates, chosen: Version, in range: VersionRanges,
    unchanging: VersionRanges, _ selector: CandidateSelector
  ) -> [ReleaseFile] {
    var files: [ReleaseFile] = []
    var remaining = range
    var previous = chosen
    var isInOrder = false
    for _ in 0..<count {
      if isInOrder {
        let following: VersionRanges = selector.prefersHighest(candidates.name) ? .below(previous) : .above(previous)
        remaining = following.intersection(unchanging)
      }
      guard let candidate = selector.selectFromIndexes(candidates, in: remaining) else {
        if isInOrder { break }
        isInOrder = true
        continue
      }
      previous = candidate.version
      if !isInOrder { remaining = remaining.subtracting(.singleton(candidate.version)) }
      if case .wheel(let file) = candidate.choice { files.append(file) }
    }
    return files
  }
}
