import IndexAccess
import PackagingStandards

/// Everything known about the versions of one package: on indexes, and in the environment.
final class PackageCandidates {
  let name: PackageName
  /// What each index has, in the order of their priority.
  let indexes: [IndexVersions]
  let problems: [IndexProblem]
  /// The distribution in the environment, unless there are several or it is to be reinstalled.
  let installed: InstalledPackage?
  private let policy: DistributionPolicy
  private var choices: [[Int: DistributionChoice]]

  init(name: PackageName, releases: PackageReleases, installed: InstalledPackage?, policy: DistributionPolicy) {
    self.name = name
    self.installed = installed
    self.policy = policy
    problems = releases.problems
    if releases.pages.isEmpty {
      indexes = releases.findLinksPage.map { [IndexVersions(page: $0)] } ?? []
    } else {
      indexes = releases.pages.map { IndexVersions(page: $0, links: releases.findLinksPage) }
    }
    choices = Array(repeating: [:], count: indexes.count)
  }

  /// Whether neither an index nor the environment has the package.
  var isEmpty: Bool { indexes.isEmpty && installed == nil }

  /// What can be done with a version of one of the indexes.
  func choice(index: Int, position: Int) -> DistributionChoice {
    if let known = choices[index][position] { return known }
    let releases = indexes[index]
    let choice = policy.choice(of: name, releases, at: position)
    choices[index][position] = choice
    return choice
  }

  /// Whether a version counts as not published at all, because of when its files were uploaded.
  func isExcluded(index: Int, position: Int) -> Bool {
    guard policy.options.excludeNewer.limit(for: name) != nil else { return false }
    if case .unusable(let reason) = choice(index: index, position: position) { return reason.isTooNew }
    return false
  }

  /// The versions around one, up to the next ones that exist anywhere: what is found out about the version holds for
  /// all of them, as there are no others.
  func gap(around version: Version) -> VersionRanges {
    var below: Version?
    var above: Version?
    func consider(_ other: Version) {
      if other < version {
        if below.map({ $0 < other }) ?? true { below = other }
      } else if version < other {
        if above.map({ other < $0 }) ?? true { above = other }
      }
    }
    for (index, releases) in indexes.enumerated() {
      let position = releases.firstIndex(above: VersionRanges.singleton(version).lowerBoundary)
      var lower = position - 1
      while lower >= 0, isExcluded(index: index, position: lower) { lower -= 1 }
      if lower >= 0 { consider(releases.version(at: lower)) }
      var upper = position
      while upper < releases.count {
        let candidate = releases.version(at: upper)
        if version < candidate, !isExcluded(index: index, position: upper) {
          consider(candidate)
          break
        }
        upper += 1
      }
    }
    if let installed { consider(installed.version) }
    switch (below, above) {
    case (let below?, let above?): return .above(below).intersection(.below(above))
    case (let below?, nil): return .above(below)
    case (nil, let above?): return .below(above)
    case (nil, nil): return indexes.allSatisfy { $0.count == 0 } ? .singleton(version) : .full
    }
  }

  /// The versions around an unusable candidate, and around those that come after it in the order of preference, as long
  /// as these cannot be used for the same reason.
  ///
  /// Saying so at once of a long run spares the solver from asking about its versions one by one.
  func unusableVersions(from candidate: Candidate, in range: VersionRanges, highestFirst: Bool) -> VersionRanges {
    let own = gap(around: candidate.version)
    // Elsewhere the same version may be usable.
    guard indexes.count == 1, installed == nil, case .index(let releases, let position) = candidate.origin,
      case .unusable(let reason) = candidate.choice
    else { return own }
    var last = candidate.version
    var next = position
    while true {
      next += highestFirst ? -1 : 1
      guard next >= 0, next < releases.count else { break }
      if isExcluded(index: 0, position: next) { continue }
      let version = releases.version(at: next)
      guard range.contains(version), case .unusable(let other) = choice(index: 0, position: next), other == reason
      else { break }
      last = version
    }
    if last == candidate.version { return own }
    let (low, high) = last < candidate.version ? (last, candidate.version) : (candidate.version, last)
    return own.union(.between(low, high)).union(gap(around: last))
  }

  /// All versions that are not excluded by their time of publication, ascending and each once.
  var knownVersions: [Version] {
    var versions: [Version] = []
    for (index, releases) in indexes.enumerated() {
      for position in 0..<releases.count where !isExcluded(index: index, position: position) {
        versions.append(releases.version(at: position))
      }
    }
    if let installed { versions.append(installed.version) }
    versions.sort()
    var unique: [Version] = []
    for version in versions where unique.last != version { unique.append(version) }
    return unique
  }
}
