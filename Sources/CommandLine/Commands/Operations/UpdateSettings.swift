internal import Installing

extension CommandContext {
  /// How an environment is changed, by the options and settings.
  func updateOptions(
    _ installer: InstallerOptions, isDryRun: Bool, isCheck: Bool, hashes: ExpectedHashes = ExpectedHashes()
  ) throws -> EnvironmentUpdate.Options {
    try refuseUnsupportedInstallation()
    var options = EnvironmentUpdate.Options()
    options.concurrentInstalls = try settings.count(.concurrentInstalls, minimum: 1)?.value
    options.linkMode =
      try settings.choice(.linkMode, LinkModeName.self, argument: installer.linkMode)?.value.mode ?? .standard
    options.compilesBytecode =
      try settings.flag(.compileBytecode, on: installer.compileBytecode, off: installer.noCompileBytecode) ?? false
    if try settings.flag(.reinstall, on: installer.reinstall, off: installer.noReinstall) ?? false {
      options.reinstall = .everything
    } else {
      let names = try settings.list(.reinstallPackage, arguments: installer.reinstallPackage)
      if !names.isEmpty {
        options.reinstall = .packages(
          Set(try names.map { try packageName($0.value, option: "reinstall-package") }))
      }
    }
    options.hashes = hashes
    options.writesInstallerMetadata = try settings.flag(.noInstallerMetadata)?.value != true
    options.checksWheelFileNames = try settings.flag(.skipWheelFilenameCheck)?.value != true
    options.isDryRun = isDryRun
    options.isCheck = isCheck
    return options
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
