import PackagingStandards

/// A request to be sent: what the state machines decide about and the transport carries out.
struct HTTPRequest: Sendable {
  enum Method: Sendable { case get, head }

  var method = Method.get
  var url: URLReference
  var headers: [(name: String, value: String)] = []
  /// The most bytes of a body that is collected in memory.
  var bodyLimit = 256 << 20
  /// The index that lists the file asked for, whose credentials may be meant for it.
  var listing: IndexIdentity?

  init(_ url: URLReference, method: Method = .get, headers: [(name: String, value: String)] = []) {
    self.url = url
    self.method = method
    self.headers = headers
  }
}

/// The head of an answer, and its body where that was collected.
struct HTTPResponse: Sendable {
  var head: HTTPCachePolicy.ResponseHead
  /// The URL that answered, after redirects.
  var url: URLReference
  var body: [UInt8] = []
  /// When the request was sent and the head arrived, in seconds since 1970.
  var requestTime: Int64 = 0
  var responseTime: Int64 = 0

  var status: Int { head.status }

  func header(_ name: String) -> String? { head.first(name) }
}

/// Why an attempt failed, before it is known whether it is tried again.
struct HTTPFailure: Error {
  var retry: RetryPolicy.Failure
  var kind: IndexAccessError.Kind
  /// What happened, for people.
  var cause: String
}
