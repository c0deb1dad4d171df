package import Installing
package import Interpreters
package import Resolution
internal import SystemIO
package import SystemPackage

/// Something that happens during an operation.
package enum OperationEvent: Sendable {
  /// Something that the user may not have meant, or should know of.
  case warning(OperationWarning)
  /// A Python that was passed over.
  case passedOver(DiscoveryNote)
  /// A Python is looked for because a version file asks for it.
  case obeysVersionFile(FilePath, PythonRequest)
  /// How much work a resolution was, whether or not it succeeded.
  case effort(ResolutionEffort)
  /// Another process is changing the environment, and the operation waits for it.
  case waitingForEnvironment
  /// What an earlier process had left half done was put right.
  case repaired(InstallTransaction.Repair)
  /// What progress is shown for, if it takes long enough to be seen.
  case progress(ProgressEvent)
  /// A phase was completed, with how much and how long it took.
  case completed(Phase, count: Int, time: Duration)

  /// What an operation has done at the end of a part of its work, as the summary lines tell it; in this order.
  package enum Phase: Sendable, Hashable, CaseIterable {
    case resolved, prepared, uninstalled, installed
    /// Counts files, where the others count packages.
    case bytecodeCompiled
  }
}

/// How far an operation is.
package enum ProgressEvent: Sendable {
  /// A stage begins, of so many steps; zero where they are not known.
  case began(Stage, steps: Int)
  /// One of the steps is done.
  case stepDone
  /// The stage has ended, successfully or not.
  case ended
  /// One of the things that a stage works on at once has begun; its number is its own while it lasts.
  case transferBegan(Int, label: String, bytes: Int)
  case transferAdvanced(Int, bytes: Int)
  case transferEnded(Int)

  /// What an operation is doing, as progress shows it meanwhile. ``installing`` completes up to three phases: what was
  /// uninstalled, what was installed, and what was compiled.
  package enum Stage: Sendable, Hashable, CaseIterable {
    case resolving, preparing, installing
  }
}

extension OperationObserver {
  /// Tells of something that the user should know.
  func warn(_ warning: OperationWarning) { receive(.warning(warning)) }

  /// Tells of the end of a phase that began at `start`.
  func complete(_ phase: OperationEvent.Phase, _ count: Int, since start: MonotonicInstant) {
    receive(.completed(phase, count: count, time: start.elapsed))
  }

  /// Runs a stage, whose end is told however it ends.
  func during<Result>(_ stage: ProgressEvent.Stage, steps: Int = 0, _ work: () throws -> Result) rethrows -> Result {
    receive(.progress(.began(stage, steps: steps)))
    defer { receive(.progress(.ended)) }
    return try work()
  }
}
