internal import Caching
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

extension CommandContext {
  /// The directory of the cache that the settings name.
  func cacheDirectory(_ options: CacheOptions) throws -> FilePath {
    if let path = try settings.path(.cacheDirectory, argument: options.cacheDir) {
      return workingDirectory.pushing(path.value).lexicallyNormalized()
    }
    guard let standard = CacheLocation.standardDirectory else {
      throw CommandError(
        "There is no home directory to keep the cache in",
        hints: ["set `HOME`, or choose a directory with `--cache-dir`"])
    }
    return standard
  }

  /// Opens the cache that the settings name.
  ///
  /// - Parameters:
  ///   - resolver: what is upgraded is asked for again, since newer versions are wanted.
  ///   - installer: what is reinstalled is fetched again, since what is there is not trusted.
  func openCache(
    _ options: CacheOptions, refresh: RefreshOptions? = nil, resolver: ResolverOptions? = nil,
    installer: InstallerOptions? = nil, sharing: FileLock.Sharing = .shared
  ) throws -> Cache {
    let isTemporary = try settings.flag(.noCache, argument: options.noCache ? true : nil)?.value ?? false
    var refreshesAll = (refresh?.refresh ?? false) && !(refresh?.noRefresh ?? false)
    var names = Set(
      try (refresh?.refreshPackage ?? []).map { try packageName($0, option: "refresh-package").string })
    if let resolver {
      if try settings.flag(.upgrade, on: resolver.upgrade, off: resolver.noUpgrade) ?? false { refreshesAll = true }
      for name in try settings.list(.upgradePackage, arguments: resolver.upgradePackage) {
        names.insert(try upgradedPackage(name).name.string)
      }
    }
    if let installer {
      let isAll = try settings.flag(.reinstall, on: installer.reinstall, off: installer.noReinstall) ?? false
      if isAll { refreshesAll = true }
      for name in try settings.list(.reinstallPackage, arguments: installer.reinstallPackage) {
        names.insert(try packageName(name.value, option: "reinstall-package").string)
      }
    }
    var refreshed = CacheRefresh.nothing
    if refreshesAll {
      refreshed = .everything
    } else if !names.isEmpty {
      refreshed = .packages(names)
    }
    let location: CacheLocation = isTemporary ? .temporary : .directory(try cacheDirectory(options))
    let timeout = try settings.count(.lockTimeout).map { Double($0.value) } ?? 300
    return try Cache(at: location, refresh: refreshed, sharing: sharing, timeoutSeconds: timeout) {
      console.status("Waiting for another process to release the cache")
    }
  }
}
