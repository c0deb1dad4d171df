import IndexAccess
import PackagingStandards

extension HintCollector {
  /// Says that other indexes were not asked because an earlier one has the package.
  func indexHint(_ candidates: PackageCandidates) -> String? {
    guard resolver.request.options.indexStrategy == .firstIndex, resolver.source.indexCount > 1,
      let index = candidates.indexes.first?.displayURL
    else { return nil }
    return
      "`\(candidates.name)` was taken from `\(index)`, the first index that has it: other indexes are looked at too "
      + "with `--index-strategy unsafe-best-match`, at the risk of taking packages from an index that is not theirs"
  }
}
