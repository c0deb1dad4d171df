package import ArgumentParsing

/// `cache dir`: prints where the cache is.
package struct CacheDirVerb: Verb {
  package static let path = ["cache", "dir"]
  package static let summary = "Print the cache directory"

  package static let arguments = ArgumentTable(CacheOptions.sections)

  let cache: CacheOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    cache = CacheOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    CacheDirOperation(directory: try context.cacheDirectory(cache), context: context).run()
  }
}
