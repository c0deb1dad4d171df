internal import Installing
internal import JSONSyntax
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `pip list` does.
struct PipListOperation {
  enum Format: String, CaseIterable, Sendable { case columns, freeze, json }

  let verb: PipListVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    let format =
      try context.settings.choice(SettingKey("format"), Format.self, argument: verb.format)?.value ?? .columns
    if verb.editable, verb.excludeEditable {
      throw CommandError("`--editable` and `--exclude-editable` exclude each other")
    }
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(verb.environment, python: verb.python, cache: cache)
    let excluded = Set(try verb.exclude.map { try context.packageName($0, option: "exclude") })
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let distributions = installed.all.filter { distribution in
      if excluded.contains(distribution.name) { return false }
      if verb.editable { return distribution.editableProject != nil }
      if verb.excludeEditable { return distribution.editableProject == nil }
      return true
    }
    show(distributions, format)
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment, installed)
    }
    return .success
  }

  private func show(_ distributions: [InstalledDistribution], _ format: Format) {
    switch format {
    case .columns:
      if distributions.isEmpty { return }
      let projects = distributions.map { $0.editableProject?.string }
      let hasProjects = projects.contains { $0 != nil }
      var table = TextTable(headers: ["Package", "Version"] + (hasProjects ? ["Editable project location"] : []))
      for (distribution, project) in zip(distributions, projects) {
        table.append(
          [distribution.name.string, distribution.version.description] + (hasProjects ? [project ?? ""] : []))
      }
      for line in table.lines { context.console.result(line) }
    case .freeze:
      for distribution in distributions { context.console.result("\(distribution.name)==\(distribution.version)") }
    case .json:
      let elements = distributions.map { distribution -> JSONValue in
        var members = [
          JSONValue.Member("name", .string(distribution.name.string)),
          JSONValue.Member("version", .string(distribution.version.description)),
        ]
        if let project = distribution.editableProject {
          members.append(JSONValue.Member("editable_project_location", .string(project.string)))
        }
        return .object(members)
      }
      var writer = JSONWriter()
      writer.value(.array(elements))
      context.console.result(writer.text)
    }
  }
}
