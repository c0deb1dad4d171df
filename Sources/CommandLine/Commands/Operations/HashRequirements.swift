internal import PackagingStandards
internal import Resolution

/// What requirements say about hashes, in the order read.
struct HashRequirements: Sendable {
  /// A requirement, and the hashes that stand behind it.
  struct Entry: Sendable {
    var requirement: Requirement
    var digests: [HashDigest]
    var role: RequirementRole
  }

  private(set) var entries: [Entry] = []
  /// Whether a file says that everything must have a hash (`--require-hashes`).
  var isRequired = false

  mutating func add(_ requirement: Requirement, _ digests: [HashDigest], role: RequirementRole) {
    entries.append(Entry(requirement: requirement, digests: digests, role: role))
  }
}

/// The hashes that what is installed must have, by the user's files alone: what an index promises does not count here.
struct ExpectedHashes: Sendable {
  /// What hashes are used for.
  enum Mode: Sendable {
    /// Nothing.
    case ignored
    /// What has hashes must have one of these.
    case verified
    /// Everything must have one.
    case required

    fileprivate var option: String { self == .required ? "--require-hashes" : "--verify-hashes" }
  }

  let mode: Mode
  /// By package and pinned version: hashes of a requirement that could mean several versions belong to none.
  private(set) var digests: [PackageName: [Version: [HashDigest]]] = [:]

  /// No hashes.
  init() { mode = .ignored }

  /// Joins what is said about hashes where it applies.
  ///
  /// A requirement takes the hashes of a constraint if it has none; if both have some, those that both have count.
  /// - Throws: `CommandError` where no hash is left or, if hashes are required, where one or a pinned version is missing.
  init(_ requirements: HashRequirements, mode: Mode, environment: MarkerEnvironment) throws {
    self.mode = mode
    if mode == .ignored { return }
    let entries = requirements.entries.filter { $0.requirement.applies(in: environment) }
    for entry in entries where entry.role == .constraint {
      guard let version = try pin(of: entry) else { continue }
      if !entry.digests.isEmpty { digests[entry.requirement.name, default: [:]][version] = entry.digests }
    }
    let constraints = digests
    for entry in entries where entry.role != .constraint {
      guard let version = try pin(of: entry) else { continue }
      let name = entry.requirement.name
      let constrained = constraints[name]?[version] ?? []
      var found = entry.digests.isEmpty ? constrained : entry.digests
      if !entry.digests.isEmpty, !constrained.isEmpty {
        found = entry.digests.filter { constrained.contains($0) }
        if found.isEmpty {
          throw CommandError(
            "No hash of `\(entry.requirement)` stands behind both the requirement and its constraint",
            hints: ["with `\(mode.option)`, where both have hashes, one of these must be the same"])
        }
      }
      if mode == .required { try check(found, of: entry.requirement) }
      if !found.isEmpty { digests[name, default: [:]][version] = found }
    }
    if mode == .required { leaveOutInsecure() }
  }

  /// The version that an entry pins; hashes of others are meaningless.
  private func pin(of entry: HashRequirements.Entry) throws -> Version? {
    if let version = entry.requirement.exactVersion { return version }
    if mode == .required {
      throw CommandError(
        "With `--require-hashes`, every requirement must be pinned with `==`, but `\(entry.requirement)` is not")
    }
    return nil
  }

  private func check(_ digests: [HashDigest], of requirement: Requirement) throws {
    if digests.isEmpty {
      throw CommandError(
        "With `--require-hashes`, every requirement must have a hash, but `\(requirement)` has none",
        hints: ["add one with `--hash=sha256:...`"])
    }
    if !digests.contains(where: \.algorithm.isSecure) {
      throw CommandError(
        "With `--require-hashes`, `\(digests[0].algorithm.name)` hashes are too weak, and `\(requirement)` has no other",
        hints: ["add one with `--hash=sha256:...`"])
    }
  }

  private mutating func leaveOutInsecure() {
    for (name, versions) in digests {
      digests[name] = versions.mapValues { $0.filter(\.algorithm.isSecure) }.filter { !$0.value.isEmpty }
    }
  }

  /// The hashes of which a version must have one; `nil` if it may be anything.
  ///
  /// What is pinned as `1.0` may be found as `1.0+local`, which must not escape its hashes.
  func digests(of package: PackageName, _ version: Version) -> [HashDigest]? {
    guard let versions = digests[package] else { return nil }
    return versions[version] ?? (version.hasLocal ? versions[version.withoutLocal] : nil)
  }

  /// Stops where hashes are required and something that nobody gave a hash for would be installed.
  func check(_ packages: [ResolvedPackage]) throws {
    guard mode == .required else { return }
    for package in packages where digests(of: package.name, package.version) == nil {
      let dependents = package.dependents.map { "`\($0)`" }.joined(separator: ", ")
      throw CommandError(
        "With `--require-hashes`, everything that is installed must have a hash, but "
          + "`\(package.name)==\(package.version)` has none",
        causes: dependents.isEmpty ? [] : ["it is required by \(dependents)"],
        hints: ["add it to the requirements, with its hash; `--no-deps` leaves out what is not listed"],
        status: .failure)
    }
  }
}

extension Requirement {
  /// The version that the requirement pins with `==` or `===`, if that is all it says.
  var exactVersion: Version? {
    guard url == nil, specifiers.specifiers.count == 1, let specifier = specifiers.specifiers.first else { return nil }
    switch specifier.operator {
    case .equal where !specifier.isPrefixMatch, .arbitraryEqual: return specifier.version
    default: return nil
    }
  }
}

extension CommandContext {
  /// The hashes that what is installed must have, by the options and settings.
  ///
  /// Hashes that are required are verified, whatever else is said.
  func expectedHashes(
    _ selection: RequirementsOptions, _ requirements: HashRequirements, environment: MarkerEnvironment
  ) throws -> ExpectedHashes {
    let isRequired =
      try settings.flag(.requireHashes, on: selection.requireHashes, off: selection.noRequireHashes) ?? false
    let isIgnored =
      try settings.flag(.noVerifyHashes, on: selection.noVerifyHashes, off: selection.verifyHashes) ?? false
    let mode: ExpectedHashes.Mode =
      isRequired || requirements.isRequired ? .required : isIgnored ? .ignored : .verified
    return try ExpectedHashes(requirements, mode: mode, environment: environment)
  }
}
