package import ArgumentParser

/// `pip check`: looks for requirements that an environment does not meet.
package struct PipCheckVerb: Verb {
  package static let path = ["pip", "check"]
  package static let summary = "Check that installed packages have what they require"

  @OptionGroup var environment: EnvironmentSelectionOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let cache = try context.openCache(cache)
    return try PipCheckOperation(
      context: context,
      environment: try context.pythonEnvironment(environment, python: python, cache: cache, isMutable: false),
      targetOptions: target
    ).run()
  }
}
