import IndexAccess
import PackagingStandards

/// Chooses among the files of a version, by the options and by what fits the environment.
struct DistributionPolicy {
  let tags: CompatibleTags
  let options: ResolutionOptions
  let allowedYanks: AllowedYanks

  /// Chooses the file of a version to install, and the one to read metadata from.
  func choice(of package: PackageName, _ releases: IndexVersions, at position: Int) -> DistributionChoice {
    let limit = options.excludeNewer.limit(for: package)
    let isBinaryForbidden = options.forbidsWheels(of: package)
    let isBuildForbidden = options.forbidsBuilding(package)
    var isYankAllowed: Bool?
    var bestWheel: Wheel?
    var bestSource: Source?
    var expected: [HashDigest]?
    if !options.expectedDigests.isEmpty { expected = options.expectedDigests[package]?[releases.version(at: position)] }
    releases.forEachFile(at: position) { rated, index in
      let page = rated.page
      var tooNew: DistributionIncompatibility?
      if let limit, !page.isListOfLinks {
        let time = page.uploadTime(ofFileAt: index)
        if time.map({ $0 >= limit }) ?? true { tooNew = .tooNew(milliseconds: time) }
      }
      var yanked: DistributionIncompatibility?
      if page.isYanked(fileAt: index) {
        let isAllowed = isYankAllowed ?? allowedYanks.allows(package, releases.version(at: position))
        isYankAllowed = isAllowed
        if !isAllowed { yanked = .yanked(reason: page.file(at: index).yankedReason) }
      }
      if page.isWheel(fileAt: index) {
        let obstacle = tooNew ?? (isBinaryForbidden ? .binaryForbidden : nil) ?? yanked
        let wheel = Wheel(
          page: page, index: index, match: HashMatch(expected, page, index),
          verdict: obstacle.map { .unusable($0) } ?? verdict(rated.compatibility(ofFileAt: index, with: tags)))
        if bestWheel.map({ wheel.isBetter(than: $0) }) ?? true { bestWheel = wheel }
      } else {
        let file = page.file(at: index)
        let obstacle =
          tooNew ?? (isBuildForbidden ? .buildForbidden : nil) ?? yanked
          ?? (Self.hasStandardSourceName(file) ? nil : .filenameNotStandard)
        let source = Source(file: file, match: HashMatch(expected, page, index), incompatibility: obstacle)
        if bestSource.map({ source.isBetter(than: $0) }) ?? true { bestSource = source }
      }
    }
    return choice(bestWheel, bestSource)
  }

  private func choice(
    _ wheel: Wheel?, _ source: Source?
  ) -> DistributionChoice {
    if let wheel, case .compatible = wheel.verdict {
      // A file that cannot pass the check of its hash gives way to one that may.
      guard let source, source.incompatibility == nil, source.match < wheel.match else { return .wheel(wheel.file) }
      return .source(source.file, metadataWheel: wheel.file)
    }
    if let source, source.incompatibility == nil {
      if let wheel, case .unusable(let reason) = wheel.verdict, !reason.isTooNew {
        return .source(source.file, metadataWheel: wheel.file)
      }
      return .source(source.file, metadataWheel: nil)
    }
    if let reason = source?.incompatibility { return .unusable(reason) }
    if let wheel, case .unusable(let reason) = wheel.verdict { return .unusable(reason) }
    return .missing
  }

  private enum WheelVerdict {
    case compatible(rank: UInt32)
    case unusable(DistributionIncompatibility)
  }

  /// How a file's hash, as the index gives it, compares with those expected; the best first.
  private enum HashMatch: Int, Comparable {
    case matching, unknown, different

    init(_ expected: [HashDigest]?, _ page: StoredPage, _ index: Int) {
      guard let expected else {
        self = .unknown
        return
      }
      let digests = page.file(at: index).digests
      if digests.contains(where: { expected.contains($0) }) {
        self = .matching
      } else {
        let isComparable = digests.contains { digest in expected.contains { $0.algorithm == digest.algorithm } }
        self = isComparable ? .different : .unknown
      }
    }

    static func < (left: HashMatch, right: HashMatch) -> Bool { left.rawValue < right.rawValue }
  }

  private struct Source {
    var file: ReleaseFile
    var match: HashMatch
    var incompatibility: DistributionIncompatibility?

    /// Whether the file is to be preferred to one seen before; of equals the first is kept.
    func isBetter(than other: Source) -> Bool {
      switch (incompatibility, other.incompatibility) {
      case (nil, nil): match < other.match
      case (nil, .some): true
      case (.some, nil): false
      case (let reason?, let otherReason?): reason.isNearer(than: otherReason)
      }
    }
  }

  private struct Wheel {
    var page: StoredPage
    var index: Int
    var match: HashMatch
    var verdict: WheelVerdict

    var file: ReleaseFile { page.file(at: index) }

    /// Whether the wheel is to be preferred to one seen before; of equals the first is kept.
    func isBetter(than other: Wheel) -> Bool {
      switch (verdict, other.verdict) {
      case (.compatible, .unusable): return true
      case (.unusable, .compatible): return false
      case (.unusable(let reason), .unusable(let otherReason)): return reason.isNearer(than: otherReason)
      case (.compatible(let rank), .compatible(let otherRank)):
        if match != other.match { return match < other.match }
        return rank == otherRank ? hasHigherBuildTag(than: other) : rank < otherRank
      }
    }

    private func hasHigherBuildTag(than other: Wheel) -> Bool {
      guard page.hasBuildTag(fileAt: index) else { return false }
      guard other.page.hasBuildTag(fileAt: other.index) else { return true }
      guard let own = buildTag, let others = other.buildTag else { return false }
      return own > others
    }

    private var buildTag: BuildTag? {
      let name = Array(file.filename.utf8)
      return WheelFilenameLayout(name.span).flatMap { BuildTag(String(decoding: name[$0.build], as: UTF8.self)) }
    }
  }

  private func verdict(_ compatibility: TagCompatibility) -> WheelVerdict {
    switch compatibility {
    case .compatible(let rank): .compatible(rank: rank)
    case .incompatible(let tag): .unusable(.tag(tag))
    }
  }

  /// Whether a source distribution has one of the extensions that are still built.
  ///
  /// [PEP 625](https://peps.python.org/pep-0625/) allows `.tar.gz` alone; `.zip` is common enough to be kept.
  private static func hasStandardSourceName(_ file: ReleaseFile) -> Bool {
    let name = file.filename
    return name.hasSuffix(".tar.gz") || name.hasSuffix(".zip")
  }
}
