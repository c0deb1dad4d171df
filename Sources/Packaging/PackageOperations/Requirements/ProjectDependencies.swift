package import PackagingStandards

/// What a project requires, read from its `pyproject.toml`.
package struct ProjectDependencies {
  /// The project.
  package var name: PackageName
  /// What it requires whichever extras are wanted.
  package var always: [Requirement] = []
  /// The extras in the order written.
  package var extras: [ExtraName] = []
  /// What each extra adds.
  package var byExtra: [ExtraName: [Requirement]] = [:]

  package init(name: PackageName) { self.name = name }

  /// What the project with some of its extras requires.
  ///
  /// What it requires of itself, as in `all = ["project[a,b]"]`, is replaced by what these extras require: the project
  /// is the one at hand, not one of that name on an index.
  package func requirements(of extras: [ExtraName]) -> [Requirement] {
    var result: [Requirement] = []
    var pending = [(requirements: always, marker: MarkerTree.alwaysTrue)]
    pending += extras.map { (byExtra[$0] ?? [], MarkerTree.alwaysTrue) }
    var seen = Set(extras.map { Condition(extra: $0, marker: .alwaysTrue) })
    var next = 0
    while next < pending.count {
      let (requirements, marker) = pending[next]
      next += 1
      for var requirement in requirements {
        requirement.marker = requirement.marker.and(marker)
        guard requirement.name == name, !requirement.extras.isEmpty else {
          result.append(requirement)
          continue
        }
        for extra in requirement.extras
        where seen.insert(Condition(extra: extra, marker: requirement.marker)).inserted {
          pending.append((byExtra[extra] ?? [], requirement.marker))
        }
        // What is left of `project[a]>1` is that the project must be `>1`.
        if !requirement.specifiers.isEmpty {
          requirement.extras = []
          result.append(requirement)
        }
      }
    }
    return result
  }

  private struct Condition: Hashable {
    var extra: ExtraName
    var marker: MarkerTree
  }
}
