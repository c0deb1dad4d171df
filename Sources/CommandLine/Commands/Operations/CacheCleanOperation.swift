internal import Caching
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `cache clean` does.
struct CacheCleanOperation {
  let settings: CacheCleanSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let root = settings.directory
    guard exists(root) else {
      context.console.status("No cache found at: \(root)")
      return .success
    }
    guard Cache.isCache(root) else { throw CachingError.notACache(root) }
    // Holding the lock keeps commands that use the cache from losing files under their hands.
    let held = settings.isForced ? nil : try context.openCache(settings.cache, sharing: .exclusive)
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
