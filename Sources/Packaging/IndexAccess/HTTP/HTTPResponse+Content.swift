import Archives
import SystemIO

extension HTTPResponse {
  /// Calls `body` with the content, its encoding undone.
  ///
  /// A small body can stand for a very large content. What exceeds ``ContentMemory/ordinarySize`` is therefore unpacked
  /// and used by one thread at a time, so that the total stays bounded however many answers arrive at once.
  /// - Throws: `HTTPFailure` where the encoding is unknown, the content corrupt, or too large even alone.
  func withContent<Result>(_ body: ([UInt8]) -> Result) throws(HTTPFailure) -> Result {
    guard let encoding = header("content-encoding")?.asciiLowercased(), encoding != "identity" else {
      return body(self.body)
    }
    guard encoding == "gzip" || encoding == "x-gzip" else {
      throw HTTPFailure(
        retry: .permanent, kind: .malformed, cause: "its content encoding `\(encoding)` cannot be undone")
    }
    if let content = unpacked(limit: ContentMemory.ordinarySize) { return body(content) }
    let result: Result? = ContentMemory.large.withLock { _ in
      unpacked(limit: ContentMemory.largestSize).map { body($0) }
    }
    guard let result else {
      throw HTTPFailure(
        retry: .permanent, kind: .malformed,
        cause: "its content encoding `\(encoding)` cannot be undone: it is corrupt, or too large")
    }
    return result
  }

  private func unpacked(limit: Int) -> [UInt8]? {
    unsafe body.withUnsafeBytes { bytes in
      // The last four bytes promise the size: what is over the limit for sure is not even begun.
      guard bytes.count >= 18 else { return nil }
      let promised = unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self))
      return unsafe promised > limit ? nil : decompressGzip(bytes, limit: limit)
    }
  }
}

/// How much memory the contents of answers may take.
enum ContentMemory {
  /// What any number of threads may have at once, in bytes: the largest pages of public indexes are well below it.
  static let ordinarySize = 64 << 20
  /// What one answer may have, in bytes.
  static let largestSize = 1 << 30
  /// Held by the thread that has a content of more than the ordinary size.
  static let large = Monitor(())
}
