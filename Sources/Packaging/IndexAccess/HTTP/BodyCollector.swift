import NIOCore
import Synchronization
import SystemIO

/// Collects a body in memory, up to a limit.
///
/// The body of a refusal is of no interest: little of it is read.
final class BodyCollector: HTTPTransport.Receiver, @unchecked Sendable {
  // Only the event loop touches these until the request has ended, and only the receiver of its result afterwards.
  private(set) var head: HTTPCachePolicy.ResponseHead?
  private(set) var body: [UInt8] = []
  private(set) var responseTime: Int64 = 0
  private let limit: Int
  private let largeBodies: LargeBodies
  private var ticket: LargeBodies.Ticket?

  /// What is kept of a refusal's body.
  static let refusalLimit = 64 << 10

  init(limit: Int, largeBodies: LargeBodies) {
    self.limit = limit
    self.largeBodies = largeBodies
  }

  func receive(head: HTTPCachePolicy.ResponseHead) throws {
    self.head = head
    responseTime = WallClock.millisecondsSince1970 / 1000
    guard isAnswer, let length = head.first("content-length").flatMap({ UInt64($0) }) else { return }
    if length > UInt64(limit) { throw BodyCollector.tooLarge }
    // A server may promise much and send little.
    body.reserveCapacity(min(Int(clamping: length), 1 << 20))
  }

  private var isAnswer: Bool { head.map { (200..<300).contains($0.status) } ?? false }

  func receive(body more: ByteBuffer, on eventLoop: any EventLoop) throws -> EventLoopFuture<Void>? {
    guard isAnswer else {
      if body.count + more.readableBytes > BodyCollector.refusalLimit { throw HTTPFailure.uninteresting }
      unsafe more.withUnsafeReadableBytes { unsafe body.append(contentsOf: $0) }
      return nil
    }
    guard body.count + more.readableBytes <= limit else { throw BodyCollector.tooLarge }
    unsafe more.withUnsafeReadableBytes { unsafe body.append(contentsOf: $0) }
    guard body.count > LargeBodies.ordinarySize, ticket == nil else { return nil }
    let (ticket, place) = largeBodies.acquire(on: eventLoop)
    self.ticket = ticket
    return place
  }

  /// Gives back what the body held; called once, when the request has ended.
  func release() {
    if let ticket { largeBodies.release(ticket) }
    ticket = nil
  }

  /// The answer is larger than the request allows.
  static let tooLarge = HTTPFailure(retry: .permanent, kind: .malformed, cause: "the answer is too large")
}

extension HTTPFailure {
  /// The rest of a refusal's body is not read; no failure of the request.
  static let uninteresting = HTTPFailure(retry: .permanent, kind: .malformed, cause: "the answer is too large")
}

/// Lets one body at a time grow beyond an ordinary size, so that many answers at once cannot fill the memory.
final class LargeBodies: Sendable {
  /// What any number of answers may have at once, in bytes.
  static let ordinarySize = 8 << 20

  /// Names one body.
  struct Ticket: Hashable, Sendable {
    fileprivate let number: UInt64
  }

  private struct State {
    var lastNumber: UInt64 = 0
    var holder: Ticket?
    var waiting: [(ticket: Ticket, promise: EventLoopPromise<Void>)] = []
  }

  private let state = Mutex(State())

  /// Asks for the place; the future, if there is one, answers when the body may grow.
  func acquire(on eventLoop: any EventLoop) -> (Ticket, EventLoopFuture<Void>?) {
    state.withLock { state in
      state.lastNumber += 1
      let ticket = Ticket(number: state.lastNumber)
      if state.holder == nil {
        state.holder = ticket
        return (ticket, nil)
      }
      let promise = eventLoop.makePromise(of: Void.self)
      state.waiting.append((ticket, promise))
      return (ticket, promise.futureResult)
    }
  }

  /// Gives the place back, or takes the wish for it back; the body that waited longest has it next.
  func release(_ ticket: Ticket) {
    let next: EventLoopPromise<Void>? = state.withLock { state in
      guard state.holder == ticket else {
        guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
        return state.waiting.remove(at: index).promise
      }
      if state.waiting.isEmpty {
        state.holder = nil
        return nil
      }
      let first = state.waiting.removeFirst()
      state.holder = first.ticket
      return first.promise
    }
    next?.succeed()
  }
}
