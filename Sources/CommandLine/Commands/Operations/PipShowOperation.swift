internal import Installing
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemPackage
internal import TerminalUI

/// What `pip show` does.
struct PipShowOperation {
  let settings: ShowSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    if settings.names.isEmpty {
      // Not an error of the command line: pip, whose scripts this command serves, says no more and exits with 1.
      context.console.warning("Please provide the name of a package")
      return .failure
    }
    let environment = try context.pythonEnvironment(settings.inspection)
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let shown = installed.all.filter { settings.names.contains($0.name) }
    let missing = settings.names.subtracting(shown.map(\.name)).map(\.string).sorted()
    if !missing.isEmpty { context.console.warning("Package(s) not found for: \(missing.joined(separator: ", "))") }
    if shown.isEmpty { return .failure }

    let markers = environment.interpreter.markers
    let dependents = installed.dependents(on: Set(shown.map(\.name)), in: markers)
    for (index, distribution) in shown.enumerated() {
      if index > 0 { context.showUnlessQuiet("---") }
      try show(distribution, requiredBy: dependents[distribution.name] ?? [], in: markers)
    }
    return try context.conclude(settings.inspection, of: environment, installed)
  }

  private func show(
    _ distribution: InstalledDistribution, requiredBy: [PackageName], in markers: MarkerEnvironment
  ) throws {
    showField("Name", distribution.name.string)
    showField("Version", distribution.version.description)
    showField("Location", distribution.importDirectory.string)
    if let project = distribution.editableProject { showField("Editable project location", project.string) }
    // What cannot be read is not shown as if it were nothing.
    if let required = distribution.requirements(in: markers) {
      showField("Requires", list(required.map(\.name)))
      showField("Required-by", list(requiredBy))
    }
    guard settings.showsFiles else { return }
    guard let paths = try distribution.recordedPaths() else {
      throw CommandError(
        "The files of `\(distribution.name)` are not known",
        causes: ["There is no list of them: `\(distribution.path.appending("RECORD"))` is missing"],
        hints: ["install it again with `--reinstall-package \(distribution.name)`"])
    }
    context.showUnlessQuiet("Files:")
    for path in paths { context.showUnlessQuiet("  \(path)") }
  }

  private func showField(_ label: String, _ value: String) {
    context.showUnlessQuiet(value.isEmpty ? "\(label):" : "\(label): \(value)")
  }

  private func list(_ names: [PackageName]) -> String {
    Set(names).map(\.string).sorted().joined(separator: ", ")
  }
}
