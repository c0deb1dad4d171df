import Archives
package import PackagingStandards

/// How the `METADATA` of a wheel is read from a few ranges of it, without I/O: the end of the archive, which holds the
/// central directory and usually the metadata too, then what is still missing.
package struct WheelMetadataPlan {
  /// What to do next.
  package enum Step {
    /// Ask for these bytes of the file.
    case request(Range<UInt64>)
    /// Ask for this many bytes at the end of the file, whose size is not known.
    case requestLast(UInt64)
    /// The content of `METADATA`.
    case metadata([UInt8])
    /// This way does not lead on: read the whole wheel.
    case readWhole
    case failed(String)
  }

  private let package: PackageName
  private var size: UInt64?
  /// What is known of the end of the file.
  private var tail: [UInt8] = []
  /// Once the directory is read: the metadata's entry.
  private var found: (directory: ZipDirectory, entry: ZipDirectoryEntry)?
  private var requests = 0

  package init(package: PackageName, size: UInt64?) {
    self.package = package
    self.size = size
  }

  /// The first request. Larger wheels have more entries behind their metadata.
  package func start() -> Step {
    guard let size else { return .requestLast(32 << 10) }
    let length: UInt64 = size > 8 << 20 ? 128 << 10 : size > 1 << 20 ? 64 << 10 : 24 << 10
    // An empty file has no end to ask for.
    return size == 0 ? .readWhole : .request(size - min(size, length)..<size)
  }

  /// Takes the bytes that the last step asked for, of a file of `total` bytes.
  package mutating func receive(_ bytes: [UInt8], offset: UInt64, total: UInt64) -> Step {
    requests += 1
    guard size == nil || size == total, requests <= 6 else { return .readWhole }
    size = total
    do {
      if let found {
        return .metadata(try content(of: found.entry, in: found.directory, bytes, offset))
      }
      // Numbers of the server, so the sum may not fit.
      guard offset <= total, total - offset == UInt64(bytes.count) + UInt64(tail.count) else { return .readWhole }
      tail = tail.isEmpty ? bytes : bytes + tail
      return try readDirectory(tailOffset: offset, total: total)
    } catch let error as ArchiveError {
      return .failed(error.message)
    } catch {
      return .failed("\(error)")
    }
  }

  private mutating func readDirectory(tailOffset: UInt64, total: UInt64) throws -> Step {
    switch try unsafe tail.withUnsafeBytes({ try unsafe ZipDirectory.read(tail: $0, archiveSize: total) }) {
    case .needsBytes(let from):
      // A little more, so that metadata right before the directory comes along.
      let generous = from - min(from, 16 << 10)
      return generous < tailOffset ? .request(generous..<tailOffset) : .readWhole
    case .found(let directory):
      guard let entry = WheelMetadataPlan.metadataEntry(directory, package) else {
        return .failed("the wheel has no `METADATA`")
      }
      let range = ZipArchive.range(of: entry, in: directory)
      if range.lowerBound >= tailOffset {
        return .metadata(try content(of: entry, in: directory, tail, tailOffset))
      }
      found = (directory, entry)
      return range.isEmpty ? .readWhole : .request(range)
    }
  }

  private func content(
    of entry: ZipDirectoryEntry, in directory: ZipDirectory, _ bytes: [UInt8], _ offset: UInt64
  ) throws -> [UInt8] {
    try unsafe bytes.withUnsafeBytes {
      try unsafe ZipArchive(directory: directory, bytes: $0, startingAt: offset).content(of: entry)
    }
  }

  /// The entry `NAME-VERSION.dist-info/METADATA` of the package.
  static func metadataEntry(_ directory: ZipDirectory, _ package: PackageName) -> ZipDirectoryEntry? {
    directory.entries.first { entry in
      let parts = directory.name(of: entry).split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1] == "METADATA", parts[0].hasSuffix(".dist-info") else { return false }
      let name = parts[0].prefix { $0 != "-" }
      return (try? PackageName(String(name))) == package
    }
  }

  /// Reads the metadata of a whole wheel.
  static func metadata(ofWheel bytes: UnsafeRawBufferPointer, _ package: PackageName) throws -> [UInt8] {
    let archive = try unsafe ZipArchive(bytes)
    guard let entry = metadataEntry(archive.directory, package) else {
      throw IndexAccessError(.malformed, "the wheel has no `METADATA`")
    }
    return try archive.content(of: entry)
  }
}

/// The value of a `Content-Range` header ([RFC 9110, section 14.4](https://www.rfc-editor.org/rfc/rfc9110#section-14.4)).
package struct ContentRange: Equatable, Sendable {
  /// The bytes that the answer has.
  package var range: Range<UInt64>
  /// The number of bytes of the whole file.
  package var total: UInt64

  /// Parses `bytes FIRST-LAST/TOTAL`.
  package init?(_ value: String) {
    let words = value.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
    let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let total = Self.number(parts[1]) else { return nil }
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]), first <= last,
      last < total
    else { return nil }
    // Numbers that do not fit an `Int` are no places in a file.
    guard total <= UInt64(Int.max) else { return nil }
    self.range = first..<last + 1
    self.total = total
  }

  /// A number of digits alone, without a sign.
  private static func number(_ text: Substring) -> UInt64? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? UInt64(text) : nil
  }
}
