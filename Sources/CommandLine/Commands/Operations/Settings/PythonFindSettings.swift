internal import Interpreters

/// Everything that the options and settings of `python find` say.
struct PythonFindSettings: Sendable {
  let cache: CacheSettings
  let interpreters: InterpreterSettings
  let python: PythonSearchSettings
  /// Whether the version is printed instead of the path.
  let showsVersion: Bool
  /// Whether links are followed to the program itself.
  let resolvesLinks: Bool

  init(_ verb: PythonFindVerb, _ context: CommandContext) throws {
    if verb.request?.isEmpty == true { throw CommandError("The request for a Python is empty") }
    let isSystem = try context.settings.flag(.system, argument: verb.system)?.value ?? false
    cache = try context.cacheSettings(verb.cache)
    interpreters = try context.interpreterSettings(
      verb.python, environments: isSystem ? .onlySystem : .any, isSystem: isSystem)
    // The operand is what `--python` says elsewhere, and no variable stands for it.
    let asked = (verb.request ?? verb.python.python).map {
      PythonRequest($0, workingDirectory: context.workingDirectory)
    }
    python = try context.pythonSearch(for: asked, verb.globalOptions, noProject: verb.noProject)
    showsVersion = verb.showVersion
    resolvesLinks = verb.resolveLinks
  }
}
