import PackagingStandards

/// Finds the requirements that apply in one environment: overrides and exclusions first, then markers and extras, then
/// constraints.
final class RequirementExpander {
  private let markers: MarkerEnvironment
  private let constraints: [PackageName: [Requirement]]
  private let overrides: [PackageName: [Requirement]]
  private let excludes: Set<PackageName>
  /// Whether an override has a condition on an extra, which the requirement in whose place it stands need not have.
  private let overridesMentionExtras: Bool
  /// What is left of a marker once it is known which extra is asked for, by marker and extra.
  private var conditions: [ConditionKey: Condition] = [:]
  /// How many requirements were looked at.
  private(set) var examinedCount = 0

  private struct ConditionKey: Hashable {
    var marker: MarkerTree
    var extra: ExtraName?
  }

  private struct Condition {
    /// The marker without extras.
    var marker: MarkerTree
    var holds: Bool
  }

  init(_ request: ResolutionRequest) {
    markers = request.markers
    constraints = Dictionary(grouping: request.constraints.map(\.requirement), by: \.name)
    overrides = Dictionary(grouping: request.overrides.map(\.requirement), by: \.name)
    excludes = request.excludes
    overridesMentionExtras = request.overrides.contains { !$0.requirement.marker.extras.isEmpty }
  }

  /// The requirements of a project, or of the request, that apply.
  ///
  /// - Parameters:
  ///   - project: Whose requirements they are; none for the request.
  ///   - extra: Ask for what the extra adds, without what is required anyway.
  func expand(_ requirements: RequirementList, of project: PackageName?, extra: ExtraName? = nil) -> [Requirement] {
    var result: [Requirement] = []
    append(candidates(requirements, extra), extra: extra, to: &result)
    guard let project, requirements.requiresExtras(of: project) else { return result }
    return flattened(result, requirements, of: project)
  }

  /// Replaces what a project requires of itself, such as `all = ["project[a,b]"]`, by what its extras require.
  private func flattened(
    _ expanded: [Requirement], _ requirements: RequirementList, of project: PackageName
  ) -> [Requirement] {
    var result = expanded
    var seen: Set<ConditionKey> = []
    var queue = expanded.filter { $0.name == project }.flatMap { requirement in
      requirement.extras.map { ConditionKey(marker: requirement.marker, extra: $0) }
    }
    var next = 0
    while next < queue.count {
      let wanted = queue[next]
      next += 1
      guard seen.insert(wanted).inserted else { continue }
      var added: [Requirement] = []
      append(candidates(requirements, wanted.extra), extra: wanted.extra, to: &added)
      for var requirement in added {
        requirement.marker = requirement.marker.and(wanted.marker)
        guard requirement.marker.evaluate(markers) else { continue }
        if requirement.name == project {
          for extra in requirement.extras { queue.append(ConditionKey(marker: requirement.marker, extra: extra)) }
        }
        result.append(requirement)
      }
    }
    // What is left of `project[a]>1` is that the project itself must be `>1`.
    let ownConstraints = result.filter { $0.name == project && !$0.extras.isEmpty && !$0.specifiers.isEmpty }
    result.removeAll { $0.name == project && !$0.extras.isEmpty }
    for var constraint in ownConstraints {
      constraint.extras = []
      result.append(constraint)
    }
    return result
  }

  private func candidates(_ requirements: RequirementList, _ extra: ExtraName?) -> [Requirement] {
    overridesMentionExtras ? requirements.all : requirements.relevant(to: extra)
  }

  private func append(_ requirements: [Requirement], extra: ExtraName?, to result: inout [Requirement]) {
    examinedCount += requirements.count
    for requirement in requirements {
      if !excludes.isEmpty, excludes.contains(requirement.name) { continue }
      if !overrides.isEmpty, let replacements = overrides[requirement.name] {
        // An override replaces the conditions on the environment, but the extra that asked stays a condition.
        let extras = requirement.marker.isFalse ? .alwaysTrue : requirement.marker.onlyExtras
        for var replacement in replacements {
          replacement.marker = replacement.marker.and(extras)
          appendIfApplicable(replacement, extra: extra, to: &result)
        }
      } else {
        appendIfApplicable(requirement, extra: extra, to: &result)
      }
    }
  }

  private func appendIfApplicable(_ requirement: Requirement, extra: ExtraName?, to result: inout [Requirement]) {
    let condition = condition(requirement.marker, extra: extra)
    guard condition.holds else { return }
    var applicable = requirement
    applicable.marker = condition.marker
    result.append(applicable)
    guard !constraints.isEmpty, let constraints = constraints[requirement.name] else { return }
    for var constraint in constraints {
      let marker = constraint.marker.restrictingExtras { $0 == extra }.and(condition.marker)
      guard marker.evaluate(markers) else { continue }
      constraint.marker = marker
      constraint.extras = []
      result.append(constraint)
    }
  }

  private func condition(_ marker: MarkerTree, extra: ExtraName?) -> Condition {
    if marker.isTrue { return Condition(marker: marker, holds: extra == nil) }
    let key = ConditionKey(marker: marker, extra: extra)
    if let known = conditions[key] { return known }
    let always = marker.restrictingExtras { _ in false }
    let condition: Condition
    if let extra {
      let asked = marker.restrictingExtras { $0 == extra }.and(always.negated)
      condition = Condition(marker: asked, holds: asked.evaluate(markers))
    } else {
      condition = Condition(marker: always, holds: always.evaluate(markers))
    }
    conditions[key] = condition
    return condition
  }
}
