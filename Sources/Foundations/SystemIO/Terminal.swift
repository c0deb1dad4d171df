internal import CPlatform

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A standard stream of the process.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person's terminal is at the other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the terminal in columns, or `nil` where there is none.
  package var columns: Int? {
    let columns = adder_terminal_columns(rawValue)
    return columns > 0 ? Int(columns) : nil
  }

  /// Writes all of `text`.
  ///
  /// - Throws: `SystemError`; a reader that went away gives the code `.brokenPipe`.
  package func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try unsafe writeAll(UnsafeRawBufferPointer($0), to: rawValue) }
  }
}

/// Gives the standard streams that are closed a place in the void: else the next file that is opened would take the
/// number of one, and get what is meant for people.
package func openStandardStreams() {
  for number in 0...2 as ClosedRange<Int32> where fcntl(number, F_GETFD) < 0 {
    // The lowest free number is taken, which is this one.
    _ = unsafe open("/dev/null", O_RDWR)
  }
}

/// Makes writing to a closed pipe an error (`.brokenPipe`) instead of the end of the process.
package func ignoreBrokenPipeSignal() {
  signal(SIGPIPE, SIG_IGN)
  // A file that grows beyond a limit is an error like a full disk, not the end.
  signal(SIGXFSZ, SIG_IGN)
}

/// Ends the process at once, without running exit handlers or waiting for threads.
package func exitImmediately(_ code: Int32) -> Never {
  _exit(code)
}

/// Makes the allocator give memory back early; to be called before other threads start.
///
/// Unpacking a hundred wheels on sixteen threads then peaks at about half the memory.
package func limitMemoryRetention() { adder_limit_memory_retention() }

/// Lets freed memory be used again at once, after `limitMemoryRetention`: for work on many files, each of which needs
/// buffers as large as itself.
package func keepFreedMemory() { adder_keep_freed_memory() }
