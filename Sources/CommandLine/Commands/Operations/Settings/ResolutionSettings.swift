internal import PackageOperations
internal import PackagingStandards
internal import Resolution
internal import SystemIO

extension CommandContext {
  /// What decides between several solutions, by the options and settings.
  func resolutionOptions(
    _ resolver: ResolverOptions?, age: AgeOptions, build: BuildOptions, selection: RequirementsOptions
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
        let package = try packageName(Setting(name, from: setting.origin), for: "prerelease-package")
        options.prerelease.modeByPackage[package] = mode
      }
      // Only a resolution for several platforms has forks; the word must be right in any case.
      _ = try settings.choice(.forkStrategy, ForkStrategy.self, argument: resolver.forkStrategy)
      options.upgrade = try upgradeSelection(resolver)
    }
    options.excludeNewer = try excludeNewer(age)
    options.noBinary = try binariesRefused(build).selection
    options.noBuild = try buildsRefused(build).selection
    options.omitsDependencies = try settings.flag(.noDeps, argument: selection.noDeps)?.value ?? false
    options.checksFilenames = try settings.flag(.skipWheelFilenameCheck)?.value != true
    return options
  }

  /// The packages that are not taken from wheels: `no-binary` of options and the `pip` table, and `no-binary` and
  /// `no-binary-package` of the top level.
  private func binariesRefused(_ build: BuildOptions) throws -> SelectedPackages {
    var refused = try selectedPackages(try settings.list(.noBinary, arguments: build.noBinary), option: "no-binary")
    if settings.configuredFlag(.noBinary)?.value ?? false { refused.isAll = true }
    for name in try settings.configuredList(.noBinaryPackage) {
      refused.names.insert(try packageName(name, for: "no-binary-package"))
    }
    return refused
  }

  /// The packages that are not built: `only-binary` of options and the `pip` table, `no-build`, and
  /// `no-build-package` of the top level. The variables of these belong to commands about projects, as with the peer.
  private func buildsRefused(_ build: BuildOptions) throws -> SelectedPackages {
    var refused = try selectedPackages(
      try settings.list(.onlyBinary, arguments: build.onlyBinary), option: "only-binary")
    let isAll = build.noBuild ?? settings.configuredFlag(.noBuild)?.value ?? false
    if isAll { refused.isAll = true }
    for name in try settings.configuredList(.noBuildPackage) {
      refused.names.insert(try packageName(name, for: "no-build-package"))
    }
    return refused
  }

  /// Which releases are too new, by the options and settings.
  func excludeNewer(_ age: AgeOptions) throws -> ExcludeNewer {
    var limits = ExcludeNewer()
    if let setting = try settings.text(.excludeNewer, argument: age.excludeNewer) {
      limits.milliseconds = try timeLimit(setting, key: "exclude-newer")
    }
    for (name, setting) in try settings.pairs(.excludeNewerPackage, arguments: age.excludeNewerPackage) {
      let package = try packageName(Setting(name, from: setting.origin), for: "exclude-newer-package")
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
      if let days = TimeLimit.daysInPlaceOfCalendarUnits(setting.value) {
        throw SettingError(
          invalid: setting.value, for: key, from: setting.origin,
          expected: "an age in days, such as `\(days) days` (months and years vary in length),")
      }
      throw SettingError(
        invalid: setting.value, for: key, from: setting.origin,
        expected: "a time stamp such as `2026-01-31T12:00:00Z`, a date, or an age such as `7 days`")
    }
    return limit
  }
}

/// The words that `--fork-strategy` takes.
private enum ForkStrategy: String, CaseIterable, Sendable {
  case fewest
  case requiresPython = "requires-python"
}
