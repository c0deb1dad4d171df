import SystemIO
package import SystemPackage

/// Where the cache lies.
package enum CacheLocation: Sendable, Equatable {
  /// A directory that persists.
  case directory(FilePath)
  /// A fresh directory that is removed at the end (`--no-cache`).
  case temporary

  /// The directory used where nothing else is asked for: `$XDG_CACHE_HOME/adder`, else `~/.cache/adder`; `nil` where
  /// there is no home directory.
  package static var standardDirectory: FilePath? {
    // A relative value is invalid by the base directory specification and counts as unset.
    if let base = ProcessEnvironment.nonEmptyValue("XDG_CACHE_HOME"), base.hasPrefix("/") {
      return FilePath(base).appending("adder")
    }
    return ProcessEnvironment.homeDirectory?.appending(".cache").appending("adder")
  }
}
