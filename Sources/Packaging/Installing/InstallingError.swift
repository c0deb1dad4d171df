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
  /// A directory of a wheel is a link that leads out of the environment.
  case linkedDirectory(wheel: String, path: FilePath)
  /// A file in a wheel has a name that this program uses itself.
  case reservedName(wheel: String, path: String)
  /// A change of an environment was cut short, and what is left of it cannot be dealt with, for a reason; or another
  /// one is under way.
  case unfinishedTransaction(FilePath, reason: String?)
  /// A change of an environment failed, and so did undoing it.
  case undoFailed(any Error, undo: any Error)
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
    case .linkedDirectory(let wheel, let path):
      "`\(path)` is a symbolic link that leads out of the environment, and `\(wheel)` has files there"
    case .reservedName(let wheel, let path):
      "The wheel `\(wheel)` is invalid: it holds `\(path)`, a name that is kept for adder's own use"
    case .unfinishedTransaction(let path, _): "An earlier change of the environment has left `\(path)`"
    case .undoFailed: "Failed to change the environment, and then to undo what was done"
    case .bytecode(let what, _): "Failed to compile bytecode: \(what)"
    }
  }

  package var causes: [String] {
    switch self {
    case .hashMismatch(_, let expected, let found):
      ["expected " + expected.map { "`\($0)`" }.joined(separator: " or "), "found `\(found)`"]
    case .cannotUninstall(_, let reason): [reason]
    case .unfinishedTransaction(_, let reason): reason.map { [$0] } ?? []
    case .undoFailed(let error, let undo): explanation(of: error) + explanation(of: undo)
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
    case .damagedCacheEntry: ["Run the command again: what the cache has lost is fetched anew"]
    case .linkedDirectory: ["Remove the link, or install into another environment"]
    case .unfinishedTransaction:
      ["Look at the environment, then remove that directory, or recreate the environment with `adder venv --clear`"]
    case .undoFailed: ["The next command that changes the environment tries to undo it again"]
    case .pathOutsideEnvironment:
      [
        "Correct that line of the RECORD, or recreate the environment with `adder venv --clear`: nothing outside it is "
          + "ever removed"
      ]
    case .cannotUninstall: ["Remove its files by hand, or recreate the environment with `adder venv --clear`"]
    default: []
    }
  }
}
