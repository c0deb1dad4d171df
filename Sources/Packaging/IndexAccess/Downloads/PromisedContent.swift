import Caching
import PackagingStandards

/// The digests that a file's content was promised to have, beside those that it has so far.
struct PromisedContent {
  /// A promised digest of an algorithm other than SHA-256, and what computes it.
  private struct Promise {
    let digest: HashDigest
    var hasher: ContentHasher
  }

  private var sha256 = ContentHasher()
  private let sha256Promises: [HashDigest]
  private var others: [Promise] = []

  /// Takes what is promised; digests of an algorithm that cannot be computed here promise nothing.
  init(_ digests: [HashDigest]) {
    sha256Promises = digests.filter { $0.algorithm == .sha256 }
    for digest in digests where digest.algorithm != .sha256 {
      if let hasher = ContentHasher(digest.algorithm) { others.append(Promise(digest: digest, hasher: hasher)) }
    }
  }

  /// Adds the next piece.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe sha256.update(bytes)
    for index in others.indices { unsafe others[index].hasher.update(bytes) }
  }

  /// The bytes of the SHA-256 of everything added.
  var sha256Bytes: [UInt8] { sha256.finalizeBytes() }

  /// Makes sure that everything added has each promised digest.
  ///
  /// - Throws: `IndexAccessError` of kind `.mismatch`, which names `url`.
  func verify(_ url: URLReference) throws(IndexAccessError) {
    for digest in sha256Promises { try verify(digest, by: sha256, url) }
    for promise in others { try verify(promise.digest, by: promise.hasher, url) }
  }

  private func verify(
    _ digest: HashDigest, by hasher: ContentHasher, _ url: URLReference
  ) throws(IndexAccessError) {
    if hasher.matches(digest) { return }
    let found = HashDigest(algorithm: hasher.algorithm, bytes: hasher.finalizeBytes())
    throw IndexAccessError(
      .mismatch, "The content of `\(url)` does not have the promised hash",
      causes: ["expected `\(digest)`"] + (found.map { ["found `\($0)`"] } ?? []))
  }
}
