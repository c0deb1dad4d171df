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
    // Holding the lock keeps commands that use the cache from losing files under their hands.
    let held = force ? nil : try context.openCache(cache, sharing: .exclusive)
    var size = 0
    var count = 0
    try walkDirectory(root) { path, kind in
      if kind == .file {
        count += 1
        size += try fileStatus(root.pushing(path), followingLinks: false)?.size ?? 0
      }
      return true
    }
    for entry in try listDirectory(root) where entry.name != ".lock" || force {
      try removeTree(root.appending(entry.name))
    }
    _ = held
    context.console.status("Clearing cache at: \(root)")
    context.console.status("Removed \(counted(count, "file")) (\(byteCountText(size)))")
    return .success
  }
}
