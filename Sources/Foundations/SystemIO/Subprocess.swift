internal import CPlatform
package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What a finished process left.
package struct ProcessOutput: Sendable {
  /// Its exit code, or 128 + the signal that ended it.
  package let exitCode: Int32
  package let standardOutput: [UInt8]
  package let standardError: [UInt8]
  /// Whether it was ended because it ran too long.
  package let timedOut: Bool
  /// Whether it was ended because it printed too much.
  package let exceededLimit: Bool
}

/// Runs a program to its end and collects what it prints.
///
/// - Parameters:
///   - executable: a path (no search in `PATH`).
///   - arguments: without the program's own name.
///   - variables: `NAME=VALUE` pairs; `nil` passes this process's on.
///   - input: what it reads on standard input.
///   - timeout: how long it may run before it is killed.
///   - outputLimit: how many bytes it may print on either stream before it is killed.
/// - Throws: `SystemError` where it cannot be started.
package func runProcess(
  _ executable: FilePath, _ arguments: [String], variables: [String]? = nil, workingDirectory: FilePath? = nil,
  input: [UInt8] = [], timeout: Duration? = nil, outputLimit: Int = .max
) throws -> ProcessOutput {
  var child = try ChildProcess(
    executable, arguments, variables: variables, workingDirectory: workingDirectory)
  return child.communicate(input: input, timeout: timeout, outputLimit: outputLimit)
}

/// A running process whose three standard streams are pipes.
package struct ChildProcess: ~Copyable {
  package let processIdentifier: Int32
  private var input: Int32
  private var output: Int32
  private var error: Int32
  private var waited: Int32?

  /// Starts a program; parameters as in `runProcess`.
  package init(
    _ executable: FilePath, _ arguments: [String], variables: [String]? = nil, workingDirectory: FilePath? = nil
  ) throws {
    // A child that ends before it has read everything must be an error of writing, not this process's end.
    ignoreBrokenPipeSignal()
    let (inputRead, inputWrite) = try makePipe()
    let (outputRead, outputWrite) = try makePipe(closingOnFailure: [inputRead, inputWrite])
    let (errorRead, errorWrite) = try makePipe(
      closingOnFailure: [inputRead, inputWrite, outputRead, outputWrite])
    defer {
      close(inputRead)
      close(outputWrite)
      close(errorWrite)
    }
    var identifier: pid_t = 0
    var status: Int32 = 0
    // A program that was just written is "busy" for as long as a process that another thread was starting meanwhile
    // still has it open: a moment.
    for attempt in 0..<20 {
      status = spawn(
        executable, arguments, variables: variables, workingDirectory: workingDirectory,
        descriptors: (inputRead, outputWrite, errorWrite), identifier: &identifier)
      if status != ETXTBSY { break }
      sleepThread(for: .milliseconds(1 + attempt))
    }
    guard status == 0 else {
      close(inputWrite)
      close(outputRead)
      close(errorRead)
      throw SystemError("run", executable, code: Errno(rawValue: status))
    }
    processIdentifier = identifier
    input = inputWrite
    output = outputRead
    error = errorRead
  }

  deinit {
    for descriptor in [input, output, error] where descriptor >= 0 { close(descriptor) }
    if waited == nil {
      kill(processIdentifier, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(processIdentifier, &status, 0)
    }
  }

  /// The descriptor of the child's standard input.
  package var inputDescriptor: Int32 { input }
  /// The last bytes that ``readAnswer(timeout:)`` has seen on the child's standard error.
  package private(set) var errorTail: [UInt8] = []

  /// What ``readAnswer(timeout:)`` came to.
  package enum Answer: Sendable, Hashable {
    case byte(UInt8)
    /// The child has closed its standard output.
    case ended
    case timedOut
  }

  /// Waits for one byte on the child's standard output, and reads what it writes to standard error meanwhile: a child
  /// that complains a lot would wait for a reader for ever.
  package mutating func readAnswer(timeout: Duration) -> Answer {
    let start = MonotonicInstant.now
    while true {
      var polled = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: error, events: Int16(POLLIN), revents: 0),
      ]
      let left = timeout - start.elapsed
      if left <= .zero { return .timedOut }
      guard unsafe poll(&polled, nfds_t(polled.count), max(1, left.pollMilliseconds)) > 0 else { continue }
      if polled[1].revents != 0 { drainError() }
      if polled[0].revents != 0 {
        var byte: UInt8 = 0
        let count = unsafe withUnsafeMutableBytes(of: &byte) { buffer in
          retryingInterrupts { unsafe readDescriptor(output, buffer) }
        }
        return count == 1 ? .byte(byte) : .ended
      }
    }
  }

  private mutating func drainError() {
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = unsafe max(0, readDescriptor(error, UnsafeMutableRawBufferPointer(buffer)))
    }
    if chunk.isEmpty {
      close(error)
      error = -1
      return
    }
    errorTail += chunk
    if errorTail.count > 8_192 { errorTail.removeFirst(errorTail.count - 4_096) }
  }

  /// Closes the child's standard input.
  package mutating func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Ends the process at once.
  package func terminate() { kill(processIdentifier, SIGKILL) }

  /// Waits for the end; answers the exit code, or 128 + signal.
  package mutating func wait() -> Int32 {
    if let waited { return waited }
    var status: Int32 = 0
    retryingInterrupts { unsafe waitpid(processIdentifier, &status, 0) }
    let code = adder_exit_code(status)
    waited = code
    return code
  }

  /// Feeds `input`, collects both outputs until they close, and waits.
  package mutating func communicate(
    input bytes: [UInt8] = [], timeout: Duration? = nil, outputLimit: Int = .max
  ) -> ProcessOutput {
    let start = MonotonicInstant.now
    var sent = 0
    var collected: [[UInt8]] = [[], []]
    var timedOut = false, exceededLimit = false
    if bytes.isEmpty { closeInput() } else { _ = fcntl(input, F_SETFL, O_NONBLOCK) }
    var open = [output, error]
    while open.contains(where: { $0 >= 0 }) || input >= 0 {
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      polled.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0))
      var waitMilliseconds: Int32 = -1
      if let timeout {
        waitMilliseconds = (timeout - start.elapsed).pollMilliseconds
      }
      let ready = unsafe poll(&polled, nfds_t(polled.count), waitMilliseconds)
      if ready == 0 {
        // One wait is at most an hour long.
        if let timeout, start.elapsed < timeout { continue }
        timedOut = true
        terminate()
        break
      }
      if ready < 0 { continue }
      for stream in 0..<2 where open[stream] >= 0 && polled[stream].revents != 0 {
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
          count = unsafe max(0, readDescriptor(open[stream], UnsafeMutableRawBufferPointer(buffer)))
        }
        if chunk.isEmpty { open[stream] = -1 } else { collected[stream] += chunk }
      }
      if collected.contains(where: { $0.count > outputLimit }) {
        exceededLimit = true
        terminate()
        break
      }
      if input >= 0, polled[2].revents != 0 {
        let count = unsafe bytes[sent...].withUnsafeBytes { unsafe writeDescriptor(input, $0) }
        if count > 0 { sent += count }
        if count < 0 && errno != EAGAIN || sent == bytes.count { closeInput() }
      }
    }
    return ProcessOutput(
      exitCode: wait(), standardOutput: collected[0], standardError: collected[1], timedOut: timedOut,
      exceededLimit: exceededLimit)
  }
}

extension Duration {
  /// The milliseconds for one `poll`, which waits an hour at the longest.
  fileprivate var pollMilliseconds: Int32 { Int32(max(0, min(clampedNanoseconds / 1_000_000, 3_600_000))) }
}

private func makePipe(closingOnFailure others: [Int32] = []) throws -> (read: Int32, write: Int32) {
  var descriptors: [Int32] = [-1, -1]
  guard unsafe adder_pipe(&descriptors) == 0 else {
    let code = Errno.lastError
    for descriptor in others { close(descriptor) }
    throw SystemError("create a pipe", code: code)
  }
  return (descriptors[0], descriptors[1])
}

/// Starts a process with the given standard streams; answers 0 or an error number.
private func spawn(
  _ executable: FilePath, _ arguments: [String], variables: [String]?, workingDirectory: FilePath?,
  descriptors: (Int32, Int32, Int32), identifier: inout pid_t
) -> Int32 {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = unsafe posix_spawn_file_actions_t()
  #endif
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_adddup2(&actions, descriptors.0, 0)
  unsafe posix_spawn_file_actions_adddup2(&actions, descriptors.1, 1)
  unsafe posix_spawn_file_actions_adddup2(&actions, descriptors.2, 2)
  if let workingDirectory {
    _ = unsafe workingDirectory.withPlatformString { unsafe adder_spawn_change_directory(&actions, $0) }
  }
  // Restore what this process ignores, so that the child ends on a closed pipe as it would from a shell.
  #if canImport(Darwin)
    var attributes: posix_spawnattr_t?
  #else
    var attributes = posix_spawnattr_t()
  #endif
  unsafe posix_spawnattr_init(&attributes)
  defer { unsafe posix_spawnattr_destroy(&attributes) }
  var defaults = sigset_t()
  unsafe sigemptyset(&defaults)
  for ignored in [SIGPIPE, SIGXFSZ] { unsafe sigaddset(&defaults, ignored) }
  unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
  // A thread that has blocked signals must not make children that cannot be interrupted.
  var blocked = sigset_t()
  unsafe sigemptyset(&blocked)
  unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
  unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

  var argumentPointers: [UnsafeMutablePointer<CChar>?] = unsafe ([executable.string] + arguments).map {
    unsafe strdup($0)
  }
  unsafe argumentPointers.append(nil)
  defer { unsafe argumentPointers.forEach { unsafe free($0) } }
  var variablePointers: [UnsafeMutablePointer<CChar>?] = unsafe (variables ?? []).map { unsafe strdup($0) }
  unsafe variablePointers.append(nil)
  defer { unsafe variablePointers.forEach { unsafe free($0) } }
  return unsafe executable.withPlatformString { path in
    unsafe variablePointers.withUnsafeMutableBufferPointer { buffer in
      unsafe posix_spawn(
        &identifier, path, &actions, &attributes, argumentPointers,
        variables == nil ? adder_environment() : buffer.baseAddress)
    }
  }
}
