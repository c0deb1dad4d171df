internal import PackagingStandards

/// Everything that the options and settings of `pip show` say.
struct ShowSettings: Sendable {
  let inspection: InspectionSettings
  let names: Set<PackageName>
  /// Whether the files of each package are listed.
  let showsFiles: Bool

  init(_ verb: PipShowVerb, _ context: CommandContext) throws {
    names = Set(
      try verb.package.map { try packageName(Setting($0, from: .operand("[PACKAGE]")), for: "package") })
    showsFiles = verb.files
    inspection = try InspectionSettings(verb, context)
  }
}
