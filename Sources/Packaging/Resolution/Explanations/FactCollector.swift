import PackagingStandards
import VersionSolving

/// Takes the facts that a conflict rests on out of its derivation, in the order in which one meets them coming from the
/// requirements.
///
/// The steps in between are left out: what a reader needs is what is in conflict, not how the solver found out.
struct FactCollector {
  private let resolver: Resolver
  private var known: [PackageName: [Version]] = [:]

  init(_ resolver: Resolver) {
    self.resolver = resolver
  }

  mutating func facts(of graph: DerivationGraph) -> [Fact] {
    ordered(withoutNeedlessGaps(merged(graph.nodes.compactMap { fact(of: $0) })))
  }

  // MARK: Translation

  private func fact(of node: DerivationGraph.Node) -> Fact? {
    guard let first = node.terms.first else { return nil }
    switch node.cause {
    case .root, .derived:
      return nil
    case .noVersions:
      guard let subject = subject(first.package, first.versions), subject.name != nil else { return nil }
      return .noVersions(subject)
    case .unavailable(let reason):
      guard let subject = subject(first.package, first.versions), Int(reason.rawValue) < resolver.reasons.count
      else { return nil }
      return .unavailable(subject, resolver.reasons[Int(reason.rawValue)])
    case .dependency(let dependent, let dependency):
      guard let subject = subject(dependent, first.versions) else { return nil }
      let required = node.terms.count > 1 ? node.terms[1].versions : .empty
      if dependency == PackageTable.python { return .python(subject, required) }
      guard let object = self.subject(dependency, required), object.name != subject.name else { return nil }
      return .requirement(of: subject, on: object)
    }
  }

  /// A package as a reader knows it.
  private func subject(_ package: PackageID, _ versions: VersionRanges) -> Fact.Subject? {
    switch resolver.packages[package] {
    case .root: return Fact.Subject(name: nil, extra: nil, versions: .full)
    case .python: return nil
    case .project(let name, let extra, _):
      return Fact.Subject(name: name, extra: extra, versions: versions)
    case .withExtra(let name, let extra, _):
      return Fact.Subject(name: name, extra: extra, versions: versions)
    case .withMarker(let name, _):
      return Fact.Subject(name: name, extra: nil, versions: versions)
    }
  }

  mutating func knownVersions(of name: PackageName) -> [Version] {
    if let versions = known[name] { return versions }
    let versions = resolver.knownCandidates(for: name)?.knownVersions ?? []
    known[name] = versions
    return versions
  }

  private mutating func simplified(_ versions: VersionRanges, of name: PackageName) -> VersionRanges {
    let known = knownVersions(of: name)
    return known.isEmpty ? versions : versions.simplified(for: known)
  }

  // MARK: Tidying

  /// Joins what several ranges of one package have in common, each with as simple a range as says the same about the
  /// versions there are.
  private mutating func merged(_ facts: [Fact]) -> [Fact] {
    var places: [Fact: Int] = [:]
    var groups: [(fact: Fact, versions: [VersionRanges])] = []
    for fact in facts {
      let statement = fact.with(.full)
      if let place = places[statement] {
        groups[place].versions.append(fact.subject.versions)
      } else {
        places[statement] = groups.count
        groups.append((statement, [fact.subject.versions]))
      }
    }
    return groups.map { group in
      let versions = VersionRanges.union(of: group.versions)
      return group.fact.with(group.fact.subject.name.map { simplified(versions, of: $0) } ?? versions)
    }
  }

  /// Drops facts about versions that nobody could have meant: the gaps between versions that exist.
  ///
  /// That nothing is there is worth saying only if nothing else satisfies what is required.
  private mutating func withoutNeedlessGaps(_ facts: [Fact]) -> [Fact] {
    var required: [PackageName: VersionRanges] = [:]
    for case .requirement(_, let object) in facts {
      guard let name = object.name else { continue }
      required[name] = (required[name] ?? .full).intersection(object.versions)
    }
    var result: [Fact] = []
    for fact in facts {
      if case .noVersions(let subject) = fact, let name = subject.name {
        let wanted = required[name] ?? subject.versions
        if knownVersions(of: name).contains(where: { wanted.contains($0) && !subject.versions.contains($0) }) {
          continue
        }
        result.append(.noVersions(Fact.Subject(name: name, extra: nil, versions: wanted)))
      } else {
        result.append(fact)
      }
    }
    return result
  }

  /// Puts facts in the order of a walk from the requirements.
  private func ordered(_ facts: [Fact]) -> [Fact] {
    let byName = Dictionary(grouping: facts, by: \.subject.name)
    var result: [Fact] = []
    var queue: [PackageName?] = [nil]
    var visited: Set<PackageName?> = []
    var next = 0
    while next < queue.count {
      let name = queue[next]
      next += 1
      guard visited.insert(name).inserted, let own = byName[name] else { continue }
      for fact in own {
        if case .requirement(_, let object) = fact { queue.append(object.name) }
      }
      result += own.filter { !$0.isRequirement } + own.filter(\.isRequirement)
    }
    return result + facts.filter { !visited.contains($0.subject.name) }
  }
}

extension Fact {
  fileprivate var isRequirement: Bool {
    if case .requirement = self { true } else { false }
  }

  /// The same about other versions.
  fileprivate func with(_ versions: VersionRanges) -> Fact {
    var subject = subject
    subject.versions = versions
    return switch self {
    case .requirement(_, let object): .requirement(of: subject, on: object)
    case .python(_, let pythons): .python(subject, pythons)
    case .noVersions: .noVersions(subject)
    case .unavailable(_, let reason): .unavailable(subject, reason)
    }
  }
}
