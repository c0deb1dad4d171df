internal import SystemPackage

/// Everything that the options and settings of `cache clean` say.
struct CacheCleanSettings: Sendable {
  let directory: FilePath
  let cache: CacheSettings
  /// Whether commands that are using the cache are not waited for.
  let isForced: Bool

  init(_ verb: CacheCleanVerb, _ context: CommandContext) throws {
    if !verb.package.isEmpty { throw CommandError.unsupported("cleaning the cache of single packages") }
    directory = try context.cacheDirectory(verb.cache)
    cache = try context.cacheSettings(verb.cache)
    isForced = verb.force
  }
}
