internal import Interpreters
internal import PackageOperations
internal import PackagingStandards

extension CommandContext {
  /// The target that `--python-version` and `--python-platform` make of an interpreter.
  func resolutionTarget(_ options: TargetOptions, interpreter: Interpreter) throws -> ResolutionTarget {
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
    return ResolutionTarget(interpreter, pythonVersion: version, platform: platform)
  }
}
