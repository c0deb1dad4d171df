internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `python find` does.
struct PythonFindOperation {
  let settings: PythonFindSettings
  let context: CommandContext

  func run() throws -> ExitStatus {
    let finder = try settings.interpreters.finder(try context.openCache(settings.cache))
    let selection = try selectPython(
      asked: settings.python.asked, in: settings.python.scope, reporting: context.observer)
    let found = try finder.find(selection.request)
    for note in found.notes { context.observer.receive(.passedOver(note)) }
    let interpreter = found.interpreter
    warnIfUnfit(interpreter, for: selection, reporting: context.observer)
    if settings.showsVersion {
      context.showUnlessQuiet(interpreter.version.description)
    } else {
      let path = settings.resolvesLinks ? realPath(interpreter.path) ?? interpreter.path : interpreter.path
      context.showUnlessQuiet(path.string)
    }
    return .success
  }
}
