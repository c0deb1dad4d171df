import Support

/// The files that wheels install, by where they end up: of several for one path the last one is known.
struct SeenFiles {
  /// A file, by its wheel and its place in the wheel's manifest.
  struct File {
    let wheel: Int32
    let index: Int32
  }

  private struct Entry {
    let file: File
    let hash: UInt64
    /// The directory of the scheme that the file lies in.
    let root: Int32
    /// The place in `movedPaths` of the path from there; -1 where it is that of the manifest.
    let moved: Int32
  }

  private let wheels: [PreparedWheel]
  private var entries: [Entry] = []
  private var movedPaths: [ExactText] = []
  /// Open addressing: position + 1 of an entry, or 0.
  private var slots: [UInt32]

  /// Makes room for all files of some wheels.
  init(_ wheels: [PreparedWheel]) {
    self.wheels = wheels
    let total = wheels.reduce(0) { $0 + $1.manifest.fileCount }
    var capacity = 16
    while capacity < total * 2 { capacity *= 2 }
    slots = [UInt32](repeating: 0, count: capacity)
    entries.reserveCapacity(total)
  }

  /// Adds a file, and returns the one that had its path so far.
  ///
  /// - Parameters:
  ///   - hash: of the file's path below the directory `root`.
  ///   - place: where it lies, if not as its manifest says.
  mutating func insert(
    _ file: File, hash: UInt64, in root: Int, movedTo place: InstalledPlaces.Place?
  ) -> File? {
    let hash = (place.map { StableHash.of($0.path.string) } ?? hash) ^ Self.spread(place?.root ?? root)
    let entry = Entry(
      file: file, hash: hash, root: Int32(place?.root ?? root), moved: place == nil ? -1 : Int32(movedPaths.count))
    if let place { movedPaths.append(place.path) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0, !areSame(entries[Int(slots[slot]) - 1], entry) { slot = (slot + 1) & mask }
    let earlier = slots[slot] == 0 ? nil : entries[Int(slots[slot]) - 1].file
    entries.append(entry)
    slots[slot] = UInt32(entries.count)
    return earlier
  }

  private static func spread(_ root: Int) -> UInt64 { UInt64(bitPattern: Int64(root + 1)) &* 0x9E37_79B9_7F4A_7C15 }

  private func areSame(_ left: Entry, _ right: Entry) -> Bool {
    left.hash == right.hash && left.root == right.root && path(of: left) == path(of: right)
  }

  private func path(of entry: Entry) -> ExactText {
    if entry.moved >= 0 { return movedPaths[Int(entry.moved)] }
    let manifest = wheels[Int(entry.file.wheel)].manifest
    return ExactText(manifest.target(of: manifest.file(Int(entry.file.index))))
  }
}
