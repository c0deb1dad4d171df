import PackagingStandards

/// Finds out what could be done about a conflict, from the facts that it rests on.
struct HintCollector {
  let resolver: Resolver
  let facts: [Fact]

  init(_ resolver: Resolver, _ facts: [Fact]) {
    self.resolver = resolver
    self.facts = facts
  }

  /// The hints, each once, the most specific first.
  var hints: [String] {
    var hints: [String] = []
    if let hint = pythonHint { hints.append(hint) }
    for fact in facts {
      for hint in self.hints(for: fact) where !hints.contains(hint) { hints.append(hint) }
    }
    return hints
  }

  private func hints(for fact: Fact) -> [String] {
    guard let name = fact.subject.name, let candidates = resolver.knownCandidates(for: name) else { return [] }
    let versions = fact.subject.versions
    switch fact {
    case .noVersions:
      return [prereleaseHint(candidates, versions), tooNewHint(candidates, versions), indexHint(candidates)]
        .compactMap { $0 }
    case .unavailable(_, let reason):
      switch reason {
      case .notFound, .noIndex: return missingPackageHints(candidates)
      case .offline, .metadataOffline: return [offlineHint]
      case .distribution(let incompatibility):
        return [distributionHint(candidates, versions, incompatibility)].compactMap { $0 }
      case .invalidMetadata(let message): return ["The metadata of `\(name)` cannot be read: \(message)"]
      case .noDistribution, .requiresPython, .contradictoryRequirement, .inconsistentMetadata: return []
      }
    case .python, .requirement:
      return []
    }
  }
}
