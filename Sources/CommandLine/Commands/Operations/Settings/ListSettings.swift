internal import PackagingStandards

/// Everything that the options and settings of `pip list` say.
struct ListSettings: Sendable {
  enum Format: String, CaseIterable, Sendable { case columns, freeze, json }

  /// Which distributions are listed, by whether they are editable projects.
  enum Kinds: Sendable { case all, onlyEditable, allButEditable }

  let inspection: InspectionSettings
  let format: Format
  let kinds: Kinds
  let excluded: Set<PackageName>

  init(_ verb: PipListVerb, _ context: CommandContext) throws {
    format = try context.settings.choice(SettingKey("format"), Format.self, argument: verb.format)?.value ?? .columns
    kinds = verb.editable ? .onlyEditable : verb.excludeEditable ? .allButEditable : .all
    excluded = Set(try packageNames(verb.exclude, option: "exclude"))
    inspection = try InspectionSettings(verb, context)
  }
}
