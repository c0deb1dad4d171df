/// Appends little-endian values to a byte buffer: the writing half of the cache's binary files.
package struct ByteWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  package init(reservingCapacity capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// The number of bytes written.
  package var count: Int { bytes.count }

  /// Appends an integer in little-endian order.
  @inlinable
  package mutating func write<Value: FixedWidthInteger>(_ value: Value) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe append($0) }
  }

  /// Appends raw bytes.
  package mutating func append(_ raw: UnsafeRawBufferPointer) {
    unsafe bytes.append(contentsOf: raw)
  }

  /// Appends raw bytes.
  package mutating func append(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
  }

  /// Appends a count of what follows in 32 bits, which it must fit.
  package mutating func write(count: Int) {
    precondition(count <= UInt32.max, "a record cannot hold that much")
    write(UInt32(count))
  }

  /// Appends a 32-bit byte count and the bytes.
  package mutating func write(lengthPrefixed more: [UInt8]) {
    write(count: more.count)
    append(more)
  }

  /// Appends a 32-bit byte count and the UTF-8 bytes of `string`.
  package mutating func write(_ string: String) {
    var string = string
    string.withUTF8 {
      write(count: $0.count)
      unsafe append(UnsafeRawBufferPointer($0))
    }
  }

  /// Appends a presence byte and, where there is a value, the string.
  package mutating func write(_ string: String?) {
    if let string {
      write(UInt8(1))
      write(string)
    } else {
      write(UInt8(0))
    }
  }

  /// Appends a 32-bit count and each string.
  package mutating func write(_ strings: [String]) {
    write(count: strings.count)
    for string in strings { write(string) }
  }

  /// Overwrites the integer at `offset`, which must lie inside what has been written.
  package mutating func overwrite<Value: FixedWidthInteger>(at offset: Int, with value: Value) {
    precondition(offset >= 0 && offset + MemoryLayout<Value>.size <= bytes.count)
    for index in 0..<MemoryLayout<Value>.size {
      bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
    }
  }
}
