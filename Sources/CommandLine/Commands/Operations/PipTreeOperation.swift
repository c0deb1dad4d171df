internal import Installing
internal import Interpreters
internal import PackageOperations
internal import TerminalUI

/// What `pip tree` does.
struct PipTreeOperation {
  let settings: TreeSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let environment = try context.pythonEnvironment(settings.inspection)
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let markers = environment.interpreter.markers
    let graph = RequirementGraph(installed, in: markers, without: settings.pruned)
    for problem in graph.problems { context.console.warning(problem.description) }
    var tree = RequirementTree(graph: graph, style: settings.style)
    for line in tree.lines(of: settings.roots) { context.showUnlessQuiet(line) }
    return try context.conclude(settings.inspection, of: environment, installed)
  }
}
