/// The bytes of a source, followed by `padding` zero bytes, as the lexer and parser read them.
///
/// This is the one place that reads source memory without a bounds check for each byte. It is sound because every
/// reader stops at a zero byte at or past `count`, and no read reaches more than `padding` bytes past `count`. The
/// pointer is valid as long as the `SourceBuffer` or `SyntaxTree` it comes from.
@safe @usableFromInline package struct SourcePointer: BitwiseCopyable, @unchecked Sendable {
  /// The zero bytes that follow the source, so that eight bytes can be read at any offset up to the end.
  static var padding: Int { 16 }

  /// The first byte.
  @usableFromInline package let base: UnsafePointer<UInt8>
  /// The number of bytes, without the zeros behind them.
  @usableFromInline package let count: UInt32

  init(base: UnsafePointer<UInt8>, count: UInt32) {
    unsafe self.base = unsafe base
    self.count = count
  }

  /// The byte at an offset; 0 at the end.
  @inline(__always)
  subscript(offset: UInt32) -> UInt8 {
    assert(Int(offset) < Int(count) + Self.padding)
    return unsafe base[Int(offset)]
  }

  /// Eight bytes from an offset, the first one lowest.
  @inline(__always)
  func word(_ offset: UInt32) -> UInt64 {
    assert(Int(offset) + 8 <= Int(count) + Self.padding)
    return unsafe UInt64(littleEndian: UnsafeRawPointer(base + Int(offset)).loadUnaligned(as: UInt64.self))
  }

  /// Up to eight bytes from an offset with zeros above them.
  @inline(__always)
  func word(_ offset: UInt32, length: UInt32) -> UInt64 {
    let word = word(offset)
    return length >= 8 ? word : word & ((1 << UInt64(length &* 8)) &- 1)
  }

  /// A hash of the bytes of a name.
  @inline(__always)
  func hash(_ start: UInt32, _ length: UInt32) -> UInt32 {
    if length <= 8 { return Self.mix(word(start, length: length), UInt64(length)) }
    var state = word(start)
    var offset: UInt32 = 8
    while offset &+ 8 < length {
      state = (state ^ word(start &+ offset)) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
      offset &+= 8
    }
    state ^= word(start &+ length &- 8) &* 0xC2B2_AE3D_27D4_EB4F
    return Self.mix(state, UInt64(length))
  }

  /// The hash that the bytes would have in a source.
  static func hash(_ name: some Collection<UInt8>) -> UInt32 {
    let count = name.count
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count + padding)
    defer { unsafe copy.deallocate() }
    unsafe copy.initialize(repeating: 0, count: count + padding)
    for (index, byte) in name.enumerated() { unsafe copy[index] = byte }
    return unsafe SourcePointer(base: copy, count: UInt32(count)).hash(0, UInt32(count))
  }

  @inline(__always)
  private static func mix(_ word: UInt64, _ length: UInt64) -> UInt32 {
    let product = (word ^ (length &* 0xA076_1D64_78BD_642F)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: product >> 32) ^ UInt32(truncatingIfNeeded: product >> 8)
  }

  /// Whether two names of the source have the same bytes.
  @inline(__always)
  func isEqual(_ first: UInt32, _ second: UInt32, _ length: UInt32) -> Bool {
    var offset: UInt32 = 0
    while offset &+ 8 <= length {
      if word(first &+ offset) != word(second &+ offset) { return false }
      offset &+= 8
    }
    let rest = length &- offset
    return rest == 0 || word(first &+ offset, length: rest) == word(second &+ offset, length: rest)
  }

  /// The bytes of a range.
  func bytes(_ start: UInt32, _ end: UInt32) -> UnsafeBufferPointer<UInt8> {
    precondition(start <= end && end <= count)
    return unsafe UnsafeBufferPointer(start: base + Int(start), count: Int(end - start))
  }

  /// The text of a range, repaired where it is not UTF-8.
  func text(_ start: UInt32, _ end: UInt32) -> String {
    unsafe String(decoding: bytes(start, end), as: UTF8.self)
  }
}
