import Support
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Serves a ``TestIndex`` on loopback over HTTP/1.1, one thread per connection, until it is destroyed.
package final class TestIndexServer: Sendable {
  /// One request as it arrived.
  package struct Request: Sendable {
    package let method: String
    package fileprivate(set) var path: String
    /// Header values by lower-case name.
    package let headers: [String: String]
  }

  private struct State {
    var index: TestIndex
    var requests: [Request] = []
  }

  private let listener: Int32
  /// The port on 127.0.0.1.
  package let port: UInt16
  private let state: Mutex<State>

  /// The server has no socket to listen on.
  package struct Unavailable: Error {}

  /// Starts to serve.
  package init(_ index: TestIndex = TestIndex()) throws {
    #if os(Linux)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    listener = socket(AF_INET, kind, 0)
    guard listener >= 0 else { throw Unavailable() }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    var reuses: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuses, socklen_t(MemoryLayout<Int32>.size))
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(descriptor, raw, length) == 0 && listen(descriptor, 128) == 0 && getsockname(descriptor, raw, &length) == 0
      }
    }
    guard bound else {
      close(listener)
      throw Unavailable()
    }
    port = UInt16(bigEndian: address.sin_port)
    state = Mutex(State(index: index))
    let reference = WeakReference(self)
    TestIndexServer.startThread {
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else {
          close(descriptor)
          return
        }
        var isOn: Int32 = 1
        setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        TestIndexServer.startThread { TestIndexServer.serve(connection) { reference.server } }
      }
    }
  }

  /// Lets threads look whether the server is still there.
  private final class WeakReference: Sendable {
    private weak let weakServer: TestIndexServer?
    init(_ server: TestIndexServer) { weakServer = server }
    var server: TestIndexServer? { weakServer }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// `http://127.0.0.1:PORT`.
  package var base: String { "http://127.0.0.1:\(port)" }

  /// The URL of the index.
  package var url: String { base + "/simple/" }

  /// Every request so far.
  package var requests: [Request] { state.withLock { $0.requests } }

  /// The paths of every request so far, with the method where it is not `GET`.
  package var requestedPaths: [String] {
    requests.map { $0.method == "GET" ? $0.path : "\($0.method) \($0.path)" }
  }

  /// Forgets the requests so far.
  package func forgetRequests() { state.withLock { $0.requests = [] } }

  /// Changes what is served.
  package func update(_ change: (inout TestIndex) -> Void) {
    state.withLock { change(&$0.index) }
  }

  // MARK: Connections

  private static func startThread(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      pthread_create(
        &thread, nil,
        {
          Unmanaged<ThreadBody>.fromOpaque($0).takeRetainedValue().run(); return nil
        }, box)
      if let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { raw in
          if let raw { Unmanaged<ThreadBody>.fromOpaque(raw).takeRetainedValue().run() }
          return nil
        }, box)
      pthread_detach(thread)
    #endif
  }

  private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static func serve(_ connection: Int32, _ server: () -> TestIndexServer?) {
    defer { close(connection) }
    var pending: [UInt8] = []
    while let request = readRequest(connection, &pending) {
      guard let server = server(), server.answer(request, connection) else { return }
    }
  }

  private static func readRequest(_ connection: Int32, _ pending: inout [UInt8]) -> Request? {
    while true {
      if let end = headEnd(pending) {
        let text = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeFirst(end + 4)
        let lines = text.components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          guard let colon = line.firstIndex(of: ":") else { continue }
          let value = line[line.index(after: colon)...].drop { $0 == " " }
          headers[line[..<colon].lowercased()] = String(value)
        }
        return Request(method: String(words[0]), path: String(words[1]), headers: headers)
      }
      var buffer = [UInt8](repeating: 0, count: 16384)
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
  }

  // MARK: Answers

  /// Answers a request; false where the connection must be closed.
  private func answer(_ request: Request, _ connection: Int32) -> Bool {
    let (index, fault): (TestIndex, TestIndex.Fault?) = state.withLock { state in
      state.requests.append(request)
      var fault = state.index.lastingFaults[request.path]
      if var faults = state.index.faults[request.path], !faults.isEmpty {
        fault = faults.removeFirst()
        state.index.faults[request.path] = faults
      }
      return (state.index, fault)
    }
    // A proxy is given whole URLs: whatever their host, this index answers.
    var target = request
    if request.path.hasPrefix("http://") {
      target.path = "/" + request.path.dropFirst(7).drop { $0 != "/" }.dropFirst()
    }
    var response = TestResponse.answer(to: target, from: index, base: base)
    var limit: Int?
    var rest = Rest.nothing
    switch fault {
    case nil: break
    case .close: return false
    case .delay(let milliseconds): usleep(UInt32(milliseconds) * 1000)
    case .truncate(let count): limit = count
    case .header(let name, let value):
      response.headers.removeAll { $0.name.lowercased() == name.lowercased() }
      response.headers.append((name, value))
    case .endless: rest = .endless
    case .endlessStatus(let status):
      response = TestResponse(status: status)
      rest = .endless
    case .trickle(let milliseconds): rest = .trickle(milliseconds: milliseconds)
    case .trickleHead(let milliseconds):
      guard TestIndexServer.send(Array("HTTP/1.1 200 OK\r\nX-Slow: ".utf8), connection) else { return false }
      return TestIndexServer.repeat("x", milliseconds: milliseconds, connection)
    case .corrupt: if !response.body.isEmpty { response.body[response.body.count / 2] ^= 0xFF }
    case .statusLine(let line):
      _ = TestIndexServer.send(Array("\(line)\r\nContent-Length: 4\r\n\r\nbody".utf8), connection)
      return false
    case .status(let status, let retryAfter):
      response = TestResponse(status: status)
      if let retryAfter { response.headers.append(("Retry-After", "\(retryAfter)")) }
    }
    var head = "HTTP/1.1 \(response.status) \(response.status == 200 ? "OK" : "Other")\r\n"
    for (name, value) in response.headers { head += "\(name): \(value)\r\n" }
    switch rest {
    case .nothing: break
    case .endless:
      head += "Transfer-Encoding: chunked\r\n\r\n"
      if !response.body.isEmpty { head += String(response.body.count, radix: 16) + "\r\n" }
      let start = Array(head.utf8) + response.body + (response.body.isEmpty ? [] : Array("\r\n".utf8))
      guard TestIndexServer.send(start, connection) else { return false }
      let chunk = "2000\r\n" + String(repeating: "x", count: 0x2000) + "\r\n"
      return TestIndexServer.repeat(chunk, milliseconds: 0, connection)
    case .trickle(let milliseconds):
      guard
        TestIndexServer.send(Array((head + "Content-Length: 1000000\r\n\r\n").utf8), connection)
      else { return false }
      return TestIndexServer.repeat("x", milliseconds: milliseconds, connection)
    }
    head += "Content-Length: \(response.body.count)\r\n\r\n"
    let body = request.method == "HEAD" || response.status == 304 ? [] : response.body
    let sent = Array(head.utf8) + body.prefix(limit ?? body.count)
    return TestIndexServer.send(sent, connection) && limit == nil
  }

  /// What follows an answer's head in place of its body.
  private enum Rest {
    case nothing
    case endless
    case trickle(milliseconds: Int)
  }

  /// Sends a text again and again until the client goes; answers false: the connection is over then.
  private static func `repeat`(_ text: String, milliseconds: Int, _ connection: Int32) -> Bool {
    let bytes = Array(text.utf8)
    while send(bytes, connection) {
      if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
    }
    return false
  }

  private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    #if os(Linux)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { systemSend(connection, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }
}

extension String {
  /// Splits by a separator of several characters.
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(descriptor, bytes, count, flags)
}
