/// Owns the UTF-8 bytes of a source with zero bytes after them. A copy shares the bytes.
final class SourceBuffer: @unchecked Sendable {
  private let base: UnsafeMutablePointer<UInt8>
  let count: Int

  /// A buffer that `initialize` fills with at most `capacity` bytes and returns how many.
  init(capacity: Int, _ initialize: (UnsafeMutablePointer<UInt8>) -> Int) {
    base = .allocate(capacity: capacity + SourcePointer.padding)
    count = initialize(base)
    precondition(count <= capacity)
    (base + count).initialize(repeating: 0, count: SourcePointer.padding)
  }

  convenience init(copying bytes: UnsafeBufferPointer<UInt8>) {
    self.init(capacity: bytes.count) { base in
      if let source = bytes.baseAddress { base.initialize(from: source, count: bytes.count) }
      return bytes.count
    }
  }

  deinit {
    base.deallocate()
  }

  /// The bytes for the lexer; valid as long as the buffer.
  var pointer: SourcePointer {
    SourcePointer(base: UnsafePointer(base), count: UInt32(truncatingIfNeeded: count))
  }
}
