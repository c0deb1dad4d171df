import IndexAccess
import PackagingStandards

/// Chooses among the files of a version, by the options and by what fits the environment.
struct DistributionPolicy {
  let tags: CompatibleTags
  let options: ResolutionOptions
  let allowedYanks: AllowedYanks

  /// Chooses the file of a version to install, and the one to read metadata from.
  func choice(of package: PackageName, _ releases: IndexReleases, at position: Int) -> DistributionChoice {
    let limit = options.excludeNewer.limit(for: package)
    let isBinaryForbidden = options.forbidsWheels(of: package)
    let isBuildForbidden = options.forbidsBuilding(package)
    var isYankAllowed: Bool?
    var bestWheel: Wheel?
    var bestSource: (file: ReleaseFile, incompatibility: DistributionIncompatibility?)?
    releases.forEachFile(at: position) { rated, index in
      let page = rated.page
      var tooNew: DistributionIncompatibility?
      if let limit {
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
          page: page, index: index,
          verdict: obstacle.map { .unusable($0) } ?? verdict(rated.compatibility(ofFileAt: index, with: tags)))
        if bestWheel.map({ wheel.isBetter(than: $0) }) ?? true { bestWheel = wheel }
      } else {
        let file = page.file(at: index)
        let obstacle =
          tooNew ?? (isBuildForbidden ? .buildForbidden : nil) ?? yanked
          ?? (Self.hasStandardSourceName(file) ? nil : .filenameNotStandard)
        if bestSource.map({ Self.isBetter(obstacle, than: $0.incompatibility) }) ?? true {
          bestSource = (file, obstacle)
        }
      }
    }
    return choice(bestWheel, bestSource)
  }

  private func choice(
    _ wheel: Wheel?, _ source: (file: ReleaseFile, incompatibility: DistributionIncompatibility?)?
  ) -> DistributionChoice {
    if let wheel, case .compatible = wheel.verdict { return .wheel(wheel.file) }
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

  private struct Wheel {
    var page: ReleasePage
    var index: Int
    var verdict: WheelVerdict

    var file: ReleaseFile { page.file(at: index) }

    /// Whether the wheel is to be preferred to one seen before; of equals the first is kept.
    func isBetter(than other: Wheel) -> Bool {
      switch (verdict, other.verdict) {
      case (.compatible, .unusable): return true
      case (.unusable, .compatible): return false
      case (.unusable(let reason), .unusable(let otherReason)): return reason.isNearer(than: otherReason)
      case (.compatible(let rank), .compatible(let otherRank)):
        return rank == otherRank ? hasHigherBuildTag(than: other) : rank < otherRank
      }
    }

    private func hasHigherBuildTag(than other: Wheel) -> Bool {
      guard page.hasBuildTag(fileAt: index) else { return false }
      guard other.page.hasBuildTag(fileAt: other.index) else { return true }
      guard let own = try? WheelFilename(file.filename).build,
        let others = try? WheelFilename(other.file.filename).build
      else { return false }
      return own > others
    }
  }

  private func verdict(_ compatibility: TagCompatibility) -> WheelVerdict {
    switch compatibility {
    case .compatible(let rank): .compatible(rank: rank)
    case .incompatible(let tag): .unusable(.tag(tag))
    }
  }

  private static func isBetter(
    _ reason: DistributionIncompatibility?, than other: DistributionIncompatibility?
  ) -> Bool {
    guard let other else { return false }
    guard let reason else { return true }
    return reason.isNearer(than: other)
  }

  /// Whether a source distribution has one of the extensions that are still built.
  ///
  /// [PEP 625](https://peps.python.org/pep-0625/) allows `.tar.gz` alone; `.zip` is common enough to be kept.
  private static func hasStandardSourceName(_ file: ReleaseFile) -> Bool {
    let name = file.filename
    return name.hasSuffix(".tar.gz") || name.hasSuffix(".zip")
  }
}
