package import PackagingStandards

/// One line of what a command did to an environment.
package struct EnvironmentChange: Sendable, Hashable {
  /// What was done with a distribution.
  package enum Kind: Sendable, Hashable {
    case added, removed
    /// Installed again, the same version.
    case reinstalled
  }

  /// What was done.
  package let kind: Kind
  /// The distribution.
  package let name: PackageName
  /// Its version.
  package let version: Version
  /// Where it comes from, if not from an index.
  package let url: String?

  package init(_ kind: Kind, name: PackageName, version: Version, url: String? = nil) {
    self.kind = kind
    self.name = name
    self.version = version
    self.url = url
  }

  /// The sign that lists of changes use.
  package var sign: String {
    switch kind {
    case .added: "+"
    case .removed: "-"
    case .reinstalled: "~"
    }
  }

  /// `flask==3.1.3`, and where it comes from.
  package var text: String {
    "\(name)==\(version)" + (url.map { " (from \($0))" } ?? "")
  }

  /// Returns the changes that `plan` stands for, by name, what goes before what comes.
  package static func changes(
    of plan: InstallationPlan, desired: [DesiredDistribution]
  ) -> [EnvironmentChange] {
    var changes: [EnvironmentChange] = []
    let added = plan.installed.compactMap { desired.indices.contains($0) ? desired[$0] : nil }
    let versions = Dictionary(added.map { ($0.name, $0.version) }, uniquingKeysWith: { first, _ in first })
    var reinstalled: Set<PackageName> = []
    for distribution in plan.removed {
      if versions[distribution.name] == distribution.version {
        reinstalled.insert(distribution.name)
      } else {
        changes.append(EnvironmentChange(.removed, name: distribution.name, version: distribution.version))
      }
    }
    for wanted in added {
      var url: String?
      if case .directURL(let source) = wanted.source { url = source.url }
      let kind = reinstalled.contains(wanted.name) ? Kind.reinstalled : .added
      changes.append(EnvironmentChange(kind, name: wanted.name, version: wanted.version, url: url))
    }
    return changes.sorted { left, right in
      left.name != right.name ? left.name < right.name : left.kind == .removed && right.kind != .removed
    }
  }
}
