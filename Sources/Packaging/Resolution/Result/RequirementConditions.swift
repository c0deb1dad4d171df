import PackagingStandards
import VersionSolving

/// Under which conditions each selected package is required: those of all ways that lead to it.
struct RequirementConditions {
  /// A project, or what an extra adds to it.
  private struct Node: Hashable {
    var name: PackageName
    var extra: ExtraName?
  }

  private struct Edge {
    var node: Node
    var marker: MarkerTree
  }

  private let conditions: [Node: MarkerTree]
  private let pythonVersions: VersionRanges

  /// - Complexity: a condition only grows, so that circles come to an end; where nothing has a marker, linear.
  init(_ selected: [(package: PackageID, version: Version)], _ resolver: Resolver) {
    pythonVersions = VersionRanges.atLeast(resolver.request.python.version)
    var edges: [Node: [Edge]] = [:]
    var pending: [Edge] = []
    for (id, version) in selected {
      let found = (resolver.dependencies[id]?[version] ?? []).flatMap { Self.edges(to: resolver.packages[$0.package]) }
      switch resolver.packages[id] {
      case .root: pending += found
      case .project(let name, let extra, _): edges[Node(name: name, extra: extra), default: []] += found
      case .python, .withExtra, .withMarker: break
      }
    }
    var conditions: [Node: MarkerTree] = [:]
    while let edge = pending.popLast() {
      let known = conditions[edge.node] ?? .alwaysFalse
      let condition = known.or(edge.marker)
      if condition == known { continue }
      conditions[edge.node] = condition
      for next in edges[edge.node] ?? [] {
        pending.append(Edge(node: next.node, marker: condition.and(next.marker)))
      }
    }
    self.conditions = conditions
  }

  private static func edges(to package: ResolverPackage) -> [Edge] {
    switch package {
    case .root, .python: []
    case .project(let name, let extra, let marker):
      [Edge(node: Node(name: name, extra: extra), marker: marker)]
    case .withMarker(let name, let marker): [Edge(node: Node(name: name), marker: marker)]
    case .withExtra(let name, let extra, let marker):
      [Edge(node: Node(name: name), marker: marker), Edge(node: Node(name: name, extra: extra), marker: marker)]
    }
  }

  /// The condition of a package for the Python asked for and later ones.
  subscript(name: PackageName) -> MarkerTree? {
    conditions[Node(name: name)]?.simplified(assumingPython: pythonVersions)
  }
}
