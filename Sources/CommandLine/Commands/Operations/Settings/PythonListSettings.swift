internal import Interpreters

/// Everything that the options and settings of `python list` say.
struct PythonListSettings: Sendable {
  enum Format: String, CaseIterable, Sendable { case text, json }

  let cache: CacheSettings
  let interpreters: InterpreterSettings
  let request: PythonRequest
  let format: Format

  init(_ verb: PythonListVerb, _ context: CommandContext) throws {
    let downloads = [
      (verb.onlyDownloads, "--only-downloads"), (verb.allVersions, "--all-versions"),
      (verb.allPlatforms, "--all-platforms"), (verb.allArches, "--all-arches"), (verb.showUrls, "--show-urls"),
      (verb.pythonDownloadsJsonUrl != nil, "--python-downloads-json-url"),
    ]
    if !verb.onlyInstalled, let (_, option) = downloads.first(where: \.0) {
      throw CommandError.unsupported("`\(option)`", hint: "`--only-installed` lists the Pythons that are there")
    }
    cache = try context.cacheSettings(verb.cache)
    interpreters = try context.interpreterSettings(verb.python, environments: .onlySystem)
    request = verb.request.map { PythonRequest($0, workingDirectory: context.workingDirectory) } ?? .any
    format =
      try context.settings.choice(SettingKey("output-format"), Format.self, argument: verb.outputFormat)?.value
      ?? .text
  }
}
