internal import CPlatform
internal import Synchronization
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Directories that must not outlive the process, and work that must not be cut short, not even by an interrupt (SIGINT,
/// SIGTERM, SIGHUP).
///
/// A signal then ends the process a moment later than it would by itself, and in the same way.
package enum InterruptCleanup {
  private struct State {
    var directories: [FilePath] = []
    var isWatching = false
    /// How many pieces of work run that are to be finished.
    var unfinishedCount = 0
    var isEnding = false
  }

  /// The longest that an interrupt waits for work to be finished.
  private static let longestWaitMilliseconds = 5_000

  private static let state = Mutex(State())

  /// Has a directory removed with all it holds where the process is interrupted.
  package static func add(_ directory: FilePath) {
    state.withLock { state in
      state.directories.append(directory)
      if !state.isWatching { state.isWatching = startWatching() }
    }
  }

  /// Forgets a directory, which has been removed.
  package static func remove(_ directory: FilePath) {
    state.withLock { state in state.directories.removeAll { $0 == directory } }
  }

  /// Whether the process has been interrupted and ends when the work that ``finishing(_:)`` does is done: work that can
  /// be given up asks now and then.
  package static var isEnding: Bool { state.withLock { $0.isEnding } }

  /// Does work that an interrupt lets finish, such as replacing a file; after an interrupt nothing more is begun, and
  /// nothing comes back from what was.
  package static func finishing<Result>(_ work: () throws -> Result) rethrows -> Result {
    let isEnding = state.withLock { state in
      if !state.isWatching { state.isWatching = startWatching() }
      if !state.isEnding { state.unfinishedCount += 1 }
      return state.isEnding
    }
    if isEnding { awaitEnd() }
    defer {
      let isEnding = state.withLock { state in
        state.unfinishedCount -= 1
        return state.isEnding
      }
      if isEnding { awaitEnd() }
    }
    return try work()
  }

  /// Waits while the process goes away under this thread's feet.
  private static func awaitEnd() {
    while true { sleepThread(for: .seconds(1)) }
  }

  /// Has the signals write their number into a pipe, at whose other end a thread waits: a handler itself may do next to
  /// nothing.
  private static func startWatching() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard unsafe adder_pipe(&ends) == 0 else { return false }
    let (read, write) = (ends[0], ends[1])
    guard let thread = Thread({ clean(afterSignalFrom: read) }) else {
      close(read)
      close(write)
      return false
    }
    thread.detach()
    adder_watch_interrupts(write)
    return true
  }

  private static func clean(afterSignalFrom descriptor: Int32) {
    var signal: UInt8 = 0
    let count = unsafe withUnsafeMutableBytes(of: &signal) { buffer in
      retryingInterrupts { unsafe readDescriptor(descriptor, buffer) }
    }
    guard count == 1 else { return }
    state.withLock { $0.isEnding = true }
    for _ in 0..<longestWaitMilliseconds {
      if state.withLock({ $0.unfinishedCount }) == 0 { break }
      sleepThread(for: .milliseconds(1))
    }
    for directory in state.withLock({ $0.directories }) {
      // Other threads go on meanwhile and may put something there again.
      for _ in 0..<50 {
        if (try? removeTree(directory)) != nil, !exists(directory) { break }
        sleepThread(for: .milliseconds(5))
      }
    }
    adder_end_by_signal(Int32(signal))
  }
}
