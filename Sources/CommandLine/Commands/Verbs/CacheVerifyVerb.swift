package import ArgumentParsing

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
    try CacheVerifyOperation(cache: context.cacheSettings(cache), context: context).run()
  }
}
