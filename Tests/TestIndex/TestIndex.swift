import JSONSyntax

/// What a test index holds, and how it answers. Change it while the server runs through ``TestIndexServer/update(_:)``.
package struct TestIndex: Sendable {
  /// The files of each package, by normalised name.
  package var packages: [String: [TestDistribution]] = [:]
  /// Whether pages are served as JSON to those who accept it; as HTML otherwise.
  package var servesJSON = true
  /// Whether links on pages are relative.
  package var hasRelativeLinks = false
  /// Whether files are served in ranges.
  package var servesRanges = true
  /// The `Cache-Control` of pages.
  package var cacheControl: String?
  /// Whether pages carry an `ETag` and answer conditional requests.
  package var hasETags = false
  /// User name and password that every request must carry.
  package var credentials: (username: String, password: String)?
  /// User name and password that requests below a path must carry: `name:password` by the path's start.
  package var credentialsByPath: [String: String] = [:]
  /// Faults of the next requests for a path; each is used up by one request.
  package var faults: [String: [Fault]] = [:]
  /// Faults of every request for a path.
  package var lastingFaults: [String: Fault] = [:]
  /// What pages say in place of their own content, by package, in JSON where it begins with a brace.
  package var pages: [String: String] = [:]
  /// User name and password that links to files carry: `name:password`.
  package var linkCredentials: String?
  /// Other answers by path, such as redirects.
  package var redirects: [String: String] = [:]

  /// How a request goes wrong.
  package enum Fault: Sendable {
    /// Answers with a status, and perhaps a `Retry-After` in seconds.
    case status(Int, retryAfter: Int? = nil)
    /// Answers with a status line of one's own, and a body.
    case statusLine(String)
    /// Sends so many bytes of the body and closes.
    case truncate(after: Int)
    /// Closes without an answer.
    case close
    /// Waits before answering.
    case delay(milliseconds: Int)
    /// Changes a byte of the body.
    case corrupt
    /// Gives a header another value.
    case header(String, String)
    /// Sends the body without its length, and then more without end.
    case endless
    /// Sends an answer with a status whose body has no end.
    case endlessStatus(Int)
    /// Sends the head of the answer, and then nothing but a byte of the body after each pause.
    case trickle(milliseconds: Int)
    /// Sends a byte of a header after each pause, and never the end of the head.
    case trickleHead(milliseconds: Int)
  }

  /// Makes an index of distributions given by package name.
  package init(_ packages: [String: [TestDistribution]] = [:]) {
    self.packages = packages
  }

  /// Adds distributions of a package.
  package mutating func add(_ package: String, _ distributions: TestDistribution...) {
    packages[package, default: []] += distributions
  }

  // MARK: Pages

  func json(_ package: String, base: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("meta")
    writer.beginObject()
    writer.member("api-version", "1.1")
    writer.endObject()
    writer.member("name", package)
    writer.key("files")
    writer.beginArray()
    for file in packages[package] ?? [] {
      writer.beginObject()
      writer.member("filename", file.filename)
      writer.member("url", link(file, package, base: base))
      writer.key("hashes")
      writer.beginObject()
      if file.hasHash { writer.member("sha256", file.sha256) }
      writer.endObject()
      if file.hasHash { writer.member("size", file.content.count) }
      if let requiresPython = file.requiresPython { writer.member("requires-python", requiresPython) }
      if let uploadTime = file.uploadTime { writer.member("upload-time", uploadTime) }
      writer.key("yanked")
      switch file.yanked {
      case nil: writer.bool(false)
      case "": writer.bool(true)
      case .some(let reason): writer.string(reason)
      }
      if file.hasMetadataFile, let metadata = file.metadata {
        writer.key("core-metadata")
        writer.beginObject()
        writer.member("sha256", TestDistribution.sha256(metadata))
        writer.endObject()
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  func html(_ package: String, base: String) -> [UInt8] {
    var page = "<!DOCTYPE html>\n<html><head><title>Links for \(package)</title></head><body>\n"
    for file in packages[package] ?? [] {
      page += "<a href=\"\(link(file, package, base: base))"
      if file.hasHash { page += "#sha256=\(file.sha256)" }
      page += "\""
      if let requiresPython = file.requiresPython {
        page += " data-requires-python=\"\(TestIndex.escape(requiresPython))\""
      }
      if let reason = file.yanked { page += " data-yanked=\"\(TestIndex.escape(reason))\"" }
      if file.hasMetadataFile, let metadata = file.metadata {
        page += " data-core-metadata=\"sha256=\(TestDistribution.sha256(metadata))\""
      }
      page += ">\(file.filename)</a><br/>\n"
    }
    return Array((page + "</body></html>\n").utf8)
  }

  private func link(_ file: TestDistribution, _ package: String, base: String) -> String {
    var start = hasRelativeLinks ? "../../files/" : base + "/files/"
    if let linkCredentials, let scheme = start.firstRange(of: "://") {
      start.insert(contentsOf: linkCredentials + "@", at: scheme.upperBound)
    }
    return start + "\(package)/\(file.filename)"
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
