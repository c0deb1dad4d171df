import Support
import SystemIO
package import SystemPackage

extension Cache {
  /// What clearing a cache came to.
  package struct Clearing: Sendable {
    /// How many files were removed.
    package var fileCount = 0
    /// Their total size in bytes.
    package var byteCount = 0
    /// What lies in the directory and is none of the cache's.
    package var foreign: [String] = []
  }

  /// Whether a directory is a cache of ours: one that carries the tag.
  package static func isCache(_ root: FilePath) -> Bool {
    guard let tag = try? readRegularFileIfPresent(root.appending(CacheDirectoryTag.filename)) else { return false }
    return String(decoding: tag, as: UTF8.self) == tagText
  }

  /// Removes everything that a cache holds, but not what marks it as one.
  ///
  /// The caller keeps others from using the cache: see ``init(at:refresh:sharing:timeout:onWait:)``.
  /// - Throws: `CachingError.notACache` where the directory is no cache: nothing is removed then. `SystemError`.
  package static func clear(_ root: FilePath) throws -> Clearing {
    guard isCache(root) else { throw CachingError.notACache(root) }
    var clearing = Clearing()
    for entry in try listDirectory(root) where !markers.contains(entry.name) {
      guard isOurs(entry.name) else {
        clearing.foreign.append(entry.name)
        continue
      }
      let path = entry.path(in: root)
      if entry.kind == .directory {
        try walkDirectory(path) { relative, kind in
          if kind == .file {
            clearing.fileCount += 1
            clearing.byteCount &+= try fileStatus(path.pushing(relative), followingLinks: false)?.size ?? 0
          }
          return true
        }
      } else {
        clearing.fileCount += 1
        clearing.byteCount &+= try fileStatus(path, followingLinks: false)?.size ?? 0
      }
      try removeTree(path)
    }
    clearing.foreign.sort()
    return clearing
  }

  /// Whether an entry of the root is a bucket, of any version, or something unfinished.
  private static func isOurs(_ name: String) -> Bool {
    if name == temporaryName || name.hasPrefix(".tmp") || name.hasPrefix(".adder-") { return true }
    return CacheBucket.allCases.contains { bucket in
      let stem = bucket.directoryName.prefix { $0 != "-" } + "-v"
      return name.hasPrefix(stem) && name.dropFirst(stem.count).allSatisfy { $0.isASCII && $0.isNumber }
    }
  }
}
