import Support

/// Why a dependency group can not be used.
package struct DependencyGroupError: UserFacingError, Equatable {
  /// What is wrong.
  package enum Kind: Equatable, Sendable {
    case invalidName(NameParseError)
    case invalidRequirement(RequirementParseError)
    /// The value is of another kind.
    case notAnArray(String)
    case notAnEntry(String)
    /// A table with other keys than `include-group` alone.
    case unknownObject([String])
    case unknownGroup(GroupName, from: GroupName?)
    /// Names, as written, that are one name in normal form.
    case duplicateNames([String])
    /// The groups on the way from a group back to itself.
    case cycle([GroupName])
  }

  /// What is wrong.
  package let kind: Kind
  /// The line of the file, counted from 1, if there is one to blame.
  package let line: Int?

  package var message: String {
    let place = line.map { " (line \($0))" } ?? ""
    return reason + place
  }

  private var reason: String {
    switch kind {
    case .invalidName(let error): error.message
    case .invalidRequirement(let error): "invalid requirement in a dependency group: \(error.message)"
    case .notAnArray(let found): "a dependency group must be an array, found \(found)"
    case .notAnEntry(let found):
      "an entry of a dependency group must be a requirement or a table with `include-group`, found \(found)"
    case .unknownObject(let keys):
      keys.contains("include-group")
        ? "`include-group` in a dependency group must be a name and stand alone"
        : "unknown kind of entry in a dependency group: a table with \(Self.list(keys))"
    case .unknownGroup(let name, let includer):
      includer.map { "dependency group `\(name)`, which `\($0)` includes, is not defined" }
        ?? "dependency group `\(name)` is not defined"
    case .duplicateNames(let spellings): "\(Self.list(spellings)) name the same dependency group"
    case .cycle(let names):
      "dependency group `\(names[0])` includes itself: " + names.map { "`\($0)`" }.joined(separator: " -> ")
    }
  }

  package var causes: [String] {
    if case .invalidRequirement(let error) = kind { return error.causes }
    return []
  }

  package var hints: [String] {
    if case .invalidRequirement(let error) = kind { return error.hints }
    return []
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "no keys" : names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
