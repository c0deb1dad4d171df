package import ArgumentParsing

/// `python list`: lists the Pythons that can be used.
package struct PythonListVerb: Verb {
  package static let path = ["python", "list"]
  package static let aliases = ["ls"]
  package static let summary = "List the Pythons on this machine"
  package static let operands = "[REQUEST]"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration(
      "request", help: "List only what this asks for: a version, a range, a name, or a path"),
    [
      OptionSection(
        OptionTitle.own,
        [
          .flag("all-versions"),
          .flag("all-platforms"),
          .flag("all-arches", aliases: ["all_architectures"]),
          .flag("only-installed", help: "List installed Pythons only (there are no others yet)").conflicting(
            "only-downloads"),
          .flag("only-downloads"),
          .flag("show-urls"),
          .single("output-format", .choice(["text", "json"]), help: "How to write the list").defaulting(to: "text"),
          .single("python-downloads-json-url", .word),
        ]),
      OptionSection(OptionTitle.cache, CacheOptions.declarations),
      OptionSection(OptionTitle.python, PythonOptions.declarations),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  let request: String?
  let allVersions: Bool
  let allPlatforms: Bool
  let allArches: Bool
  let onlyInstalled: Bool
  let onlyDownloads: Bool
  let showUrls: Bool
  let outputFormat: String?
  let pythonDownloadsJsonUrl: String?
  let cache: CacheOptions
  let python: PythonOptions
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    request = arguments.operands.first
    allVersions = arguments.flag("all-versions")
    allPlatforms = arguments.flag("all-platforms")
    allArches = arguments.flag("all-arches")
    onlyInstalled = arguments.flag("only-installed")
    onlyDownloads = arguments.flag("only-downloads")
    showUrls = arguments.flag("show-urls")
    outputFormat = arguments.value("output-format")
    pythonDownloadsJsonUrl = arguments.value("python-downloads-json-url")
    cache = CacheOptions(arguments)
    python = PythonOptions(arguments)
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    try PythonListOperation(settings: PythonListSettings(self, context), context: context).run()
  }
}
