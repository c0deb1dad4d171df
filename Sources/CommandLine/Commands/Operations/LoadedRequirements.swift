internal import PackagingStandards
internal import Resolution

/// What the command line and the files it names ask for.
struct LoadedRequirements: Sendable {
  var requirements: [SourcedRequirement] = []
  var constraints: [SourcedRequirement] = []
  var overrides: [SourcedRequirement] = []
  var excludes: Set<PackageName> = []
  /// What the files say about indexes.
  var indexOptions = FileIndexOptions()
  /// The hashes that files give, by package.
  var hashes: [PackageName: [HashDigest]] = [:]
  /// Whether a file says that every requirement must have a hash.
  var requiresHashes = false
  /// What files say about building.
  var noBinary = SelectedPackages()
  var onlyBinary = SelectedPackages()
  /// Whether a file allows pre-releases (`--pre`).
  var allowsPreReleases = false

  /// The names of all requirements, in order, each once.
  func namedPackages() throws -> [PackageName] {
    var seen: Set<PackageName> = []
    return requirements.map(\.requirement.name).filter { seen.insert($0).inserted }
  }

  /// Adds what the files say to the options of the command line.
  func apply(to options: inout ResolutionOptions) {
    if allowsPreReleases, options.prerelease.mode == .ifNecessary { options.prerelease.mode = .allow }
    options.noBinary = Self.joined(options.noBinary, noBinary)
    options.noBuild = Self.joined(options.noBuild, onlyBinary)
  }

  private static func joined(_ selection: PackageSelection, _ more: SelectedPackages) -> PackageSelection {
    if more.isAll { return .all }
    switch selection {
    case .all: return .all
    case .none: return more.names.isEmpty ? .none : .packages(more.names)
    case .packages(let names): return .packages(names.union(more.names))
    }
  }

  /// Stops where a requirement has no hash or no exact version, as `--require-hashes` asks.
  func checkEveryHash() throws {
    for sourced in requirements {
      let requirement = sourced.requirement
      guard requirement.pinnedVersion != nil || requirement.url != nil else {
        throw CommandError(
          "With `--require-hashes`, every requirement must be pinned with `==`, but `\(requirement)` is not",
          status: .failure)
      }
      guard let digests = hashes[requirement.name], digests.contains(where: { $0.algorithm != .md5 }) else {
        throw CommandError(
          "With `--require-hashes`, every requirement must have a hash, but `\(requirement)` has none",
          hints: ["add one with `--hash=sha256:...`"], status: .failure)
      }
    }
  }
}
