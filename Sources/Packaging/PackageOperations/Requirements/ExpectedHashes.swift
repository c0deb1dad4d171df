package import PackagingStandards
package import Resolution

/// The hashes that what is installed must have, by the user's files alone: what an index promises does not count here.
package struct ExpectedHashes: Sendable {
  /// What hashes are used for.
  package enum Mode: Sendable {
    /// Nothing.
    case ignored
    /// What has hashes must have one of these.
    case verified
    /// Everything must have one.
    case required

    fileprivate var option: String { self == .required ? "--require-hashes" : "--verify-hashes" }
  }

  /// How strictly hashes are wanted.
  package let mode: Mode
  /// By package and pinned version: hashes of a requirement that could mean several versions belong to none.
  package private(set) var digests: [PackageName: [Version: [HashDigest]]] = [:]

  /// No hashes.
  package init() { mode = .ignored }

  /// Joins what is said about hashes where it applies.
  ///
  /// A requirement takes the hashes of a constraint if it has none; if both have some, those that both have count.
  /// - Parameter mode: what hashes are used for by the settings; a file may require them too.
  /// - Throws: `OperationError` where no hash is left or, if hashes are required, where one or a pinned version is
  ///   missing.
  package init(_ requirements: HashRequirements, mode: Mode, markers: MarkerEnvironment) throws(OperationError) {
    let mode: Mode = requirements.isRequired ? .required : mode
    self.mode = mode
    if mode == .ignored { return }
    let entries = requirements.entries.filter { $0.requirement.applies(in: markers) }
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
          throw OperationError(
            .hashes,
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
  private func pin(of entry: HashRequirements.Entry) throws(OperationError) -> Version? {
    if let version = entry.requirement.exactVersion { return version }
    if mode == .required {
      throw OperationError(
        .hashes,
        "With `--require-hashes`, every requirement must be pinned with `==`, but `\(entry.requirement)` is not")
    }
    return nil
  }

  private func check(_ digests: [HashDigest], of requirement: Requirement) throws(OperationError) {
    if digests.isEmpty {
      throw OperationError(
        .hashes,
        "With `--require-hashes`, every requirement must have a hash, but `\(requirement)` has none",
        hints: ["add one with `--hash=sha256:...`"])
    }
    if !digests.contains(where: \.algorithm.isSecure) {
      throw OperationError(
        .hashes,
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
  package func digests(of package: PackageName, _ version: Version) -> [HashDigest]? {
    guard let versions = digests[package] else { return nil }
    return versions[version] ?? (version.hasLocal ? versions[version.withoutLocal] : nil)
  }

  /// Stops where hashes are required and something that nobody gave a hash for would be installed.
  package func check(_ packages: [ResolvedPackage]) throws(OperationError) {
    guard mode == .required else { return }
    for package in packages where digests(of: package.name, package.version) == nil {
      let dependents = package.dependents.map { "`\($0)`" }.joined(separator: ", ")
      throw OperationError(
        .missingHash,
        "With `--require-hashes`, everything that is installed must have a hash, but "
          + "`\(package.name)==\(package.version)` has none",
        causes: dependents.isEmpty ? [] : ["it is required by \(dependents)"],
        hints: ["add it to the requirements, with its hash; `--no-deps` leaves out what is not listed"])
    }
  }
}
