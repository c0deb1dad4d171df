import IndexAccess
import PackagingStandards

/// Chooses the version of a package to try first.
///
/// The order is: a preferred version, the installed version, then the highest (or lowest) on the indexes. A candidate
/// that cannot be used is returned as well, so that the solver learns why.
struct CandidateSelector {
  private let options: ResolutionOptions
  private var preferences: [PackageName: [Version]] = [:]
  /// Packages that requirements name directly, for `lowest-direct`.
  private var directPackages: Set<PackageName> = []
  /// Packages for which a requirement names a pre-release, for `explicit`.
  private var explicitPrereleases: Set<PackageName> = []

  /// - Parameters:
  ///   - direct: The direct requirements that apply to the environment.
  ///   - all: The direct requirements, constraints and overrides that apply.
  init(options: ResolutionOptions, direct: [Requirement], all: [Requirement], preferences: [PackagePreference]) {
    self.options = options
    for preference in preferences {
      self.preferences[preference.name, default: []].append(preference.version)
    }
    directPackages = Set(direct.map(\.name))
    for requirement in all {
      let namesPrerelease = requirement.specifiers.contains { $0.operator != .notEqual && $0.namesPreRelease }
      if namesPrerelease { explicitPrereleases.insert(requirement.name) }
    }
  }

  /// How pre-releases of a package take part.
  private enum PrereleasePolicy {
    case disallow
    case allow
    case preferStable
  }

  /// The versions that one pass over the releases looks at.
  private enum Stage {
    case all
    case stable
    case prerelease

    func includes(_ version: Version) -> Bool {
      switch self {
      case .all: true
      case .stable: !version.isPreRelease
      case .prerelease: version.isPreRelease
      }
    }
  }

  private func prereleasePolicy(for package: PackageName) -> PrereleasePolicy {
    switch options.prerelease.mode(for: package) {
    case .disallow: .disallow
    case .allow: .allow
    case .ifNecessary, .ifNecessaryOrExplicit: .preferStable
    case .explicit: explicitPrereleases.contains(package) ? .preferStable : .disallow
    }
  }

  /// Whether high versions of a package are preferred to low ones.
  func prefersHighest(_ package: PackageName) -> Bool {
    switch options.mode {
    case .highest: true
    case .lowest: false
    case .lowestDirect: !directPackages.contains(package)
    }
  }

  /// Chooses a version in a range, or none if the range holds none that could be told anything about.
  func select(_ candidates: PackageCandidates, in range: VersionRanges) -> Candidate? {
    if let preferred = preferred(candidates, in: range) { return preferred }
    let installed = candidates.installed.flatMap { range.contains($0.version) ? $0 : nil }
    let isUpgraded = options.upgrade.contains(candidates.name)
    if let installed, !isUpgraded {
      return Candidate(version: installed.version, origin: .installed(installed), choice: nil)
    }
    let found = selectFromIndexes(candidates, in: range)
    if let installed {
      let isInstalledBetter =
        found.map { found in
          prefersHighest(candidates.name) ? installed.version >= found.version : installed.version <= found.version
        } ?? true
      if isInstalledBetter {
        return Candidate(version: installed.version, origin: .installed(installed), choice: nil)
      }
    }
    return found
  }

  /// Chooses a version on the indexes alone, for reading ahead.
  func selectFromIndexes(_ candidates: PackageCandidates, in range: VersionRanges) -> Candidate? {
    switch prereleasePolicy(for: candidates.name) {
    case .allow: return select(candidates, in: range, .all)
    case .disallow: return select(candidates, in: range, .stable)
    case .preferStable:
      guard options.indexStrategy == .unsafeFirstMatch else {
        return select(candidates, in: range, .stable) ?? select(candidates, in: range, .prerelease)
      }
      let highest = prefersHighest(candidates.name)
      for index in candidates.indexes.indices {
        if let found = first(candidates, index, in: range, .stable, highest: highest)
          ?? first(candidates, index, in: range, .prerelease, highest: highest)
        {
          return found
        }
      }
      return nil
    }
  }

  // MARK: Preferences

  private func preferred(_ candidates: PackageCandidates, in range: VersionRanges) -> Candidate? {
    guard var versions = preferences[candidates.name] else { return nil }
    if versions.count > 1 {
      let highest = prefersHighest(candidates.name)
      versions.sort { highest ? $0 > $1 : $0 < $1 }
    }
    for version in versions where range.contains(version) {
      if let installed = candidates.installed, installed.version == version {
        return Candidate(version: version, origin: .installed(installed), choice: nil)
      }
      // A pre-release that the user had before is kept unless pre-releases are banned.
      if version.isPreRelease, prereleasePolicy(for: candidates.name) == .disallow { continue }
      for (index, releases) in candidates.indexes.enumerated() {
        guard let position = releases.index(of: version) else { continue }
        let local = localVariant(of: version, above: position, releases, in: range)
        let chosen = local ?? position
        return Candidate(
          version: releases.version(at: chosen), origin: .index(releases, position: chosen),
          choice: candidates.choice(index: index, position: chosen))
      }
    }
    return nil
  }

  /// The highest local version of a preferred version, which is what the preference is taken to mean.
  private func localVariant(
    of version: Version, above position: Int, _ releases: IndexVersions, in range: VersionRanges
  ) -> Int? {
    var found: Int?
    var next = position + 1
    while next < releases.count {
      let candidate = releases.version(at: next)
      guard candidate.hasLocal, candidate.withoutLocal == version else { break }
      if range.contains(candidate) { found = next }
      next += 1
    }
    return found
  }

  // MARK: Indexes

  private func select(_ candidates: PackageCandidates, in range: VersionRanges, _ stage: Stage) -> Candidate? {
    let highest = prefersHighest(candidates.name)
    if options.indexStrategy == .unsafeBestMatch, candidates.indexes.count > 1 {
      return best(candidates, in: range, stage, highest: highest)
    }
    for index in candidates.indexes.indices {
      if let found = first(candidates, index, in: range, stage, highest: highest) { return found }
    }
    return nil
  }

  /// The first version of one index, in the order of preference, that is not too new.
  private func first(
    _ candidates: PackageCandidates, _ index: Int, in range: VersionRanges, _ stage: Stage, highest: Bool
  ) -> Candidate? {
    let releases = candidates.indexes[index]
    for number in 0..<range.intervalCount {
      let interval = range.interval(at: highest ? range.intervalCount - 1 - number : number)
      let positions = releases.indices(in: interval)
      for offset in 0..<positions.count {
        let position = highest ? positions.upperBound - 1 - offset : positions.lowerBound + offset
        let version = releases.version(at: position)
        guard stage.includes(version) else { continue }
        if let found = candidate(candidates, index, position, version) { return found }
      }
    }
    return nil
  }

  /// The best version of all indexes; of one version, the first index that can supply it.
  private func best(
    _ candidates: PackageCandidates, in range: VersionRanges, _ stage: Stage, highest: Bool
  ) -> Candidate? {
    var positions = candidates.indexes.map { highest ? $0.count - 1 : 0 }
    var unusable: Candidate?
    while true {
      var next: (index: Int, version: Version)?
      for (index, releases) in candidates.indexes.enumerated() where releases.count > 0 {
        guard positions[index] >= 0, positions[index] < releases.count else { continue }
        let version = releases.version(at: positions[index])
        if next.map({ highest ? $0.version < version : version < $0.version }) ?? true { next = (index, version) }
      }
      guard let next else { return unusable }
      if let unusable, unusable.version != next.version { return unusable }
      let position = positions[next.index]
      positions[next.index] += highest ? -1 : 1
      guard stage.includes(next.version), range.contains(next.version),
        let found = candidate(candidates, next.index, position, next.version)
      else { continue }
      if found.isUsable { return found }
      if unusable == nil { unusable = found }
    }
  }

  private func candidate(
    _ candidates: PackageCandidates, _ index: Int, _ position: Int, _ version: Version
  ) -> Candidate? {
    let choice = candidates.choice(index: index, position: position)
    switch choice {
    case .missing: return nil
    case .unusable(let reason) where reason.isTooNew: return nil
    default:
      return Candidate(version: version, origin: .index(candidates.indexes[index], position: position), choice: choice)
    }
  }
}
