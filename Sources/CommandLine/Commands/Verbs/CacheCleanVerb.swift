package import ArgumentParsing
internal import Caching
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `cache clean`: empties the cache.
package struct CacheCleanVerb: Verb {
  package static let path = ["cache", "clean"]
  package static let aliases = ["clear"]
  package static let summary = "Remove everything from the cache"
  package static let operands = "[PACKAGE]..."

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration(
      "package", isRepeatable: true, help: "Remove only what the cache has of these packages"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("force", help: "Do not wait for commands that are using the cache")
        ])
    ] + CacheOptions.sections)

  let package: [String]
  let force: Bool
  let cache: CacheOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    package = arguments.operands
    force = arguments.flag("force")
    cache = CacheOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

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
