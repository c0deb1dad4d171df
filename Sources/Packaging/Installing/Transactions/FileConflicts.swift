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

/// Finds files that the wheels of one operation install twice, from the hashes in their manifests alone.
///
/// Of such files the last is installed, in the order of the wheels' names and then of a wheel's own parts, so that the
/// result does not depend on timing. Two ways to one file are known as one (``InstalledPlaces``), but for links that
/// somebody has made below a directory of packages.
struct FileConflicts {
  /// The files that are left out, by wheel and index.
  private(set) var skipped: Set<UInt64> = []
  /// The scripts that are left out, by wheel and position among its scripts.
  private(set) var skippedScripts: Set<UInt64> = []
  private(set) var reported: [FileConflict] = []

  init(_ wheels: [PreparedWheel]) {
    // One wheel has a file twice only in two of its parts.
    guard wheels.count > 1 || wheels.contains(where: { $0.sections.count > 1 }) else { return }
    var places = InstalledPlaces(wheels)
    var seen = SeenFiles(wheels)
    for (wheelIndex, wheel) in wheels.enumerated() {
      for section in wheel.sections {
        let root = places.root(of: section.directory)
        let isBroad = places.isBroad(root)
        unsafe wheel.manifest.bytes.withUnsafeBytes { raw in
          for index in section.files {
            let record = unsafe wheel.manifest.file(index, in: raw)
            let file = SeenFiles.File(wheel: Int32(wheelIndex), index: Int32(index))
            let place = isBroad ? places.place(of: wheel.manifest.target(of: record), in: root) : nil
            if let earlier = seen.insert(file, hash: record.pathHash, in: root, movedTo: place) {
              note(earlier, file, wheels)
            }
          }
        }
      }
    }
    compareScripts(wheels, &places)
  }

  private mutating func note(_ earlier: SeenFiles.File, _ later: SeenFiles.File, _ wheels: [PreparedWheel]) {
    skipped.insert(Self.key(wheel: Int(earlier.wheel), file: Int(earlier.index)))
    if earlier.wheel == later.wheel { return }
    let first = wheels[Int(earlier.wheel)].manifest
    let second = wheels[Int(later.wheel)].manifest
    let file = second.file(Int(later.index))
    let earlierFile = first.file(Int(earlier.index))
    if earlierFile.checksum == file.checksum, earlierFile.size == file.size { return }
    reported.append(FileConflict(path: second.target(of: file), overwritten: first.name, installed: second.name))
  }

  /// Compares scripts, which are written and not linked, with each other and with the files of the same directories.
  private mutating func compareScripts(_ wheels: [PreparedWheel], _ places: inout InstalledPlaces) {
    let scriptRoots = Set(wheels.flatMap(\.scripts).map { places.root(of: $0.directory) })
    if scriptRoots.isEmpty { return }
    var owners: [InstalledPlaces.Place: (wheel: Int, key: UInt64, content: [UInt8]?)] = [:]
    func claim(
      _ place: InstalledPlaces.Place, _ wheel: Int, _ key: UInt64, _ content: [UInt8]?, _ conflicts: inout Self
    ) {
      if let earlier = owners.updateValue((wheel, key, content), forKey: place), earlier.wheel != wheel {
        if earlier.content == nil {
          conflicts.skipped.insert(earlier.key)
        } else {
          conflicts.skippedScripts.insert(earlier.key)
        }
        // What is compared by its checksum has been reported.
        if earlier.content == content { return }
        let conflict = FileConflict(
          path: place.path.string, overwritten: wheels[earlier.wheel].manifest.name,
          installed: wheels[wheel].manifest.name)
        if !conflicts.reported.contains(conflict) { conflicts.reported.append(conflict) }
      }
    }
    for (index, wheel) in wheels.enumerated() {
      for section in wheel.sections {
        let root = places.root(of: section.directory)
        guard scriptRoots.contains(root) || places.isBroad(root) else { continue }
        for file in section.files where !wheel.manifest.file(file).isPythonScript {
          let place = places.place(of: wheel.manifest.target(of: wheel.manifest.file(file)), in: root)
          guard scriptRoots.contains(place.root) else { continue }
          claim(place, index, Self.key(wheel: index, file: file), nil, &self)
        }
      }
      for (position, script) in wheel.scripts.enumerated() {
        let place = places.place(of: script.name, in: places.root(of: script.directory))
        claim(place, index, Self.key(wheel: index, file: position), script.content, &self)
      }
    }
  }

  static func key(wheel: Int, file: Int) -> UInt64 { UInt64(wheel) << 32 | UInt64(file) }
}
