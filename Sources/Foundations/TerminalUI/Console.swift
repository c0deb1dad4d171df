import Support
import Synchronization
import SystemIO
import SystemPackage

/// The two streams of a command: results on standard output, everything else on standard error.
///
/// Results are collected and written in one piece by `flush`, so that a result is never mixed with a progress bar and
/// costs one system call. All members may be used from any thread.
///
/// Everything passes through ``terminalText(_:)``: text from indexes, archives and servers cannot command a terminal,
/// whichever message or result it is part of. In messages the credentials of URLs are hidden too, as the last of
/// several lines of defence.
package final class Console: Sendable {
  /// How much is said.
  package enum Verbosity: Int, Sendable, Comparable {
    /// Neither messages nor results (`-qq`).
    case silent
    /// Results and errors only (`-q`).
    case quiet
    case normal
    /// Debug lines too (`-v`).
    case verbose
    /// Everything (`-vv`).
    case trace

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package let verbosity: Verbosity
  /// Paints results.
  package let output: Painter
  /// Paints messages.
  package let messages: Painter
  /// Whether bars may be drawn: a terminal, a person watching, and nobody who objects.
  package let showsProgress: Bool

  /// What becomes of a command whose reader goes away before everything is written.
  package enum ClosedPipe: Sendable {
    /// It ends with the code that a shell reports for a program that the signal ended.
    case isSignal
    /// It ends well: what was not read was not wanted.
    case isSuccess
    /// It ends with an error.
    case isFailure
  }

  private struct State {
    var results: [UInt8] = []
    var closedPipe = ClosedPipe.isSignal
    var progressLines = 0
  }

  private let state = Mutex(State())

  /// Sets up the streams of this process.
  package init(verbosity: Verbosity = .normal, color: ColorChoice = .auto, hidesProgress: Bool = false) {
    self.verbosity = verbosity
    output = Painter(for: .output, choice: color)
    messages = Painter(for: .error, choice: color)
    showsProgress =
      !hidesProgress && verbosity == .normal && StandardStream.error.isTerminal
      && ProcessEnvironment.value("TERM") != "dumb"
  }

  /// Adds a line of results.
  package func result(_ line: String) {
    resultText(line + "\n")
  }

  /// Adds results of several lines.
  package func resultText(_ text: String) {
    if verbosity > .silent { requiredText(text) }
  }

  /// Adds results that are what the command was run for, whatever the verbosity.
  package func requiredText(_ text: String) {
    addResults { TerminalText.append(text, to: &$0) }
  }

  /// Adds text of the user's own files, such as a diff that another program reads: byte for byte, but on a terminal.
  package func sourceText(_ text: String) {
    guard verbosity > .silent else { return }
    if StandardStream.output.isTerminal { return resultText(text) }
    addResults { TerminalText.appendPainted(text, to: &$0) }
  }

  private func addResults(_ add: (inout [UInt8]) -> Void) {
    let isLarge = state.withLock { state in
      add(&state.results)
      return state.results.count > 65_536
    }
    if isLarge { flush() }
  }

  /// Says what was done; silenced by `-q`.
  package func status(_ line: String) {
    if verbosity > .quiet { write(line) }
  }

  /// Warns; silenced by `-q`.
  package func warning(_ text: String) {
    if verbosity > .quiet { write(messages.paint("warning", .yellow, .bold) + messages.paint(": ", .bold) + text) }
  }

  /// Says something that only `-v` shows.
  package func debug(_ text: @autoclosure () -> String) {
    if verbosity >= .verbose { write(messages.paint("DEBUG", .blue) + " " + text()) }
  }

  /// Writes an error, whatever the verbosity.
  package func error(_ text: String) {
    flush()
    write(text)
  }

  /// Says what becomes of the command if the reader of its results goes away.
  package func setClosedPipe(_ closedPipe: ClosedPipe) { state.withLock { $0.closedPipe = closedPipe } }

  /// Writes what results there are; if their reader is gone, the process ends as `setClosedPipe` said.
  package func flush() {
    state.withLock { state in
      guard !state.results.isEmpty else { return }
      erase(&state)
      do {
        try unsafe state.results.withUnsafeBytes { try unsafe writeAll($0, to: StandardStream.output.rawValue) }
      } catch let error as SystemError where error.code == .brokenPipe {
        switch state.closedPipe {
        case .isSignal: exitImmediately(128 + 13)
        case .isSuccess: exitImmediately(0)
        case .isFailure:
          try? StandardStream.error.write("error: Failed to write to standard output: its reader is gone\n")
          exitImmediately(2)
        }
      } catch {
        try? StandardStream.error.write("error: Failed to write to standard output\n")
        exitImmediately(2)
      }
      state.results.removeAll(keepingCapacity: true)
    }
  }

  private func write(_ line: String) {
    state.withLock { state in
      erase(&state)
      // Nobody listening on standard error is no reason to stop working.
      try? StandardStream.error.write(terminalText(redactingCredentials(in: line)) + "\n")
    }
  }

  // MARK: Progress

  /// Replaces the progress lines at the bottom of the terminal.
  func draw(_ lines: [String]) {
    guard showsProgress else { return }
    state.withLock { state in
      var text = eraseSequence(state.progressLines)
      if !lines.isEmpty { text += terminalText(lines.joined(separator: "\n")) + "\n" }
      state.progressLines = lines.count
      try? StandardStream.error.write(text)
    }
  }

  private func erase(_ state: inout State) {
    guard state.progressLines > 0 else { return }
    try? StandardStream.error.write(eraseSequence(state.progressLines))
    state.progressLines = 0
  }

  private func eraseSequence(_ lines: Int) -> String {
    lines > 0 ? "\u{1b}[\(lines)F\u{1b}[J" : ""
  }
}
