import Support
import SystemIO
import SystemPackage

/// What a command that changes an environment is about to do, written down before it starts.
///
/// Whoever finds a journal knows that the command was cut short, and has all that it takes to undo its work: the paths
/// that it creates and those of what it moves out of the way. See ``TransactionStash`` for where it lies.
struct TransactionJournal {
  /// A wheel being installed.
  struct Addition {
    /// The directory of packages that its dist-info directory goes to.
    var sitePackages: String
    var displayed: String
    /// The RECORD that it will have: every file that may be there already.
    var record: [UInt8]
  }

  /// The identity of the directory that the journal lies in: a copy elsewhere is no journal.
  var device: UInt64 = 0
  var inode: UInt64 = 0
  var additions: [Addition] = []
  /// The distributions being removed, as they are shown.
  var removals: [String] = []
  /// The absolute paths of the files and links that are moved into the stash, under their positions in this list.
  var moves: [String] = []
  /// The directories that did not exist before, parents first.
  var createdDirectories: [String] = []
  /// The directories that the wheels have and that existed before: they stay even if they are empty.
  var keptDirectories: [String] = []

  private static let kind: UInt64 = 0x324C_4E4A_4441_0A00

  /// The bytes of the file.
  var bytes: [UInt8] {
    let pathCount = moves.count + createdDirectories.count + keptDirectories.count
    let size = additions.reduce(4096) { $0 + $1.record.count + 256 } + pathCount * 160
    var writer = SealedRecord.begin(Self.kind, reservingCapacity: size)
    writer.write(device)
    writer.write(inode)
    writer.write(UInt32(truncatingIfNeeded: additions.count))
    for addition in additions {
      writer.write(addition.sitePackages)
      writer.write(addition.displayed)
      writer.write(lengthPrefixed: addition.record)
    }
    for list in [removals, moves, createdDirectories, keptDirectories] { writer.write(list) }
    return SealedRecord.seal(writer)
  }

  init() {}

  /// Reads a journal; `nil` where the bytes are not those of one, or not all of them.
  init?(_ bytes: [UInt8]) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe TransactionJournal(reading: $0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(reading bytes: UnsafeRawBufferPointer) {
    guard var reader = unsafe SealedRecord.open(bytes, kind: Self.kind),
      let device = reader.read(UInt64.self), let inode = reader.read(UInt64.self),
      let additionCount = reader.read(UInt32.self)
    else { return nil }
    for _ in 0..<additionCount {
      guard let sitePackages = reader.readString(), let displayed = reader.readString(),
        let record = unsafe reader.readLengthPrefixed()
      else { return nil }
      unsafe additions.append(Addition(sitePackages: sitePackages, displayed: displayed, record: Array(record)))
    }
    guard let removals = reader.readStrings(), let moves = reader.readStrings(),
      let createdDirectories = reader.readStrings(), let keptDirectories = reader.readStrings(), reader.remaining == 0
    else { return nil }
    self.device = device
    self.inode = inode
    self.removals = removals
    self.moves = moves
    self.createdDirectories = createdDirectories
    self.keptDirectories = keptDirectories
  }
}
