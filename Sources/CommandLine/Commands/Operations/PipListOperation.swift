internal import Installing
internal import JSONSyntax
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `pip list` does.
struct PipListOperation {
  let settings: ListSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let environment = try context.pythonEnvironment(settings.inspection)
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let distributions = installed.all.filter { distribution in
      if settings.excluded.contains(distribution.name) { return false }
      return switch settings.kinds {
      case .all: true
      case .onlyEditable: distribution.editableProject != nil
      case .allButEditable: distribution.editableProject == nil
      }
    }
    show(distributions)
    return try context.conclude(settings.inspection, of: environment, installed)
  }

  private func show(_ distributions: [InstalledDistribution]) {
    switch settings.format {
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
