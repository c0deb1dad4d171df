internal import Caching
internal import PackageOperations
internal import Resolution
internal import SystemIO
internal import SystemPackage

/// Which cache a command uses, and how far it is believed.
struct CacheSettings: Sendable {
  let location: CacheLocation
  /// What indexes are asked about again.
  let refreshed: PackageSelection
  /// How long a command waits for another one to finish.
  let lockTimeout: Duration
}

extension CommandContext {
  /// The directory of the cache that the settings name.
  func cacheDirectory(_ options: CacheOptions) throws -> FilePath {
    if let path = try settings.path(.cacheDirectory, argument: options.cacheDir) {
      return withoutDots(workingDirectory.pushing(path.value))
    }
    guard let standard = CacheLocation.standardDirectory else {
      throw CommandError(
        "There is no home directory to keep the cache in",
        hints: ["set `HOME`, or choose a directory with `--cache-dir`"])
    }
    return standard
  }

  /// Which cache the settings name.
  ///
  /// - Parameter refreshed: what is asked for again: what is upgraded, since newer versions are wanted, and what is
  ///   reinstalled, since what is there is not trusted, beside what is refreshed by name.
  func cacheSettings(_ options: CacheOptions, refreshing refreshed: PackageSelection = .none) throws -> CacheSettings {
    let isTemporary = try settings.flag(.noCache, argument: options.noCache ? true : nil)?.value ?? false
    return CacheSettings(
      location: isTemporary ? .temporary : .directory(try cacheDirectory(options)),
      // Offline, what the cache has is all there is.
      refreshed: isOffline ? .none : refreshed,
      lockTimeout: try settings.count(.lockTimeout).map { .seconds($0.value) } ?? .seconds(300))
  }
}
