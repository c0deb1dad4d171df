internal import PackagingStandards
internal import Resolution

/// What the command line and the files it names ask for.
struct LoadedRequirements: Sendable {
  var requirements: [SourcedRequirement] = []
  var constraints: [SourcedRequirement] = []
  var overrides: [SourcedRequirement] = []
  var excludes: Set<PackageName> = []
  /// The extras asked for that a project given as a file has.
  var usedExtras: Set<ExtraName> = []
  /// What the files say about indexes.
  var indexOptions = FileIndexOptions()
  /// What the files say about hashes.
  var hashes = HashRequirements()
  /// What files say about building.
  var noBinary = SelectedPackages()
  var onlyBinary = SelectedPackages()

  /// The names of all requirements, in order, each once.
  func namedPackages() throws -> [PackageName] {
    var seen: Set<PackageName> = []
    return requirements.map(\.requirement.name).filter { seen.insert($0).inserted }
  }

  /// Adds what the files say to the options of the command line.
  func apply(to options: inout ResolutionOptions) {
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
}
