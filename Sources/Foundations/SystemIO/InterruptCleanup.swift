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

/// Directories that must not outlive the process, not even one that is interrupted (SIGINT, SIGTERM, SIGHUP).
///
/// A signal then ends the process a moment later than it would by itself, and in the same way.
package enum InterruptCleanup {
  private struct State {
    var directories: [FilePath] = []
    var isWatching = false
  }

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

  /// Has the signals write their number into a pipe, at whose other end a thread waits: a handler itself may do next to
  /// nothing.
  private static func startWatching() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard adder_pipe(&ends) == 0 else { return false }
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
    let count = withUnsafeMutableBytes(of: &signal) { buffer in
      retryingInterrupts { readDescriptor(descriptor, buffer) }
    }
    guard count == 1 else { return }
    for directory in state.withLock({ $0.directories }) {
      // Other threads go on meanwhile and may put something there again.
      for _ in 0..<50 {
        if (try? removeTree(directory)) != nil, !exists(directory) { break }
        sleepThread(milliseconds: 5)
      }
    }
    adder_end_by_signal(Int32(signal))
  }
}
