package import PackagingStandards

/// A point in time after which files count as not yet published (`--exclude-newer`).
///
/// It applies to files, not to versions, by the upload times of [PEP 700](https://peps.python.org/pep-0700/). A file
/// without upload time is excluded wherever a limit applies, but for those of `--find-links` and of flat indexes, which
/// never have one.
package struct ExcludeNewer: Sendable {
  /// The limit for packages without one of their own, in milliseconds since 1970.
  package var milliseconds: Int64?
  /// Limits of single packages; a value of `nil` lifts the general one.
  package var millisecondsByPackage: [PackageName: Int64?]

  package init(milliseconds: Int64? = nil, millisecondsByPackage: [PackageName: Int64?] = [:]) {
    self.milliseconds = milliseconds
    self.millisecondsByPackage = millisecondsByPackage
  }

  func limit(for package: PackageName) -> Int64? {
    if millisecondsByPackage.isEmpty { return milliseconds }
    return millisecondsByPackage[package] ?? milliseconds
  }
}
