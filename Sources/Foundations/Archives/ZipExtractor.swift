import SystemIO
package import SystemPackage

/// Unpacks a zip archive in one pass, as its bytes arrive.
///
/// Each entry is decompressed and written out when its bytes are there; the central directory at the end is then held
/// against what was unpacked. An archive passes only if a reader that starts at the end would unpack exactly the same:
/// no byte may belong to nothing, and no field may be told differently in two places.
package struct ZipExtractor: ~Copyable {
  /// Entries up to these sizes are decompressed in one piece, which is twice as fast; larger ones stream.
  static let wholeCompressedSize: UInt64 = 2 << 20
  static let wholeSize: UInt64 = 8 << 20

  /// An entry that was unpacked, as its local header and its content told.
  struct UnpackedEntry {
    var id: Int
    var headerOffset: UInt64
    var nameOffset: Int
    var nameLength: Int
    var isDirectory: Bool
    var header: ZipHeader
  }

  var window: InputWindow
  let limits: ArchiveLimits
  var tree = ExtractedTree()
  var unpacked: [UnpackedEntry] = []
  /// The names as the local headers have them.
  var localNames: [UInt8] = []
  var writer: TreeWriter
  /// Known in advance where the whole archive is in memory.
  var directory: ZipDirectory?
  var inflater: WholeInflater?
  var scratch: [UInt8] = []
  private var path: [UInt8] = []

  /// Unpacks the archive that `source` delivers into a new directory.
  ///
  /// On failure the directory is removed again.
  /// - Throws: `ArchiveError`, `SystemError`, or what `source` throws. After `ArchiveError.sizeUnknownWhileStreaming` the
  ///   archive can still be unpacked from memory.
  package static func extract(
    from source: any ByteSource, to destination: FilePath, limits: ArchiveLimits = .standard
  ) throws -> ExtractedTree {
    try creating(destination) { root in
      var extractor = ZipExtractor(window: InputWindow(source: source), root: root, limits: limits)
      return try extractor.run()
    }
  }

  /// Unpacks an archive that is in memory (or mapped) into a new directory.
  ///
  /// On failure the directory is removed again.
  /// - Throws: `ArchiveError` or `SystemError`.
  package static func extract(
    _ archive: UnsafeRawBufferPointer, to destination: FilePath, limits: ArchiveLimits = .standard
  ) throws -> ExtractedTree {
    try creating(destination) { root in try unsafe extract(archive, root: root, limits: limits) }
  }

  /// Decompresses and checks everything as `extract` does, but writes nothing.
  ///
  /// - Throws: `ArchiveError`.
  package static func verify(
    _ archive: UnsafeRawBufferPointer, limits: ArchiveLimits = .standard
  ) throws -> ExtractedTree {
    try unsafe extract(archive, root: nil, limits: limits)
  }

  /// Decompresses and checks everything as it arrives, but writes nothing.
  ///
  /// - Throws: `ArchiveError`, or what `source` throws.
  package static func verify(
    from source: any ByteSource, limits: ArchiveLimits = .standard
  ) throws -> ExtractedTree {
    var extractor = ZipExtractor(window: InputWindow(source: source), root: nil, limits: limits)
    return try extractor.run()
  }

  private static func extract(
    _ archive: UnsafeRawBufferPointer, root: DirectoryDescriptor?, limits: ArchiveLimits
  ) throws -> ExtractedTree {
    let startsLikeArchive = unsafe archive.count >= 4 && load(archive, 0, as: UInt16.self) == 0x4b50
    let directory: ZipDirectory
    do {
      directory = try unsafe ZipArchive(archive, limits: limits).directory
    } catch let error as ArchiveError {
      if !startsLikeArchive { throw ArchiveError.notAnArchive }
      throw error
    }
    if !startsLikeArchive, let first = directory.entries.map(\.headerOffset).min() {
      throw ArchiveError.prependedData(byteCount: first)
    }
    var extractor = unsafe ZipExtractor(window: InputWindow(memory: archive), root: root, limits: limits)
    extractor.directory = directory
    return try extractor.run()
  }

  private static func creating(
    _ destination: FilePath, _ body: (DirectoryDescriptor) throws -> ExtractedTree
  ) throws -> ExtractedTree {
    guard try createDirectory(destination) else {
      throw SystemError("create directory", destination, code: .fileExists)
    }
    do {
      return try body(DirectoryDescriptor(destination))
    } catch {
      try? removeTree(destination)
      throw error
    }
  }

  private init(window: consuming InputWindow, root: DirectoryDescriptor?, limits: ArchiveLimits) {
    self.window = window
    self.limits = limits
    writer = TreeWriter(root: root)
  }

  private mutating func run() throws -> ExtractedTree {
    if try !window.fill(4) {
      throw unsafe window.available.isEmpty ? ArchiveError.notAnArchive : ArchiveError.truncated(in: "its first bytes")
    }
    let first: UInt32 = unsafe load(window.available, 0)
    guard first == ZipFormat.localHeader || first == ZipFormat.end || first == ZipFormat.end64 else {
      throw ArchiveError.notAnArchive
    }
    while true {
      guard try window.fill(4) else { throw ArchiveError.truncated(in: "the list of entries") }
      switch unsafe load(window.available, 0, as: UInt32.self) {
      case ZipFormat.localHeader: try unpackEntry()
      case ZipFormat.centralHeader, ZipFormat.end, ZipFormat.end64:
        let directory = try ZipDirectory(reading: &window, limits: limits)
        try verify(against: directory)
        return tree
      default: throw ArchiveError.unclaimedBytes(offset: window.position)
      }
    }
  }

  private mutating func unpackEntry() throws {
    let headerOffset = window.position
    guard try window.fill(ZipFormat.localHeaderSize) else { throw ArchiveError.truncated(in: "an entry's header") }
    var header = unsafe ZipHeader(local: window.available)
    let nameEnd = ZipFormat.localHeaderSize + header.nameLength
    let headerLength = nameEnd + header.extraLength
    guard try window.fill(headerLength) else { throw ArchiveError.truncated(in: "an entry's header") }
    if unpacked.count == limits.entryCount { throw ArchiveError.tooManyEntries(limit: limits.entryCount) }

    let bytes = unsafe window.available
    let name = unsafe UnsafeRawBufferPointer(rebasing: bytes[ZipFormat.localHeaderSize..<nameEnd])
    path.removeAll(keepingCapacity: true)
    let isDirectory = try unsafe ArchivePath.append(name, to: &path)
    try unsafe header.apply(extra: UnsafeRawBufferPointer(rebasing: bytes[nameEnd..<headerLength]), name: name)
    try unsafe header.validate(name)
    let id = try unsafe path.withUnsafeBytes { try unsafe tree.add($0, isDirectory: isDirectory) }
    let nameOffset = localNames.count
    unsafe localNames.append(contentsOf: name)
    window.consume(headerLength)
    try writer.createDirectories(of: tree)

    unpacked.append(
      UnpackedEntry(
        id: id, headerOffset: headerOffset, nameOffset: nameOffset, nameLength: name.count, isDirectory: isDirectory,
        header: header))
    try unpackContent(of: id, isDirectory: isDirectory, header: &header, headerOffset: headerOffset)
    unpacked[unpacked.count - 1].header = header
    tree.entries[id].size = header.size
    tree.entries[id].checksum = header.checksum
  }
}
