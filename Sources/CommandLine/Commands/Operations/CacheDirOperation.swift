internal import SystemPackage
internal import TerminalUI

/// What `cache dir` does.
struct CacheDirOperation {
  let directory: FilePath
  let context: CommandContext

  func run() -> ExitStatus {
    // A place to look at, not a list for other programs: `-q` hides it.
    context.showUnlessQuiet(directory.string)
    return .success
  }
}
