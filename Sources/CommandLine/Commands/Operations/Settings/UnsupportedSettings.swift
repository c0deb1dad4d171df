extension CommandContext {
  /// Says that only the standard output format is done yet.
  func refuseOutputFormat(_ format: String?) throws {
    if let format, format != "text" { throw CommandError.unsupported("`--output-format \(format)`") }
  }

  /// Says which of the settings given are not done yet, instead of silently doing less.
  func refuseUnsupported() throws {
    if let backend = try settings.text(.torchBackend, argument: nil) {
      throw SettingError("`torch-backend` is not supported yet", from: backend.origin)
    }
    if let group = try settings.list(.group).first {
      throw SettingError("`group` is not supported yet", from: group.origin)
    }
    let refusals: [(key: SettingKey, value: Bool)] = [(.verifyHashes, false), (.emitMarkerExpression, true)]
    for (key, value) in refusals {
      if let setting = settings.configuredFlag(key), setting.value == value {
        throw SettingError("`\(key.name) = \(value)` is not supported yet", from: setting.origin)
      }
    }
    if let extra = try settings.configuredList(.noExtra).first {
      throw SettingError("`no-extra` is not supported yet", from: extra.origin)
    }
    try refuse([.requireMetadataRangeRequests])
  }

  /// Says which of the variables about installing are not done yet.
  func refuseUnsupportedInstallation() throws {
    try refuse([.insecureNoZipValidation])
  }

  private func refuse(_ keys: [SettingKey]) throws {
    for key in keys {
      if let setting = try settings.flag(key), setting.value {
        throw SettingError("`\(key.name)` is not supported yet", from: setting.origin)
      }
    }
  }
}
