import PackagingStandards

/// Puts facts into words.
struct FactWording {
  private var collector: FactCollector
  private let request: ResolutionRequest

  init(_ collector: FactCollector, _ request: ResolutionRequest) {
    self.collector = collector
    self.request = request
  }

  /// One sentence that says that facts exclude each other.
  mutating func sentence(_ facts: [Fact]) -> String {
    var clauses: [String] = []
    for fact in facts {
      let clause = clause(fact)
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    guard !clauses.isEmpty else { return "Your requirements cannot be met" }
    return "Because \(Self.list(clauses)), your requirements cannot be met"
  }

  private mutating func clause(_ fact: Fact) -> String {
    switch fact {
    case .requirement(let subject, let object):
      guard subject.name != nil else { return "you require \(text(object))" }
      return "\(subjectText(subject)) requires \(text(object))"
    case .python(let subject, let pythons):
      let kind = request.python.isExplicit ? "requested Python" : "Python in use"
      return "\(subjectText(subject)) needs Python \(pythons) while the \(kind) is \(request.python.target)"
    case .noVersions(let subject):
      return noVersions(subject)
    case .unavailable(let subject, let reason):
      return unavailable(subject, reason)
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
    return "no version of `\(name)` matches `\(subject.versions)`"
  }

  private mutating func unavailable(_ subject: Fact.Subject, _ reason: UnavailabilityReason) -> String {
    let versions = subjectText(subject)
    switch reason {
    case .notFound: return "\(packageText(subject)) was not found in any package index"
    case .noIndex: return "\(packageText(subject)) was not found, as no package index is in use"
    case .offline: return "\(packageText(subject)) is not in the cache and the network is disabled"
    case .noDistribution: return "\(versions) has no files"
    case .requiresPython(let text):
      return "\(versions) needs Python \(text) while the Python in use is \(request.python.target)"
    case .contradictoryRequirement(let requirement):
      guard subject.name != nil else { return "you require `\(requirement)`, which no version can satisfy" }
      return "\(versions) requires `\(requirement)`, which no version can satisfy"
    case .metadataOffline:
      return "the metadata of \(versions) is not in the cache and the network is disabled"
    case .invalidMetadata: return "\(versions) has invalid metadata"
    case .inconsistentMetadata: return "\(versions) has the metadata of something else"
    case .distribution(let incompatibility):
      switch incompatibility {
      case .binaryForbidden: return "\(versions) has only wheels, which are not to be used"
      case .buildForbidden:
        return "\(versions) has no usable wheel, and building from source is not allowed"
      case .filenameNotStandard:
        return "\(versions) has only a source distribution in a format that is no longer used"
      case .yanked(let reason):
        let why = reason.map { " (reason: \($0))" } ?? ""
        return "\(versions) was yanked\(why)"
      case .tag(let tag): return "\(versions) has no wheel \(Self.text(tag))"
      case .tooNew: return "\(versions) was published too late"
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

  // MARK: Versions of a package

  private func packageText(_ subject: Fact.Subject) -> String {
    subject.name.map { "`\($0)`" } ?? "your project"
  }

  /// A requirement's package and versions: `name[extra]>=1`.
  private func text(_ subject: Fact.Subject) -> String {
    guard let name = subject.name else { return "your project" }
    let extra = subject.extra.map { "[\($0)]" } ?? ""
    return "`\(name)\(extra)\(subject.versions.isFull ? "" : subject.versions.description)`"
  }

  /// The versions that a fact is about, in relation to those that there are.
  private mutating func subjectText(_ subject: Fact.Subject) -> String {
    guard let name = subject.name else { return "your project" }
    let extra = subject.extra.map { "[\($0)]" } ?? ""
    let known = collector.knownVersions(of: name)
    let matching = known.filter { subject.versions.contains($0) }
    if matching.count == 1 { return "`\(name)\(extra)==\(matching[0])`" }
    if subject.versions.isFull { return known.count > 1 ? "every version of `\(name)\(extra)`" : "`\(name)\(extra)`" }
    return "`\(name)\(extra)\(subject.versions)`"
  }

  /// Words as a list: `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last else { return "" }
    return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
  }
}
