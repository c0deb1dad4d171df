package import PackagingStandards
import Support
package import SystemIO

/// What one index says about one package: its versions in ascending order and their files.
///
/// A view of the binary page described at `PageLayout`, usually mapped from the cache: opening one decodes nothing, and
/// each field is read where it lies. Fields of a damaged page read as absent or empty; nothing traps.
@safe package final class StoredPage: Sendable {
  /// The whole page. Valid for as long as this object lives.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private let mapping: MappedFile?

  /// The package that the page is about.
  package let package: PackageName
  /// The index that the page is from, without credentials: for messages and for cache keys.
  package let index: IndexIdentity
  /// Whether the page is of links or of a directory's files, for which there are no upload times.
  package let isListOfLinks: Bool

  /// The number of versions that have at least one file.
  package let versionCount: Int
  /// The number of files.
  package let fileCount: Int
  let versionsOffset: Int
  let filesOffset: Int
  let stringsOffset: Int
  let stringCount: Int
  let blobOffset: Int
  let blobLength: Int

  /// Opens the page in a mapped file; answers `nil` where it is damaged or of another format.
  package convenience init?(_ mapping: MappedFile, of package: PackageName, from index: IndexIdentity) {
    unsafe self.init(bytes: mapping.bytes, mapping: mapping, package, index, isListOfLinks: false)
  }

  /// Opens a page in memory, which is copied; answers `nil` where it is damaged or of another format.
  package convenience init?(
    copying page: [UInt8], of package: PackageName, from index: IndexIdentity, isListOfLinks: Bool = false
  ) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(page.count, 1), alignment: 8)
    unsafe page.withUnsafeBytes { unsafe copy.copyMemory(from: $0) }
    unsafe self.init(
      bytes: UnsafeRawBufferPointer(start: copy.baseAddress, count: page.count), mapping: nil, package, index,
      isListOfLinks: isListOfLinks)
  }

  private init?(
    bytes: UnsafeRawBufferPointer, mapping: MappedFile?, _ package: PackageName, _ index: IndexIdentity,
    isListOfLinks: Bool
  ) {
    self.package = package
    self.index = index
    self.isListOfLinks = isListOfLinks
    unsafe self.bytes = bytes
    self.mapping = mapping
    typealias Header = PageLayout.Header
    func section(_ offset: Int, recordSize: Int) -> (start: Int, count: Int)? {
      let start = unsafe Int(bytes.u32(offset))
      let count = unsafe Int(bytes.u32(offset + 4))
      guard start >= Header.size, start <= bytes.count, count * recordSize <= bytes.count - start else { return nil }
      return (start, count)
    }
    guard bytes.count >= Header.size, bytes.count <= Int(UInt32.max),
      unsafe bytes.u64(Header.magic) == PageLayout.magic,
      unsafe bytes.u32(Header.formatVersion) == PageLayout.formatVersion,
      unsafe bytes.u64(Header.fileLength) == UInt64(bytes.count),
      unsafe bytes.u64(Header.checksum) == StableHash.of(UnsafeRawBufferPointer(rebasing: bytes[..<Header.checksum])),
      let versions = section(Header.versions, recordSize: PageLayout.Version.size),
      let files = section(Header.files, recordSize: PageLayout.File.recordSize),
      let strings = section(Header.strings, recordSize: 8), let blob = section(Header.blob, recordSize: 1)
    else {
      (versionCount, versionsOffset, fileCount, filesOffset) = (0, 0, 0, 0)
      (stringCount, stringsOffset, blobOffset, blobLength) = (0, 0, 0, 0)
      return nil
    }
    (versionsOffset, versionCount) = versions
    (filesOffset, fileCount) = files
    (stringsOffset, stringCount) = strings
    (blobOffset, blobLength) = blob
  }

  deinit {
    if mapping == nil { unsafe bytes.baseAddress.map { unsafe UnsafeMutableRawPointer(mutating: $0).deallocate() } }
  }

  /// The text at a range of the blob, empty where the range lies outside.
  func blobText(_ offset: UInt32, _ length: Int) -> String {
    unsafe String(decoding: blobBytes(offset, length), as: UTF8.self)
  }

  /// The bytes at a range of the blob, empty where the range lies outside.
  func blobBytes(_ offset: UInt32, _ length: Int) -> UnsafeRawBufferPointer {
    let start = Int(offset)
    guard start <= blobLength, length >= 0, length <= blobLength - start else {
      return unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[blobOffset + start..<blobOffset + start + length])
  }

  /// The bytes of a shared string, empty where there is none of that id.
  func sharedBytes(_ id: UInt32) -> UnsafeRawBufferPointer {
    guard Int(id) < stringCount else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    let entry = stringsOffset + Int(id) * 8
    return unsafe blobBytes(bytes.u32(entry), Int(bytes.u32(entry + 4)))
  }

  /// The text of a shared string: what ``requiresPythonID(ofFileAt:)`` and ``tagsID(ofFileAt:)`` stand for.
  ///
  /// Ids count from 0 to ``sharedStringCount``, so that what is computed from a text can be kept in an array.
  package func sharedString(_ id: UInt32) -> String {
    unsafe String(decoding: sharedBytes(id), as: UTF8.self)
  }

  /// The number of shared strings.
  package var sharedStringCount: Int { stringCount }
}

extension UnsafeRawBufferPointer {
  // Offsets are checked by the buffer in debug builds and by the callers' section bounds always.
  @inline(__always) func u16(_ offset: Int) -> UInt16 {
    unsafe UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }
  @inline(__always) func u32(_ offset: Int) -> UInt32 {
    unsafe UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
  @inline(__always) func u64(_ offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  @inline(__always) func i64(_ offset: Int) -> Int64 { unsafe Int64(bitPattern: u64(offset)) }
}
