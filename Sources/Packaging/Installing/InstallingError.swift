package import PackagingStandards
import Support
package import SystemPackage

/// Why distributions cannot be installed or removed.
package enum InstallingError: UserFacingError {
  /// A wheel breaks the rules of the format; `what` says which.
  case invalidWheel(String, what: String)
  /// A wheel's file name and its content name different distributions.
  case mismatchedWheel(file: String, expected: String, found: String)
  /// A wheel's content does not have the promised hash.
  case hashMismatch(String, expected: [HashDigest], found: HashDigest)
  /// A wheel does not have the promised size, in bytes.
  case sizeMismatch(String, expected: UInt64, found: UInt64)
  /// A hash is asked for that cannot be computed.
  case unsupportedHash(String, HashAlgorithm)
  /// A wheel would replace the environment's own interpreter or configuration.
  case overwritesInterpreter(wheel: String, path: String)
  /// An archive in the cache lacks files.
  case damagedCacheEntry(String)
  /// A distribution was installed by a tool that did not note its files.
  case cannotUninstall(String, reason: String)
  /// A RECORD lists a file outside the environment.
  case pathOutsideEnvironment(distribution: String, path: String)
  /// A path that must be a directory is something else.
  case notADirectory(FilePath)
  /// Modules could not be compiled.
  case bytecode(String, detail: [String])

  package var message: String {
    switch self {
    case .invalidWheel(let wheel, let what): "The wheel `\(wheel)` is invalid: \(what)"
    case .mismatchedWheel(let file, let expected, let found):
      "The wheel `\(file)` should hold `\(expected)` but holds `\(found)`"
    case .hashMismatch(let wheel, _, _): "The content of `\(wheel)` does not have the expected hash"
    case .sizeMismatch(let wheel, let expected, let found):
      "The file `\(wheel)` has \(found) bytes instead of \(expected)"
    case .unsupportedHash(let wheel, let algorithm):
      "The hash of `\(wheel)` uses \(algorithm.name), which is not supported"
    case .overwritesInterpreter(let wheel, let path):
      "The wheel `\(wheel)` would overwrite `\(path)`, which belongs to the environment itself"
    case .damagedCacheEntry(let wheel): "The cache has lost files of `\(wheel)`"
    case .cannotUninstall(let distribution, _): "Cannot uninstall `\(distribution)`"
    case .pathOutsideEnvironment(let distribution, let path):
      "The RECORD of `\(distribution)` lists `\(path)`, which lies outside the environment"
    case .notADirectory(let path): "`\(path)` is not a directory"
    case .bytecode(let what, _): "Failed to compile bytecode: \(what)"
    }
  }

  package var causes: [String] {
    switch self {
    case .hashMismatch(_, let expected, let found):
      ["expected " + expected.map { "`\($0)`" }.joined(separator: " or "), "found `\(found)`"]
    case .cannotUninstall(_, let reason): [reason]
    case .bytecode(_, let detail): detail
    default: []
    }
  }

  package var hints: [String] {
    switch self {
    case .hashMismatch:
      [
        "The file may have been changed since the hash was noted, or damaged on the way: do not install it before you know"
      ]
    case .damagedCacheEntry: ["Run the command again with `--refresh`, or clean the cache"]
    case .cannotUninstall: ["Remove its files by hand, or recreate the environment with `adder venv --clear`"]
    default: []
    }
  }
}
