internal import Caching
internal import PackageOperations
internal import Resolution
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
  /// - Parameter refreshed: what is asked for again: what is upgraded, since newer versions are wanted, and what is
  ///   reinstalled, since what is there is not trusted, beside what is refreshed by name.
  func openCache(
    _ options: CacheOptions, refreshing refreshed: PackageSelection = .none, sharing: FileLock.Sharing = .shared
  ) throws -> Cache {
    let isTemporary = try settings.flag(.noCache, argument: options.noCache ? true : nil)?.value ?? false
    let location: CacheLocation = isTemporary ? .temporary : .directory(try cacheDirectory(options))
    return try Cache(
      at: location, refresh: refreshed.ofCached, sharing: sharing, timeoutSeconds: try lockTimeoutSeconds()
    ) {
      console.status("Waiting for another process to release the cache")
    }
  }

  /// How long a command waits for another one to finish.
  func lockTimeoutSeconds() throws -> Double { try settings.count(.lockTimeout).map { Double($0.value) } ?? 300 }
}
