internal import PackagingStandards
internal import Resolution
internal import SystemIO

extension CommandContext {
  /// What decides between several solutions, by the options and settings.
  func resolutionOptions(
    _ resolver: ResolverOptions?, age: AgeOptions, build: BuildOptions, installer: InstallerOptions?,
    selection: RequirementsOptions
  ) throws -> ResolutionOptions {
    var options = ResolutionOptions()
    if let resolver {
      options.mode = try settings.choice(.resolution, argument: resolver.resolution)?.value ?? .highest
      let mode = resolver.prerelease ?? (resolver.pre ? PrereleaseMode.allow.rawValue : nil)
      options.prerelease.mode = try settings.choice(.prerelease, argument: mode)?.value ?? .ifNecessary
      for (name, setting) in try settings.pairs(.prereleasePackage, arguments: resolver.prereleasePackage) {
        guard let mode = PrereleaseMode(rawValue: setting.value) else {
          throw SettingError(
            invalid: setting.value, for: "prerelease-package", from: setting.origin, expected: "one of a few words",
            possible: PrereleaseMode.allCases.map(\.rawValue))
        }
        options.prerelease.modeByPackage[try packageName(name, option: "prerelease-package")] = mode
      }
      options.upgrade = try packageSelection(
        all: try settings.flag(.upgrade, on: resolver.upgrade, off: resolver.noUpgrade) ?? false,
        names: try settings.list(.upgradePackage, arguments: resolver.upgradePackage), option: "upgrade-package")
      if !resolver.upgradeGroup.isEmpty { throw CommandError.unsupported("`--upgrade-group`") }
    }
    options.excludeNewer = try excludeNewer(age)
    options.noBinary = packages(
      try selectedPackages(try settings.list(.noBinary, arguments: build.noBinary), option: "no-binary"))
    options.noBuild = packages(
      try selectedPackages(try settings.list(.onlyBinary, arguments: build.onlyBinary), option: "only-binary"))
    if try settings.flag(.noBuild, on: build.noBuild, off: build.build) ?? false { options.noBuild = .all }
    if let installer {
      options.reinstall = try packageSelection(
        all: try settings.flag(.reinstall, on: installer.reinstall, off: installer.noReinstall) ?? false,
        names: try settings.list(.reinstallPackage, arguments: installer.reinstallPackage),
        option: "reinstall-package")
    }
    options.omitsDependencies = try settings.flag(.noDeps, on: selection.noDeps, off: selection.deps) ?? false
    return options
  }

  private func packageSelection(all: Bool, names: [Setting<String>], option: String) throws -> PackageSelection {
    if all { return .all }
    if names.isEmpty { return .none }
    return .packages(Set(try names.map { try packageName($0.value, option: option) }))
  }

  private func packages(_ selected: SelectedPackages) -> PackageSelection {
    selected.isAll ? .all : selected.names.isEmpty ? .none : .packages(selected.names)
  }

  private func excludeNewer(_ age: AgeOptions) throws -> ExcludeNewer {
    var limits = ExcludeNewer()
    if let setting = try settings.string(.excludeNewer, argument: age.excludeNewer) {
      limits.milliseconds = try timeLimit(setting, key: "exclude-newer")
    }
    for (name, setting) in try settings.pairs(.excludeNewerPackage, arguments: age.excludeNewerPackage) {
      let package = try packageName(name, option: "exclude-newer-package")
      limits.millisecondsByPackage[package] = .some(try timeLimit(setting, key: "exclude-newer-package"))
    }
    return limits
  }

  /// Milliseconds since 1970; `false` lifts a limit.
  private func timeLimit(_ setting: Setting<String>, key: String) throws -> Int64? {
    if setting.value == "false" { return nil }
    let limit = TimeLimit.milliseconds(setting.value, now: WallClock.millisecondsSince1970) { year, month, day in
      WallClock.startOfDay(year: year, month: month, day: day)
    }
    guard let limit else {
      throw SettingError(
        invalid: setting.value, for: key, from: setting.origin,
        expected: "a time stamp such as `2026-01-31T12:00:00Z`, a date, or an age such as `7 days`")
    }
    return limit
  }

  /// Says that only the standard output format is done yet.
  func refuseOutputFormat(_ format: String?) throws {
    if let format, format != "text" { throw CommandError.unsupported("`--output-format \(format)`") }
  }

  /// Says which of the options given are not done yet, instead of silently doing less.
  func refuseUnsupported(_ build: BuildOptions, _ selection: RequirementsOptions, age: AgeOptions) throws {
    let given: [(Bool, String)] = [
      (!build.configSetting.isEmpty, "--config-setting"),
      (!build.configSettingsPackage.isEmpty, "--config-settings-package"),
      (build.noBuildIsolation, "--no-build-isolation"),
      (!build.noBuildIsolationPackage.isEmpty, "--no-build-isolation-package"),
      (build.requireBuildHashes, "--require-build-hashes"),
      (!build.buildConstraints.isEmpty, "--build-constraints"),
      (selection.torchBackend != nil, "--torch-backend"),
      (!selection.group.isEmpty, "--group"),
    ]
    for (isGiven, option) in given where isGiven { throw CommandError.unsupported("`\(option)`") }
  }
}
