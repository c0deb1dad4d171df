import PackagingStandards
import Support

/// Puts facts into words.
struct FactWording {
  private var collector: FactCollector
  private let request: ResolutionRequest
  /// The versions that constraints allow of a package, each constraint by itself.
  private let constrained: [PackageName: [VersionRanges]]

  init(_ collector: FactCollector, _ request: ResolutionRequest) {
    self.collector = collector
    self.request = request
    constrained = Dictionary(grouping: request.constraints.map(\.requirement), by: \.name)
      .mapValues { $0.map { VersionRanges($0.specifiers) } }
  }

  /// One sentence that says that facts exclude each other; of very many facts only the first.
  mutating func sentence(_ facts: [Fact]) -> String {
    let (mostRequirements, mostClauses) = (20, 40)
    var clauses: [String] = []
    // What constraints say is said of them, not of whatever requires the package.
    var constraints: [Fact.Subject] = []
    var others: [Fact] = []
    for fact in facts {
      if let constraint = constraint(behind: fact) { constraints.append(constraint) } else { others.append(fact) }
    }
    let facts = others
    let required = facts.compactMap(\.directRequirement)
    if !required.isEmpty { clauses.append("you require \(list(required, most: mostRequirements))") }
    if !constraints.isEmpty { clauses.append("you allow only \(list(constraints, most: mostRequirements))") }
    for group in Self.groups(facts.filter { $0.directRequirement == nil }) where clauses.count <= mostClauses {
      for clause in self.clauses(group) where !clauses.contains(clause) { clauses.append(clause) }
    }
    if clauses.count > mostClauses { clauses = clauses.prefix(mostClauses) + ["there are more conditions"] }
    if facts.contains(where: \.isAboutPython) {
      clauses.append(
        "the \(request.python.isExplicit ? "requested Python" : "Python in use") is \(request.python.version)")
    }
    guard !clauses.isEmpty else { return "Your requirements cannot be met" }
    return "Because \(Self.list(clauses)), your requirements cannot be met"
  }

  /// Requirements as a list, each once; of very many the first.
  private func list(_ subjects: [Fact.Subject], most: Int) -> String {
    var texts: [String] = []
    for subject in subjects where texts.count <= most {
      let text = text(subject)
      if !texts.contains(text) { texts.append(text) }
    }
    if texts.count > most { texts = texts.dropLast() + ["more"] }
    return Self.list(texts)
  }

  /// What a fact demands of a package, where it is a constraint of the request that does.
  ///
  /// Constraints are added to the requirements of whatever asks for the package, and facts do not tell them apart.
  private func constraint(behind fact: Fact) -> Fact.Subject? {
    guard case .requirement(let subject, let object) = fact, let name = object.name else { return nil }
    guard constrained[name]?.contains(object.versions) == true else { return nil }
    let isRequiredToo =
      subject.name == nil
      && request.requirements.contains {
        $0.requirement.name == name && VersionRanges($0.requirement.specifiers) == object.versions
      }
    return isRequiredToo ? nil : object
  }

  /// Facts that say much the same about different versions of one package, in the order of the first of each kind.
  private static func groups(_ facts: [Fact]) -> [[Fact]] {
    var places: [Fact.Likeness: Int] = [:]
    var groups: [[Fact]] = []
    for fact in facts {
      if let place = places[fact.likeness] {
        groups[place].append(fact)
      } else {
        places[fact.likeness] = groups.count
        groups.append([fact])
      }
    }
    return groups
  }

  /// The clauses for one group: all of a few, the ones about the highest versions of many.
  private mutating func clauses(_ group: [Fact]) -> [String] {
    let most = 4
    if group.count <= most { return group.map { clause($0) } }
    let shown = 2
    let sorted = group.sorted { $1.subject.versions.upperBoundary < $0.subject.versions.upperBoundary }
    var clauses = sorted.prefix(shown).map { clause($0) }
    let rest = group.count - shown
    guard let name = group[0].subject.name else { return clauses }
    switch group[0] {
    case .requirement(_, let object):
      clauses.append("\(rest) further ranges of `\(name)` require other versions of \(packageText(object))")
    case .python: clauses.append("\(rest) further ranges of `\(name)` need other versions of Python")
    case .noVersions, .unavailable: clauses.append("\(rest) further ranges of `\(name)` cannot be used either")
    }
    return clauses
  }

  private mutating func clause(_ fact: Fact) -> String {
    switch fact {
    case .requirement(let subject, let object): saying(subject, "requires", "require", text(object))
    case .python(let subject, let pythons): saying(subject, "needs", "need", "Python \(Self.shown(pythons))")
    case .noVersions(let subject): noVersions(subject)
    case .unavailable(let subject, let reason): unavailable(subject, reason)
    }
  }

  private mutating func noVersions(_ subject: Fact.Subject) -> String {
    guard let name = subject.name else { return "there is nothing to select" }
    let versions = collector.knownVersions(of: name)
    if versions.isEmpty { return "there are no versions of `\(name)`" }
    if versions.count == 1 { return "only `\(name)==\(versions[0])` is available" }
    if versions.count <= 5 {
      return "of `\(name)` only \(Self.list(versions.map(\.description))) are available"
    }
    return "no version of `\(name)` matches `\(Self.shown(subject.versions))`"
  }

  private mutating func unavailable(_ subject: Fact.Subject, _ reason: UnavailabilityReason) -> String {
    func has(_ what: String) -> String { saying(subject, "has", "have", what) }
    switch reason {
    case .notFound: return "\(packageText(subject)) was not found in any package index"
    case .noIndex: return "\(packageText(subject)) was not found, as no package index is in use"
    case .offline: return "\(packageText(subject)) is not in the cache and the network is disabled"
    case .noDistribution: return has("no files")
    case .requiresPython(let text):
      return saying(subject, "needs", "need", "Python \(Self.shortened(text))")
    case .contradictoryRequirement(let requirement):
      guard subject.name != nil else {
        return "you require `\(Self.shortened(requirement.description))`, which no version can satisfy"
      }
      return saying(
        subject, "requires", "require", "`\(Self.shortened(requirement.description))`, which no version can satisfy")
    case .metadataOffline:
      return "the metadata of \(versionsText(subject).text) is not in the cache and the network is disabled"
    case .invalidMetadata: return has("invalid metadata")
    case .inconsistentMetadata(let name, let version): return has("the metadata of `\(name)==\(version)`")
    case .distribution(let incompatibility):
      switch incompatibility {
      case .binaryForbidden: return has("only wheels, which are not to be used")
      case .buildForbidden:
        return has("no usable wheel, and building from source is not allowed")
      case .filenameNotStandard:
        return has("only a source distribution in a format that is no longer used")
      case .yanked(let reason):
        let why = reason.map { " (reason: \($0.trimming(.unicode)))" } ?? ""
        return saying(subject, "was", "were", "yanked\(why)")
      case .tag(let tag): return has("no wheel \(Self.text(tag))")
      case .tooNew: return saying(subject, "was", "were", "published too late")
      }
    }
  }

  private static func text(_ tag: IncompatibleTag) -> String {
    switch tag {
    case .invalid: "with valid tags"
    case .python: "for this version of Python"
    case .abi: "for this interpreter's ABI"
    case .freeThreadedABI: "for free-threaded Python"
    case .platform: "for this platform"
    }
  }

  // MARK: Length

  /// A set of versions as text, cut where nobody would read on.
  static func shown(_ versions: VersionRanges) -> String { shortened(versions.description) }

  /// Specifiers, cut behind one of them where there are very many.
  static func shortened(_ specifiers: String) -> String {
    let most = 200
    guard specifiers.utf8.count > most else { return specifiers }
    let start = specifiers.prefix(most)
    return "\(start[..<(start.lastIndex { $0 == "," || $0 == "|" } ?? start.endIndex)]),..."
  }

  // MARK: Versions of a package

  private func packageText(_ subject: Fact.Subject) -> String {
    subject.name.map { "`\($0)`" } ?? "your project"
  }

  /// A requirement's package and versions: `name[extra]>=1`.
  private func text(_ subject: Fact.Subject) -> String {
    guard let name = subject.name else { return "your project" }
    let extra = subject.extra.map { "[\($0)]" } ?? ""
    return "`\(name)\(extra)\(subject.versions.isFull ? "" : Self.shown(subject.versions))`"
  }

  /// Says something about versions of a package.
  private mutating func saying(
    _ subject: Fact.Subject, _ singular: String, _ plural: String, _ what: String
  ) -> String {
    let versions = versionsText(subject)
    return "\(versions.text) \(versions.isPlural ? plural : singular) \(what)"
  }

  /// The versions that a fact is about, in relation to those that there are.
  private mutating func versionsText(_ subject: Fact.Subject) -> (text: String, isPlural: Bool) {
    guard let name = subject.name else { return ("your project", false) }
    let package = "\(name)\(subject.extra.map { "[\($0)]" } ?? "")"
    let known = collector.knownVersions(of: name)
    var runs: [ClosedRange<Int>] = []
    for (index, version) in known.enumerated() where subject.versions.contains(version) {
      if let last = runs.last, last.upperBound == index - 1 {
        runs[runs.count - 1] = last.lowerBound...index
      } else {
        runs.append(index...index)
      }
    }
    guard !runs.isEmpty else {
      return ("`\(package)\(subject.versions.isFull ? "" : Self.shown(subject.versions))`", false)
    }
    if runs == [known.indices.lowerBound...known.indices.upperBound - 1], known.count > 1 {
      return ("every version of `\(package)`", false)
    }
    let most = 3
    var words = runs.reversed().prefix(most).map { "`\(package)\(Self.text($0, of: known))`" }
    if runs.count > most { words.append("\(runs.count - most) further ranges of it") }
    return (Self.list(words), words.count > 1)
  }

  /// A run of versions that exist, open where there are no others.
  private static func text(_ run: ClosedRange<Int>, of known: [Version]) -> String {
    let (first, last) = (known[run.lowerBound], known[run.upperBound])
    if run.count == 1 { return "==\(first)" }
    if run.lowerBound == 0 { return "<=\(last)" }
    return run.upperBound == known.count - 1 ? ">=\(first)" : ">=\(first),<=\(last)"
  }

  /// Words as a list: `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Fact {
  /// What the request itself requires, if the fact says that.
  fileprivate var directRequirement: Subject? {
    if case .requirement(let subject, let object) = self, subject.name == nil { object } else { nil }
  }

  fileprivate var isAboutPython: Bool {
    switch self {
    case .python, .unavailable(_, .requiresPython): true
    case .requirement, .noVersions, .unavailable: false
    }
  }

  /// What facts have in common that say the same kind of thing about the same packages.
  fileprivate struct Likeness: Hashable {
    var kind: Int
    var name: PackageName?
    var extra: ExtraName?
    var required: PackageName?
    var requiredExtra: ExtraName?
  }

  fileprivate var likeness: Likeness {
    switch self {
    case .requirement(let subject, let object):
      Likeness(kind: 0, name: subject.name, extra: subject.extra, required: object.name, requiredExtra: object.extra)
    case .python(let subject, _): Likeness(kind: 1, name: subject.name, extra: subject.extra)
    case .noVersions(let subject): Likeness(kind: 2, name: subject.name, extra: subject.extra)
    case .unavailable(let subject, _): Likeness(kind: 3, name: subject.name, extra: subject.extra)
    }
  }
}
