package import ArgumentParser
internal import Interpreters
internal import JSONSyntax
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// `python list`: lists the Pythons that can be used.
package struct PythonListVerb: Verb {
  enum Format: String, CaseIterable, Sendable { case text, json }

  package static let path = ["python", "list"]
  package static let summary = "List the Pythons on this machine"
  package static let operands = "[REQUEST]"

  @Argument(help: "List only what this asks for: a version, a range, a name, or a path") var request: String?
  @Flag(help: .hidden) var allVersions = false
  @Flag(help: .hidden) var allPlatforms = false
  @Flag(help: .hidden) var allArches = false
  @Flag(help: "List installed Pythons only (there are no others yet)") var onlyInstalled = false
  @Flag(help: .hidden) var onlyDownloads = false
  @Flag(help: .hidden) var showUrls = false
  @Option(help: ArgumentHelp("How to write the list", valueName: "output-format")) var outputFormat: String?
  @Option(help: .hidden) var pythonDownloadsJsonUrl: String?
  @OptionGroup(title: "Cache options") var cache: CacheOptions
  @OptionGroup(title: "Python options") var python: PythonOptions
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    if onlyDownloads { throw CommandError.unsupported("`--only-downloads`") }
    let format = try context.settings.choice(SettingKey("output-format"), Format.self, argument: outputFormat)?.value
    let cache = try context.openCache(cache)
    let finder = try context.interpreterFinder(python, environments: .onlySystem, cache: cache)
    let wanted = request.map { PythonRequest($0, workingDirectory: context.workingDirectory) } ?? .any
    let interpreters = finder.all(wanted).map(\.interpreter).sorted { $0.version > $1.version }
    switch format ?? .text {
    case .text: list(interpreters, context)
    case .json: context.console.result(json(interpreters))
    }
    return .success
  }

  private func list(_ interpreters: [Interpreter], _ context: CommandContext) {
    let width = interpreters.map { $0.facts.installationKey.count }.max() ?? 0
    for interpreter in interpreters {
      var line = padded(interpreter.facts.installationKey, to: width) + "    "
      line += context.console.output.paint(interpreter.path.string, .cyan)
      if let target = try? readLink(interpreter.path) {
        line += " -> " + context.console.output.paint(target.string, .cyan)
      }
      context.console.result(line)
    }
  }

  private func json(_ interpreters: [Interpreter]) -> String {
    let elements = interpreters.map { interpreter -> JSONValue in
      let facts = interpreter.facts
      let target = (try? readLink(interpreter.path))?.string
      return .object([
        JSONValue.Member("key", .string(facts.installationKey)),
        JSONValue.Member("version", .string(facts.version.description)),
        JSONValue.Member("path", .string(interpreter.path.string)),
        JSONValue.Member("symlink", target.map { .string($0) } ?? .null),
        JSONValue.Member("url", .null),
        JSONValue.Member("implementation", .string(facts.markers.implementationName)),
      ])
    }
    var writer = JSONWriter()
    writer.value(.array(elements))
    return writer.text
  }
}
