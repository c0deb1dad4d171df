package import PackagingStandards
package import Resolution

/// What requirements given by themselves, and the files beside them, ask for.
package struct LoadedRequirements: Sendable {
  /// What must be there.
  package var requirements: [SourcedRequirement] = []
  /// What limits versions.
  package var constraints: [SourcedRequirement] = []
  /// What takes the place of other requirements.
  package var overrides: [SourcedRequirement] = []
  /// What is left out.
  package var excludes: Set<PackageName> = []
  /// The extras asked for that a project given as a file has.
  package internal(set) var usedExtras: Set<ExtraName> = []
  /// What the files say about indexes.
  package internal(set) var indexOptions = FileIndexOptions()
  /// What the files say about hashes.
  package var hashes = HashRequirements()
  /// What files say about building.
  package internal(set) var noBinary = SelectedPackages()
  /// The packages that files allow wheels of only.
  package internal(set) var onlyBinary = SelectedPackages()

  /// Nothing is asked for.
  package init() {}

  /// Requirements that no file takes part in.
  package init(_ requirements: [SourcedRequirement]) { self.requirements = requirements }

  /// The names of all requirements, in order, each once.
  package var names: [PackageName] {
    var seen: Set<PackageName> = []
    return requirements.map(\.requirement.name).filter { seen.insert($0).inserted }
  }

  /// What is left for a list that is installed as it stands: constraints of configuration files, overrides and
  /// excludes are for resolving, which such a list went through.
  package var asPinnedList: LoadedRequirements {
    var list = self
    list.constraints.removeAll { $0.origin.place == .workspace }
    list.overrides = []
    list.excludes = []
    return list
  }

  /// Adds what the files say to the options given beside them.
  func apply(to options: inout ResolutionOptions) {
    options.noBinary = options.noBinary.union(noBinary.selection)
    options.noBuild = options.noBuild.union(onlyBinary.selection)
  }
}

/// What requirements files say about indexes (`--index-url` and so on in the files themselves).
package struct FileIndexOptions: Sendable {
  /// A URL or path.
  package struct Location: Sendable {
    /// The text in the file, before its variables are replaced; a path is relative to the file.
    package let written: String
    /// The URL, or the path from the root.
    package let absolute: String

    package init(written: String, absolute: String) {
      self.written = written
      self.absolute = absolute
    }
  }

  /// The index in place of the default one.
  package var indexURL: Location?
  /// Further indexes.
  package var extraIndexURLs: [Location] = []
  /// Lists of links.
  package var findLinks: [Location] = []
  /// Whether no index is asked.
  package var noIndex = false

  package init() {}
}
