internal import Installing
internal import Interpreters
internal import PackagingStandards
internal import TerminalUI

/// What `pip tree` does.
struct PipTreeOperation {
  let verb: PipTreeVerb
  let context: CommandContext

  init(verb: PipTreeVerb, context: CommandContext) {
    self.verb = verb
    self.context = context
  }

  func run() throws -> ExitStatus {
    if verb.outdated { throw CommandError.unsupported("`pip tree --outdated`") }
    if verb.showSizes { throw CommandError.unsupported("`pip tree --show-sizes`") }
    let cache = try context.openCache(verb.cache)
    let environment = try context.pythonEnvironment(
      verb.environment, python: verb.python, cache: cache, isMutable: false)
    let installed = try context.installedDistributions(in: environment.sitePackages)
    let graph = RequirementGraph(installed, in: environment.interpreter.markerEnvironment)
    var tree = RequirementTree(graph: graph)
    tree.depthLimit = verb.depth
    tree.isInverted = verb.invert
    tree.showsSpecifiers = verb.showVersionSpecifiers
    tree.repeats = verb.noDedupe
    tree.pruned = Set(try verb.prune.map { try context.packageName($0, option: "prune") })
    let wanted = try verb.package.map { try context.packageName($0, option: "package") }
    for line in tree.lines(of: wanted) { context.console.result(line) }
    if try context.settings.flag(.strict, on: verb.strict, off: verb.noStrict) ?? false {
      try context.reportProblems(of: environment)
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
  var pruned: Set<PackageName> = []

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
    let roots: [Int]
    if names.isEmpty {
      roots = graph.packages.indices.filter { edges(upwards: true, $0).isEmpty }
    } else {
      roots = names.flatMap { name in graph.packages.indices.filter { graph.packages[$0].name == name } }
    }
    var seen: Set<Int> = []
    for root in roots { drawRoot(root, &seen) }
    if names.isEmpty {
      // What is in a circle that nothing leads to has no root of its own: any member will do.
      for package in graph.packages.indices where !seen.contains(package) { drawRoot(package, &seen) }
    }
    if hasRepetition {
      lines.append(repeats ? "(*) Package tree is a cycle and cannot be shown" : "(*) Package tree already displayed")
    }
    return lines
  }

  private mutating func drawRoot(_ root: Int, _ seen: inout Set<Int>) {
    var reachable = [root]
    while let package = reachable.popLast() {
      guard seen.insert(package).inserted else { continue }
      reachable += edges(upwards: false, package).map(\.package)
    }
    guard !pruned.contains(graph.packages[root].name) else { return }
    draw(root, via: nil, prefix: "", isLast: nil, path: [])
  }

  private func edges(upwards: Bool, _ package: Int) -> [RequirementGraph.Edge] {
    upwards == isInverted ? graph.requirements[package] : graph.dependents[package]
  }

  private mutating func draw(
    _ package: Int, via edge: RequirementGraph.Edge?, prefix: String, isLast: Bool?, path: Set<Int>
  ) {
    let distribution = graph.packages[package]
    let below = edges(upwards: false, package).filter { !pruned.contains(graph.packages[$0.package].name) }
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
    let specifiers = edge.requirement.specifiers.specifiers.sorted { left, right in
      guard let lower = left.version, let upper = right.version else { return false }
      return lower < upper
    }.map(\.description).joined(separator: ", ")
    if isInverted {
      return "[requires: \(edge.requirement.name) \(specifiers.isEmpty ? "*" : specifiers)]"
    }
    return "[required: \(specifiers.isEmpty ? "*" : specifiers)]"
  }
}
