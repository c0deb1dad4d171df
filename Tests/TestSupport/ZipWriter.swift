import CDeflate

/// Writes a zip archive in memory, always the same bytes for the same input.
///
/// Times are 1980-01-01, the zip format's zero; modes are `-rw-r--r--` or `-rwxr-xr-x`. ZIP64 fields are written only
/// where a size, an offset or the number of entries needs them.
package struct ZipWriter {
  /// The numbers of the format that are written
  /// ([APPNOTE](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)).
  private enum Format {
    static let localHeader: UInt32 = 0x0403_4b50
    static let centralHeader: UInt32 = 0x0201_4b50
    static let end: UInt32 = 0x0605_4b50
    static let end64: UInt32 = 0x0606_4b50
    static let end64Locator: UInt32 = 0x0706_4b50
    static let end64Size = 56
    static let stored: UInt16 = 0
    static let deflate: UInt16 = 8
    static let utf8Flag: UInt16 = 1 << 11
    static let zip64Field: UInt16 = 0x0001
    static let directoryType: UInt32 = 0o040000
    static let regularType: UInt32 = 0o100000
  }

  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var entryCount: UInt64 = 0

  package init() {}

  /// Adds a file.
  ///
  /// Content is deflated where that makes it smaller.
  /// - Parameter name: a relative path with `/`; the caller has checked it.
  package mutating func addFile(_ name: String, _ content: [UInt8], isExecutable: Bool = false) {
    let deflated = deflate(content)
    let isSmaller = deflated.count < content.count
    add(
      name, packed: isSmaller ? deflated : content, method: isSmaller ? Format.deflate : Format.stored,
      size: content.count, checksum: content.withUnsafeBytes { UInt32(libdeflate_crc32(0, $0.baseAddress, $0.count)) },
      mode: Format.regularType | (isExecutable ? 0o755 : 0o644))
  }

  /// Adds a directory; `name` ends with `/`.
  package mutating func addDirectory(_ name: String) {
    add(name, packed: [], method: Format.stored, size: 0, checksum: 0, mode: Format.directoryType | 0o755)
  }

  private mutating func add(
    _ name: String, packed: [UInt8], method: UInt16, size: Int, checksum: UInt32, mode: UInt32
  ) {
    let name = Array(name.utf8)
    let offset = body.count
    let limit = Int(UInt32.max)
    let hasLargeSize = packed.count >= limit || size >= limit
    let hasLargeOffset = offset >= limit
    let version: UInt16 = hasLargeSize || hasLargeOffset ? 45 : 20
    let flags = name.contains { $0 >= 0x80 } ? Format.utf8Flag : 0
    let fields: (inout [UInt8]) -> Void = { bytes in
      bytes.append(version)
      bytes.append(flags)
      bytes.append(method)
      // 1980-01-01 00:00.
      bytes.append(UInt16(0))
      bytes.append(UInt16(0x21))
      bytes.append(checksum)
      bytes.append(hasLargeSize ? UInt32.max : UInt32(packed.count))
      bytes.append(hasLargeSize ? UInt32.max : UInt32(size))
      bytes.append(UInt16(truncatingIfNeeded: name.count))
    }
    var large: [UInt8] = []
    if hasLargeSize {
      large.append(UInt64(size))
      large.append(UInt64(packed.count))
    }
    body.append(Format.localHeader)
    fields(&body)
    Self.appendExtra(length: &body, large)
    body += name
    Self.appendExtra(content: &body, large)
    body += packed

    if hasLargeOffset { large.append(UInt64(offset)) }
    directory.append(Format.centralHeader)
    // Made by Unix, so that the mode counts.
    directory.append(UInt16(3 << 8 | 45))
    fields(&directory)
    Self.appendExtra(length: &directory, large)
    directory.append(UInt16(0))
    directory.append(UInt16(0))
    directory.append(UInt16(0))
    directory.append(mode << 16 | (mode & Format.directoryType != 0 ? 0x10 : 0))
    directory.append(hasLargeOffset ? UInt32.max : UInt32(offset))
    directory += name
    Self.appendExtra(content: &directory, large)
    entryCount += 1
  }

  private static func appendExtra(length bytes: inout [UInt8], _ large: [UInt8]) {
    bytes.append(UInt16(large.isEmpty ? 0 : large.count + 4))
  }

  private static func appendExtra(content bytes: inout [UInt8], _ large: [UInt8]) {
    if large.isEmpty { return }
    bytes.append(Format.zip64Field)
    bytes.append(UInt16(large.count))
    bytes += large
  }

  /// Returns the finished archive.
  package consuming func finish() -> [UInt8] {
    var archive = body
    let offset = UInt64(archive.count)
    let size = UInt64(directory.count)
    archive += directory
    let limit = UInt64(UInt32.max)
    if entryCount >= 0xFFFF || offset >= limit || size >= limit {
      let position = UInt64(archive.count)
      archive.append(Format.end64)
      archive.append(UInt64(Format.end64Size - 12))
      archive.append(UInt16(3 << 8 | 45))
      archive.append(UInt16(45))
      archive.append(UInt32(0))
      archive.append(UInt32(0))
      archive.append(entryCount)
      archive.append(entryCount)
      archive.append(size)
      archive.append(offset)
      archive.append(Format.end64Locator)
      archive.append(UInt32(0))
      archive.append(position)
      archive.append(UInt32(1))
    }
    archive.append(Format.end)
    archive.append(UInt16(0))
    archive.append(UInt16(0))
    archive.append(UInt16(min(entryCount, 0xFFFF)))
    archive.append(UInt16(min(entryCount, 0xFFFF)))
    archive.append(UInt32(min(size, limit)))
    archive.append(UInt32(min(offset, limit)))
    archive.append(UInt16(0))
    return archive
  }
}

/// Returns `content` as a raw deflate stream.
package func deflate(_ content: [UInt8], level: Int32 = 6) -> [UInt8] {
  guard let compressor = libdeflate_alloc_compressor(level) else { return content }
  defer { libdeflate_free_compressor(compressor) }
  let bound = libdeflate_deflate_compress_bound(compressor, content.count)
  return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
    count = content.withUnsafeBytes {
      libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, buffer.baseAddress, buffer.count)
    }
  }
}

extension [UInt8] {
  /// Appends an integer in little-endian order.
  fileprivate mutating func append<Value: FixedWidthInteger>(_ value: Value) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
