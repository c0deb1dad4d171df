internal import SystemIO

extension SettingsResolver {
  /// Checks the variables that stand for no option, whether or not the command reads them: a mistake is then found by
  /// any command, as with the peer, and not only once something is fetched or built.
  ///
  /// - Throws: `SettingError` for the first that cannot be used.
  func checkVariables() throws {
    let numbers: [SettingKey] = [
      .httpTimeout, .httpConnectTimeout, .httpRetries, .concurrentDownloads, .concurrentInstalls, .concurrentBuilds,
    ]
    for key in numbers where isSet(key) { _ = try count(key) }
    _ = try plainTimeout()
    let flags: [SettingKey] = [.noInstallerMetadata, .skipWheelFilenameCheck, .requireMetadataRangeRequests]
    for key in flags { _ = try flag(key) }
  }

  /// `HTTP_TIMEOUT`, which other tools read too.
  func plainTimeout() throws -> Setting<Int>? {
    guard let text = ProcessEnvironment.nonEmptyValue("HTTP_TIMEOUT") else { return nil }
    let origin = SettingOrigin.variable("HTTP_TIMEOUT")
    guard let seconds = Int(text), seconds >= 0 else {
      throw SettingError(invalid: text, for: "http-timeout", from: origin, expected: "a number from zero up")
    }
    return Setting(seconds, from: origin)
  }
}
