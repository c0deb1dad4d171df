package import TOMLSyntax

/// The dependency groups of a project: the `[dependency-groups]` table of its `pyproject.toml`.
///
/// See [PEP 735](https://peps.python.org/pep-0735/). As the standard asks, a group is only looked at when it is used:
/// what is wrong with one does not keep the others from being used.
///
/// Only tests use it so far: `--group` is refused until projects are read as a whole.
package struct DependencyGroups: Sendable {
  /// One entry of a group.
  package enum Entry: Hashable, Sendable {
    case requirement(Requirement)
    /// All entries of another group.
    case group(GroupName)
  }

  private struct Group: Sendable {
    let name: GroupName
    /// The name as written.
    let spelling: String
    let content: Result<[Entry], DependencyGroupError>
    let line: Int
  }

  private var groups: [Group] = []
  /// What is wrong with a name, and so with no group in particular.
  package private(set) var malformedNames: [DependencyGroupError] = []

  /// Reads the table.
  package init(_ table: TOMLTable) {
    for entry in table {
      do throws(NameParseError) {
        let name = try GroupName(entry.key)
        groups.append(
          Group(name: name, spelling: entry.key, content: Self.content(of: entry.item), line: entry.item.line))
      } catch {
        malformedNames.append(DependencyGroupError(kind: .invalidName(error), line: entry.item.line))
      }
    }
  }

  /// Makes the groups of a project without any.
  package init() {}

  /// The names of all groups in the order written, each once.
  package var names: [GroupName] {
    var names: [GroupName] = []
    for group in groups where !names.contains(group.name) { names.append(group.name) }
    return names
  }

  /// The requirements of a group, those of included groups in their place.
  ///
  /// - Throws: ``DependencyGroupError`` if there is no such group, if something in it or in what it includes is
  ///   malformed, or if it includes itself.
  package func requirements(of name: GroupName) throws(DependencyGroupError) -> [Requirement] {
    var requirements: [Requirement] = []
    try collect(name, path: [], into: &requirements)
    return requirements
  }

  private func collect(
    _ name: GroupName, path: [GroupName], into requirements: inout [Requirement]
  ) throws(DependencyGroupError) {
    let matches = groups.filter { $0.name == name }
    guard let group = matches.first else {
      let includer = path.last.flatMap { includer in groups.first { $0.name == includer } }
      throw DependencyGroupError(kind: .unknownGroup(name, from: path.last), line: includer?.line)
    }
    if matches.count > 1 {
      throw DependencyGroupError(kind: .duplicateNames(matches.map(\.spelling)), line: matches.last?.line)
    }
    if let start = path.firstIndex(of: name) {
      throw DependencyGroupError(kind: .cycle(Array(path[start...]) + [name]), line: group.line)
    }
    for entry in try group.content.get() {
      switch entry {
      case .requirement(let requirement): requirements.append(requirement)
      case .group(let included): try collect(included, path: path + [name], into: &requirements)
      }
    }
  }

  // MARK: Reading

  private static func content(of item: TOMLItem) -> Result<[Entry], DependencyGroupError> {
    guard let elements = item.elements else {
      return .failure(DependencyGroupError(kind: .notAnArray(item.kind.phrase), line: item.line))
    }
    var entries: [Entry] = []
    for element in elements {
      do throws(DependencyGroupError) {
        entries.append(try entry(element))
      } catch {
        return .failure(error)
      }
    }
    return .success(entries)
  }

  private static func entry(_ item: TOMLItem) throws(DependencyGroupError) -> Entry {
    if let text = item.string {
      do throws(RequirementParseError) {
        return .requirement(try Requirement(text))
      } catch {
        throw DependencyGroupError(kind: .invalidRequirement(error), line: item.line)
      }
    }
    guard let table = item.table else {
      throw DependencyGroupError(kind: .notAnEntry(item.kind.phrase), line: item.line)
    }
    guard table.count == 1, let name = table["include-group"]?.string else {
      throw DependencyGroupError(kind: .unknownObject(table.map(\.key)), line: item.line)
    }
    do throws(NameParseError) {
      return .group(try GroupName(name))
    } catch {
      throw DependencyGroupError(kind: .invalidName(error), line: item.line)
    }
  }
}
