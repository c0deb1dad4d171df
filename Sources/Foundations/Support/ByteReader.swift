/// Reads little-endian values from bytes that may be truncated or corrupt.
///
/// Every read is checked: past the end it answers `nil` and the reader stays failed. The bytes are borrowed: they must
/// outlive the reader.
@safe package struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  /// The offset of the next byte to read.
  package private(set) var offset = 0
  /// True once a read went past the end.
  package private(set) var hasFailed = false

  package init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = bytes
  }

  /// The number of bytes left.
  package var remaining: Int { unsafe bytes.count - offset }

  /// Reads an integer.
  package mutating func read<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) -> Value? {
    let size = MemoryLayout<Value>.size
    guard !hasFailed, remaining >= size else {
      hasFailed = true
      return nil
    }
    defer { offset += size }
    return unsafe Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  /// Reads `count` raw bytes, borrowed from the reader's storage.
  package mutating func readBytes(_ count: Int) -> UnsafeRawBufferPointer? {
    guard !hasFailed, count >= 0, remaining >= count else {
      hasFailed = true
      return nil
    }
    defer { offset += count }
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  /// Reads a 32-bit byte count and that many bytes.
  package mutating func readLengthPrefixed() -> UnsafeRawBufferPointer? {
    guard let count = read(UInt32.self) else { return nil }
    return unsafe readBytes(Int(count))
  }

  /// Reads a length-prefixed UTF-8 string; malformed UTF-8 is repaired.
  package mutating func readString() -> String? {
    guard let raw = unsafe readLengthPrefixed() else { return nil }
    return unsafe String(decoding: raw, as: UTF8.self)
  }

  /// Reads what `ByteWriter.write(_: String?)` wrote: the outer optional is failure, the inner one absence.
  package mutating func readOptionalString() -> String?? {
    guard let present = read(UInt8.self) else { return nil }
    if present == 0 { return .some(nil) }
    guard let string = readString() else { return nil }
    return .some(string)
  }

  /// Reads a 32-bit count and that many strings.
  package mutating func readStrings() -> [String]? {
    guard let count = read(UInt32.self), Int(count) <= remaining / 4 else {
      hasFailed = true
      return nil
    }
    var strings: [String] = []
    strings.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let string = readString() else { return nil }
      strings.append(string)
    }
    return strings
  }
}
