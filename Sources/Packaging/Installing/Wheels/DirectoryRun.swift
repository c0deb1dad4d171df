import SystemIO
import SystemPackage

/// Files of a manifest that follow each other in its table and lie in one directory.
///
/// They are reached from that directory, so that the kernel looks up its path once and not for each file: with two
/// looks at every file of the cache (is it sound, then link it) that is a fifth of a warm installation.
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
    let first = file(range.lowerBound, in: raw)
    let name = raw[first.nameOffset..<first.nameOffset + first.nameLength]
    guard let slash = name.lastIndex(of: UInt8(ascii: "/")) else {
      let end = range.first { file($0, in: raw).hasDirectory(raw) } ?? range.upperBound
      return DirectoryRun(files: range.lowerBound..<end, directoryLength: 0)
    }
    let prefix = UnsafeRawBufferPointer(rebasing: raw[first.nameOffset...slash])
    var end = range.lowerBound + 1
    while end < range.upperBound, file(end, in: raw).lies(in: prefix, raw) { end += 1 }
    return DirectoryRun(files: range.lowerBound..<end, directoryLength: prefix.count - 1)
  }
}

extension WheelManifest.File {
  fileprivate func hasDirectory(_ raw: UnsafeRawBufferPointer) -> Bool {
    raw[nameOffset..<nameOffset + nameLength].contains(UInt8(ascii: "/"))
  }

  /// Whether the path is that of a directory, which ends with a slash, and a name.
  fileprivate func lies(in prefix: UnsafeRawBufferPointer, _ raw: UnsafeRawBufferPointer) -> Bool {
    guard nameLength > prefix.count else { return false }
    return raw[nameOffset..<nameOffset + prefix.count].elementsEqual(prefix)
      && !raw[nameOffset + prefix.count..<nameOffset + nameLength].contains(UInt8(ascii: "/"))
  }
}

/// A directory that files are reached from, and how much of their paths leads to it.
struct ReachedDirectory {
  let descriptor: DirectoryDescriptor
  let skipped: Int

  /// - Parameters:
  ///   - path: of a directory below `root`, which may be `root` itself.
  ///   - count: how many files are reached: for a few, another directory is not worth opening.
  init(_ path: UnsafeRawBufferPointer, in root: DirectoryDescriptor, for count: Int) {
    // Where it cannot be opened, the way from the root tells why.
    if count > 2, !path.isEmpty, let descriptor = try? root.openForLookup(path) {
      self.descriptor = descriptor
      skipped = path.count + 1
    } else {
      descriptor = root
      skipped = 0
    }
  }
}
