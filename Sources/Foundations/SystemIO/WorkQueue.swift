/// Background threads that run what they are given, in order of arrival.
///
/// Threads start with the first work and end with the object, after what was given before.
package final class WorkQueue: Sendable {
  private struct State {
    var pending: [@Sendable () -> Void] = []
    var threads = 0
    var idle = 0
    var isClosed = false
  }

  private enum Next {
    case work(@Sendable () -> Void)
    case end
  }

  private let state: Monitor<State>
  private let width: Int

  /// - Parameter width: the most threads at a time.
  package init(width: Int) {
    self.width = max(1, width)
    state = Monitor(State())
  }

  deinit { state.change { $0.isClosed = true } }

  /// Runs `work` soon on one of the threads; on the calling one if the system has no threads left.
  package func async(_ work: @escaping @Sendable () -> Void) {
    let needsThread = state.change { state in
      state.pending.append(work)
      guard state.idle < state.pending.count, state.threads < width else { return false }
      state.threads += 1
      return true
    }
    guard needsThread else { return }
    let state = state
    if let thread = Thread({ WorkQueue.run(state) }) {
      thread.detach()
    } else {
      state.withLock { $0.threads -= 1 }
      while let work = state.withLock({ $0.pending.isEmpty ? nil : $0.pending.removeFirst() }) { work() }
    }
  }

  private static func run(_ state: Monitor<State>) {
    while true {
      state.withLock { $0.idle += 1 }
      let next: Next = state.wait { state in
        if !state.pending.isEmpty {
          state.idle -= 1
          return .work(state.pending.removeFirst())
        }
        return state.isClosed ? .end : nil
      }
      guard case .work(let work) = next else { return }
      work()
    }
  }
}
