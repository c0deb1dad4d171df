internal import Support
internal import TOMLSyntax

/// Looks at every key of a table of settings before any is used: a mistake is then found before any work is done.
///
/// An unknown key is a warning. A value that cannot be used is an error, except in `[tool.uv]`, which the peer's users
/// share with other tools and versions: there it is a warning and the rest counts, unless the key is one of those that
/// decide what is trusted.
struct ConfigurationCheck {
  private(set) var layer: ConfigurationLayer
  private(set) var warnings: [String] = []

  init(_ layer: ConfigurationLayer) {
    self.layer = layer
  }

  mutating func run() throws {
    try check(
      layer.table, under: "", names: ConfigurationKeys.topLevelNames, ConfigurationKeys.kind(ofTopLevel:))
    if let pip = layer.pip {
      try check(pip, under: "pip.", names: ConfigurationKeys.pipNames, ConfigurationKeys.kind(ofPip:))
    }
  }

  private mutating func check(
    _ table: TOMLTable, under path: String, names: [String], _ kind: (String) -> ConfigurationKeys.Kind?
  ) throws {
    for entry in table {
      let key = path + entry.key
      if path.isEmpty, layer.prefix.isEmpty, ConfigurationKeys.isAboutProject(entry.key) {
        throw SettingError(
          "The key `\(key)` is about a project and stands only in its `pyproject.toml`",
          from: layer.origin(key, entry.item), hints: ["move it to the `[tool.\(layer.tool.name)]` table there"])
      }
      guard let kind = kind(entry.key) else {
        try warnOfUnknown(key, entry, names)
        continue
      }
      if let problem = problem(of: entry.item, key, entry.key, kind) {
        guard layer.tool == .uv, !layer.prefix.isEmpty, !ConfigurationKeys.decidesTrust(entry.key) else {
          throw problem
        }
        layer.ignoredKeys.insert(key)
        warnings.append(
          "\(problem.message): the key `\(layer.prefix).\(key)` in `\(layer.name)`, line \(entry.item.line), is ignored"
        )
      }
    }
  }

  private mutating func warnOfUnknown(_ key: String, _ entry: TOMLTable.Entry, _ names: [String]) throws {
    // Taking this for a mistake of little weight would send requests for private packages to the public index.
    if key == "pip.index" {
      throw SettingError(
        "The `pip` table has no indexes", from: layer.origin(key, entry.item),
        hints: ["write `[[index]]` at the top level, or `index-url` and `extra-index-url`"])
    }
    var warning = "Unknown key `\(layer.prefix.isEmpty ? key : layer.prefix + "." + key)` in `\(layer.name)`, "
    warning += "line \(entry.item.line), is ignored"
    if let nearest = nearestName(to: entry.key, in: names) { warning += "; did you mean `\(nearest)`?" }
    warnings.append(warning)
  }

  /// What is wrong with a value, if something is.
  private func problem(of item: TOMLItem, _ key: String, _ name: String, _ kind: ConfigurationKeys.Kind)
    -> SettingError?
  {
    guard fits(item, kind) else {
      return SettingError(
        "Expected \(kind.phrase) for `\(key)`, found \(item.kind.phrase)", from: layer.origin(key, item))
    }
    guard kind == .text, let text = item.string, let possible = ConfigurationKeys.possibleValues(of: name),
      !possible.contains(text)
    else { return nil }
    return SettingError(
      invalid: text, for: name, from: layer.origin(key, item), expected: "another word", possible: possible)
  }

  private func fits(_ item: TOMLItem, _ kind: ConfigurationKeys.Kind) -> Bool {
    switch kind {
    case .text: item.kind == .string
    case .flag: item.kind == .boolean
    case .number: item.integer.map { $0 > 0 } ?? false
    case .list: item.kind == .string || item.elements?.allSatisfy { $0.kind == .string } == true
    case .table: item.kind == .table
    case .tables: item.elements?.allSatisfy { $0.kind == .table } == true
    case .any: true
    }
  }
}
