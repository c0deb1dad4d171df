import PackagingStandards
import VersionSolving

/// The marker under which each selected package is required: that of all ways that lead to it together.
struct RequirementMarkers {
  /// A project, or what an extra adds to it.
  private struct Node: Hashable {
    var name: PackageName
    var extra: ExtraName?
  }

  private struct Edge {
    var node: Node
    var marker: MarkerTree
  }

  private let markers: [Node: MarkerTree]
  /// The Python asked for and later ones.
  private let pythonVersions: VersionRanges

  /// - Parameters:
  ///   - selected: what the solver has selected.
  ///   - dependencies: what each version of a package depends on, as far as the solver has asked.
  ///   - packages: what the ids mean.
  ///   - python: the oldest Python that the packages are chosen for.
  /// - Complexity: linear where nothing has a marker. Otherwise a package is looked at again each time its marker grows:
  ///   at most 2ⁿ times where n different markers lead to it, which ends circles too.
  init(
    _ selected: [(package: PackageID, version: Version)], dependencies: [PackageID: [Version: [Dependency]]],
    packages: PackageTable, python: Version
  ) {
    pythonVersions = VersionRanges.atLeast(python)
    var edges: [Node: [Edge]] = [:]
    var pending: [Edge] = []
    for (id, version) in selected {
      let found = (dependencies[id]?[version] ?? []).flatMap { Self.edges(to: packages[$0.package]) }
      switch packages[id] {
      case .root: pending += found
      case .project(let name, let extra, _): edges[Node(name: name, extra: extra), default: []] += found
      case .python, .withExtra, .withMarker: break
      }
    }
    var markers: [Node: MarkerTree] = [:]
    while let edge = pending.popLast() {
      let known = markers[edge.node] ?? .alwaysFalse
      let marker = known.or(edge.marker)
      if marker == known { continue }
      markers[edge.node] = marker
      for next in edges[edge.node] ?? [] {
        pending.append(Edge(node: next.node, marker: marker.and(next.marker)))
      }
    }
    self.markers = markers
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

  /// The marker of a package for the Python asked for and later ones.
  subscript(name: PackageName) -> MarkerTree? {
    markers[Node(name: name)]?.simplified(assumingPython: pythonVersions)
  }
}
