import CDeflate

/// Decompresses gzip content ([RFC 1952](https://www.rfc-editor.org/rfc/rfc1952)) that is at hand as a whole, such as an
/// HTTP body; several members in a row are joined.
///
/// - Returns: the content, or `nil` where it is corrupt, truncated, or larger than `limit` bytes.
package func decompressGzip(_ bytes: UnsafeRawBufferPointer, limit: Int) -> [UInt8]? {
  guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
  defer { unsafe libdeflate_free_decompressor(decompressor) }
  var rest = unsafe bytes
  var output: [UInt8] = []
  while unsafe !rest.isEmpty {
    // The last four bytes tell the size of the last member modulo 2^32: usually the right size at once.
    guard rest.count >= 18 else { return nil }
    let promised = unsafe Int(UInt32(littleEndian: rest.loadUnaligned(fromByteOffset: rest.count - 4, as: UInt32.self)))
    var capacity = max(min(promised, rest.count * 1032, limit - output.count), 64)
    while true {
      var (consumed, produced) = (0, 0)
      var result = LIBDEFLATE_BAD_DATA
      let member = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        result = unsafe libdeflate_gzip_decompress_ex(
          decompressor, rest.baseAddress, rest.count, buffer.baseAddress, capacity, &consumed, &produced)
        count = result == LIBDEFLATE_SUCCESS ? produced : 0
      }
      if result == LIBDEFLATE_SUCCESS {
        guard consumed > 0 else { return nil }
        if output.isEmpty { output = member } else { output += member }
        guard output.count <= limit else { return nil }
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[consumed...])
        break
      }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE, capacity < limit - output.count else { return nil }
      capacity = min(capacity * 2, limit - output.count)
    }
  }
  return output
}
