import Support
package import SystemPackage

/// The cache cannot be used.
package enum CachingError: UserFacingError {
  /// The root directory cannot be created or read.
  case cannotInitialise(FilePath, any Error)
  /// The root lock cannot be had.
  case cannotLock(FilePath, any Error)
  /// An entry cannot be written.
  case cannotWrite(FilePath, any Error)

  package var message: String {
    switch self {
    case .cannotInitialise(let root, _): "Failed to initialise the cache at `\(root)`"
    case .cannotLock(let root, _): "Failed to lock the cache at `\(root)`"
    case .cannotWrite(let path, _): "Failed to write to the cache at `\(path)`"
    }
  }

  package var causes: [String] {
    switch self {
    case .cannotInitialise(_, let error), .cannotLock(_, let error), .cannotWrite(_, let error):
      explanation(of: error)
    }
  }

  package var hints: [String] {
    switch self {
    case .cannotInitialise, .cannotWrite:
      ["Choose another directory with `--cache-dir`, or run with `--no-cache`"]
    case .cannotLock: ["Another command may be removing entries of the cache: try again when it has finished"]
    }
  }
}
