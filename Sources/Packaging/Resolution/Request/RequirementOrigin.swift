package import PackagingStandards

/// A requirement, constraint or override together with where it was read.
package struct SourcedRequirement: Sendable {
  package var requirement: Requirement
  package var origin: RequirementOrigin

  package init(_ requirement: Requirement, origin: RequirementOrigin = .commandLine) {
    self.requirement = requirement
    self.origin = origin
  }
}

/// Where a requirement was read, in the words of `# via` annotations.
package struct RequirementOrigin: Hashable, Sendable {
  /// Such as `-r requirements.in` or `-c constraints.txt`; empty for the command line.
  package var label: String

  package init(label: String) {
    self.label = label
  }

  package static let commandLine = RequirementOrigin(label: "")
}
