/// The fixed numbers of the zip format
/// ([APPNOTE](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)).
enum ZipFormat {
  static let localHeader: UInt32 = 0x0403_4b50
  static let dataDescriptor: UInt32 = 0x0807_4b50
  static let centralHeader: UInt32 = 0x0201_4b50
  static let end: UInt32 = 0x0605_4b50
  static let end64: UInt32 = 0x0606_4b50
  static let end64Locator: UInt32 = 0x0706_4b50

  static let localHeaderSize = 30
  static let centralHeaderSize = 46
  static let endSize = 22
  static let end64Size = 56
  static let end64LocatorSize = 20

  static let stored: UInt16 = 0
  static let deflate: UInt16 = 8
  static let zstandard: UInt16 = 93

  static let zip64Field: UInt16 = 0x0001
  static let unicodePathField: UInt16 = 0x7075

  static let typeMask: UInt32 = 0o170000
  static let directoryType: UInt32 = 0o040000
  static let regularType: UInt32 = 0o100000
  static let linkType: UInt32 = 0o120000
}

/// The general purpose flags of an entry.
struct ZipFlags: OptionSet {
  let rawValue: UInt16
  static let encrypted = ZipFlags(rawValue: 1 << 0)
  /// Checksum and sizes follow the content.
  static let dataDescriptor = ZipFlags(rawValue: 1 << 3)
  static let patchData = ZipFlags(rawValue: 1 << 5)
  static let strongEncryption = ZipFlags(rawValue: 1 << 6)
  static let utf8 = ZipFlags(rawValue: 1 << 11)
  static let maskedHeaders = ZipFlags(rawValue: 1 << 13)
}

/// Reads a little-endian integer; the caller has checked the length.
func load<Value: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ offset: Int, as: Value.Type = Value.self)
  -> Value
{
  unsafe Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
}

/// What both headers of an entry say about it.
struct ZipHeader {
  var flags: ZipFlags
  var method: UInt16
  var checksum: UInt32
  var compressedSize: UInt64
  var size: UInt64
  var nameLength: Int
  var extraLength: Int
  /// True where ZIP64 sizes replace the 32-bit ones.
  var isZip64 = false

  /// Reads the part of a local header before the name; `bytes` holds at least `ZipFormat.localHeaderSize`.
  init(local bytes: UnsafeRawBufferPointer) {
    flags = unsafe ZipFlags(rawValue: load(bytes, 6))
    method = unsafe load(bytes, 8)
    checksum = unsafe load(bytes, 14)
    compressedSize = unsafe UInt64(load(bytes, 18, as: UInt32.self))
    size = unsafe UInt64(load(bytes, 22, as: UInt32.self))
    nameLength = unsafe Int(load(bytes, 26, as: UInt16.self))
    extraLength = unsafe Int(load(bytes, 28, as: UInt16.self))
  }

  /// Reads the part of a central header that a local header has too.
  init(central bytes: UnsafeRawBufferPointer) {
    flags = unsafe ZipFlags(rawValue: load(bytes, 8))
    method = unsafe load(bytes, 10)
    checksum = unsafe load(bytes, 16)
    compressedSize = unsafe UInt64(load(bytes, 20, as: UInt32.self))
    size = unsafe UInt64(load(bytes, 24, as: UInt32.self))
    nameLength = unsafe Int(load(bytes, 28, as: UInt16.self))
    extraLength = unsafe Int(load(bytes, 30, as: UInt16.self))
  }

  /// Applies the extra fields: ZIP64 sizes (and, in a central header, the offset), and checks the Unicode path.
  mutating func apply(
    extra: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, offset: UnsafeMutablePointer<UInt64>? = nil
  ) throws(ArchiveError) {
    var position = 0
    while position + 4 <= extra.count {
      let id = unsafe load(extra, position, as: UInt16.self)
      let length = unsafe Int(load(extra, position + 2, as: UInt16.self))
      position += 4
      guard position + length <= extra.count else {
        throw unsafe .malformedExtraField(entry: ArchivePath.displayed(name), problem: "it runs past the header")
      }
      let field = unsafe UnsafeRawBufferPointer(rebasing: extra[position..<position + length])
      if id == ZipFormat.zip64Field {
        if isZip64 {
          throw unsafe .malformedExtraField(entry: ArchivePath.displayed(name), problem: "two ZIP64 fields")
        }
        unsafe try applyZip64(field, name: name, offset: offset)
      } else if id == ZipFormat.unicodePathField {
        guard length > 5, unsafe equal(UnsafeRawBufferPointer(rebasing: field[5...]), name) else {
          throw unsafe .malformedExtraField(entry: ArchivePath.displayed(name), problem: "it gives another name")
        }
      }
      position += length
    }
  }

  private mutating func applyZip64(
    _ field: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, offset: UnsafeMutablePointer<UInt64>?
  ) throws(ArchiveError) {
    isZip64 = true
    var position = 0
    func next() throws(ArchiveError) -> UInt64 {
      guard position + 8 <= field.count else {
        throw unsafe .malformedExtraField(entry: ArchivePath.displayed(name), problem: "a ZIP64 size is missing")
      }
      defer { position += 8 }
      return unsafe load(field, position)
    }
    let saturated = UInt64(UInt32.max)
    if size == saturated { size = try next() }
    if compressedSize == saturated { compressedSize = try next() }
    if let offset = unsafe offset, unsafe offset.pointee == saturated { unsafe offset.pointee = try next() }
    // A central header may go on with a disk number; a local one must be used up.
    if position + 4 < field.count, unsafe offset == nil, position > 0 {
      throw unsafe .malformedExtraField(
        entry: ArchivePath.displayed(name), problem: "a ZIP64 field has bytes left over")
    }
  }

  /// Throws where the entry cannot be read at all.
  func validate(_ name: UnsafeRawBufferPointer) throws(ArchiveError) {
    if !flags.isDisjoint(with: [.encrypted, .strongEncryption, .maskedHeaders]) {
      throw unsafe .encrypted(ArchivePath.displayed(name))
    }
    if flags.contains(.patchData) {
      throw unsafe .unsupportedFeature(entry: ArchivePath.displayed(name), feature: "patched data")
    }
    switch method {
    case ZipFormat.stored, ZipFormat.deflate, ZipFormat.zstandard: break
    default: throw unsafe .unsupportedMethod(entry: ArchivePath.displayed(name), method: method)
    }
  }
}

/// One entry of the central directory.
package struct ZipDirectoryEntry: Sendable {
  /// The name's place in `ZipDirectory.names`.
  let nameOffset: Int
  let nameLength: Int
  let flags: UInt16
  let method: UInt16
  /// CRC-32 of the content.
  let checksum: UInt32
  /// The number of bytes that the content takes in the archive.
  package let compressedSize: UInt64
  /// The number of bytes of the content.
  package let size: UInt64
  /// The Unix file type and permissions, or 0 where the archive was made elsewhere.
  package let mode: UInt32
  /// The offset of the local header.
  package let headerOffset: UInt64
}
