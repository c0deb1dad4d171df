import PackagingStandards

/// The yanked versions that may be selected all the same: those that a requirement pins and those already preferred.
///
/// See [PEP 592](https://peps.python.org/pep-0592/#installers).
struct AllowedYanks {
  private var versions: [PackageName: Set<Version>] = [:]

  /// - Parameter requirements: The direct requirements, constraints and overrides that apply to the environment.
  init(requirements: [Requirement], preferences: [PackagePreference]) {
    for requirement in requirements {
      let specifiers = requirement.specifiers
      guard specifiers.count == 1, let specifier = specifiers.first,
        specifier.operator == .equal && !specifier.isPrefixMatch || specifier.operator == .arbitraryEqual,
        let version = specifier.version
      else { continue }
      versions[requirement.name, default: []].insert(version)
    }
    for preference in preferences {
      versions[preference.name, default: []].insert(preference.version)
    }
  }

  func allows(_ package: PackageName, _ version: Version) -> Bool {
    versions[package]?.contains(version) ?? false
  }
}
