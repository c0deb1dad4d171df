internal import PackageOperations

extension CommandContext {
  /// What constrains builds. Nothing is built yet: a package that would have to be is refused when it comes up, and for
  /// all others these files, and what else is said about building, only have to be right.
  ///
  /// - Throws: `SettingError` for anything about building that cannot be used.
  func buildConstraints(_ build: BuildOptions) throws -> [RequirementsInput] {
    for argument in build.configSetting where !argument.contains("=") {
      throw SettingError(
        invalid: argument, for: "config-setting", from: .argument("--config-setting"), expected: "`KEY=VALUE`")
    }
    for argument in build.configSettingsPackage {
      guard let colon = argument.firstIndex(of: ":"), argument[colon...].contains("=") else {
        throw SettingError(
          invalid: argument, for: "config-settings-package", from: .argument("--config-settings-package"),
          expected: "`PACKAGE:KEY=VALUE`")
      }
      let name = Setting(String(argument[..<colon]), from: .argument("--config-settings-package"))
      _ = try packageName(name, for: "config-settings-package")
    }
    _ = try settings.flag(.noBuildIsolation, argument: build.noBuildIsolation)
    _ = try settings.flag(.requireBuildHashes, argument: build.requireBuildHashes ? true : nil)
    let isolated = try settings.list(.noBuildIsolationPackage, arguments: build.noBuildIsolationPackage)
    for name in isolated { _ = try packageName(name, for: "no-build-isolation-package") }
    return try settings.list(.buildConstraints, arguments: build.buildConstraints).map {
      try requirementsInput(files: [$0.value])
    }
  }
}
