import Caching
import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// What a command that changes an environment is about to do, written down before it starts and removed at the end.
///
/// Whoever finds a journal knows that the command was killed, and has all that it takes to undo or finish its work.
struct TransactionJournal {
  /// A wheel being installed.
  struct Addition {
    /// The directory of packages that its dist-info directory goes to.
    var sitePackages: String
    var distInfo: String
    var displayed: String
    var digest: SHA256Digest
    var isRequested: Bool
    /// The content of `direct_url.json`; empty for none.
    var directURL: [UInt8]
    /// The RECORD that it will have: every file that may be there already.
    var record: [UInt8]
  }

  /// A distribution being removed. Its own RECORD is removed last, so that it tells what is left to do.
  struct Removal {
    var sitePackages: String
    var entryName: String
  }

  var removals: [Removal] = []
  var additions: [Addition] = []

  /// The journal's name in the directory of packages, where listing what is installed finds it without another call.
  static let fileName = ".adder-transaction"
  /// What the names of files start with that are renamed into place: a killed process may leave some behind.
  static let temporaryPrefix = "adder-tmp-"
  private static let magic: UInt64 = 0x314C_4E4A_4441_0A00

  /// Puts the journal into a directory, all of it or nothing.
  ///
  /// The temporary name is always the same: what a killed process leaves there, the next one writes over.
  func write(to path: FilePath) throws {
    let temporary = FilePath(path.string + ".new")
    try writeFile(bytes, to: temporary)
    try rename(temporary, to: path)
  }

  /// The bytes of the file.
  var bytes: [UInt8] {
    var writer = ByteWriter(reservingCapacity: additions.reduce(4096) { $0 + $1.record.count + 256 })
    writer.write(Self.magic)
    writer.write(UInt64(0))
    writer.write(UInt32(removals.count))
    for removal in removals {
      writer.write(removal.sitePackages)
      writer.write(removal.entryName)
    }
    writer.write(UInt32(additions.count))
    for addition in additions {
      writer.write(addition.sitePackages)
      writer.write(addition.distInfo)
      writer.write(addition.displayed)
      writer.write(addition.digest.words.0)
      writer.write(addition.digest.words.1)
      writer.write(addition.digest.words.2)
      writer.write(addition.digest.words.3)
      writer.write(UInt8(addition.isRequested ? 1 : 0))
      writer.write(lengthPrefixed: addition.directURL)
      writer.write(lengthPrefixed: addition.record)
    }
    let checksum = writer.bytes.withUnsafeBytes { StableHash.of(UnsafeRawBufferPointer(rebasing: $0[16...])) }
    writer.overwrite(at: 8, with: checksum)
    return writer.bytes
  }

  init() {}

  /// Reads a journal; `nil` where the bytes are not those of one.
  init?(_ bytes: [UInt8]) {
    let parsed = bytes.withUnsafeBytes { TransactionJournal(reading: $0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(reading bytes: UnsafeRawBufferPointer) {
    var reader = ByteReader(bytes)
    guard reader.read(UInt64.self) == Self.magic, let checksum = reader.read(UInt64.self),
      checksum == StableHash.of(UnsafeRawBufferPointer(rebasing: bytes[16...])),
      let removalCount = reader.read(UInt32.self)
    else { return nil }
    for _ in 0..<removalCount {
      guard let sitePackages = reader.readString(), let entryName = reader.readString() else { return nil }
      removals.append(Removal(sitePackages: sitePackages, entryName: entryName))
    }
    guard let additionCount = reader.read(UInt32.self) else { return nil }
    for _ in 0..<additionCount {
      guard let sitePackages = reader.readString(), let distInfo = reader.readString(),
        let displayed = reader.readString(), let first = reader.read(UInt64.self),
        let second = reader.read(UInt64.self),
        let third = reader.read(UInt64.self), let fourth = reader.read(UInt64.self),
        let isRequested = reader.read(UInt8.self), let directURL = reader.readLengthPrefixed(),
        let record = reader.readLengthPrefixed()
      else { return nil }
      additions.append(
        Addition(
          sitePackages: sitePackages, distInfo: distInfo, displayed: displayed,
          digest: SHA256Digest(words: (first, second, third, fourth)), isRequested: isRequested != 0,
          directURL: Array(directURL), record: Array(record)))
    }
  }
}
