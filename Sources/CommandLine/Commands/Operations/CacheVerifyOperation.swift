internal import Caching
internal import Installing
internal import PackageOperations
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `cache verify` does.
struct CacheVerifyOperation {
  let cache: CacheSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    // Opening makes a cache of any directory; checking one must not.
    if case .directory(let root) = cache.location {
      guard exists(root) else {
        context.console.status("No cache found at: \(root)")
        return .success
      }
      guard Cache.isCache(root) else { throw CachingError.notACache(root) }
    }
    let inspection = try inspectWheels(of: try context.openCache(cache, sharing: .exclusive))
    for damaged in inspection.damaged {
      context.console.warning(
        "`\(damaged.wheel)` was changed or damaged (`\(damaged.file)`): it is removed, and fetched again when needed")
    }
    let sound = counted(inspection.soundCount, "wheel")
    context.console.status("Checked the cache: \(sound) as unpacked, \(inspection.damaged.count) damaged")
    return inspection.damaged.isEmpty ? .success : .failure
  }
}
