internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Threads of our own for work that computes or blocks, which Swift's cooperative threads must not do.
///
/// Threads start with the first work and have 16 MiB of stack.
package enum WorkerPool {
  /// Calls `body` for every index below `count`, on up to `width` threads including the calling one, and returns when
  /// all have finished.
  ///
  /// Indices are handed out one at a time, in order: batch small items.
  /// - Throws: the error of the lowest index that failed; the indices after a failure may not run.
  package static func forEach(
    _ count: Int, width: Int = ProcessEnvironment.processorCount, _ body: @Sendable (Int) throws -> Void
  ) throws {
    if count <= 1 || width <= 1 {
      for index in 0..<count { try body(index) }
      return
    }
    let shared = SharedLoop(count: count)
    withoutActuallyEscaping(body) { escaping in
      let work: @Sendable () -> Void = { shared.run(escaping) }
      var threads: [pthread_t] = []
      for _ in 1..<min(width, count) {
        if let thread = startThread(work) { threads.append(thread) }
      }
      work()
      for thread in threads { pthread_join(thread, nil) }
    }
    if let error = shared.firstError { throw error }
  }

  /// Runs `body` on a new thread with 16 MiB of stack and waits for its result: for deep recursion.
  package static func onLargeStack<Value: Sendable>(_ body: @Sendable () throws -> Value) throws -> Value {
    let result = Mutex<Result<Value, any Error>?>(nil)
    try withoutActuallyEscaping(body) { escaping in
      guard
        let thread = Thread({
          let value = Result { try escaping() }
          result.withLock { $0 = value }
        })
      else { throw SystemError("start a thread") }
      thread.join()
    }
    guard let value = result.withLock({ $0 }) else { throw SystemError("run a thread") }
    return try value.get()
  }
}

/// The state of one `forEach`: the next index and the first failure.
private final class SharedLoop: Sendable {
  private let next = Atomic<Int>(0)
  private let count: Int
  private let failure = Mutex<(index: Int, error: any Error)?>(nil)

  init(count: Int) { self.count = count }

  var firstError: (any Error)? { failure.withLock { $0?.error } }

  func run(_ body: (Int) throws -> Void) {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      do {
        try body(index)
      } catch {
        failure.withLock { if $0 == nil || $0?.index ?? 0 > index { $0 = (index, error) } }
        next.store(count, ordering: .relaxed)
      }
    }
  }
}

/// A thread of the operating system with 16 MiB of stack.
package struct Thread: ~Copyable {
  private let handle: pthread_t

  /// Starts `body`; answers `nil` where the system has no more threads.
  package init?(_ body: @escaping @Sendable () -> Void) {
    guard let thread = startThread(body) else { return nil }
    handle = thread
  }

  /// Waits until the thread has finished.
  package consuming func join() { pthread_join(handle, nil) }

  /// Lets the thread run on by itself.
  package consuming func detach() { pthread_detach(handle) }
}

private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  unsafe pthread_attr_init(&attributes)
  defer { unsafe pthread_attr_destroy(&attributes) }
  unsafe pthread_attr_setstacksize(&attributes, 16 << 20)
  let box = unsafe Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
    let status = unsafe pthread_create(&thread, &attributes, { unsafe runThreadBody($0) }, box.toOpaque())
  #else
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, &attributes, { unsafe $0.flatMap { unsafe runThreadBody($0) } }, box.toOpaque())
  #endif
  guard status == 0 else {
    unsafe box.release()
    return nil
  }
  return thread
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThreadBody(_ raw: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  unsafe Unmanaged<ThreadBody>.fromOpaque(raw).takeRetainedValue().run()
  return nil
}
