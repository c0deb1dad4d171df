internal import Installing
internal import Interpreters
internal import PackageOperations
internal import PackagingStandards
internal import TerminalUI

/// What `pip tree` does.
struct PipTreeOperation {
  let verb: PipTreeVerb
  let context: CommandContext

  func run() throws -> ExitStatus {
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(verb.environment, python: verb.python, cache: cache)
    let installed = try listInstalled(in: environment.sitePackages, reporting: context.observer)
    let pruned = Set(try verb.prune.map { try context.packageName($0, option: "prune") })
    let graph = RequirementGraph(installed, in: environment.interpreter.markers, without: pruned)
    var tree = RequirementTree(graph: graph)
    tree.depthLimit = verb.depth
    tree.isInverted = verb.invert
    tree.showsSpecifiers = verb.showVersionSpecifiers
    tree.repeats = verb.noDedupe
    let wanted = try verb.package.map { try context.packageName($0, option: "package") }
    for line in tree.lines(of: wanted) { context.showUnlessQuiet(line) }
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment, installed)
    }
    return .success
  }
}

/// Draws a graph of requirements as trees.
struct RequirementTree {
  let graph: RequirementGraph
  var depthLimit = 255
  var isInverted = false
  var showsSpecifiers = false
  /// Whether a package's requirements are drawn each time it occurs.
  var repeats = false

  private var lines: [String] = []
  private var drawn: Set<Int> = []
  private var hasRepetition = false

  init(graph: RequirementGraph) {
    self.graph = graph
  }

  /// The lines of the trees below some packages, or below those that nothing else stands above.
  mutating func lines(of names: [PackageName]) -> [String] {
    lines = []
    drawn = []
    hasRepetition = false
    for root in roots(of: names) { draw(root, via: nil, prefix: "", isLast: nil, path: []) }
    if hasRepetition {
      lines.append(repeats ? "(*) Package tree is a cycle and cannot be shown" : "(*) Package tree already displayed")
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
    upwards == isInverted ? graph.requirements[package] : graph.dependents[package]
  }

  private mutating func draw(
    _ package: Int, via edge: RequirementGraph.Edge?, prefix: String, isLast: Bool?, path: Set<Int>
  ) {
    let distribution = graph.packages[package]
    let below = edges(upwards: false, package)
    var line = prefix
    if let isLast { line += isLast ? "└── " : "├── " }
    line += "\(distribution.name) v\(distribution.version)"
    if showsSpecifiers, let edge { line += " " + note(edge, of: distribution) }
    let isRepetition = path.contains(package) || (!repeats && drawn.contains(package))
    if isRepetition, !below.isEmpty {
      lines.append(line + " (*)")
      hasRepetition = true
      return
    }
    lines.append(line)
    drawn.insert(package)
    guard path.count < depthLimit else { return }
    let inner = prefix + (isLast.map { $0 ? "    " : "│   " } ?? "")
    for (index, edge) in below.enumerated() {
      draw(
        edge.package, via: edge, prefix: inner, isLast: index == below.count - 1, path: path.union([package]))
    }
  }

  private func note(_ edge: RequirementGraph.Edge, of distribution: InstalledDistribution) -> String {
    let text = edge.requirements.lazy.compactMap(\.url).first.map(\.description) ?? specifiers(of: edge)
    let name = edge.requirements.first?.name ?? distribution.name
    return isInverted ? "[requires: \(name) \(text)]" : "[required: \(text)]"
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
