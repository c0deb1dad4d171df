import Archives
import PackagingStandards
import Support
import SystemIO
import SystemPackage

extension WheelManifestBuilder {
  private struct Files {
    var directories: [(id: Int, targetStart: Int)] = []
    var files: [(id: Int, targetStart: Int)] = []
  }

  /// Sorts every entry under its destination.
  private func sorted() throws -> [(WheelManifest.Destination, Files)] {
    var byDestination = [Files](repeating: Files(), count: WheelManifest.Destination.allCases.count)
    /// The destination of each directory below `.data`, and the length of its prefix.
    var places = [(destination: WheelManifest.Destination, targetStart: Int)?](
      repeating: nil, count: tree.entries.count)
    for (id, entry) in tree.entries.enumerated() {
      if id == Int(dataDirectory) { continue }
      var place: (destination: WheelManifest.Destination, targetStart: Int) = (.root, 0)
      if entry.parent >= 0, entry.parent == dataDirectory {
        let path = tree.path(of: id)
        let key = String(path.utf8.dropFirst(Int(entry.directoryLength))) ?? ""
        guard entry.isDirectory, let destination = Self.destination(ofKey: key) else {
          throw invalid("`\(path)` is of no known kind of data")
        }
        places[id] = (destination, Int(entry.nameLength) + 1)
        continue
      } else if entry.parent >= 0, let inherited = places[Int(entry.parent)] {
        place = inherited
        places[id] = inherited
      }
      let slot = Int(place.destination.rawValue)
      if entry.isDirectory {
        byDestination[slot].directories.append((id, place.targetStart))
      } else if !(place.destination == .root && isReplaced(id)) {
        byDestination[slot].files.append((id, place.targetStart))
      }
    }
    return WheelManifest.Destination.allCases.compactMap { destination in
      let files = byDestination[Int(destination.rawValue)]
      return files.files.isEmpty && files.directories.isEmpty ? nil : (destination, files)
    }
  }

  private static func destination(ofKey key: String) -> WheelManifest.Destination? {
    switch key {
    case "purelib": .purelib
    case "platlib": .platlib
    case "scripts": .scripts
    case "data": .data
    case "headers": .headers
    default: nil
    }
  }

  /// Whether an installation writes the file itself.
  private func isReplaced(_ id: Int) -> Bool {
    let entry = tree.entries[id]
    guard Int(entry.directoryLength) == distInfo.utf8.count + 1 else { return false }
    let path = tree.path(of: id)
    return path == "\(distInfo)/RECORD" || path == "\(distInfo)/INSTALLER"
  }

  func encoded(rootIsPurelib: Bool, commands: [WheelManifest.Command]) throws -> [UInt8] {
    let sections = try sorted()
    let files = sections.flatMap(\.1.files)
    let directories = sections.flatMap(\.1.directories)
    var writer = SealedRecord.begin(WheelManifest.Layout.kind, reservingCapacity: tree.names.count * 4 + 4096)
    writer.write(name.string)
    writer.write(version)
    writer.write(distInfo)
    writer.write(UInt8(rootIsPurelib ? 1 : 0))
    writer.write(tree.totalSize)
    writer.write(UInt32(commands.count))
    for command in commands {
      writer.write(UInt8(command.isGraphical ? 1 : 0))
      writer.write(command.name)
      writer.write(command.module)
      writer.write(command.object)
    }
    writer.write(UInt32(sections.count))
    writer.write(UInt32(directories.count))
    writer.write(UInt32(files.count))
    let recordRangeOffset = writer.count
    writer.write(UInt64(0))
    var directoryStart: UInt32 = 0
    var fileStart: UInt32 = 0
    for (destination, section) in sections {
      writer.write(UInt32(destination.rawValue))
      writer.write(directoryStart)
      directoryStart += UInt32(section.directories.count)
      writer.write(directoryStart)
      writer.write(fileStart)
      fileStart += UInt32(section.files.count)
      writer.write(fileStart)
    }
    let namesStart =
      writer.count + directories.count * WheelManifest.Layout.directorySize + files.count
      * WheelManifest.Layout.fileSize
    for (id, targetStart) in directories {
      writer.write(UInt32(namesStart) + tree.entries[id].nameOffset)
      writer.write(UInt32(targetStart))
    }
    let record = try appendFileTable(files, sections: sections, namesStart: namesStart, to: &writer)
    writer.append(tree.names)
    let recordStart = writer.count
    precondition(recordStart == namesStart + tree.names.count)
    writer.append(record.bytes)
    writer.write(UInt8(0))
    writer.overwrite(at: recordRangeOffset, with: UInt32(recordStart))
    writer.overwrite(at: recordRangeOffset + 4, with: UInt32(recordStart + record.rootLength))
    return SealedRecord.seal(writer)
  }

  /// Appends the table of files; returns the RECORD rows that it refers to, those of the root section first.
  private func appendFileTable(
    _ files: [(id: Int, targetStart: Int)], sections: [(WheelManifest.Destination, Files)], namesStart: Int,
    to writer: inout ByteWriter
  ) throws -> (bytes: [UInt8], rootLength: Int) {
    let recordStart = namesStart + tree.names.count
    let rootCount = sections.first { $0.0 == .root }?.1.files.count ?? 0
    let scripts = scriptRange(sections)
    var record: [UInt8] = []
    var rootLength = 0
    for (index, (id, targetStart)) in files.enumerated() {
      let entry = tree.entries[id]
      if entry.nameLength > 0xFFFF { throw invalid("a path is too long") }
      let hash = try hashes[id] ?? computedHash(of: id)
      if index < rootCount { unsafe tree.withPath(of: id) { unsafe RecordText.append(path: $0, to: &record) } }
      let suffixStart = record.count
      record += ",\(hash),\(entry.size)\n".utf8
      if index < rootCount { rootLength = record.count }
      var flags: UInt16 = entry.isExecutable ? WheelManifest.Flags.executable : 0
      if scripts.contains(index), try startsAsPythonScript(id) { flags |= WheelManifest.Flags.pythonScript }
      writer.write(UInt32(namesStart) + entry.nameOffset)
      writer.write(UInt16(entry.nameLength))
      writer.write(UInt16(targetStart))
      writer.write(UInt32(recordStart + suffixStart))
      writer.write(UInt16(record.count - suffixStart))
      writer.write(flags)
      writer.write(UInt64(entry.checksum))
      unsafe writer.write(
        tree.withPath(of: id) { unsafe StableHash.of(UnsafeRawBufferPointer(rebasing: $0[targetStart...])) })
      writer.write(entry.size)
      writer.write(entry.modificationTime)
    }
    return (record, rootLength)
  }

  private func scriptRange(_ sections: [(WheelManifest.Destination, Files)]) -> Range<Int> {
    var start = 0
    for (destination, section) in sections {
      if destination == .scripts { return start..<start + section.files.count }
      start += section.files.count
    }
    return 0..<0
  }

  private func computedHash(of id: Int) throws -> String {
    guard let file = try MappedFile(root.pushing(FilePath(tree.path(of: id)))) else {
      throw invalid("`\(tree.path(of: id))` disappeared")
    }
    return unsafe RecordText.hash(of: file.bytes)
  }

  private func startsAsPythonScript(_ id: Int) throws -> Bool {
    let file = try OpenFile(root.pushing(FilePath(tree.path(of: id))), .read)
    var start = [UInt8](repeating: 0, count: ScriptRewriting.marker.utf8.count)
    let count = try unsafe start.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
    return count == start.count && start.elementsEqual(ScriptRewriting.marker.utf8)
  }
}
