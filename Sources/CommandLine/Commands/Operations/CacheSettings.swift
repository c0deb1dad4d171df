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
  func openCache(_ options: CacheOptions, refresh: RefreshOptions? = nil, sharing: FileLock.Sharing = .shared) throws
    -> Cache
  {
    let isTemporary = try settings.flag(.noCache, argument: options.noCache ? true : nil)?.value ?? false
    var refreshed = CacheRefresh.nothing
    if let refresh {
      if refresh.refresh {
        refreshed = .everything
      } else if !refresh.refreshPackage.isEmpty {
        refreshed = .packages(
          Set(try refresh.refreshPackage.map { try packageName($0, option: "refresh-package").string }))
      }
    }
    let location: CacheLocation = isTemporary ? .temporary : .directory(try cacheDirectory(options))
    let timeout = try settings.count(.lockTimeout).map { Double($0.value) } ?? 300
    return try Cache(at: location, refresh: refreshed, sharing: sharing, timeoutSeconds: timeout) {
      console.status("Waiting for another process to release the cache")
    }
  }
}
