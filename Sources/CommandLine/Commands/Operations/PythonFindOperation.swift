internal import Interpreters
internal import PackagingStandards
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// What `python find` does.
struct PythonFindOperation {
  let context: CommandContext
  /// What the operand or `--python` asks for.
  var request: PythonRequest?
  var scope: PythonSelection.Scope
  var finder: InterpreterFinder
  /// Whether the version is printed instead of the path.
  var showsVersion = false
  /// Whether links are followed to the program itself.
  var resolvesLinks = false

  func run() throws -> ExitStatus {
    let selection = try context.selectPython(asked: request, in: scope)
    let found = try finder.find(selection.request)
    for note in found.notes { context.console.debug(note.description) }
    let interpreter = found.interpreter
    context.warnIfUnfit(interpreter, for: selection)
    if showsVersion {
      context.showUnlessQuiet(interpreter.version.description)
    } else {
      let path = resolvesLinks ? realPath(interpreter.path) ?? interpreter.path : interpreter.path
      context.showUnlessQuiet(path.string)
    }
    return .success
  }
}
