internal import Installing
package import PackagingStandards
internal import Support
package import SystemPackage

/// Something in an environment that is missing or does not fit.
package enum EnvironmentProblem: Sendable, Hashable, CustomStringConvertible {
  /// A package is there several times.
  case installedTwice(PackageName, [FilePath])
  /// A file of a distribution's metadata cannot be used.
  case broken(PackageName, at: FilePath, file: String, reason: String)
  /// A package is for other Pythons; `isExplicit` where the Python is not the installed one but was asked for.
  case wrongPython(PackageName, requires: VersionSpecifierSet, python: Version, isExplicit: Bool)
  /// A package was built for something else.
  case wrongPlatform(PackageName)
  /// What a package requires is not there.
  case missing(Requirement, of: PackageName)
  /// What a package requires is there in another version.
  case mismatched(Requirement, of: PackageName, installed: Version)

  /// A file of a distribution's metadata that cannot be used because of an error.
  static func broken(_ distribution: InstalledDistribution, _ file: String, _ error: any Error) -> Self {
    // A parser's error may go on to underline its place, which a sentence cannot.
    let lines = explanation(of: error).joined(separator: ": ").split(whereSeparator: \.isNewline)
    return .broken(distribution.name, at: distribution.path, file: file, reason: lines.first.map(String.init) ?? "")
  }

  /// The problem as a sentence.
  package var description: String {
    switch self {
    case .installedTwice(let name, let paths):
      "The package `\(name)` is installed more than once: " + paths.map { "`\($0)`" }.joined(separator: ", ")
    case .broken(let name, let path, let file, let reason):
      "The package `\(name)` is broken, its `\(file)` cannot be used (\(reason)): install it again, or remove `\(path)`"
    case .wrongPython(let name, let specifiers, let python, let isExplicit):
      isExplicit
        ? "The package `\(name)` requires Python \(specifiers), which `\(python)` is not"
        : "The package `\(name)` requires Python \(specifiers), but `\(python)` is installed"
    case .wrongPlatform(let name): "The package `\(name)` was built for another Python or platform"
    case .missing(let requirement, let name):
      "The package `\(name)` requires `\(requirement)`, but it's not installed"
    case .mismatched(let requirement, let name, let version):
      "The package `\(name)` requires `\(requirement)`, but `\(version)` is installed"
    }
  }
}
