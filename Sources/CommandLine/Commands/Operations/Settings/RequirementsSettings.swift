internal import PackageOperations
internal import PackagingStandards

extension CommandContext {
  /// Where the requirements of a command come from.
  ///
  /// - Parameter selection: constraints, overrides, excludes and extras; `nil` for what is only removed, or checked: it
  ///   has no constraints, and those of settings are not for it.
  func requirementsInput(
    packages: [String] = [], files: [String], selection: RequirementsOptions? = nil, age: AgeOptions = AgeOptions()
  ) throws -> RequirementsInput {
    var input = RequirementsInput(workingDirectory: workingDirectory)
    input.packages = packages
    input.files = files
    input.ignoresSources = try settings.flag(.noSources, argument: age.noSources ? true : nil)?.value ?? false
    input.packagesWithoutSources = Set(
      try settings.list(.noSourcesPackage, arguments: age.noSourcesPackage).map {
        try packageName($0, for: "no-sources-package")
      })
    guard let selection else { return input }
    input.constraintFiles = try settings.list(.constraints, arguments: selection.constraints).map(\.value)
    input.overrideFiles = try settings.list(.overrides, arguments: selection.overrides).map(\.value)
    input.excludeFiles = try settings.list(.excludes, arguments: selection.excludes).map(\.value)
    input.configured.constraints = try configuredRequirements(.constraintDependencies)
    input.configured.overrides = try configuredRequirements(.overrideDependencies)
    input.configured.excludes = try settings.list(.excludeDependencies).map {
      try packageName($0, for: "exclude-dependencies")
    }
    input.extras = try settings.list(.extra, arguments: selection.extra).map(extraName)
    input.wantsAllExtras =
      try settings.flag(.allExtras, argument: selection.allExtras)?.value ?? false
    return input
  }

  private func configuredRequirements(_ key: SettingKey) throws -> [Requirement] {
    try settings.list(key).map { text in
      do throws(RequirementParseError) {
        return try Requirement(text.value)
      } catch {
        throw SettingError(
          invalid: text.value, for: key.name, from: text.origin, expected: "a requirement (\(error.message))")
      }
    }
  }

  private func extraName(_ text: Setting<String>) throws -> ExtraName {
    do {
      return try ExtraName(text.value)
    } catch {
      throw SettingError(invalid: text.value, for: "extra", from: text.origin, expected: "the name of an extra")
    }
  }
}
