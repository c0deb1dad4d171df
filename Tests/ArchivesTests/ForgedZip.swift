import Archives
import CDeflate
import TestSupport

/// Builds zip archives field by field, so that a test can make any of them lie.
struct ForgedZip {
  /// One entry; a `nil` field is what an honest writer would put there.
  struct Entry {
    var name: [UInt8]
    var content: [UInt8] = []
    var method: UInt16 = 8
    var flags: UInt16 = 0
    var mode: UInt32 = 0o100644
    /// The packed bytes in place of the compressed content.
    var packed: [UInt8]?
    var localName: [UInt8]?
    var localMethod: UInt16?
    var localFlags: UInt16?
    var localChecksum: UInt32?
    var localSize: UInt32?
    var localCompressedSize: UInt32?
    var localExtra: [UInt8] = []
    var centralChecksum: UInt32?
    var centralSize: UInt32?
    var centralCompressedSize: UInt32?
    var centralExtra: [UInt8] = []
    var centralOffset: UInt32?
    /// Sizes and checksum follow the content; the local header has zeros.
    var hasDescriptor = false
    var descriptor: [UInt8]?
    /// Bytes between this entry and the next.
    var gap: [UInt8] = []
    var isLocal = true
    var isCentral = true
    var madeBy: UInt16 = 0x031E
    var disk: UInt16 = 0

    init(_ name: String, _ content: String = "content") {
      self.name = Array(name.utf8)
      self.content = Array(content.utf8)
    }

    func with(_ change: (inout Entry) -> Void) -> Entry {
      var copy = self
      change(&copy)
      return copy
    }
  }

  var entries: [Entry]
  var prefix: [UInt8] = []
  var beforeDirectory: [UInt8] = []
  var comment: [UInt8] = []
  var suffix: [UInt8] = []
  var endCount: UInt16?
  var endSize: UInt32?
  var endOffset: UInt32?
  var endDisk: UInt16 = 0
  var isZip64 = false
  var end64Count: UInt64?
  var locatorOffset: UInt64?
  /// How many bytes of the end are cut off.
  var cut = 0

  init(_ entries: Entry...) { self.entries = entries }

  init(_ entries: [Entry]) { self.entries = entries }

  func with(_ change: (inout ForgedZip) -> Void) -> ForgedZip {
    var copy = self
    change(&copy)
    return copy
  }

  var bytes: [UInt8] {
    var out = prefix
    var central: [UInt8] = []
    for entry in entries {
      let checksum = entry.content.withUnsafeBytes { Archives.checksum($0) }
      let packed =
        entry.packed
        ?? {
          switch entry.method {
          case 8: deflate(entry.content)
          case 93: zstandard(entry.content)
          default: entry.content
          }
        }()
      let offset = UInt32(out.count)
      let flags = entry.flags | (entry.hasDescriptor ? 8 : 0)
      if entry.isLocal {
        let size = entry.localSize ?? (entry.hasDescriptor ? 0 : UInt32(entry.content.count))
        let compressedSize = entry.localCompressedSize ?? (entry.hasDescriptor ? 0 : UInt32(packed.count))
        out += le(UInt32(0x0403_4b50)) + le(UInt16(20)) + le(entry.localFlags ?? flags)
        out += le(entry.localMethod ?? entry.method) + le(UInt32(0x0021_0000))
        out += le(entry.localChecksum ?? (entry.hasDescriptor ? 0 : checksum)) + le(compressedSize) + le(size)
        let name = entry.localName ?? entry.name
        out += le(UInt16(name.count)) + le(UInt16(entry.localExtra.count)) + name + entry.localExtra
        out += packed
        if entry.hasDescriptor {
          out +=
            entry.descriptor
            ?? (le(UInt32(0x0807_4b50)) + le(checksum) + le(UInt32(packed.count)) + le(UInt32(entry.content.count)))
        }
        out += entry.gap
      }
      if entry.isCentral {
        central += le(UInt32(0x0201_4b50)) + le(entry.madeBy) + le(UInt16(20)) + le(flags) + le(entry.method)
        central += le(UInt32(0x0021_0000)) + le(entry.centralChecksum ?? checksum)
        central += le(entry.centralCompressedSize ?? UInt32(packed.count))
        central += le(entry.centralSize ?? UInt32(entry.content.count))
        central += le(UInt16(entry.name.count)) + le(UInt16(entry.centralExtra.count)) + le(UInt16(0))
        central += le(entry.disk) + le(UInt16(0)) + le(entry.mode << 16) + le(entry.centralOffset ?? offset)
        central += entry.name + entry.centralExtra
      }
    }
    out += beforeDirectory
    let offset = UInt32(out.count)
    out += central
    let count = UInt16(entries.count { $0.isCentral })
    if isZip64 {
      let position = UInt64(out.count)
      out += le(UInt32(0x0606_4b50)) + le(UInt64(44)) + le(UInt16(45)) + le(UInt16(45)) + le(UInt64(0))
      out += le(end64Count ?? UInt64(count)) + le(end64Count ?? UInt64(count))
      out += le(UInt64(central.count)) + le(UInt64(offset))
      out += le(UInt32(0x0706_4b50)) + le(UInt32(0)) + le(locatorOffset ?? position) + le(UInt32(1))
    }
    out += le(UInt32(0x0605_4b50)) + le(endDisk) + le(UInt16(0))
    out += le(isZip64 ? 0xFFFF : endCount ?? count) + le(isZip64 ? 0xFFFF : endCount ?? count)
    out += le(isZip64 ? UInt32.max : endSize ?? UInt32(central.count))
    out += le(isZip64 ? UInt32.max : endOffset ?? offset)
    out += le(UInt16(comment.count)) + comment + suffix
    out.removeLast(cut)
    return out
  }
}

/// The bytes of an integer, least significant first.
func le<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// Returns `content` as one zstd frame.
func zstandard(_ content: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(content.count)) { buffer, count in
    count = ZSTD_compress(buffer.baseAddress, buffer.count, content, content.count, 3)
  }
}
