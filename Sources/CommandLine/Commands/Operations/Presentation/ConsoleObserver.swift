internal import Installing
internal import Interpreters
internal import PackageOperations
internal import Resolution
internal import Synchronization
internal import SystemPackage
internal import TerminalUI

/// Shows what operations tell: warnings and completed phases as lines, progress as bars.
final class ConsoleObserver: OperationObserver {
  private let console: Console
  private let workingDirectory: FilePath
  private let progress: Progress
  /// The bars of the transfers that are under way.
  private let bars = Mutex<[Int: Progress.BarID]>([:])

  init(_ console: Console, workingDirectory: FilePath) {
    self.console = console
    self.workingDirectory = workingDirectory
    progress = Progress(on: console)
  }

  func receive(_ event: OperationEvent) {
    switch event {
    case .warning(let warning): console.warning(warning.text(in: workingDirectory))
    case .passedOver(let note): console.debug(note.description)
    case .obeysVersionFile(let file, let request): console.debug("Using the request for \(request) in `\(file)`")
    case .effort(let effort): console.debug(effort.description)
    case .waitingForEnvironment: console.status("Waiting for another process to finish with the environment")
    case .repaired(let repair):
      console.status("Repaired the environment after a command that was cut short")
      for name in repair.kept { console.status("Kept \(name), which another tool has installed since") }
      for name in repair.finished { console.debug("Tidied up after the change of \(name)") }
      for name in repair.undone { console.debug("Undid the change of \(name)") }
    case .progress(let event):
      if console.showsProgress { draw(event) }
    case .completed(let phase, let count, let time):
      console.completed(phase.title, count, phase.noun, in: time)
    }
  }

  private func draw(_ event: ProgressEvent) {
    switch event {
    case .began(let stage, let steps): progress.begin(stage.title, expected: steps)
    case .stepDone: progress.advance()
    case .ended: progress.finish()
    case .transferBegan(let number, let label, let bytes):
      let bar = progress.addBar(label, total: bytes)
      bars.withLock { $0[number] = bar }
    case .transferAdvanced(let number, let bytes):
      if let bar = bars.withLock({ $0[number] }) { progress.advance(bar, by: bytes) }
    case .transferEnded(let number):
      if let bar = bars.withLock({ $0.removeValue(forKey: number) }) { progress.removeBar(bar) }
    }
  }
}

extension Console {
  /// The summary lines that uv's users know: "Installed 3 packages in 4ms".
  func completed(_ what: String, _ count: Int, _ noun: String = "package", in time: Duration) {
    status(
      messages.paint("\(what) ", .dim) + messages.paint(counted(count, noun), .bold)
        + messages.paint(" in \(durationText(time))", .dim))
  }
}

extension OperationEvent.Phase {
  fileprivate var title: String {
    switch self {
    case .resolved: "Resolved"
    case .prepared: "Prepared"
    case .uninstalled: "Uninstalled"
    case .installed: "Installed"
    case .bytecodeCompiled: "Bytecode compiled"
    }
  }

  fileprivate var noun: String { self == .bytecodeCompiled ? "file" : "package" }
}

extension ProgressEvent.Stage {
  fileprivate var title: String {
    switch self {
    case .resolving: "Resolving dependencies..."
    case .preparing: "Preparing packages..."
    case .installing: "Installing wheels..."
    }
  }
}
