import PackagingStandards
import VersionSolving

/// Explains why there is no solution, and what could be done about it.
struct Explainer {
  private let resolver: Resolver

  init(_ resolver: Resolver) {
    self.resolver = resolver
  }

  func explain(_ graph: DerivationGraph, effort: ResolutionEffort) -> UnsatisfiableRequirements {
    var collector = FactCollector(resolver)
    let facts = collector.facts(of: graph)
    var wording = FactWording(collector, resolver.request)
    return UnsatisfiableRequirements(
      explanation: wording.sentence(facts), hints: HintCollector(resolver, facts).hints, effort: effort)
  }
}
