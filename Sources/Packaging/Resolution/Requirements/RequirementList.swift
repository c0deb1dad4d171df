import PackagingStandards

/// The requirements of one version, or of the request, and which of them each extra may add.
///
/// A project may have thousands of extras. Asking for one must not mean looking at what all others add.
final class RequirementList {
  let all: [Requirement]
  /// The requirements whose markers mention an extra, by extra and in order. Most projects are never asked for extras,
  /// so this is made when one is first asked for.
  private lazy var mentioning: [ExtraName: [Requirement]] = {
    var mentioning: [ExtraName: [Requirement]] = [:]
    for requirement in all where !requirement.marker.isTrue {
      for extra in requirement.marker.extras { mentioning[extra, default: []].append(requirement) }
    }
    return mentioning
  }()
  private lazy var namesWithExtras = Set(all.lazy.filter { !$0.extras.isEmpty }.map(\.name))

  init(_ all: [Requirement]) {
    self.all = all
  }

  /// The requirements that an extra may add, or without one all that may apply.
  func relevant(to extra: ExtraName?) -> [Requirement] {
    guard let extra else { return all }
    return mentioning[extra] ?? []
  }

  /// Whether extras of a project are required.
  func requiresExtras(of project: PackageName) -> Bool { namesWithExtras.contains(project) }
}
