import NIOCore
import NIOHTTP1
import Support

/// Writes the targets of requests in absolute form, `GET http://host/path`, as a proxy that sends them on wants them
/// (RFC 9112, section 3.2.2). The HTTP client itself knows tunnels alone, which proxies refuse to open to port 80.
final class ForwardedRequest: ChannelOutboundHandler {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = HTTPClientRequestPart

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data), let host = head.headers.first(name: "Host") else {
      return context.write(data, promise: promise)
    }
    head.uri = "http://\(host)\(head.uri)"
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  /// Returns the URL that has a request sent to a proxy, with the headers that say where it is meant to go.
  ///
  /// - Parameter url: the server's, with the scheme `http`.
  static func address(_ url: String, by proxy: ProxySelection.Server, _ headers: inout HTTPHeaders) -> String {
    let rest = url.dropFirst("http://".count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    headers.replaceOrAdd(name: "Host", value: String(authority))
    if let credentials = proxy.credentials {
      let word = Base64.encode("\(credentials.username):\(credentials.password ?? "")".utf8)
      headers.replaceOrAdd(name: "Proxy-Authorization", value: "Basic \(word)")
    }
    let host = proxy.host.contains(":") && !proxy.host.hasPrefix("[") ? "[\(proxy.host)]" : proxy.host
    let target = rest.dropFirst(authority.count)
    return "http://\(host):\(proxy.port)" + (target.hasPrefix("/") ? "" : "/") + target
  }
}
