internal import PackagingStandards

/// Everything that the options and settings of `pip tree` say.
struct TreeSettings: Sendable {
  let inspection: InspectionSettings
  /// The packages to start from; empty for those that nothing requires.
  let roots: [PackageName]
  /// The packages that are left out, with what is below them.
  let pruned: Set<PackageName>
  let style: RequirementTree.Style

  init(_ verb: PipTreeVerb, _ context: CommandContext) throws {
    roots = try packageNames(verb.package, option: "package")
    pruned = Set(try packageNames(verb.prune, option: "prune"))
    style = RequirementTree.Style(
      depthLimit: verb.depth, isInverted: verb.invert, showsSpecifiers: verb.showVersionSpecifiers,
      repeats: verb.noDedupe)
    inspection = try InspectionSettings(verb, context)
  }
}
