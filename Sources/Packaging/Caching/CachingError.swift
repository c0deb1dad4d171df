import Support
import SystemIO
package import SystemPackage

/// The cache cannot be used.
package enum CachingError: UserFacingError {
  /// The root directory cannot be created or read.
  case cannotInitialise(FilePath, any Error)
  /// The root lock cannot be had.
  case cannotLock(FilePath, any Error)
  /// A directory that is to be emptied or checked is no cache.
  case notACache(FilePath)
  /// An entry cannot be written.
  case cannotWrite(FilePath, any Error)

  package var message: String {
    switch self {
    case .cannotInitialise(let root, _): "Failed to initialise the cache at `\(root)`"
    case .cannotLock(let root, _): "Failed to lock the cache at `\(root)`"
    case .notACache(let root): "`\(root)` is not a cache of adder"
    case .cannotWrite(let path, _): "Failed to write to the cache at `\(path)`"
    }
  }

  package var causes: [String] {
    switch self {
    case .cannotInitialise(_, let error), .cannotLock(_, let error), .cannotWrite(_, let error):
      explanation(of: error)
    case .notACache: ["it holds no `CACHEDIR.TAG` that adder has written"]
    }
  }

  package var hints: [String] {
    switch self {
    case .cannotLock(_, let error as SystemError) where error.code == .timedOut:
      ["Another command may be removing entries of the cache: try again when it has finished"]
    case .cannotInitialise(_, let error), .cannotLock(_, let error), .cannotWrite(_, let error):
      ((error as? SystemError)?.hints ?? [])
        + ["Choose another directory with `--cache-dir`, or run with `--no-cache`"]
    case .notACache: ["Choose the directory of a cache with `--cache-dir`"]
    }
  }
}

extension SystemError {
  /// Whether this process may not write there.
  var meansReadOnly: Bool {
    code == .permissionDenied || code == .notPermitted || code == .readOnlyFileSystem
  }
}
