import Archives
import Caching
package import PackagingStandards
import SystemIO
import SystemPackage

/// The content of a file on its way from an index or a disk, read piece by piece.
///
/// Hashes what passes. A connection that breaks is taken up where it broke. Use it from one thread at a time.
package final class Download: ByteSource {
  private enum Source {
    case network(BodyChannel)
    case file(Owned<OpenFile>)
  }

  /// The size in bytes, if the index or the server says.
  package private(set) var expectedSize: UInt64?
  /// The bytes read so far.
  package private(set) var receivedCount: UInt64 = 0

  let url: URLReference
  /// The index that lists the file, if one does.
  private let listing: IndexIdentity?
  private let executor: RequestExecutor
  private let digests: [HashDigest]
  private var source: Source
  private var sha256 = ContentHasher()
  /// Hashers for promised digests of other algorithms.
  private var others: [(hasher: ContentHasher, digest: HashDigest)] = []
  /// Failures since the last that was followed by progress.
  private var failures = 0
  /// What had been received at the last failure.
  private var receivedAtFailure: UInt64 = 0
  /// How many bytes may still come; `nil` for any number.
  private var restLimit: UInt64?
  /// The validator of what is being read: a continuation must be of the same content.
  private var etag: String?
  private var isComplete = false

  init(
    _ url: URLReference, digests: [HashDigest], size: UInt64?, listedBy listing: IndexIdentity?,
    executor: RequestExecutor
  ) throws {
    self.url = url
    self.listing = listing
    self.executor = executor
    self.digests = digests
    expectedSize = size
    for digest in digests where digest.algorithm != .sha256 {
      if let hasher = ContentHasher(digest.algorithm) { others.append((hasher, digest)) }
    }
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

  private static func request(
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
      try verify()
      isComplete = true
      return 0
    }
    receivedCount += UInt64(count)
    try checkRest(UInt64(count))
    if let expectedSize, receivedCount > expectedSize { throw sizeMismatch("more than \(expectedSize)") }
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
    unsafe sha256.update(bytes)
    for index in others.indices { unsafe others[index].hasher.update(bytes) }
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
    guard let digest = SHA256Digest(bytes: sha256.finalizeBytes()) else {
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

  // MARK: Reading and resuming

  private func readSource(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    switch source {
    case .file(let file):
      do {
        return try unsafe file.value.read(into: buffer)
      } catch {
        throw IndexAccessError(.file, "Failed to read `\(url)`", causes: IndexClient.causes(of: error))
      }
    case .network:
      while true {
        guard case .network(let channel) = source else { return 0 }
        do throws(HTTPFailure) {
          let head = try channel.waitForHead()
          if receivedCount == 0 { noteHead(head) }
          let count = try unsafe channel.read(into: buffer)
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

  private func noteHead(_ head: HTTPCachePolicy.ResponseHead) {
    etag = head.first("etag")
    if expectedSize == nil, head.first("content-encoding") == nil {
      expectedSize = head.first("content-length").flatMap { UInt64($0) }
    }
  }

  /// How much must have come since the last failure for it to be forgotten: a large file may break often, but each
  /// attempt must be worth it.
  private static let progress: UInt64 = 1 << 20

  /// Asks for the rest after a pause, or gives up.
  private func resume(after failure: HTTPFailure) throws {
    if receivedCount - receivedAtFailure >= Download.progress { failures = 0 }
    receivedAtFailure = receivedCount
    let action = executor.retryPolicy.action(
      after: failure.retry, attempt: failures, jitter: Double.random(in: 0..<1))
    failures += 1
    guard case .retry(let pause) = action else {
      throw IndexAccessError(failure.kind, "Failed to download `\(url)`", causes: [failure.cause])
    }
    let (seconds, attoseconds) = pause.components
    sleepThread(
      milliseconds: UInt32(clamping: min(seconds, 1 << 22) * 1000 + attoseconds / 1_000_000_000_000_000))
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
      let read = try unsafe channel.read(into: part)
      if read == 0 { throw HTTPFailure(retry: .truncatedBody, kind: .connection, cause: "the answer ended early") }
      left -= UInt64(read)
    }
  }

  // MARK: Checks

  private func verify() throws {
    if let expectedSize, receivedCount != expectedSize { throw sizeMismatch("\(receivedCount)") }
    for digest in digests {
      let isRight: Bool
      if digest.algorithm == .sha256 {
        isRight = sha256.matches(digest)
      } else if let other = others.first(where: { $0.digest == digest }) {
        isRight = other.hasher.matches(digest)
      } else {
        continue
      }
      guard isRight else {
        throw IndexAccessError(
          .mismatch, "The content of `\(url)` does not have the promised hash",
          causes: ["expected `\(digest)`", "found `\(found(digest.algorithm))`"])
      }
    }
  }

  private func found(_ algorithm: HashAlgorithm) -> String {
    let hasher = algorithm == .sha256 ? sha256 : others.first { $0.digest.algorithm == algorithm }?.hasher
    return hasher?.finalize()?.description ?? ""
  }

  private func sizeMismatch(_ found: String) -> IndexAccessError {
    IndexAccessError(
      .mismatch, "The content of `\(url)` does not have the promised size",
      causes: ["expected \(expectedSize ?? 0) bytes, found \(found)"])
  }
}
