package import ArgumentParser
internal import Caching
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `cache clean`: empties the cache.
package struct CacheCleanVerb: Verb {
  package static let path = ["cache", "clean"]
  package static let summary = "Remove everything from the cache"
  package static let operands = "[PACKAGE]..."

  @Argument(help: "Remove only what the cache has of these packages") var package: [String] = []
  @Flag(help: "Do not wait for commands that are using the cache") var force = false
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    if !package.isEmpty { throw CommandError.unsupported("cleaning the cache of single packages") }
    let root = try context.cacheDirectory(cache)
    guard exists(root) else {
      context.console.status("No cache found at: \(root)")
      return .success
    }
    guard Cache.isCache(root) else { throw CachingError.notACache(root) }
    // Holding the lock keeps commands that use the cache from losing files under their hands.
    let held = force ? nil : try context.openCache(cache, sharing: .exclusive)
    defer { withExtendedLifetime(held) {} }
    let clearing = try Cache.clear(root)
    context.console.status("Clearing cache at: \(root)")
    context.console.status("Removed \(counted(clearing.fileCount, "file")) (\(byteCountText(clearing.byteCount)))")
    if !clearing.foreign.isEmpty {
      context.console.warning(
        "Left what is not of the cache: " + clearing.foreign.map { "`\($0)`" }.joined(separator: ", "))
    }
    return .success
  }
}
