import NIOCore
import SystemIO

/// A body on its way from the event loop to the thread that reads it. A full channel stops the server from sending.
final class BodyChannel: HTTPTransport.Receiver {
  /// How much may wait in the channel before the sender is stopped, and when it may go on.
  private static let highWater = 512 << 10
  private static let lowWater = 128 << 10

  private struct State {
    var head: HTTPCachePolicy.ResponseHead?
    var chunks: [ByteBuffer] = []
    var firstChunk = 0
    var waitingBytes = 0
    var resume: EventLoopPromise<Void>?
    var end: Result<Void, HTTPFailure>?
    var isCancelled = false
  }

  private let state = Monitor(State())

  // MARK: Event loop side

  func receive(head: HTTPCachePolicy.ResponseHead) throws {
    state.change { $0.head = head }
  }

  func receive(body: ByteBuffer, on eventLoop: any EventLoop) throws -> EventLoopFuture<Void>? {
    try state.change { state in
      if state.isCancelled { throw CancellationError() }
      guard state.head != nil else { return nil }
      state.chunks.append(body)
      state.waitingBytes += body.readableBytes
      guard state.waitingBytes >= BodyChannel.highWater else { return nil }
      let promise = state.resume ?? eventLoop.makePromise(of: Void.self)
      state.resume = promise
      return promise.futureResult
    }
  }

  /// Ends the body, by failure or regularly; what arrived before is still read.
  func finish(_ result: Result<Void, HTTPFailure>) {
    let resume = state.change { state in
      if state.end == nil { state.end = result }
      defer { state.resume = nil }
      return state.resume
    }
    resume?.succeed()
  }

  // MARK: Reader's side

  /// Waits for the head of an accepted answer, or for the failure to get one.
  func waitForHead() throws(HTTPFailure) -> HTTPCachePolicy.ResponseHead {
    let result: Result<HTTPCachePolicy.ResponseHead, HTTPFailure> = state.wait { state in
      if let head = state.head { return .success(head) }
      switch state.end {
      case .failure(let failure): return .failure(failure)
      case .success:
        return .failure(HTTPFailure(retry: .permanent, kind: .malformed, cause: "the answer has no content"))
      case nil: return nil
      }
    }
    return try result.get()
  }

  /// Copies the next bytes and returns how many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(HTTPFailure) -> Int {
    guard unsafe !buffer.isEmpty else { return 0 }
    var resume: EventLoopPromise<Void>?
    let result: Result<Int, HTTPFailure> = state.wait { state in
      guard state.firstChunk < state.chunks.count else {
        switch state.end {
        case .success: return .success(0)
        case .failure(let failure): return .failure(failure)
        case nil: return nil
        }
      }
      var copied = 0
      while copied < buffer.count, state.firstChunk < state.chunks.count {
        let count = min(buffer.count - copied, state.chunks[state.firstChunk].readableBytes)
        let space = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[copied..<copied + count])
        unsafe state.chunks[state.firstChunk].readWithUnsafeReadableBytes { bytes in
          unsafe space.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
          return count
        }
        copied += count
        if state.chunks[state.firstChunk].readableBytes == 0 { state.firstChunk += 1 }
      }
      if state.firstChunk == state.chunks.count {
        state.chunks.removeAll(keepingCapacity: true)
        state.firstChunk = 0
      }
      state.waitingBytes -= copied
      if state.waitingBytes <= BodyChannel.lowWater {
        resume = state.resume
        state.resume = nil
      }
      return .success(copied)
    }
    resume?.succeed()
    return try result.get()
  }

  /// Says that nobody will read on.
  func cancel() {
    let resume = state.change { state in
      state.isCancelled = true
      state.chunks.removeAll()
      state.firstChunk = 0
      defer { state.resume = nil }
      return state.resume
    }
    resume?.succeed()
  }
}
