package import PackagingStandards

/// A requirement, constraint or override together with where it was read.
package struct SourcedRequirement: Sendable {
  /// The requirement.
  package var requirement: Requirement
  /// Where it was read.
  package var origin: RequirementOrigin

  package init(_ requirement: Requirement, origin: RequirementOrigin = .commandLine) {
    self.requirement = requirement
    self.origin = origin
  }
}

/// Where a requirement was read, and as what. Origins are in the order in which `# via` annotations list them.
package struct RequirementOrigin: Hashable, Sendable {
  /// What the requirement is used as.
  package enum Role: Int, Sendable {
    case constraint
    case override
    case requirement
  }

  /// Where it stands.
  package enum Place: Hashable, Sendable {
    /// On the command line or in standard input, which have no name.
    case unnamed
    /// In a requirements file, by its path as messages show it.
    case file(String)
    /// In a project's own file.
    case project(name: String, file: String)
    /// In a configuration file.
    case workspace
  }

  /// What the requirement is used as.
  package let role: Role
  /// Where it stands.
  package let place: Place

  package init(_ role: Role, in place: Place) {
    self.role = role
    self.place = place
  }

  /// A requirement of the command line.
  package static let commandLine = RequirementOrigin(.requirement, in: .unnamed)

  /// The words of `# via` annotations, such as `-r requirements.in`; none for what has no name.
  package var label: String? {
    switch place {
    case .unnamed: nil
    case .file(let path): "\(flag) \(path)"
    case .project(let name, let file) where role == .requirement: "\(name) (\(file))"
    case .project(_, let file): "\(flag) \(file)"
    case .workspace: "\(flag) (workspace)"
    }
  }

  private var flag: String {
    switch role {
    case .constraint: "-c"
    case .override: "--override"
    case .requirement: "-r"
    }
  }
}

extension RequirementOrigin: Comparable {
  package static func < (left: RequirementOrigin, right: RequirementOrigin) -> Bool {
    if left.role != right.role { return left.role.rawValue < right.role.rawValue }
    if left.place.rank != right.place.rank { return left.place.rank < right.place.rank }
    let (path, otherPath) = (left.place.path, right.place.path)
    if path != otherPath { return path.lexicographicallyPrecedes(otherPath) }
    return (left.label ?? "").utf8.lexicographicallyPrecedes((right.label ?? "").utf8)
  }
}

extension RequirementOrigin.Place {
  fileprivate var rank: Int {
    switch self {
    case .unnamed: 0
    case .file: 1
    case .project: 2
    case .workspace: 3
    }
  }

  /// The bytes of the file's path, with separators before everything else so that paths sort by components.
  fileprivate var path: [UInt8] {
    switch self {
    case .unnamed, .workspace: []
    case .file(let file), .project(_, let file): file.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 }
    }
  }
}
