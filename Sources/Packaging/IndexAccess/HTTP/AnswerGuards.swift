import AsyncHTTPClient
package import NIOCore
import NIOHPACK
import NIOHTTP1
package import NIOHTTP2

/// What stands between a connection and the HTTP client, because the client trusts there what a server says: a status
/// that HTTP does not have ends the process in its state machine, and a connection that broke is waited for.
extension HTTPClient.Configuration {
  /// Puts the guards into every connection.
  ///
  /// - Parameter forwarding: whether the connections lead to a proxy that sends requests on.
  mutating func guardAnswers(forwarding: Bool = false) {
    http1_1ConnectionDebugInitializer = { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
        try pipeline.addHandler(StatusGuard(), position: .after(decoder))
        if forwarding {
          let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
          try pipeline.addHandler(ForwardedRequest(), position: .after(encoder))
        }
      }
    }
    http2StreamChannelDebugInitializer = { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(StreamStatusGuard(), position: .first)
      }
    }
    http2ConnectionDebugInitializer = { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(ConnectionErrorGuard())
      }
    }
  }
}

extension HTTPFailure {
  fileprivate static let invalidStatus = HTTPFailure(
    retry: .permanent, kind: .malformed, cause: "the server answered with a status that HTTP does not have")
}

/// Ends an HTTP/1 connection whose answer has a status below 100: the client waits for another head after one, and the
/// decoder delivers a body.
private final class StatusGuard: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias InboundOut = HTTPClientResponsePart

  private var isBroken = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data), head.status.code < 100 {
      isBroken = true
      context.fireErrorCaught(HTTPFailure.invalidStatus)
      context.close(promise: nil)
    }
    if !isBroken { context.fireChannelRead(data) }
  }
}

/// Ends an HTTP/2 stream whose answer has a status that is not a number of three digits from 100 on.
package final class StreamStatusGuard: ChannelInboundHandler {
  package typealias InboundIn = HTTP2Frame.FramePayload
  package typealias InboundOut = HTTP2Frame.FramePayload

  private var isBroken = false

  package init() {}

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .headers(let headers) = unwrapInboundIn(data), let status = headers.headers.first(name: ":status"),
      !Self.isStatus(status)
    {
      isBroken = true
      context.fireErrorCaught(HTTPFailure.invalidStatus)
      context.close(promise: nil)
    }
    if !isBroken { context.fireChannelRead(data) }
  }

  private static func isStatus(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.first != UInt8(ascii: "0")
      && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }
}

/// Closes an HTTP/2 connection that is in error, so that the requests on it fail at once. An error of one stream is that
/// stream's.
private final class ConnectionErrorGuard: ChannelInboundHandler {
  typealias InboundIn = Never

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.fireErrorCaught(error)
    if !(error is NIOHTTP2Errors.StreamError) { context.close(promise: nil) }
  }
}
