package import PackagingStandards
import Support

/// Everything an installation needs to know about an unpacked wheel, computed once when it was unpacked.
///
/// With it, installing neither lists a directory nor parses RECORD, WHEEL or entry points, and hashes only what it
/// generates. The manifest lies in the cache as one binary file and is read in place: tables of fixed-size records over
/// a buffer of names. Offsets are checked once, when it is loaded; a manifest that fails any check counts as absent.
package final class WheelManifest: Sendable {
  /// Where a part of the wheel is installed: a directory of the install scheme.
  package enum Destination: UInt8, Sendable, CaseIterable {
    /// The wheel's top level: purelib or platlib, as WHEEL says.
    case root
    case purelib, platlib, scripts, data, headers
  }

  /// A run of directories and files with one destination.
  package struct Section: Sendable {
    /// Where the files go.
    package let destination: Destination
    /// Indices into the table of directories, parents first.
    package let directories: Range<Int>
    /// Indices into the table of files.
    package let files: Range<Int>
  }

  /// One file.
  package struct File: Sendable, BitwiseCopyable {
    /// The offset in `bytes` of the path in the archive, which ends with NUL.
    let nameOffset: Int
    let nameLength: Int
    /// How many bytes of the path are not part of the path at the destination.
    let targetStart: Int
    /// Where in `bytes` the rest of the file's RECORD row is: `,sha256=...,123` and a newline.
    let recordOffset: Int
    let recordLength: Int
    private let flags: UInt16
    /// The CRC-32 of the content, computed when it was unpacked: what RECORD says may be wrong.
    let checksum: UInt32
    /// A hash of the path at the destination.
    let pathHash: UInt64
    /// The size of the content in bytes.
    let size: UInt64
    /// When the file was unpacked, in nanoseconds since 1970.
    let modificationTime: Int64

    var isExecutable: Bool { flags & WheelManifest.Flags.executable != 0 }
    /// A script whose first line must name the environment's interpreter.
    var isPythonScript: Bool { flags & WheelManifest.Flags.pythonScript != 0 }

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      nameOffset = unsafe Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      nameLength = unsafe Int(bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt16.self))
      targetStart = unsafe Int(bytes.loadUnaligned(fromByteOffset: offset + 6, as: UInt16.self))
      recordOffset = unsafe Int(bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))
      recordLength = unsafe Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt16.self))
      flags = unsafe bytes.loadUnaligned(fromByteOffset: offset + 14, as: UInt16.self)
      checksum = unsafe UInt32(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
      pathHash = unsafe bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self)
      size = unsafe bytes.loadUnaligned(fromByteOffset: offset + 32, as: UInt64.self)
      modificationTime = unsafe bytes.loadUnaligned(fromByteOffset: offset + 40, as: Int64.self)
    }
  }

  /// A command that the wheel offers.
  package struct Command: Sendable, Hashable {
    /// The command's name.
    package let name: String
    /// The module that it runs.
    package let module: String
    /// What is called: a dotted path of names in the module.
    package let object: String
    /// Whether it opens windows and needs no terminal.
    package let isGraphical: Bool
  }

  enum Flags {
    static let executable: UInt16 = 1
    static let pythonScript: UInt16 = 2
  }

  enum Layout {
    static let kind: UInt64 = 0x3230_4E41_4D52_4441
    static let fileSize = 48
    static let directorySize = 8
  }

  /// The name of the distribution.
  package let name: PackageName
  /// The version as the dist-info directory spells it.
  package let version: String
  /// The name of the dist-info directory.
  package let distInfo: String
  /// Whether the top level goes to purelib.
  package let rootIsPurelib: Bool
  /// The commands that the wheel's entry points make.
  package let commands: [Command]
  /// The files, grouped by where they go.
  package let sections: [Section]
  /// The sum of all files' sizes in bytes.
  package let totalSize: UInt64

  let bytes: [UInt8]
  private let filesOffset: Int
  private let directoriesOffset: Int
  let fileCount: Int
  /// Where in `bytes` the finished RECORD rows of the root section are.
  let rootRecord: Range<Int>

  /// Reads a manifest; answers `nil` where anything about it is not as it was written.
  package init?(_ bytes: [UInt8]) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe Header($0) }
    guard let parsed, let name = try? PackageName(parsed.name) else { return nil }
    self.name = name
    version = parsed.version
    distInfo = parsed.distInfo
    rootIsPurelib = parsed.rootIsPurelib
    commands = parsed.commands
    sections = parsed.sections
    totalSize = parsed.totalSize
    filesOffset = parsed.filesOffset
    directoriesOffset = parsed.directoriesOffset
    fileCount = parsed.fileCount
    rootRecord = parsed.rootRecord
    self.bytes = bytes
  }

  func file(_ index: Int) -> File {
    unsafe bytes.withUnsafeBytes { unsafe file(index, in: $0) }
  }

  /// Reads a file's record; `raw` is `bytes`.
  func file(_ index: Int, in raw: UnsafeRawBufferPointer) -> File {
    unsafe File(raw, at: filesOffset + index * Layout.fileSize)
  }

  /// The path of a directory at the destination, which NUL follows; `raw` is `bytes`.
  func directoryTarget(_ index: Int, in raw: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let record = directoriesOffset + index * Layout.directorySize
    let start =
      unsafe Int(raw.loadUnaligned(fromByteOffset: record, as: UInt32.self))
      + Int(raw.loadUnaligned(fromByteOffset: record + 4, as: UInt32.self))
    var end = start
    while unsafe raw[end] != 0 { end += 1 }
    return unsafe UnsafeRawBufferPointer(rebasing: raw[start..<end])
  }

  /// The path of a file at its destination.
  func target(of file: File) -> String {
    String(decoding: bytes[file.nameOffset + file.targetStart..<file.nameOffset + file.nameLength], as: UTF8.self)
  }

  /// The path of a directory at its destination.
  func targetOfDirectory(_ index: Int) -> String {
    unsafe bytes.withUnsafeBytes { unsafe String(decoding: directoryTarget(index, in: $0), as: UTF8.self) }
  }

  /// The path of a file in the archive.
  func source(of file: File) -> String {
    String(decoding: bytes[file.nameOffset..<file.nameOffset + file.nameLength], as: UTF8.self)
  }
}

extension WheelManifest {
  /// The variable part of a manifest, read and checked.
  private struct Header {
    let name: String, version: String, distInfo: String
    let rootIsPurelib: Bool
    let totalSize: UInt64
    let commands: [Command]
    let sections: [Section]
    let filesOffset: Int, directoriesOffset: Int, fileCount: Int
    let rootRecord: Range<Int>

    init?(_ bytes: UnsafeRawBufferPointer) {
      guard var reader = unsafe SealedRecord.open(bytes, kind: Layout.kind),
        let name = reader.readString(), let version = reader.readString(), let distInfo = reader.readString(),
        let rootIsPurelib = reader.read(UInt8.self), let totalSize = reader.read(UInt64.self),
        let commandCount = reader.read(UInt32.self)
      else { return nil }
      var commands: [Command] = []
      for _ in 0..<commandCount {
        guard let isGraphical = reader.read(UInt8.self), let name = reader.readString(),
          let module = reader.readString(), let object = reader.readString()
        else { return nil }
        commands.append(Command(name: name, module: module, object: object, isGraphical: isGraphical != 0))
      }
      guard let sectionCount = reader.read(UInt32.self), let directoryCount = reader.read(UInt32.self),
        let fileCount = reader.read(UInt32.self), let recordStart = reader.read(UInt32.self),
        let recordEnd = reader.read(UInt32.self), recordStart <= recordEnd, Int(recordEnd) <= bytes.count
      else { return nil }
      var sections: [Section] = []
      for _ in 0..<sectionCount {
        guard
          let destination = reader.read(UInt32.self).flatMap({ Destination(rawValue: UInt8(truncatingIfNeeded: $0)) }),
          let directories = Header.range(&reader, directoryCount), let files = Header.range(&reader, fileCount)
        else { return nil }
        sections.append(Section(destination: destination, directories: directories, files: files))
      }
      directoriesOffset = reader.offset
      filesOffset = directoriesOffset + Int(directoryCount) * Layout.directorySize
      guard filesOffset + Int(fileCount) * Layout.fileSize <= bytes.count else { return nil }
      self.name = name
      self.version = version
      self.distInfo = distInfo
      self.rootIsPurelib = rootIsPurelib != 0
      self.totalSize = totalSize
      self.commands = commands
      self.sections = sections
      self.fileCount = Int(fileCount)
      rootRecord = Int(recordStart)..<Int(recordEnd)
      guard unsafe tablesAreSound(bytes, directoryCount: Int(directoryCount)) else { return nil }
    }

    private static func range(_ reader: inout ByteReader, _ limit: UInt32) -> Range<Int>? {
      guard let start = reader.read(UInt32.self), let end = reader.read(UInt32.self), start <= end, end <= limit else {
        return nil
      }
      return Int(start)..<Int(end)
    }

    /// Checks that every offset in the tables lies inside, and that names end where C expects it.
    private func tablesAreSound(_ bytes: UnsafeRawBufferPointer, directoryCount: Int) -> Bool {
      for index in 0..<fileCount {
        let file = unsafe File(bytes, at: filesOffset + index * Layout.fileSize)
        guard file.nameOffset + file.nameLength < bytes.count, file.targetStart < file.nameLength,
          unsafe bytes[file.nameOffset + file.nameLength] == 0, file.recordOffset + file.recordLength <= bytes.count
        else { return false }
      }
      // Every run of names ends with NUL before the end of the file, which itself is NUL.
      guard unsafe bytes.last == 0 else { return false }
      for index in 0..<directoryCount {
        let record = directoriesOffset + index * Layout.directorySize
        let offset = unsafe Int(bytes.loadUnaligned(fromByteOffset: record, as: UInt32.self))
        let start = unsafe Int(bytes.loadUnaligned(fromByteOffset: record + 4, as: UInt32.self))
        guard offset + start < bytes.count else { return false }
      }
      return true
    }
  }
}
