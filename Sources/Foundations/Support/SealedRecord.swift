/// A file of our own: a number that says what it is and in which format, a checksum of the content, and the content.
///
/// Whatever a full disk, a crash or another program has made of such a file reads as no record at all.
package enum SealedRecord {
  /// The number of bytes before the content: the kind and the checksum, 64 bits each.
  package static let headerSize = 16

  /// Returns a writer for the content, which stands behind what ``seal(_:)`` fills in.
  ///
  /// - Parameters:
  ///   - kind: what the record is; another number for every format that it has had.
  ///   - capacity: the expected size of the content in bytes.
  package static func begin(_ kind: UInt64, reservingCapacity capacity: Int = 0) -> ByteWriter {
    var writer = ByteWriter(reservingCapacity: headerSize + capacity)
    writer.write(kind)
    writer.write(UInt64(0))
    return writer
  }

  /// Returns the bytes of the record whose content has been written.
  package static func seal(_ writer: consuming ByteWriter) -> [UInt8] {
    var writer = writer
    let checksum = unsafe writer.bytes.withUnsafeBytes {
      unsafe StableHash.of(UnsafeRawBufferPointer(rebasing: $0[headerSize...]))
    }
    writer.overwrite(at: 8, with: checksum)
    return writer.bytes
  }

  /// Returns a reader of the whole record that stands at its content; `nil` where the bytes are no sound record of this
  /// kind. The bytes must outlive the reader.
  package static func open(_ bytes: UnsafeRawBufferPointer, kind: UInt64) -> ByteReader? {
    var reader = unsafe ByteReader(bytes)
    guard reader.read(UInt64.self) == kind, let checksum = reader.read(UInt64.self),
      unsafe checksum == StableHash.of(UnsafeRawBufferPointer(rebasing: bytes[headerSize...]))
    else { return nil }
    return reader
  }
}
