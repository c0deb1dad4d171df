extension MarkerTree {
  /// Whether the marker holds in an environment with these extras asked for.
  ///
  /// Takes no lock. In a lock file's marker `'x' in extras` and `'x' in dependency_groups` never hold here.
  /// - Complexity: O(*d*), the number of decisions on one path.
  package func evaluate(_ markers: MarkerEnvironment, extras: [ExtraName] = []) -> Bool {
    evaluate(in: markers) { variable in
      variable.isExtra ? extras.contains { $0.id == variable.text } : false
    }
  }

  /// Whether the marker of a lock file (PEP 751) holds with these extras and dependency groups.
  ///
  /// `extra == 'x'` never holds here.
  package func evaluate(
    _ markers: MarkerEnvironment, extras: [ExtraName], dependencyGroups: [GroupName]
  ) -> Bool {
    evaluate(in: markers) { variable in
      guard !variable.isExtra else { return false }
      return switch variable.listKey {
      case .extras: extras.contains { $0.id == variable.text }
      case .dependencyGroups: dependencyGroups.contains { $0.id == variable.text }
      case nil: false
      }
    }
  }

  private func evaluate(in markers: MarkerEnvironment, _ isAsked: (MarkerVariable) -> Bool) -> Bool {
    var current = id
    while !current.isConstant {
      let node = MarkerArena.node(current)
      let kind = node.variable.kind
      let child =
        kind == .extra || kind == .list
        ? (isAsked(node.variable) ? 1 : 0) : Self.childIndex(node, markers)
      current = node.child(child).signed(by: current)
    }
    return current == .alwaysTrue
  }

  /// Which child an environment leads to.
  private static func childIndex(_ node: MarkerNode, _ markers: MarkerEnvironment) -> Int {
    let variable = node.variable
    if variable.isString {
      guard let key = variable.stringKey else { return 0 }
      let value = markers.stringID(key)
      for index in 0..<Int(node.childCount) - 1 where node.value(index) == value { return index + 1 }
      return 0
    }
    if variable.isVersion {
      guard let key = variable.versionKey else { return 0 }
      let point = markers.point(key)
      for index in 0..<Int(node.childCount) - 1 where point < node.boundary(index) { return index }
      return Int(node.childCount) - 1
    }
    return holds(variable, markers) ? 1 : 0
  }

  private static func holds(_ variable: MarkerVariable, _ markers: MarkerEnvironment) -> Bool {
    let literal = NameTable.text(of: variable.text)
    switch variable.kind {
    case .inText: return occurs(value(variable, markers), in: literal)
    case .containsText: return occurs(literal, in: value(variable, markers))
    case .string:
      // A comparison as versions, where the environment's value may be none: then nothing holds.
      guard let comparison = variable.comparisonOperator?.specifierOperator,
        let specifier = try? VersionSpecifier("\(comparison.text)\(literal)")
      else { return false }
      let text = value(variable, markers)
      if comparison == .arbitraryEqual { return text.lowercased() == literal.lowercased() }
      guard let version = try? Version(text) else { return false }
      return specifier.contains(version)
    default: return false
    }
  }

  private static func value(_ variable: MarkerVariable, _ markers: MarkerEnvironment) -> String {
    if let key = variable.versionKey { return markers[key] }
    return variable.stringKey.map { markers[$0] } ?? ""
  }

  /// Whether `part` occurs in `whole`, byte by byte.
  private static func occurs(_ part: String, in whole: String) -> Bool {
    let part = Array(part.utf8)
    let whole = Array(whole.utf8)
    guard part.count <= whole.count else { return false }
    return (0...whole.count - part.count).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
  }
}
