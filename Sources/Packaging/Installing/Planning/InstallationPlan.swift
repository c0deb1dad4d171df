package import PackagingStandards

/// A distribution that an environment is to have.
package struct DesiredDistribution: Sendable, Hashable {
  /// Where it comes from.
  package enum Source: Sendable, Hashable {
    /// An index: one file of a version is as good as another.
    case index
    /// A URL or path.
    case directURL(DirectURL)
  }

  /// The distribution.
  package let name: PackageName
  /// The version that is to be there.
  package let version: Version
  /// Where it is to come from.
  package let source: Source

  package init(name: PackageName, version: Version, source: Source = .index) {
    self.name = name
    self.version = version
    self.source = source
  }
}

/// What it takes to bring an environment from what is installed to what is desired.
package struct InstallationPlan: Sendable {
  /// What happens to distributions that are installed and not desired.
  package enum Extent: Sendable, Hashable {
    /// They stay: `install`.
    case additive
    /// They go, but for these: `sync`.
    case exact(preserving: Set<PackageName>)
  }

  /// Which distributions are installed again although they are as desired.
  package enum Reinstall: Sendable, Hashable {
    case nothing
    case everything
    case packages(Set<PackageName>)

    func includes(_ name: PackageName) -> Bool {
      switch self {
      case .nothing: false
      case .everything: true
      case .packages(let names): names.contains(name)
      }
    }
  }

  /// Installed as desired.
  package private(set) var kept: [InstalledDistribution] = []
  /// Installed and to be removed, whether or not something takes their place.
  package private(set) var removed: [InstalledDistribution] = []
  /// To be installed, by position in the list of desired distributions.
  package private(set) var installed: [Int] = []

  /// Whether the environment is as desired already.
  package var isEmpty: Bool { removed.isEmpty && installed.isEmpty }

  /// Compares what is installed with what is desired.
  ///
  /// - Parameters:
  ///   - desired: at most one of each name.
  ///   - tags: those of the Python and platform that the environment is for; `nil` where everything counts.
  /// - Complexity: O(installed + desired); reads a small file or two of each distribution that may stay.
  package init(
    desired: [DesiredDistribution], installed: InstalledDistributions, for tags: CompatibleTags? = nil, extent: Extent,
    reinstall: Reinstall = .nothing
  ) {
    var names: Set<PackageName> = []
    names.reserveCapacity(desired.count)
    for (index, wanted) in desired.enumerated() {
      names.insert(wanted.name)
      let present = installed[wanted.name]
      if present.count == 1, let only = present.first, !reinstall.includes(wanted.name), Self.satisfies(only, wanted),
        tags.map(only.fits) ?? true
      {
        kept.append(only)
      } else {
        // Several of one name are an accident of the past: all make way.
        removed += present
        self.installed.append(index)
      }
    }
    if case .exact(let preserved) = extent {
      removed += installed.all.filter { !names.contains($0.name) && !preserved.contains($0.name) }
    }
  }

  private static func satisfies(_ present: InstalledDistribution, _ wanted: DesiredDistribution) -> Bool {
    switch wanted.source {
    case .index: present.version == wanted.version
    case .directURL(let url):
      present.version == wanted.version && present.directURL.map { isSame($0, url) } ?? false
    }
  }

  /// Whether two sources are the same: hashes count only where both have them.
  private static func isSame(_ present: DirectURL, _ wanted: DirectURL) -> Bool {
    guard present.url == wanted.url, present.subdirectory == wanted.subdirectory else { return false }
    switch (present.source, wanted.source) {
    case (.archive(_, let left), .archive(_, let right)):
      return left.isEmpty || right.isEmpty
        || left.contains { hash in right.contains(hash) }
    case (.directory(let left), .directory(let right)): return left == right
    case (.repository(let left, let leftCommit, _), .repository(let right, let rightCommit, _)):
      return left == right && leftCommit == rightCommit
    default: return false
    }
  }

  /// The packages that environments are seeded with, which an exact installation leaves alone where the environment
  /// was not made without them.
  package static func seedPackages(pythonVersion: Version) -> Set<PackageName> {
    let isModern = (pythonVersion.major, pythonVersion.minor) >= (3, 12)
    return Set(
      (isModern ? ["pip", "uv", "adder"] : ["pip", "setuptools", "wheel", "uv", "adder"]).compactMap {
        try? PackageName($0)
      })
  }
}
