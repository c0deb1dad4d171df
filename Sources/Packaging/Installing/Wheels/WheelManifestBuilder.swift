import Archives
import Caching
import PackagingStandards
import Support
import SystemIO
import SystemPackage

/// Computes the manifest of a wheel that was just unpacked, and checks that the wheel keeps the rules.
///
/// See the [binary distribution format](https://packaging.python.org/en/latest/specifications/binary-distribution-format/).
struct WheelManifestBuilder {
  /// What a wheel is expected to be, for comparison and messages.
  struct Expectation {
    let displayed: String
    let name: PackageName
    let version: Version
  }

  private let tree: ExtractedTree
  private let root: FilePath
  private let expectation: Expectation
  private var distInfo = ""
  private var version = ""
  /// The id of the `.data` directory, or -1.
  private var dataDirectory: Int32 = -1
  /// The RECORD row of each file as the wheel has it: the hash, where it is usable.
  private var hashes: [String?]

  /// Returns the bytes of the manifest of the wheel that lies unpacked in `root`.
  ///
  /// - Throws: `InstallingError`, `SystemError`.
  static func build(_ tree: ExtractedTree, at root: FilePath, expecting expectation: Expectation) throws -> [UInt8] {
    var builder = WheelManifestBuilder(tree: tree, root: root, expectation: expectation)
    return try builder.run()
  }

  private init(tree: ExtractedTree, root: FilePath, expectation: Expectation) {
    self.tree = tree
    self.root = root
    self.expectation = expectation
    hashes = [String?](repeating: nil, count: tree.entries.count)
  }

  private mutating func run() throws -> [UInt8] {
    try findDirectories()
    try checkMetadata()
    let wheelFile = try readWheelFile()
    try readRecord()
    let commands = try readCommands()
    return try encode(rootIsPurelib: wheelFile.isRootPurelib, commands: commands)
  }

  private func invalid(_ what: String) -> InstallingError {
    .invalidWheel(expectation.displayed, what: what)
  }

  // MARK: Reading

  private mutating func findDirectories() throws {
    var found: [String] = []
    for id in tree.entries.indices where tree.entries[id].parent < 0 && tree.entries[id].isDirectory {
      let path = tree.path(of: id)
      if path.hasSuffix(".dist-info") { found.append(path) }
    }
    guard let distInfo = found.first else { throw invalid("it has no `.dist-info` directory") }
    guard found.count == 1 else {
      throw invalid("it has several `.dist-info` directories: " + found.map { "`\($0)`" }.joined(separator: ", "))
    }
    let stem = distInfo.dropLast(".dist-info".count)
    guard let dash = stem.lastIndex(of: "-") else { throw invalid("`\(distInfo)` names no version") }
    self.distInfo = distInfo
    version = String(stem[stem.index(after: dash)...])
    try compare(name: String(stem[..<dash]), version: version)
    if let id = tree.find(stem + ".data"), tree.entries[id].isDirectory { dataDirectory = Int32(id) }
  }

  private func compare(name: String, version: String) throws {
    let isSame =
      (try? PackageName(name)) == expectation.name && (try? Version(version)).map { $0 == expectation.version } ?? false
    if !isSame {
      throw InstallingError.mismatchedWheel(
        file: expectation.displayed, expected: "\(expectation.name) \(expectation.version)", found: "\(name) \(version)"
      )
    }
  }

  private func read(_ name: String) throws -> [UInt8]? {
    let path = "\(distInfo)/\(name)"
    guard let id = tree.find(path), !tree.entries[id].isDirectory else { return nil }
    return try readFile(root.pushing(FilePath(path)))
  }

  /// METADATA must name what the file name promises.
  private func checkMetadata() throws {
    guard let bytes = try read("METADATA") else { throw invalid("it has no `METADATA`") }
    var name: String?
    var version: String?
    // The headers end at the first empty line; these two are never folded.
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) { break }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      func value() -> String {
        String(decoding: line[(colon + 1)...], as: UTF8.self).filter { !$0.isWhitespace }
      }
      switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
      case "name": name = name ?? value()
      case "version": version = version ?? value()
      default: continue
      }
      if name != nil, version != nil { break }
    }
    guard let name, let version else { throw invalid("its `METADATA` lacks a name or a version") }
    try compare(name: name, version: version)
  }

  private func readWheelFile() throws -> WheelFile {
    guard let bytes = try read("WHEEL") else { throw invalid("it has no `WHEEL`") }
    do throws(WheelFileError) {
      return try WheelFile(parsing: bytes.span)
    } catch {
      throw invalid(error.message)
    }
  }

  /// Takes over the hashes of RECORD: the archive's own hash, or the transport, vouches for them.
  private mutating func readRecord() throws {
    guard let bytes = try read("RECORD") else { throw invalid("it has no `RECORD`") }
    let record: RecordFile
    do throws(RecordFileError) {
      record = try RecordFile(parsing: bytes.span)
    } catch {
      throw invalid(error.message)
    }
    for row in record.entries {
      guard let hash = row.hash, Self.isUsable(hash), let id = tree.find(row.path) else { continue }
      hashes[id] = hash
    }
  }

  /// Whether a hash may be copied into an environment's RECORD: SHA-256 or better, in the alphabet of RECORD.
  private static func isUsable(_ hash: String) -> Bool {
    guard let equals = hash.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let digits = hash.utf8[hash.utf8.index(after: equals)...]
    let length =
      switch hash[..<equals] {
      case "sha256": 43
      case "sha384": 64
      case "sha512": 86
      default: 0
      }
    return digits.count == length
      && digits.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  private func readCommands() throws -> [WheelManifest.Command] {
    guard let bytes = try read("entry_points.txt") else { return [] }
    let entryPoints: EntryPoints
    do throws(EntryPointsError) {
      entryPoints = try EntryPoints(String(decoding: bytes, as: UTF8.self))
    } catch {
      throw invalid(error.message)
    }
    return try entryPoints.consoleScripts.map { try command($0, isGraphical: false) }
      + entryPoints.guiScripts.map { try command($0, isGraphical: true) }
  }

  private func command(_ entryPoint: EntryPoint, isGraphical: Bool) throws -> WheelManifest.Command {
    guard entryPoint.isSafeFileName else { throw invalid("the command `\(entryPoint.name)` cannot be a file name") }
    guard let object = entryPoint.attribute else { throw invalid("the command `\(entryPoint.name)` names no object") }
    return WheelManifest.Command(
      name: entryPoint.name, module: entryPoint.module, object: object, isGraphical: isGraphical)
  }

  // MARK: Sections

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

  // MARK: Writing

  private mutating func encode(rootIsPurelib: Bool, commands: [WheelManifest.Command]) throws -> [UInt8] {
    let sections = try sorted()
    let files = sections.flatMap(\.1.files)
    let directories = sections.flatMap(\.1.directories)
    var writer = ByteWriter(reservingCapacity: tree.names.count * 4 + 4096)
    writer.write(WheelManifest.Layout.magic)
    writer.write(UInt64(0))
    writer.write(expectation.name.string)
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
    let checksum = writer.bytes.withUnsafeBytes { StableHash.of(UnsafeRawBufferPointer(rebasing: $0[16...])) }
    writer.overwrite(at: 8, with: checksum)
    return writer.bytes
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
      if index < rootCount { tree.withPath(of: id) { RecordText.append(path: $0, to: &record) } }
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
      writer.write(StableHash.of(hash))
      writer.write(
        tree.withPath(of: id) { StableHash.of(UnsafeRawBufferPointer(rebasing: $0[targetStart...])) })
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
    return RecordText.hash(of: file.bytes)
  }

  private func startsAsPythonScript(_ id: Int) throws -> Bool {
    let file = try OpenFile(root.pushing(FilePath(tree.path(of: id))), .read)
    var start = [UInt8](repeating: 0, count: ScriptRewriting.marker.utf8.count)
    let count = try start.withUnsafeMutableBytes { try file.read(into: $0) }
    return count == start.count && start.elementsEqual(ScriptRewriting.marker.utf8)
  }
}
