/// Owns the UTF-8 bytes of a source with zero bytes after them. A copy shares the bytes.
@safe final class SourceBuffer: @unchecked Sendable {
  private let base: UnsafeMutablePointer<UInt8>
  let count: Int

  /// A buffer that `initialize` fills with at most `capacity` bytes and returns how many.
  init(capacity: Int, _ initialize: (UnsafeMutablePointer<UInt8>) -> Int) {
    unsafe base = .allocate(capacity: capacity + SourcePointer.padding)
    count = unsafe initialize(base)
    precondition(count <= capacity)
    unsafe (base + count).initialize(repeating: 0, count: SourcePointer.padding)
  }

  convenience init(copying bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.init(capacity: bytes.count) { base in
      if let source = bytes.baseAddress { unsafe base.initialize(from: source, count: bytes.count) }
      return bytes.count
    }
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The bytes for the lexer; valid as long as the buffer.
  var pointer: SourcePointer {
    unsafe SourcePointer(base: UnsafePointer(base), count: UInt32(truncatingIfNeeded: count))
  }
}
