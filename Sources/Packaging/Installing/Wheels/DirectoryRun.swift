import SystemIO
import SystemPackage

/// Files of a manifest that follow each other in its table and lie in one directory.
///
/// Where there are enough of them they are reached from that directory, so that the kernel looks up its path once and
/// not for each file.
struct DirectoryRun {
  let files: Range<Int>
  /// The length in bytes of the directory's path in the archive; 0 for the top level.
  let directoryLength: Int
}

extension WheelManifest {
  /// Returns the longest run at the start of some files, of which there is at least one.
  ///
  /// - Parameter raw: `bytes`.
  func directoryRun(at range: Range<Int>, in raw: UnsafeRawBufferPointer) -> DirectoryRun {
    let first = unsafe file(range.lowerBound, in: raw)
    let length = unsafe first.directoryLength(raw)
    var end = range.lowerBound + 1
    while end < range.upperBound {
      let next = unsafe file(end, in: raw)
      guard unsafe next.directoryLength(raw) == length,
        unsafe areEqual(raw, first.nameOffset, next.nameOffset, count: length)
      else {
        break
      }
      end += 1
    }
    return DirectoryRun(files: range.lowerBound..<end, directoryLength: length)
  }
}

extension WheelManifest.File {
  /// The length of the path before the last slash; 0 without one. Looks from the end, where names are short.
  fileprivate func directoryLength(_ raw: UnsafeRawBufferPointer) -> Int {
    var end = nameOffset + nameLength
    while end > nameOffset {
      end -= 1
      if unsafe raw[end] == UInt8(ascii: "/") { return end - nameOffset }
    }
    return 0
  }
}

/// Whether two stretches of some bytes are the same, compared eight at a time.
private func areEqual(_ raw: UnsafeRawBufferPointer, _ left: Int, _ right: Int, count: Int) -> Bool {
  var offset = 0
  while offset + 8 <= count {
    let first = unsafe raw.loadUnaligned(fromByteOffset: left + offset, as: UInt64.self)
    if unsafe first != raw.loadUnaligned(fromByteOffset: right + offset, as: UInt64.self) { return false }
    offset += 8
  }
  while offset < count {
    if unsafe raw[left + offset] != raw[right + offset] { return false }
    offset += 1
  }
  return true
}

/// A directory that files are reached from, and how much of their paths leads to it.
struct ReachedDirectory {
  /// From how many files on a directory is worth opening: with fewer, opening and closing it takes as long as looking up
  /// its path for each (measured; between 6 and 24 the difference is small).
  private static let worthwhileCount = 12

  let descriptor: DirectoryDescriptor
  let skipped: Int

  /// - Parameters:
  ///   - path: of a directory below `root`, which may be `root` itself.
  ///   - count: how many files are reached: for a few, another directory is not worth opening.
  init(_ path: UnsafeRawBufferPointer, in root: DirectoryDescriptor, for count: Int) {
    // Where it cannot be opened, the way from the root tells why.
    if count >= Self.worthwhileCount, unsafe !path.isEmpty, let descriptor = try? unsafe root.openForLookup(path) {
      self.descriptor = descriptor
      skipped = path.count + 1
    } else {
      descriptor = root
      skipped = 0
    }
  }
}
