package import PackagingStandards

/// Two wheels that install the same file with different content.
package struct FileConflict: Sendable, Hashable {
  /// The path, relative to the directory that it is in.
  package let path: String
  /// The distribution whose file is left out.
  package let overwritten: PackageName
  /// The distribution whose file is installed.
  package let installed: PackageName
}

/// Finds files that several wheels of one operation install, from the hashes in their manifests alone.
///
/// Of such files the last wheel's is installed, in the order of names, so that the result does not depend on timing.
struct FileConflicts {
  /// The files that are left out, by wheel and index.
  private(set) var skipped: Set<UInt64> = []
  private(set) var reported: [FileConflict] = []

  init(_ wheels: [PreparedWheel]) {
    guard wheels.count > 1 else { return }
    let total = wheels.reduce(0) { $0 + $1.manifest.fileCount }
    var capacity = 16
    while capacity < total * 2 { capacity *= 2 }
    /// Open addressing: position + 1 of a file, or 0.
    var slots = [UInt32](repeating: 0, count: capacity)
    var files: [(hash: UInt64, wheel: Int32, index: Int32)] = []
    files.reserveCapacity(total)
    for (wheelIndex, wheel) in wheels.enumerated() {
      for section in wheel.sections {
        // Sections of different wheels share a directory only if it is the same object.
        let place = UInt64(UInt(bitPattern: ObjectIdentifier(section.directory).hashValue)) &* 0x9E37_79B9_7F4A_7C15
        wheel.manifest.bytes.withUnsafeBytes { raw in
          for index in section.files {
            let hash = wheel.manifest.file(index, in: raw).pathHash ^ place
            var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while slots[slot] != 0, files[Int(slots[slot]) - 1].hash != hash { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] != 0 {
              let other = files[Int(slots[slot]) - 1]
              note(other.wheel, other.index, Int32(wheelIndex), Int32(index), wheels)
            }
            files.append((hash, Int32(wheelIndex), Int32(index)))
            slots[slot] = UInt32(files.count)
          }
        }
      }
    }
  }

  private mutating func note(
    _ earlier: Int32, _ earlierIndex: Int32, _ later: Int32, _ laterIndex: Int32, _ wheels: [PreparedWheel]
  ) {
    skipped.insert(Self.key(wheel: Int(earlier), file: Int(earlierIndex)))
    let first = wheels[Int(earlier)].manifest
    let second = wheels[Int(later)].manifest
    let file = second.file(Int(laterIndex))
    let earlierFile = first.file(Int(earlierIndex))
    if earlierFile.checksum == file.checksum, earlierFile.size == file.size { return }
    reported.append(FileConflict(path: second.target(of: file), overwritten: first.name, installed: second.name))
  }

  static func key(wheel: Int, file: Int) -> UInt64 { UInt64(wheel) << 32 | UInt64(file) }
}
