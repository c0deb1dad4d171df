import Archives
import Caching
package import PackagingStandards
import SystemIO
import SystemPackage

/// The content of a file on its way from an index or a disk, read piece by piece.
///
/// Hashes what passes. A connection that breaks is taken up where it broke. Use it from one thread at a time.
package final class Download: ByteSource {
  enum Source {
    case network(BodyChannel)
    case file(Owned<OpenFile>)
  }

  /// The size in bytes, if the index or the server says.
  package internal(set) var expectedSize: UInt64?
  /// The bytes read so far.
  package private(set) var receivedCount: UInt64 = 0

  let url: URLReference
  /// The index that lists the file, if one does.
  let listing: IndexIdentity?
  let executor: RequestExecutor
  private var content: PromisedContent
  var source: Source
  /// Failures since the last that was followed by progress.
  var failures = 0
  /// What had been received at the last failure.
  var receivedAtFailure: UInt64 = 0
  /// How many bytes may still come; `nil` for any number.
  private var restLimit: UInt64?
  /// The validator of what is being read: a continuation must be of the same content.
  var etag: String?
  private var isComplete = false

  init(
    _ url: URLReference, digests: [HashDigest], size: UInt64?, listedBy listing: IndexIdentity?,
    executor: RequestExecutor
  ) throws {
    self.url = url
    self.listing = listing
    self.executor = executor
    content = PromisedContent(digests)
    expectedSize = size
    if let path = url.filePath {
      do {
        source = .file(Owned(try OpenFile(FilePath(path), .read)))
      } catch {
        throw IndexAccessError(.file, "Failed to read `\(path)`", causes: IndexClient.causes(of: error))
      }
    } else {
      let channel = BodyChannel()
      source = .network(channel)
      executor.stream(Download.request(url, listedBy: listing), into: channel) { $0 == 200 }
    }
  }

  deinit {
    if case .network(let channel) = source, !isComplete { channel.cancel() }
  }

  static func request(
    _ url: URLReference, listedBy listing: IndexIdentity?, from offset: UInt64 = 0, etag: String? = nil
  ) -> HTTPRequest {
    var request = HTTPRequest(url, headers: [(name: "Accept-Encoding", value: "identity")])
    request.listing = listing
    if offset > 0 {
      request.headers.append((name: "Range", value: "bytes=\(offset)-"))
      // Only a strong validator may guard a continuation.
      if let etag, !etag.hasPrefix("W/") { request.headers.append((name: "If-Range", value: etag)) }
    }
    return request
  }

  /// Copies the next bytes into `buffer` and returns how many; 0 only at the end, after the promised size and digests
  /// were found to be right.
  ///
  /// - Throws: `IndexAccessError`, of kind `.mismatch` where the content is not what was promised.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if unsafe isComplete || buffer.isEmpty { return 0 }
    let count = try unsafe readSource(into: buffer)
    if count == 0 {
      if let expectedSize, receivedCount != expectedSize { throw sizeMismatch("\(receivedCount)") }
      try content.verify(url)
      isComplete = true
      return 0
    }
    receivedCount += UInt64(count)
    try checkRest(UInt64(count))
    if let expectedSize, receivedCount > expectedSize { throw sizeMismatch("more than \(expectedSize)") }
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
    unsafe content.update(bytes)
    return count
  }

  /// Reads to the end, so that size and digests are checked, and returns the SHA-256 of everything.
  ///
  /// - Throws: as ``read(into:)``.
  package func finish() throws -> SHA256Digest {
    if !isComplete {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
      defer { unsafe buffer.deallocate() }
      while try unsafe read(into: buffer) > 0 {}
    }
    guard let digest = SHA256Digest(bytes: content.sha256Bytes) else {
      throw IndexAccessError(.mismatch, "Failed to hash `\(url)`")
    }
    return digest
  }

  /// Says that the reader has seen what it wanted: what follows is read for its hash only, and not for ever.
  ///
  /// Reading then throws an error of kind `.endless` where more comes than an archive may have behind it, or than is
  /// worth the wait.
  package func limitRest() {
    guard restLimit == nil else { return }
    restLimit = expectedSize == nil ? Download.largestUnknownRest : Download.largestKnownRest
  }

  private static let largestUnknownRest: UInt64 = 64 << 10
  private static let largestKnownRest: UInt64 = 64 << 20

  private func checkRest(_ count: UInt64) throws {
    guard let limit = restLimit else { return }
    let promised = expectedSize.map { $0 > receivedCount ? $0 - receivedCount : 0 } ?? 0
    guard count <= limit, promised <= Download.largestKnownRest else {
      throw IndexAccessError(.endless, "The content of `\(url)` goes on behind the archive")
    }
    restLimit = limit - count
  }

  /// Waits until the answer's head is there, or a failure that reading will tell of.
  func waitForHead() throws {
    guard receivedCount == 0, case .network(let channel) = source else { return }
    if let head = try? channel.waitForHead() { noteHead(head) }
  }

  private func sizeMismatch(_ found: String) -> IndexAccessError {
    IndexAccessError(
      .mismatch, "The content of `\(url)` does not have the promised size",
      causes: ["expected \(expectedSize ?? 0) bytes, found \(found)"])
  }
}
