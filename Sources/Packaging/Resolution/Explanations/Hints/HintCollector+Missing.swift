import IndexAccess
import PackagingStandards

extension HintCollector {
  var offlineHint: String {
    "The network is disabled (`--offline`): run the command once without it to fill the cache"
  }

  /// Says why a package may not have been found.
  func missingPackageHints(_ candidates: PackageCandidates) -> [String] {
    var hints: [String] = []
    for problem in candidates.problems {
      switch problem.reason {
      case .unauthorized:
        hints.append(
          "The index `\(problem.index)` asks for valid credentials (401 Unauthorized): give them in its URL, in "
            + "`~/.netrc`, or through `--keyring-provider subprocess`")
      case .forbidden:
        hints.append(
          "The index `\(problem.index)` refuses access to the package (403 Forbidden): check its URL and the credentials"
        )
      case .offline: hints.append(offlineHint)
      case .noDirectory: hints.append("The index `\(problem.index)` is a local directory, and it does not exist")
      case .notFound: break
      }
    }
    if let suggestion = suggestion(for: candidates.name) { hints.append("Did you mean `\(suggestion)`?") }
    return hints
  }

  /// A package of another name that was probably meant.
  private func suggestion(for name: PackageName) -> String? {
    if let distribution = NameSuggestions.distributions[name.string] { return distribution }
    let existing = resolver.knownNames.filter { resolver.knownCandidates(for: $0)?.isEmpty == false }.map(\.string)
    return NameSuggestions.nearest(to: name.string, among: existing.sorted())
  }
}
