package import ArgumentParser
internal import SystemPackage
internal import TerminalUI

/// `cache dir`: prints where the cache is.
package struct CacheDirVerb: Verb {
  package static let path = ["cache", "dir"]
  package static let summary = "Print the cache directory"

  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    context.console.result(try context.cacheDirectory(cache).string)
    return .success
  }
}
