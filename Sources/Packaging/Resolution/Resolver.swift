import IndexAccess
import PackagingStandards
import VersionSolving

/// Answers the solver's questions from a request, indexes and metadata.
///
/// Lives on the resolver's thread. What it has read is kept for the explanation, should there be no solution.
final class Resolver {
  let request: ResolutionRequest
  let source: any MetadataSource
  let selector: CandidateSelector
  let policy: DistributionPolicy
  var packages = PackageTable()
  private let expander: RequirementExpander
  private let reader: MetadataReader
  private var builder = DependencyBuilder()
  private var batches = BatchPrefetcher()
  private var installed: [PackageName: InstalledPackage] = [:]
  private var candidatesByName: [PackageName: PackageCandidates] = [:]
  /// Packages that will be needed and whose pages had not arrived when that became known.
  private var awaited: [(name: PackageName, range: VersionRanges)] = []
  /// The candidate chosen for each version that was tried.
  private(set) var pins: [PackageName: [Version: Candidate]] = [:]
  /// The dependencies of each package and version that was tried, for the result's edges.
  private(set) var dependencies: [PackageID: [Version: [Dependency]]] = [:]
  private(set) var reasons: [UnavailabilityReason] = []
  private var reasonIDs: [UnavailabilityReason: UnavailabilityReasonID] = [:]
  /// The Pythons that a `Requires-Python` text allows, or none if the text is malformed and says nothing.
  private var pythonRanges: [String: VersionRanges?] = [:]
  /// The files whose metadata has been asked for ahead.
  private var announced: Set<ReleaseFile> = []

  init(_ request: ResolutionRequest, _ source: any MetadataSource) {
    self.request = request
    self.source = source
    let applicable: ([SourcedRequirement]) -> [Requirement] = { sourced in
      sourced.map(\.requirement).filter { $0.applies(in: request.markers) }
    }
    let direct = applicable(request.requirements)
    let all = direct + applicable(request.constraints) + applicable(request.overrides)
    selector = CandidateSelector(
      options: request.options, direct: direct, all: all, preferences: request.preferences)
    policy = DistributionPolicy(
      tags: request.tags, options: request.options,
      allowedYanks: AllowedYanks(requirements: all, preferences: request.preferences))
    expander = RequirementExpander(request)
    reader = MetadataReader(source, checksFilenames: request.options.checksFilenames)
    var duplicated: Set<PackageName> = []
    for package in request.installed where !request.options.reinstall.contains(package.name) {
      if installed.updateValue(package, forKey: package.name) != nil { duplicated.insert(package.name) }
    }
    // Of several distributions of one project none can be kept: they are replaced together.
    for name in duplicated { installed[name] = nil }
  }

  // MARK: Packages

  /// Everything known about the versions of a package, reading its page if that was not done yet.
  func candidates(for name: PackageName) throws -> PackageCandidates {
    if let known = candidatesByName[name] { return known }
    return keep(try source.releases(of: name), of: name)
  }

  /// What is known about a package whose page has been read.
  func knownCandidates(for name: PackageName) -> PackageCandidates? { candidatesByName[name] }

  /// The extras of a version whose metadata was read.
  func providedExtras(of name: PackageName, _ version: Version) -> [ExtraName]? {
    reader.knownRequirements(of: name, version)?.extras
  }

  /// The names of all packages whose pages have been read.
  var knownNames: [PackageName] { Array(candidatesByName.keys) }

  private func keep(_ releases: PackageReleases, of name: PackageName) -> PackageCandidates {
    let candidates = PackageCandidates(name: name, releases: releases, installed: installed[name], policy: policy)
    candidatesByName[name] = candidates
    return candidates
  }

  /// How much work was done, the solver's part included.
  func effort(of solver: VersionSolver) -> ResolutionEffort {
    ResolutionEffort(
      decisions: solver.decisionCount, incompatibilities: solver.incompatibilityCount, examined: solver.examinedCount,
      requirements: expander.examinedCount)
  }

  // MARK: Reading ahead

  /// Starts to read the metadata of the version of a package that will be tried if nothing changes.
  private func readAhead(_ candidates: PackageCandidates, in range: VersionRanges) {
    guard !request.options.omitsDependencies, let candidate = selector.select(candidates, in: range),
      case .index = candidate.origin, case .wheel(let file) = candidate.choice,
      !reader.hasRead(candidates.name, candidate.version)
    else { return }
    announce([file])
  }

  /// Asks for metadata ahead, for that of each file once.
  private func announce(_ files: [ReleaseFile]) {
    let new = files.filter { allowsPython($0) && announced.insert($0).inserted }
    if !new.isEmpty { source.prefetchMetadata(for: new) }
  }

  /// Looks which of the awaited pages have arrived, without waiting for any.
  private func readAheadOfArrivals() {
    guard !awaited.isEmpty else { return }
    awaited.removeAll { name, range in
      if let known = candidatesByName[name] {
        readAhead(known, in: range)
        return true
      }
      guard let releases = source.arrivedReleases(of: name) else { return false }
      readAhead(keep(releases, of: name), in: range)
      return true
    }
  }

  // MARK: Python

  private func allowsPython(_ file: ReleaseFile) -> Bool {
    guard let text = file.requiresPython else { return true }
    return allowedPythons(text).map { request.python.isAllowed(by: $0) } ?? true
  }

  func allowedPythons(_ text: String) -> VersionRanges? {
    if let known = pythonRanges[text] { return known }
    let ranges = (try? VersionSpecifierSet(lenient: text)).map { VersionRanges(releaseOnly: $0) }
    pythonRanges[text] = .some(ranges)
    return ranges
  }

  // MARK: Reasons

  private func id(of reason: UnavailabilityReason) -> UnavailabilityReasonID {
    if let id = reasonIDs[reason] { return id }
    let id = UnavailabilityReasonID(UInt32(reasons.count))
    reasons.append(reason)
    reasonIDs[reason] = id
    return id
  }

  /// Why there is nothing to be found about a package at all.
  private func absence(of candidates: PackageCandidates) -> UnavailabilityReason {
    if candidates.problems.contains(where: { $0.reason == .offline }) { return .offline }
    return candidates.problems.isEmpty ? .noIndex : .notFound
  }
}

// MARK: - Answers

extension Resolver: VersionSolvingDelegate {
  func prepare(_ package: PackageID, in versions: VersionRanges) {
    guard source.readsAhead, case .project(let name, nil, let marker) = packages[package], marker.isTrue else { return }
    if let known = candidatesByName[name] {
      readAhead(known, in: versions)
    } else {
      awaited.append((name, versions))
    }
  }

  func chooseVersion(
    of package: PackageID, in versions: VersionRanges, unchanging: () -> VersionRanges
  ) throws -> VersionChoice {
    guard let name = packages[package].name else { return .noVersions }
    readAheadOfArrivals()
    let candidates = try candidates(for: name)
    guard let candidate = selector.select(candidates, in: versions) else {
      return candidates.indexes.isEmpty ? .packageUnavailable(id(of: absence(of: candidates))) : .noVersions
    }
    switch candidate.choice {
    case .unusable(let reason):
      let unusable = candidates.unusableVersions(
        from: candidate, in: versions, highestFirst: selector.prefersHighest(name))
      return .versionsUnavailable(unusable, id(of: .distribution(reason)))
    case .missing:
      return .versionsUnavailable(candidates.gap(around: candidate.version), id(of: .noDistribution))
    case nil, .wheel, .source:
      break
    }
    if let file = candidate.choice?.installedFile, let text = file.requiresPython, let pythons = allowedPythons(text),
      !request.python.isAllowed(by: pythons)
    {
      return .versionRequires(
        candidate.version, valid: candidates.gap(around: candidate.version), dependency: PackageTable.python,
        versions: pythons)
    }
    pins[name, default: [:]][candidate.version] = candidate
    if source.readsAhead, !request.options.omitsDependencies, case .project(_, nil, _) = packages[package] {
      readAheadInBatches(candidates, candidate, in: versions, unchanging)
    }
    return .version(candidate.version)
  }

  private func readAheadInBatches(
    _ candidates: PackageCandidates, _ candidate: Candidate, in versions: VersionRanges,
    _ unchanging: () -> VersionRanges
  ) {
    let files = batches.batch(
      for: candidates, chosen: candidate.version, in: versions, unchanging: unchanging, selector)
    announce(files)
    batches.noteTried(candidates.name, candidate.version)
  }

  func dependencies(of package: PackageID, _ version: Version) throws -> DependencyAnswer {
    let kind = packages[package]
    switch kind {
    case .root:
      let requirements = expander.expand(RequirementList(request.requirements.map(\.requirement)), of: nil)
      return try answer(requirements, of: package, version, valid: .full)
    case .python:
      return .dependencies([], valid: .singleton(version))
    case .withExtra(let name, _, _), .withMarker(let name, _):
      let valid = try candidates(for: name).gap(around: version)
      let found = builder.dependencies(ofProxy: kind, at: version, &packages)
      dependencies[package, default: [:]][version] = found
      return .dependencies(found, valid: valid)
    case .project(let name, let extra, _):
      let valid = try candidates(for: name).gap(around: version)
      if request.options.omitsDependencies { return .dependencies([], valid: valid) }
      guard let candidate = pins[name]?[version] else {
        return .unavailable(valid, id(of: .noDistribution))
      }
      if !reader.hasRead(name, version) { readAheadOfArrivals() }
      switch try reader.requirements(of: name, candidate) {
      case .unavailable(let reason):
        return .unavailable(valid, id(of: reason))
      case .requirements(let requirements):
        if let text = requirements.requiresPython, let pythons = allowedPythons(text),
          !request.python.isAllowed(by: pythons)
        {
          return .unavailable(valid, id(of: .requiresPython(text)))
        }
        let applicable = expander.expand(requirements.requirements, of: name, extra: extra)
        return try answer(applicable, of: package, version, valid: valid)
      }
    }
  }

  private func answer(
    _ requirements: [Requirement], of package: PackageID, _ version: Version, valid: VersionRanges
  ) throws -> DependencyAnswer {
    do throws(DependencyBuilder.Failure) {
      let found = try builder.dependencies(of: requirements, &packages)
      dependencies[package, default: [:]][version] = found
      if source.readsAhead {
        let names = requirements.map(\.name).filter { candidatesByName[$0] == nil }
        if !names.isEmpty { source.prefetchReleases(of: names) }
      }
      return .dependencies(found, valid: valid)
    } catch {
      switch error {
      case .contradictory(let requirement): return .unavailable(valid, id(of: .contradictoryRequirement(requirement)))
      case .url(let requirement): throw ResolutionError.urlRequirement(requirement)
      }
    }
  }
}
