package import PackagingStandards

/// What requirements say about hashes, in the order read.
package struct HashRequirements: Sendable {
  /// A requirement, and the hashes that stand behind it.
  package struct Entry: Sendable {
    /// The requirement.
    package var requirement: Requirement
    /// The hashes that stand behind it.
    package var digests: [HashDigest]
    /// What the requirement is used as.
    package var role: RequirementRole
  }

  /// Every requirement with its hashes, in the order in which they were read.
  package private(set) var entries: [Entry] = []
  /// Whether a file says that everything must have a hash (`--require-hashes`).
  package var isRequired = false

  package init() {}

  /// Notes a requirement with its hashes.
  package mutating func add(_ requirement: Requirement, _ digests: [HashDigest], role: RequirementRole) {
    entries.append(Entry(requirement: requirement, digests: digests, role: role))
  }
}
