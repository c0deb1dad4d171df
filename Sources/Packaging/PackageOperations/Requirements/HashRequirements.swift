package import PackagingStandards

/// What requirements say about hashes, in the order read.
package struct HashRequirements: Sendable {
  /// A requirement, and the hashes that stand behind it.
  package struct Entry: Sendable {
    package var requirement: Requirement
    package var digests: [HashDigest]
    package var role: RequirementRole
  }

  package private(set) var entries: [Entry] = []
  /// Whether a file says that everything must have a hash (`--require-hashes`).
  package var isRequired = false

  package init() {}

  package mutating func add(_ requirement: Requirement, _ digests: [HashDigest], role: RequirementRole) {
    entries.append(Entry(requirement: requirement, digests: digests, role: role))
  }
}
