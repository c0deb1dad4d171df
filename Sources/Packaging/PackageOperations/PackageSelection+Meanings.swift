package import Caching
package import Installing
package import PackagingStandards
package import Resolution

extension PackageSelection {
  /// The entries of the cache that are checked with their source before they are used.
  package var ofCached: CacheRefresh {
    switch self {
    case .none: .nothing
    case .all: .everything
    case .packages(let names): .packages(Set(names.map(\.string)))
    }
  }

  /// The distributions that are installed again although they are as desired.
  package var ofInstalled: InstallationPlan.Reinstall {
    switch self {
    case .none: .nothing
    case .all: .everything
    case .packages(let names): .packages(names)
    }
  }

  /// What either selects.
  package func union(_ other: PackageSelection) -> PackageSelection {
    switch (self, other) {
    case (.all, _), (_, .all): .all
    case (.none, let selection), (let selection, .none): selection
    case (.packages(let names), .packages(let others)): .packages(names.union(others))
    }
  }

  /// The packages of some names; nothing if there are none.
  package init(_ names: Set<PackageName>) { self = names.isEmpty ? .none : .packages(names) }
}
