import Support

/// What the test index answers.
struct TestResponse {
  var status = 200
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  /// The answer to a request, before any fault.
  static func answer(to request: TestIndexServer.Request, from index: TestIndex, base: String) -> TestResponse {
    if let target = index.redirects[request.path] {
      return TestResponse(status: 302, headers: [("Location", target)])
    }
    if let credentials = index.credentials {
      let expected = "Basic " + Base64.encode(Array("\(credentials.username):\(credentials.password)".utf8))
      guard request.headers["authorization"] == expected else {
        return TestResponse(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"test\"")])
      }
    }
    for (path, credentials) in index.credentialsByPath where request.path.hasPrefix(path) {
      guard request.headers["authorization"] == "Basic " + Base64.encode(Array(credentials.utf8)) else {
        return TestResponse(status: 401, headers: [("WWW-Authenticate", "Basic realm=\"test\"")])
      }
    }
    let parts = request.path.split(separator: "/").map { String($0) }
    // Further indexes may lie below any other path.
    if parts.count >= 2, parts[parts.count - 2] == "simple" {
      return page(parts[parts.count - 1], request, index, base)
    }
    if parts.count == 3, parts[0] == "files" { return file(parts[1], parts[2], request, index) }
    if parts.count == 1, parts[0] == "links" {
      let all = index.packages.keys.sorted().map { String(decoding: index.html($0, base: base), as: UTF8.self) }
      return TestResponse(headers: [("Content-Type", "text/html")], body: Array(all.joined().utf8))
    }
    return TestResponse(status: 404)
  }

  private static func page(
    _ package: String, _ request: TestIndexServer.Request, _ index: TestIndex, _ base: String
  ) -> TestResponse {
    if let text = index.pages[package] {
      let type = text.hasPrefix("{") ? "application/vnd.pypi.simple.v1+json" : "text/html"
      return TestResponse(headers: [("Content-Type", type)], body: Array(text.utf8))
    }
    guard index.packages[package] != nil else { return TestResponse(status: 404) }
    let acceptsJSON = request.headers["accept"]?.contains("application/vnd.pypi.simple.v1+json") == true
    let isJSON = index.servesJSON && acceptsJSON
    let body = isJSON ? index.json(package, base: base) : index.html(package, base: base)
    var response = TestResponse(
      headers: [("Content-Type", isJSON ? "application/vnd.pypi.simple.v1+json" : "text/html; charset=utf-8")],
      body: body)
    if let cacheControl = index.cacheControl { response.headers.append(("Cache-Control", cacheControl)) }
    if index.hasETags {
      let tag = "\"\(TestDistribution.sha256(body).prefix(16))\""
      response.headers.append(("ETag", tag))
      if request.headers["if-none-match"] == tag {
        response.status = 304
        response.body = []
      }
    }
    return response
  }

  private static func file(
    _ package: String, _ name: String, _ request: TestIndexServer.Request, _ index: TestIndex
  ) -> TestResponse {
    let files = index.packages[package] ?? []
    if name.hasSuffix(".metadata") {
      let wheel = files.first { $0.filename + ".metadata" == name && $0.hasMetadataFile }
      return wheel?.metadata.map { TestResponse(body: $0) } ?? TestResponse(status: 404)
    }
    guard let file = files.first(where: { $0.filename == name }) else { return TestResponse(status: 404) }
    var response = TestResponse(headers: [("Content-Type", "application/octet-stream")], body: file.content)
    guard index.servesRanges else { return response }
    response.headers.append(("Accept-Ranges", "bytes"))
    guard let text = request.headers["range"], text.hasPrefix("bytes=") else { return response }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2 else { return response }
    let total = file.content.count
    let range: Range<Int>
    switch (ends[0], ends[1]) {
    case (let first?, let last?): range = first..<min(last + 1, total)
    case (let first?, nil): range = first..<total
    case (nil, let count?): range = max(0, total - count)..<total
    case (nil, nil): return response
    }
    guard range.lowerBound < total, !range.isEmpty else {
      return TestResponse(status: 416, headers: [("Content-Range", "bytes */\(total)")])
    }
    response.status = 206
    response.headers.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(total)"))
    response.body = Array(file.content[range])
    return response
  }
}
