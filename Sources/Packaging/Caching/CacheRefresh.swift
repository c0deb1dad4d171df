/// Which cached entries must be checked with their source before they are used (`--refresh`, `--refresh-package`).
package enum CacheRefresh: Sendable, Equatable {
  /// Entries are used for as long as their own policy allows.
  case nothing
  /// Every entry is checked.
  case everything
  /// The entries of some packages, by normalised name, are checked.
  case packages(Set<String>)

  /// Whether the entries of a package, by normalised name, must be checked.
  package func includes(_ normalizedName: @autoclosure () -> String) -> Bool {
    switch self {
    case .nothing: false
    case .everything: true
    case .packages(let names): names.contains(normalizedName())
    }
  }
}
