import PackageOperations
import Synchronization
import SystemPackage

/// Keeps what operations tell.
final class RecordingObserver: OperationObserver {
  private let events = Mutex<[OperationEvent]>([])

  func receive(_ event: OperationEvent) { events.withLock { $0.append(event) } }

  /// The texts of all warnings, in order.
  func warnings(in directory: FilePath = "/") -> [String] {
    events.withLock { events in
      events.compactMap { event in
        if case .warning(let warning) = event { warning.text(in: directory) } else { nil }
      }
    }
  }

  /// The completed phases with their counts, in order.
  var phases: [String] {
    events.withLock { events in
      events.compactMap { event in
        if case .completed(let phase, let count, _) = event { "\(phase) \(count)" } else { nil }
      }
    }
  }

  /// The stages that began and ended, in order.
  var stages: [String] {
    events.withLock { events in
      events.compactMap { event in
        switch event {
        case .progress(.began(let stage, _)): "\(stage)"
        case .progress(.ended): "ended"
        default: nil
        }
      }
    }
  }
}
