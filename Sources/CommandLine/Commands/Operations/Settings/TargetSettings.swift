internal import Interpreters
internal import PackageOperations
internal import PackagingStandards

/// The Python and platform to choose packages for, where they are not an interpreter's own.
struct TargetSettings: Sendable {
  let pythonVersion: Version?
  let platform: TargetTriple?

  /// The target that they make of an interpreter.
  func target(of interpreter: Interpreter) -> ResolutionTarget {
    ResolutionTarget(interpreter, pythonVersion: pythonVersion, platform: platform)
  }
}

extension CommandContext {
  /// What `--python-version` and `--python-platform` say.
  func targetSettings(_ options: TargetOptions) throws -> TargetSettings {
    var version: Version?
    if let setting = try settings.string(.pythonVersion, argument: options.pythonVersion) {
      guard let parsed = try? Version(setting.value), !parsed.hasLocal else {
        throw SettingError(
          invalid: setting.value, for: "python-version", from: setting.origin,
          expected: "a version such as `3.12` or `3.12.1`")
      }
      version = parsed
    }
    var platform: TargetTriple?
    if let setting = try settings.string(.pythonPlatform, argument: options.pythonPlatform) {
      guard let triple = TargetTriple(setting.value) else {
        throw SettingError(
          invalid: setting.value, for: "python-platform", from: setting.origin, expected: "a known platform",
          possible: SettingKey.pythonPlatform.possibleValues)
      }
      platform = triple
    }
    return TargetSettings(pythonVersion: version, platform: platform)
  }
}
