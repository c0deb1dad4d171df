internal import TerminalUI

extension CommandContext {
  /// Adds a line of results that `-q` silences: what is for people to look at, as opposed to a list for other programs.
  func showUnlessQuiet(_ line: String) {
    if console.verbosity > .quiet { console.result(line) }
  }

  /// Says on standard error what a command has found, which `-q` leaves and `-qq` silences.
  func showFinding(_ line: String) {
    if console.verbosity > .silent { console.error(line) }
  }
}
