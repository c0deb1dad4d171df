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
