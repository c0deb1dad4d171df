import PackagingStandards

/// A version that could be tried, and where it comes from.
struct Candidate {
  enum Origin {
    /// The distribution in the environment.
    case installed(InstalledPackage)
    /// The version at a position of an index's releases.
    case index(IndexVersions, position: Int)
  }

  let version: Version
  let origin: Origin
  let choice: DistributionChoice?

  /// Whether nothing is known that speaks against the candidate but, possibly, its `Requires-Python`.
  var isUsable: Bool {
    switch choice {
    case nil, .wheel, .source: true
    case .unusable, .missing: false
    }
  }
}
