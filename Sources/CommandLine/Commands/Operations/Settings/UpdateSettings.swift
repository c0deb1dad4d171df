internal import Installing
internal import PackageOperations

extension CommandContext {
  /// How an environment is changed, by the options and settings.
  func updateOptions(_ installer: InstallerOptions, onlyPlans: Bool) throws -> UpdateOptions {
    try refuseUnsupportedInstallation()
    var options = UpdateOptions()
    options.concurrentInstalls = try settings.count(.concurrentInstalls)?.value
    options.linkMode =
      try settings.choice(.linkMode, LinkModeName.self, argument: installer.linkMode)?.value.mode ?? .standard
    options.compilesBytecode =
      try settings.flag(.compileBytecode, argument: installer.compileBytecode)?.value ?? false
    options.reinstall = try reinstallSelection(installer)
    options.onlyPlans = onlyPlans
    options.writesInstallerMetadata =
      try settings.flag(.noInstallerMetadata, argument: leavesOutInstallerMetadata ? true : nil)?.value != true
    options.checksWheelFilenames = try settings.flag(.skipWheelFilenameCheck)?.value != true
    return options
  }

  /// What hashes are used for, by the options and settings; requirements files may require them too.
  func hashMode(_ selection: RequirementsOptions) throws -> ExpectedHashes.Mode {
    let isRequired =
      try settings.flag(.requireHashes, argument: selection.requireHashes)?.value ?? false
    let isIgnored =
      try settings.flag(.noVerifyHashes, argument: selection.noVerifyHashes)?.value ?? false
    // Hashes that are required are verified, whatever else is said.
    return isRequired ? .required : isIgnored ? .ignored : .verified
  }
}

/// The words that `--link-mode` takes.
private enum LinkModeName: String, CaseIterable, Sendable {
  case clone, copy, hardlink, symlink

  var mode: LinkMode {
    switch self {
    case .clone: .clone
    case .copy: .copy
    case .hardlink: .hardlink
    case .symlink: .symlink
    }
  }
}
