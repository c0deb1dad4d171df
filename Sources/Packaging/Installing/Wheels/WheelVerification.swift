import Archives
import SystemIO
import SystemPackage

/// How closely the files of an unpacked wheel are looked at before they are used.
///
/// A hard link in an environment is the same file as in the cache: whoever edits one edits both.
package enum WheelVerification: Sendable, Hashable {
  /// Each file is there, is a file, and has the size, the time and the mark of being executable that it was unpacked
  /// with. Where only the time differs the content decides, since copies of a cache have other times.
  case quick
  /// The content of each file is read and compared by its checksum too.
  case full
}

extension WheelManifest {
  /// Returns the first of some files that is not as it was unpacked; `nil` where all are.
  func firstDamagedFile(
    _ range: Range<Int>, in files: DirectoryDescriptor, _ verification: WheelVerification
  ) -> String? {
    unsafe bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return nil }
      var rest = range
      while !rest.isEmpty {
        let run = unsafe directoryRun(at: rest, in: raw)
        rest = run.files.upperBound..<range.upperBound
        let start = unsafe file(run.files.lowerBound, in: raw).nameOffset
        let directory = unsafe ReachedDirectory(
          UnsafeRawBufferPointer(rebasing: raw[start..<start + run.directoryLength]), in: files, for: run.files.count)
        for index in run.files {
          let file = unsafe file(index, in: raw)
          let name = unsafe base.advanced(by: file.nameOffset + directory.skipped).assumingMemoryBound(to: CChar.self)
          if unsafe !isSound(file, name, in: directory.descriptor, verification) { return source(of: file) }
        }
      }
      return nil
    }
  }

  private func isSound(
    _ file: File, _ name: UnsafePointer<CChar>, in files: DirectoryDescriptor, _ verification: WheelVerification
  ) -> Bool {
    // A file that may not be read cannot be installed either: the wheel has to be unpacked again, whatever it holds.
    guard let status = unsafe try? files.status(of: name), status.isFile, UInt64(clamping: status.size) == file.size,
      status.isExecutable == file.isExecutable
    else { return false }
    if verification == .quick, Self.isSameTime(status.modificationTime, file.modificationTime) { return true }
    return unsafe Self.contentChecksum(of: name, in: files) == file.checksum
  }

  private static let nanosecondsInSecond: Int64 = 1_000_000_000

  /// Whether a file has a time, or that time in whole seconds: archives of a cache keep no more.
  private static func isSameTime(_ found: Int64, _ expected: Int64) -> Bool {
    found == expected
      || (found % nanosecondsInSecond == 0 && found / nanosecondsInSecond == expected / nanosecondsInSecond)
  }

  /// The checksum of a file's content; nothing where it cannot be read.
  private static func contentChecksum(of name: UnsafePointer<CChar>, in files: DirectoryDescriptor) -> UInt32? {
    guard let file = unsafe try? files.openFile(name) else { return nil }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { unsafe buffer.deallocate() }
    var sum: UInt32 = 0
    while true {
      guard let count = try? unsafe file.read(into: buffer) else { return nil }
      if count == 0 { return sum }
      sum = unsafe Archives.checksum(UnsafeRawBufferPointer(rebasing: buffer[..<count]), continuing: sum)
    }
  }
}
