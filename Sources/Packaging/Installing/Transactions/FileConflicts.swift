package import PackagingStandards
import Support

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
  /// The scripts that are left out, by wheel and position among its scripts.
  private(set) var skippedScripts: Set<UInt64> = []
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
        unsafe wheel.manifest.bytes.withUnsafeBytes { raw in
          for index in section.files {
            let hash = unsafe wheel.manifest.file(index, in: raw).pathHash ^ place
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
    compareScripts(wheels)
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

  /// Compares scripts, which are written and not linked, with each other and with the files of the same directories.
  private mutating func compareScripts(_ wheels: [PreparedWheel]) {
    var owners: [ScriptPlace: (wheel: Int, key: UInt64, content: [UInt8]?)] = [:]
    func claim(_ place: ScriptPlace, _ wheel: Int, _ key: UInt64, _ content: [UInt8]?, _ conflicts: inout Self) {
      if let earlier = owners.updateValue((wheel, key, content), forKey: place), earlier.wheel != wheel {
        if earlier.content == nil {
          conflicts.skipped.insert(earlier.key)
        } else {
          conflicts.skippedScripts.insert(earlier.key)
        }
        // What is compared by its checksum has been reported.
        if earlier.content == content { return }
        let conflict = FileConflict(
          path: place.name.string, overwritten: wheels[earlier.wheel].manifest.name,
          installed: wheels[wheel].manifest.name)
        if !conflicts.reported.contains(conflict) { conflicts.reported.append(conflict) }
      }
    }
    for (index, wheel) in wheels.enumerated() {
      for section in wheel.sections where section.destination == .scripts {
        for file in section.files where !wheel.manifest.file(file).isPythonScript {
          let place = ScriptPlace(section.directory, wheel.manifest.target(of: wheel.manifest.file(file)))
          claim(place, index, Self.key(wheel: index, file: file), nil, &self)
        }
      }
      for (position, script) in wheel.scripts.enumerated() {
        let place = ScriptPlace(script.directory, script.name)
        claim(place, index, Self.key(wheel: index, file: position), script.content, &self)
      }
    }
  }

  private struct ScriptPlace: Hashable {
    let directory: ObjectIdentifier
    let name: ExactText

    init(_ directory: AnyObject, _ name: String) {
      self.directory = ObjectIdentifier(directory)
      self.name = ExactText(name)
    }
  }

  static func key(wheel: Int, file: Int) -> UInt64 { UInt64(wheel) << 32 | UInt64(file) }
}
