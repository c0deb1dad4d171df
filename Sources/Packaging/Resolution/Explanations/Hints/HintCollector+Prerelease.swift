import PackagingStandards

extension HintCollector {
  /// Says that there are pre-releases where no version was found.
  func prereleaseHint(_ candidates: PackageCandidates, _ versions: VersionRanges) -> String? {
    let mode = resolver.request.options.prerelease.mode(for: candidates.name)
    guard mode == .disallow || mode == .explicit,
      candidates.knownVersions.contains(where: { $0.isPreRelease && versions.contains($0) })
    else { return nil }
    let range = versions.isFull ? "" : FactWording.shown(versions)
    return "`\(candidates.name)\(range)` is met by pre-releases, which are disabled: enable them with "
      + "`--prerelease allow`"
  }
}
