import Support
import SystemIO
import SystemPackage

/// What must be unchanged for the cached facts about an interpreter to hold: the executable behind all links, the
/// `pyvenv.cfg` that applies to it, and the operating system, whose release is a marker.
struct InterpreterIdentity: Hashable {
  private let executable: FileIdentity
  /// A hash of the content, so that a copy of an environment at the same place is the same environment.
  private let configuration: UInt64
  private let host: UInt64

  /// Reads the identity of the interpreter at a path; `nil` where there is none.
  init?(of path: FilePath) {
    guard let status = try? fileStatus(path) else { return nil }
    executable = FileIdentity(status)
    // PEP 405: beside the executable, or one directory up.
    let directory = path.removingLastComponent()
    let above = directory.removingLastComponent().appending("pyvenv.cfg")
    let beside = directory.appending("pyvenv.cfg")
    let content =
      (try? readRegularFileIfPresent(above, limit: smallFileLimit))
      ?? (try? readRegularFileIfPresent(beside, limit: smallFileLimit))
    configuration = content.map { bytes in unsafe bytes.withUnsafeBytes { unsafe StableHash.of($0) } } ?? 0
    host = HostSystem.fingerprint
  }

  func write(to writer: inout ByteWriter) {
    executable.write(to: &writer)
    writer.write(configuration)
    writer.write(host)
  }

  init?(reading reader: inout ByteReader) {
    guard let executable = FileIdentity(reading: &reader), let configuration = reader.read(UInt64.self),
      let host = reader.read(UInt64.self)
    else { return nil }
    self.executable = executable
    self.configuration = configuration
    self.host = host
  }
}

/// A file as the file system knows it, whatever it is called.
private struct FileIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64
  private let size: UInt64
  private let modificationTime: Int64
  private let changeTime: Int64

  private init(device: UInt64, inode: UInt64, size: UInt64, modificationTime: Int64, changeTime: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modificationTime = modificationTime
    self.changeTime = changeTime
  }

  init(_ status: FileStatus) {
    self.init(
      device: status.device, inode: status.inode, size: UInt64(clamping: status.size),
      modificationTime: status.modificationTime, changeTime: status.changeTime)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(device)
    writer.write(inode)
    writer.write(size)
    writer.write(modificationTime)
    writer.write(changeTime)
  }

  init?(reading reader: inout ByteReader) {
    guard let device = reader.read(UInt64.self), let inode = reader.read(UInt64.self),
      let size = reader.read(UInt64.self), let modificationTime = reader.read(Int64.self),
      let changeTime = reader.read(Int64.self)
    else { return nil }
    self.init(
      device: device, inode: inode, size: size, modificationTime: modificationTime, changeTime: changeTime)
  }
}
