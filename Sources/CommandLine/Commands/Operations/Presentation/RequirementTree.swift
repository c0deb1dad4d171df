internal import Installing
internal import PackageOperations
internal import PackagingStandards

/// Draws a graph of requirements as trees.
struct RequirementTree {
  /// What is drawn of each package.
  struct Style: Sendable {
    let depthLimit: Int
    let isInverted: Bool
    let showsSpecifiers: Bool
    /// Whether a package's requirements are drawn each time it occurs.
    let repeats: Bool
  }

  let graph: RequirementGraph
  let style: Style

  private var lines: [String] = []
  private var drawn: Set<Int> = []
  private var hasRepetition = false

  init(graph: RequirementGraph, style: Style) {
    self.graph = graph
    self.style = style
  }

  /// The lines of the trees below some packages, or below those that nothing else stands above.
  mutating func lines(of names: [PackageName]) -> [String] {
    lines = []
    drawn = []
    hasRepetition = false
    for root in roots(of: names) { draw(root, via: nil, prefix: "", isLast: nil, path: []) }
    if hasRepetition {
      lines.append(
        style.repeats ? "(*) Package tree is a cycle and cannot be shown" : "(*) Package tree already displayed")
    }
    return lines
  }

  /// The packages that the trees start from, by name.
  private func roots(of names: [PackageName]) -> [Int] {
    let wanted = Set(names)
    let all = graph.packages.indices.filter { wanted.isEmpty || wanted.contains(graph.packages[$0].name) }
    guard wanted.isEmpty else { return all.count > 1 ? withoutThoseBelowOthers(all) : all }
    var roots = all.filter { edges(upwards: true, $0).isEmpty }
    var seen: Set<Int> = []
    for root in roots { collect(root, &seen) }
    // What is in a circle that nothing leads to has no root of its own: any member will do.
    for package in all where !seen.contains(package) {
      roots.append(package)
      collect(package, &seen)
    }
    return roots.sorted()
  }

  /// Leaves out what the tree of another one shows anyway; of a circle the first stays.
  private func withoutThoseBelowOthers(_ packages: [Int]) -> [Int] {
    var shown: Set<Int> = []
    var roots: [Int] = []
    for package in packages where !shown.contains(package) {
      var below: Set<Int> = []
      collect(package, &below)
      roots.removeAll { below.contains($0) }
      roots.append(package)
      shown.formUnion(below)
    }
    return roots
  }

  /// Adds a package and everything below it.
  private func collect(_ package: Int, _ seen: inout Set<Int>) {
    var reachable = [package]
    while let package = reachable.popLast() {
      guard seen.insert(package).inserted else { continue }
      reachable += edges(upwards: false, package).map(\.package)
    }
  }

  private func edges(upwards: Bool, _ package: Int) -> [RequirementGraph.Edge] {
    upwards == style.isInverted ? graph.requirements[package] : graph.dependents[package]
  }

  private mutating func draw(
    _ package: Int, via edge: RequirementGraph.Edge?, prefix: String, isLast: Bool?, path: Set<Int>
  ) {
    let distribution = graph.packages[package]
    let below = edges(upwards: false, package)
    var line = prefix
    if let isLast { line += isLast ? "└── " : "├── " }
    line += "\(distribution.name) v\(distribution.version)"
    if style.showsSpecifiers, let edge { line += " " + note(edge, of: distribution) }
    let isRepetition = path.contains(package) || (!style.repeats && drawn.contains(package))
    if isRepetition, !below.isEmpty {
      lines.append(line + " (*)")
      hasRepetition = true
      return
    }
    lines.append(line)
    drawn.insert(package)
    guard path.count < style.depthLimit else { return }
    let inner = prefix + (isLast.map { $0 ? "    " : "│   " } ?? "")
    for (index, edge) in below.enumerated() {
      draw(
        edge.package, via: edge, prefix: inner, isLast: index == below.count - 1, path: path.union([package]))
    }
  }

  private func note(_ edge: RequirementGraph.Edge, of distribution: InstalledDistribution) -> String {
    let text = edge.requirements.lazy.compactMap(\.url).first.map(\.description) ?? specifiers(of: edge)
    let name = edge.requirements.first?.name ?? distribution.name
    return style.isInverted ? "[requires: \(name) \(text)]" : "[required: \(text)]"
  }

  /// The specifiers of all requirements of one name, by version, each once.
  private func specifiers(of edge: RequirementGraph.Edge) -> String {
    var specifiers: [VersionSpecifier] = []
    for specifier in edge.requirements.flatMap(\.specifiers.specifiers) {
      specifiers.removeAll { $0 == specifier }
      specifiers.append(specifier)
    }
    let sorted = specifiers.enumerated().sorted { left, right in
      guard let lower = left.element.version, let upper = right.element.version, lower != upper else {
        return left.offset < right.offset
      }
      return lower < upper
    }
    return sorted.isEmpty ? "*" : sorted.map(\.element.description).joined(separator: ", ")
  }
}
