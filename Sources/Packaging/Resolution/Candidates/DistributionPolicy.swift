import IndexAccess
import PackagingStandards

/// Chooses among the files of a version, by the options and by what fits the environment.
struct DistributionPolicy {
  let tags: CompatibleTags
  let options: ResolutionOptions
  let allowedYanks: AllowedYanks

  /// Chooses the file of a version to install, and the one to read metadata from.
  func choice(among files: [ReleaseFile], of package: PackageName, _ version: Version) -> DistributionChoice {
    let limit = options.excludeNewer.limit(for: package)
    let isBinaryForbidden = options.noBinary.contains(package)
    let isBuildForbidden = options.noBuild.contains(package)
    var bestWheel: (file: ReleaseFile, verdict: WheelVerdict)?
    var bestSource: (file: ReleaseFile, incompatibility: DistributionIncompatibility?)?
    for file in files {
      let shared = commonIncompatibility(of: file, limit: limit, package: package, version)
      if file.isWheel {
        let verdict: WheelVerdict =
          if let shared, shared.isTooNew {
            .unusable(shared)
          } else if isBinaryForbidden {
            .unusable(.binaryForbidden)
          } else if let shared {
            .unusable(shared)
          } else {
            tagVerdict(of: file)
          }
        if bestWheel.map({ verdict.isBetter(than: $0.verdict, file, $0.file) }) ?? true { bestWheel = (file, verdict) }
      } else {
        let incompatibility: DistributionIncompatibility? =
          if let shared, shared.isTooNew {
            shared
          } else if isBuildForbidden {
            .buildForbidden
          } else if let shared {
            shared
          } else {
            hasStandardSourceName(file) ? nil : .filenameNotStandard
          }
        if bestSource.map({ Self.isBetter(incompatibility, than: $0.incompatibility) }) ?? true {
          bestSource = (file, incompatibility)
        }
      }
    }
    if let bestWheel, case .compatible = bestWheel.verdict { return .wheel(bestWheel.file) }
    if let bestSource, bestSource.incompatibility == nil {
      if let bestWheel, case .unusable(let reason) = bestWheel.verdict, !reason.isTooNew {
        return .source(bestSource.file, metadataWheel: bestWheel.file)
      }
      return .source(bestSource.file, metadataWheel: nil)
    }
    if let reason = bestSource?.incompatibility { return .unusable(reason) }
    if let bestWheel, case .unusable(let reason) = bestWheel.verdict { return .unusable(reason) }
    return .missing
  }

  /// What excludes wheels and source distributions alike: the time of publication and yanking.
  private func commonIncompatibility(
    of file: ReleaseFile, limit: Int64?, package: PackageName, _ version: Version
  ) -> DistributionIncompatibility? {
    if let limit {
      let time = file.uploadTime
      if time.map({ $0 >= limit }) ?? true { return .tooNew(milliseconds: time) }
    }
    if file.isYanked, !allowedYanks.allows(package, version) { return .yanked(reason: file.yankedReason) }
    return nil
  }

  private enum WheelVerdict {
    case compatible(rank: UInt32)
    case unusable(DistributionIncompatibility)

    /// Whether a wheel is to be preferred to one seen before; of equals the first is kept.
    func isBetter(than other: WheelVerdict, _ file: ReleaseFile, _ otherFile: ReleaseFile) -> Bool {
      switch (self, other) {
      case (.compatible, .unusable): return true
      case (.unusable, .compatible): return false
      case (.unusable(let reason), .unusable(let otherReason)): return reason.isNearer(than: otherReason)
      case (.compatible(let rank), .compatible(let otherRank)):
        guard rank == otherRank else { return rank < otherRank }
        return DistributionPolicy.buildTag(of: file, isAbove: otherFile)
      }
    }
  }

  private func tagVerdict(of file: ReleaseFile) -> WheelVerdict {
    guard let text = file.tags, let set = WheelTagSet(text) else { return .unusable(.tag(.invalid)) }
    switch tags.compatibility(of: set) {
    case .compatible(let rank): return .compatible(rank: rank)
    case .incompatible(let tag): return .unusable(.tag(tag))
    }
  }

  private static func buildTag(of file: ReleaseFile, isAbove other: ReleaseFile) -> Bool {
    guard file.page.hasBuildTag(fileAt: file.index) else { return false }
    guard other.page.hasBuildTag(fileAt: other.index) else { return true }
    guard let first = try? WheelFilename(file.filename).build, let second = try? WheelFilename(other.filename).build
    else { return false }
    return first > second
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
  private func hasStandardSourceName(_ file: ReleaseFile) -> Bool {
    let name = file.filename
    return name.hasSuffix(".tar.gz") || name.hasSuffix(".zip")
  }
}
