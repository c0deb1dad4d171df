import SystemIO

extension ZipExtractor {
  /// Decompresses one entry's content, writes it, and replaces the sizes and the checksum in `header` by what the
  /// content turned out to have.
  mutating func unpackContent(
    of id: Int, isDirectory: Bool, header: inout ZipHeader, headerOffset: UInt64
  ) throws {
    let declared = header
    let hasDescriptor = header.flags.contains(.dataDescriptor)
    if hasDescriptor, let entry = directoryEntry(at: headerOffset) {
      header.compressedSize = entry.compressedSize
      header.size = entry.size
      header.checksum = entry.checksum
    } else if hasDescriptor {
      header.compressedSize = try unknownCompressedSize(of: id, header: header)
    }
    let sizesAreKnown = !hasDescriptor || directory != nil || header.compressedSize != .max
    if sizesAreKnown, header.size != .max, header.size > limits.entrySize {
      throw ArchiveError.entryTooLarge(entry: tree.path(of: id), limit: limits.entrySize)
    }
    let expected = sizesAreKnown && header.compressedSize != .max ? header : nil
    let file = isDirectory ? nil : try writer.createFile(id, of: tree)
    var content = EntryContent()
    if let expected, header.method == ZipFormat.deflate, expected.compressedSize <= Self.wholeCompressedSize,
      expected.size <= Self.wholeSize
    {
      try inflateWhole(id, expected, into: file, &content)
    } else if header.method == ZipFormat.stored {
      try copyStored(id, expected, into: file, &content)
    } else {
      try decompressStreaming(id, expected, method: header.method, into: file, &content)
    }

    switch file {
    case .some(let file): tree.entries[id].modificationTime = try file.status().modificationTime
    case .none: break
    }
    if isDirectory, content.size > 0 { throw ArchiveError.directoryWithContent(tree.path(of: id)) }
    if let expected {
      guard content.size == expected.size, content.compressedSize == expected.compressedSize else {
        throw ArchiveError.sizeMismatch(tree.path(of: id))
      }
      if !hasDescriptor || directory != nil, content.checksum != expected.checksum {
        throw ArchiveError.checksumMismatch(tree.path(of: id))
      }
    }
    header.size = content.size
    header.compressedSize = content.compressedSize
    header.checksum = content.checksum
    if hasDescriptor {
      try consumeDescriptor(of: id, header)
      try checkLocalValues(declared, header, id)
    }
  }

  /// What an entry's bytes turned out to be.
  struct EntryContent {
    var size: UInt64 = 0
    var compressedSize: UInt64 = 0
    var checksum: UInt32 = 0
  }

  private func directoryEntry(at headerOffset: UInt64) -> ZipDirectoryEntry? {
    guard let directory else { return nil }
    // Directories nearly always have the order of the archive.
    let likely = unpacked.count - 1
    if likely < directory.entries.count, directory.entries[likely].headerOffset == headerOffset {
      return directory.entries[likely]
    }
    return directory.entries.first { $0.headerOffset == headerOffset }
  }

  /// Returns `.max`, or 0 for a stored entry that is visibly empty: nothing else tells where a stored entry ends.
  private mutating func unknownCompressedSize(of id: Int, header: ZipHeader) throws -> UInt64 {
    guard header.method == ZipFormat.stored else { return .max }
    if try window.fill(16) {
      let next = unsafe window.available
      if unsafe load(next, 0, as: UInt32.self) == ZipFormat.dataDescriptor, unsafe load(next, 4, as: UInt32.self) == 0,
        unsafe load(next, 8, as: UInt64.self) == 0
      {
        return 0
      }
    }
    throw ArchiveError.sizeUnknownWhileStreaming(tree.path(of: id))
  }

  /// A local header with a data descriptor has zeros, or already the right values.
  private func checkLocalValues(_ declared: ZipHeader, _ actual: ZipHeader, _ id: Int) throws(ArchiveError) {
    func matches<Value: FixedWidthInteger>(_ value: Value, _ actual: Value, _ saturated: Value) -> Bool {
      value == 0 || value == actual || value == saturated
    }
    guard matches(declared.size, actual.size, 0xFFFF_FFFF),
      matches(declared.compressedSize, actual.compressedSize, 0xFFFF_FFFF)
    else { throw .headerMismatch(entry: tree.path(of: id), field: "size") }
    guard matches(declared.checksum, actual.checksum, 0) else {
      throw .headerMismatch(entry: tree.path(of: id), field: "checksum")
    }
  }

  // MARK: Methods

  private mutating func inflateWhole(
    _ id: Int, _ expected: ZipHeader, into file: borrowing OpenFile?, _ content: inout EntryContent
  ) throws {
    let compressedSize = Int(expected.compressedSize)
    guard try window.fill(compressedSize) else { throw ArchiveError.truncated(in: "`\(tree.path(of: id))`") }
    if inflater == nil { inflater = try WholeInflater() }
    guard let inflater else { return }
    let size = Int(expected.size)
    if scratch.count < size { scratch = [UInt8](repeating: 0, count: max(size, 64 << 10)) }
    let input = unsafe UnsafeRawBufferPointer(rebasing: window.available[..<compressedSize])
    let outcome = unsafe scratch.withUnsafeMutableBytes {
      unsafe inflater.inflate(input, into: .init(rebasing: $0[..<size]))
    }
    switch outcome {
    case .corrupt: throw ArchiveError.corruptContent(tree.path(of: id))
    case .needsMoreRoom: throw ArchiveError.sizeMismatch(tree.path(of: id))
    case .inflated(let consumed, let produced):
      content.compressedSize = UInt64(consumed)
      window.consume(compressedSize)
      try unsafe scratch.withUnsafeBytes {
        try unsafe deliver(.init(rebasing: $0[..<produced]), of: id, into: file, &content)
      }
    }
  }

  private mutating func copyStored(
    _ id: Int, _ expected: ZipHeader?, into file: borrowing OpenFile?, _ content: inout EntryContent
  ) throws {
    guard let expected, expected.compressedSize == expected.size || expected.flags.contains(.dataDescriptor) else {
      throw ArchiveError.sizeMismatch(tree.path(of: id))
    }
    var left = expected.compressedSize
    while left > 0 {
      guard try window.fill(1) else { throw ArchiveError.truncated(in: "`\(tree.path(of: id))`") }
      let piece = unsafe UnsafeRawBufferPointer(
        rebasing: window.available[..<Int(min(left, UInt64(window.available.count), 1 << 20))])
      try unsafe deliver(piece, of: id, into: file, &content)
      content.compressedSize += UInt64(piece.count)
      left -= UInt64(piece.count)
      window.consume(piece.count)
    }
  }

  private mutating func decompressStreaming(
    _ id: Int, _ expected: ZipHeader?, method: UInt16, into file: borrowing OpenFile?, _ content: inout EntryContent
  ) throws {
    let prepared = method == ZipFormat.zstandard ? StreamingDecompressor.zstandard() : StreamingDecompressor.inflate()
    guard let decompressor = prepared else { throw ArchiveError.corruptContent(tree.path(of: id)) }
    if scratch.count < 256 << 10 { scratch = [UInt8](repeating: 0, count: 256 << 10) }
    while true {
      var input = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
      let left = expected.map { $0.compressedSize - content.compressedSize }
      if left != 0 {
        guard try window.fill(1) else { throw ArchiveError.truncated(in: "`\(tree.path(of: id))`") }
        unsafe input = window.available
        if let left, left < UInt64(input.count) { unsafe input = .init(rebasing: input[..<Int(left)]) }
      }
      guard let step = unsafe scratch.withUnsafeMutableBytes({ unsafe decompressor.step(input, into: $0) }) else {
        throw ArchiveError.corruptContent(tree.path(of: id))
      }
      content.compressedSize += UInt64(step.consumed)
      window.consume(step.consumed)
      try unsafe scratch.withUnsafeBytes {
        try unsafe deliver(.init(rebasing: $0[..<step.produced]), of: id, into: file, &content)
      }
      if let expected, content.size > expected.size { throw ArchiveError.sizeMismatch(tree.path(of: id)) }
      if step.isAtEnd { return }
      if step.consumed == 0, step.produced == 0 { throw ArchiveError.corruptContent(tree.path(of: id)) }
    }
  }

  /// Counts, checks and writes a piece of an entry's content.
  private mutating func deliver(
    _ piece: UnsafeRawBufferPointer, of id: Int, into file: borrowing OpenFile?, _ content: inout EntryContent
  ) throws {
    if unsafe piece.isEmpty { return }
    content.size += UInt64(piece.count)
    content.checksum = unsafe checksum(piece, continuing: content.checksum)
    tree.totalSize += UInt64(piece.count)
    if content.size > limits.entrySize {
      throw ArchiveError.entryTooLarge(entry: tree.path(of: id), limit: limits.entrySize)
    }
    try limits.check(unpacked: tree.totalSize, packed: window.position, entry: tree.path(of: id))
    switch file {
    case .some(let file):
      do {
        try unsafe file.write(piece)
      } catch let error as SystemError {
        throw SystemError("write", writer.path(of: id, in: tree), code: error.code)
      }
    case .none: break
    }
  }

  // MARK: Data descriptors

  /// Moves past the data descriptor, whose four forms are told apart by which of them fits the content.
  private mutating func consumeDescriptor(of id: Int, _ actual: ZipHeader) throws {
    _ = try window.fill(28)
    let bytes = unsafe window.available
    for hasSignature in [true, false] {
      for sizeBytes in [4, 8] {
        let start = hasSignature ? 4 : 0
        let length = start + 4 + 2 * sizeBytes
        guard bytes.count >= length + 4 else { continue }
        if hasSignature, unsafe load(bytes, 0, as: UInt32.self) != ZipFormat.dataDescriptor { continue }
        guard unsafe load(bytes, start, as: UInt32.self) == actual.checksum,
          unsafe size(bytes, start + 4, sizeBytes) == actual.compressedSize,
          unsafe size(bytes, start + 4 + sizeBytes, sizeBytes) == actual.size
        else { continue }
        switch unsafe load(bytes, length, as: UInt32.self) {
        case ZipFormat.localHeader, ZipFormat.centralHeader: break
        default: continue
        }
        window.consume(length)
        return
      }
    }
    if bytes.count < 16 { throw ArchiveError.truncated(in: "the data descriptor of `\(tree.path(of: id))`") }
    throw ArchiveError.dataDescriptorMismatch(tree.path(of: id))
  }

  private func size(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ byteCount: Int) -> UInt64 {
    unsafe byteCount == 4 ? UInt64(load(bytes, offset, as: UInt32.self)) : load(bytes, offset, as: UInt64.self)
  }
}
