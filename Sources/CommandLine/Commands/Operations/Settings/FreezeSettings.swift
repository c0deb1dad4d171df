internal import PackagingStandards
internal import SystemPackage

/// Everything that the options and settings of `pip freeze` say.
struct FreezeSettings: Sendable {
  let inspection: InspectionSettings
  /// The directories to look in; empty for those of the environment.
  let directories: [FilePath]
  let excludesEditable: Bool
  let excluded: Set<PackageName>

  init(_ verb: PipFreezeVerb, _ context: CommandContext) throws {
    directories = verb.paths.map { context.workingDirectory.pushing(FilePath($0)) }
    excludesEditable = verb.excludeEditable
    excluded = Set(try packageNames(verb.exclude, option: "exclude"))
    inspection = try InspectionSettings(verb, context)
  }
}
