package import PackagingStandards

/// The packages that an option such as `--upgrade` or `--no-binary` applies to.
package enum PackageSelection: Sendable, Equatable {
  case none
  case all
  case packages(Set<PackageName>)

  /// Whether the option applies to a package.
  package func contains(_ package: PackageName) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .packages(let names): names.contains(package)
    }
  }
}
