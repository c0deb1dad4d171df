package import ArgumentParsing
internal import Caching
internal import Installing
internal import PackageOperations
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `cache verify`: reads every unpacked wheel of the cache, and removes those that are not as they were unpacked.
package struct CacheVerifyVerb: Verb {
  package static let path = ["cache", "verify"]
  package static let summary = "Check the content of the cache, and remove what is damaged"

  package static let arguments = ArgumentTable(CacheOptions.sections)

  let cache: CacheOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    cache = CacheOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let settings = try context.cacheSettings(cache)
    // Opening makes a cache of any directory; checking one must not.
    if case .directory(let root) = settings.location {
      guard exists(root) else {
        context.console.status("No cache found at: \(root)")
        return .success
      }
      guard Cache.isCache(root) else { throw CachingError.notACache(root) }
    }
    let inspection = try inspectWheels(of: try context.openCache(settings, sharing: .exclusive))
    for damaged in inspection.damaged {
      context.console.warning(
        "`\(damaged.wheel)` was changed or damaged (`\(damaged.file)`): it is removed, and fetched again when needed")
    }
    let sound = counted(inspection.soundCount, "wheel")
    context.console.status("Checked the cache: \(sound) as unpacked, \(inspection.damaged.count) damaged")
    return inspection.damaged.isEmpty ? .success : .failure
  }
}
