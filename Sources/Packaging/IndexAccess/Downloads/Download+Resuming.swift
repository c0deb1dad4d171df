import PackagingStandards
import SystemIO

extension Download {
  /// Reads from the file, or from the network, where a connection that broke is taken up again.
  func readSource(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    switch source {
    case .file(let file):
      do {
        return unsafe try file.value.read(into: buffer)
      } catch {
        throw IndexAccessError(.file, "Failed to read `\(url)`", causes: IndexClient.causes(of: error))
      }
    case .network:
      while true {
        guard case .network(let channel) = source else { return 0 }
        do throws(HTTPFailure) {
          let head = try channel.waitForHead()
          if receivedCount == 0 { noteHead(head) }
          let count = unsafe try channel.read(into: buffer)
          if count == 0, let expectedSize, receivedCount < expectedSize {
            throw HTTPFailure(retry: .truncatedBody, kind: .connection, cause: "the answer ended early")
          }
          return count
        } catch {
          try resume(after: error)
        }
      }
    }
  }

  /// Takes over what the head of the first answer says of the content.
  func noteHead(_ head: HTTPCachePolicy.ResponseHead) {
    etag = head.first("etag")
    if expectedSize == nil, head.first("content-encoding") == nil {
      expectedSize = head.first("content-length").flatMap { UInt64($0) }
    }
  }

  /// How much must have come since the last failure for it to be forgotten: a large file may break often, but each
  /// attempt must be worth it.
  private static let forgivingProgress: UInt64 = 1 << 20

  /// Asks for the rest after a pause, or gives up.
  private func resume(after failure: HTTPFailure) throws {
    if receivedCount - receivedAtFailure >= Download.forgivingProgress { failures = 0 }
    receivedAtFailure = receivedCount
    let action = executor.retryPolicy.action(
      after: failure.retry, attempt: failures, jitter: Double.random(in: 0..<1))
    failures += 1
    guard case .retry(let pause) = action else {
      throw IndexAccessError(failure.kind, "Failed to download `\(url)`", causes: [failure.cause])
    }
    sleepThread(for: pause)
    do throws(HTTPFailure) {
      try requestRest()
    } catch {
      // Each call counts a failure, so this ends.
      try resume(after: error)
    }
  }

  private func requestRest() throws(HTTPFailure) {
    let channel = BodyChannel()
    let offset = receivedCount
    source = .network(channel)
    executor.stream(Download.request(url, listedBy: listing, from: offset, etag: etag), into: channel) {
      $0 == 200 || ($0 == 206 && offset > 0)
    }
    guard offset > 0 else { return }
    let head = try channel.waitForHead()
    guard head.status == 206 else { return try skip(offset, in: channel) }
    let range = head.first("content-range").flatMap { ContentRange($0) }
    guard range?.range.lowerBound == offset else {
      throw HTTPFailure(retry: .permanent, kind: .malformed, cause: "the server continued at the wrong place")
    }
  }

  /// Drops what was read before, where the server starts anew. The digests tell whether it is the same content.
  private func skip(_ count: UInt64, in channel: BodyChannel) throws(HTTPFailure) {
    var left = count
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while left > 0 {
      let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, Int(clamping: left))])
      let read = unsafe try channel.read(into: part)
      if read == 0 { throw HTTPFailure(retry: .truncatedBody, kind: .connection, cause: "the answer ended early") }
      left -= UInt64(read)
    }
  }
}
