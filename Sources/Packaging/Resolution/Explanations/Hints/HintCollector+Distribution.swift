import IndexAccess
import PackagingStandards

extension HintCollector {
  /// Says which files there are where none can be used.
  func distributionHint(
    _ candidates: PackageCandidates, _ versions: VersionRanges, _ incompatibility: DistributionIncompatibility
  ) -> String? {
    let name = candidates.name
    switch incompatibility {
    case .binaryForbidden:
      return "Wheels of `\(name)` are not used because of `--no-binary`"
    case .buildForbidden:
      return "Building `\(name)` from source is not allowed because of `--no-build` or `--only-binary`"
    case .yanked:
      return "A yanked version is selected only where it is asked for exactly: require `\(name)==VERSION` to use it"
    case .tooNew, .filenameNotStandard:
      return nil
    case .tag(let tag):
      return tagHint(candidates, versions, tag)
    }
  }

  /// Says for what there are wheels of the highest version that has none for this environment.
  private func tagHint(
    _ candidates: PackageCandidates, _ versions: VersionRanges, _ tag: IncompatibleTag
  ) -> String? {
    for releases in candidates.indexes {
      for position in (0..<releases.count).reversed() where versions.contains(releases.version(at: position)) {
        let sets = releases.files(at: position).compactMap(\.tags).compactMap { WheelTagSet($0) }
        guard !sets.isEmpty else { continue }
        let version = "`\(candidates.name)==\(releases.version(at: position))`"
        let tags = resolver.request.tags.tags
        switch tag {
        case .python:
          let used = tags.first.map { ", and this is `\($0.python)`" } ?? ""
          return "\(version) has wheels for \(Self.list(sets.flatMap(\.pythonTags)))\(used)"
        case .abi, .freeThreadedABI:
          let used = tags.first.map { ", and this is `\($0.abi)`" } ?? ""
          return "\(version) has wheels for the ABI \(Self.list(sets.flatMap(\.abiTags)))\(used)"
        case .platform:
          let fitting = sets.filter { resolver.request.tags.fitsInterpreter($0) }
          let platforms = (fitting.isEmpty ? sets : fitting).flatMap(\.platformTags)
          let used = tags.first.map { ", and this is `\($0.platform)`" } ?? ""
          return "\(version) has wheels for \(Self.list(platforms))\(used)"
        case .invalid:
          return nil
        }
      }
    }
    return nil
  }

  /// At most a handful of tags, each once.
  private static func list(_ tags: [String]) -> String {
    let shown = 6
    var unique: [String] = []
    for tag in tags where !unique.contains(tag) { unique.append(tag) }
    unique.sort()
    var words = unique.prefix(shown).map { "`\($0)`" }
    if unique.count > shown { words.append("\(unique.count - shown) more") }
    return FactWording.list(words)
  }
}

extension CompatibleTags {
  /// Whether wheels with these Python and ABI tags fit the interpreter, whatever their platform.
  fileprivate func fitsInterpreter(_ set: WheelTagSet) -> Bool {
    compatibility(of: set) == .incompatible(.platform)
  }
}
