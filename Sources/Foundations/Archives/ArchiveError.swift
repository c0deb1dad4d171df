import Support

/// Why an archive was refused.
///
/// Every way in which an archive can be hostile or damaged is its own case, so that a test can name it and a person can
/// tell a broken download from an attack. Entry names are already escaped for display. A case about an entry has the
/// name alone, or, beside something else, as `entry`.
package enum ArchiveError: UserFacingError, Equatable {
  // The shape of the whole archive.
  /// The first bytes are no local file header.
  case notAnArchive
  /// The archive stops inside what is named.
  case truncated(in: String)
  /// Bytes lie before the first entry.
  case prependedData(byteCount: UInt64)
  /// Bytes lie after the end of the central directory record.
  case trailingData
  /// Bytes lie between two entries, or between the last one and the central directory, that belong to none.
  case unclaimedBytes(offset: UInt64)
  /// Two entries share bytes.
  case overlappingEntries(String)
  /// The archive is one part of several.
  case splitArchive
  /// The end of the central directory record contradicts the directory.
  case malformedEnd(String)
  /// A ZIP64 or Unicode path field is too short, too long or contradicts the header.
  case malformedExtraField(entry: String, problem: String)

  // Names.
  /// An entry has no name, or only `.` and `/`.
  case emptyName
  /// A name is not UTF-8.
  case undecodableName(String)
  /// A name holds NUL or another control character.
  case controlCharacterInName(String)
  /// A name holds a backslash, which some readers take for a separator.
  case backslashInName(String)
  /// A name starts at the root.
  case absolutePath(String)
  /// A name starts with a drive letter.
  case driveLetter(String)
  /// A name climbs out with `..`.
  case parentTraversal(String)
  /// A name is longer than file systems take.
  case nameTooLong(String)

  // Kinds of entries.
  /// An entry is a symbolic link.
  case symbolicLink(String)
  /// An entry is a device, a socket or a named pipe.
  case specialFile(String)
  /// An entry's name says directory and its mode says file, or the other way round.
  case contradictoryKind(String)
  /// A directory has content.
  case directoryWithContent(String)
  /// Two entries have the same name.
  case duplicateEntry(String)
  /// One name is both a file and a directory.
  case fileAndDirectory(String)

  // Headers.
  /// The local header and the central directory disagree about `field`.
  case headerMismatch(entry: String, field: String)
  /// The central directory does not list an entry that the archive holds.
  case missingFromDirectory(String)
  /// The central directory lists an entry that the archive does not hold.
  case missingEntry(String)
  /// The data descriptor after an entry contradicts its content.
  case dataDescriptorMismatch(String)

  // Content.
  /// An entry's content has another checksum than its header says.
  case checksumMismatch(String)
  /// An entry's content has another size than its header says.
  case sizeMismatch(String)
  /// An entry's compressed bytes cannot be decompressed.
  case corruptContent(String)
  /// An entry is encrypted.
  case encrypted(String)
  /// An entry is compressed with a method that is not read.
  case unsupportedMethod(entry: String, method: UInt16)
  /// An entry uses a feature that is not read.
  case unsupportedFeature(entry: String, feature: String)
  /// A stored entry announces its size only after its content: the archive can be read from a file, not as it arrives.
  case sizeUnknownWhileStreaming(String)

  // Limits.
  /// An entry unpacks to more bytes than `ArchiveLimits` allows.
  case entryTooLarge(entry: String, limit: UInt64)
  /// The archive unpacks to more bytes than `ArchiveLimits` allows.
  case archiveTooLarge(limit: UInt64)
  /// The archive unpacks to more than `limit` times its own size.
  case ratioTooHigh(entry: String, limit: UInt64)
  /// The archive has more entries than `ArchiveLimits` allows.
  case tooManyEntries(limit: Int)

  package var message: String {
    switch self {
    case .notAnArchive: "The file is not a zip archive"
    case .truncated(let part): "The archive is truncated in \(part)"
    case .prependedData(let count): "The archive has \(count) bytes before its first entry"
    case .trailingData: "The archive has data after its end"
    case .unclaimedBytes(let offset): "The archive has bytes at offset \(offset) that belong to no entry"
    case .overlappingEntries(let name): "The archive entry `\(name)` overlaps another entry"
    case .splitArchive: "The archive is one part of a split archive"
    case .malformedEnd(let what): "The end of the archive is malformed: \(what)"
    case .malformedExtraField(let name, let what): "The archive entry `\(name)` has a malformed extra field: \(what)"
    case .emptyName: "The archive has an entry with an empty name"
    case .undecodableName(let name): "The archive entry name `\(name)` is not UTF-8"
    case .controlCharacterInName(let name): "The archive entry name `\(name)` has a control character"
    case .backslashInName(let name): "The archive entry name `\(name)` has a backslash"
    case .absolutePath(let name): "The archive entry name `\(name)` is an absolute path"
    case .driveLetter(let name): "The archive entry name `\(name)` starts with a drive letter"
    case .parentTraversal(let name): "The archive entry name `\(name)` leaves the archive with `..`"
    case .nameTooLong(let name): "The archive entry name `\(name)` is too long"
    case .symbolicLink(let name): "The archive entry `\(name)` is a symbolic link"
    case .specialFile(let name): "The archive entry `\(name)` is neither a file nor a directory"
    case .contradictoryKind(let name): "The archive entry `\(name)` is a directory by name or mode, but not by both"
    case .directoryWithContent(let name): "The archive entry `\(name)` is a directory with content"
    case .duplicateEntry(let name): "The archive has two entries named `\(name)`"
    case .fileAndDirectory(let name): "The archive entry `\(name)` is both a file and a directory"
    case .headerMismatch(let name, let field):
      "The local header and the central directory disagree about the \(field) of `\(name)`"
    case .missingFromDirectory(let name): "The archive entry `\(name)` is not in the central directory"
    case .missingEntry(let name): "The central directory lists `\(name)`, which the archive does not have"
    case .dataDescriptorMismatch(let name): "The data descriptor of `\(name)` does not match its content"
    case .checksumMismatch(let name): "The content of the archive entry `\(name)` has the wrong checksum"
    case .sizeMismatch(let name): "The content of the archive entry `\(name)` has the wrong size"
    case .corruptContent(let name): "The content of the archive entry `\(name)` cannot be decompressed"
    case .encrypted(let name): "The archive entry `\(name)` is encrypted"
    case .unsupportedMethod(let name, let method):
      "The archive entry `\(name)` is compressed with method \(method); only stored, deflate and zstd are supported"
    case .unsupportedFeature(let name, let what): "The archive entry `\(name)` uses \(what), which is not supported"
    case .sizeUnknownWhileStreaming(let name):
      "The stored archive entry `\(name)` gives its size only after its content"
    case .entryTooLarge(let name, let limit): "The archive entry `\(name)` unpacks to more than \(limit) bytes"
    case .archiveTooLarge(let limit): "The archive unpacks to more than \(limit) bytes"
    case .ratioTooHigh(let name, let limit):
      "The archive unpacks to more than \(limit) times its size (at `\(name)`): it may be a decompression bomb"
    case .tooManyEntries(let limit): "The archive has more than \(limit) entries"
    }
  }

  package var hints: [String] {
    switch self {
    case .truncated, .checksumMismatch, .sizeMismatch, .corruptContent:
      ["the file was cut off or damaged on its way: get it again from where it comes"]
    case .entryTooLarge, .archiveTooLarge, .ratioTooHigh, .tooManyEntries:
      [
        "archives beyond this limit are refused, since they could fill the disk: make sure that this one is what you want"
      ]
    default: []
    }
  }
}
