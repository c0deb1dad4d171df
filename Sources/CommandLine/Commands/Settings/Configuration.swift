import Support
import SystemIO
package import SystemPackage
import TOMLSyntax

/// One table of settings from one file.
struct ConfigurationLayer: Sendable {
  /// The file as messages name it.
  let name: String
  /// The directory that relative paths in it start from.
  let directory: FilePath
  /// What stands before each key: `tool.adder` in a `pyproject.toml`, else nothing.
  let prefix: String
  let table: TOMLTable

  /// The origin of one of its keys.
  func origin(_ key: String, _ item: TOMLItem) -> SettingOrigin {
    .file(path: name, line: item.line, key: prefix.isEmpty ? key : prefix + "." + key)
  }
}

/// Where to look for configuration files.
package struct ConfigurationSearch: Sendable {
  /// The directory whose nearest configured ancestor counts as the project.
  package var directory: FilePath
  /// A file to read instead of looking for any.
  package var explicitFile: FilePath?
  /// Read nothing.
  package var isDisabled = false
  /// Leave the project's files out, as commands about tools do.
  package var skipsProject = false
  /// Leave the system's files out.
  package var skipsSystem = false
  /// `~/.config`, or what `XDG_CONFIG_HOME` says; nothing where there is no home.
  package var userDirectory: FilePath?
  /// The directories of the system's configuration, in order.
  package var systemDirectories: [FilePath] = []

  package init(directory: FilePath) {
    self.directory = directory
  }

  /// Adds the user's and the system's directories of this process.
  package mutating func addStandardDirectories() {
    if let home = ProcessEnvironment.nonEmptyValue("XDG_CONFIG_HOME"), home.hasPrefix("/") {
      userDirectory = FilePath(home)
    } else {
      userDirectory = ProcessEnvironment.homeDirectory?.appending(".config")
    }
    let system = ProcessEnvironment.nonEmptyValue("XDG_CONFIG_DIRS") ?? "/etc/xdg"
    systemDirectories = system.split(separator: ":").filter { $0.hasPrefix("/") }.map { FilePath(String($0)) }
    systemDirectories.append("/etc")
  }
}

/// The settings of all configuration files, nearest first: the project's, the user's, the system's.
///
/// In each place `adder.toml` comes before `pyproject.toml`'s `[tool.adder]`, and only one of the two is read; after
/// it `uv.toml` or `[tool.uv]` in the same way, so that a project set up for the peer works unchanged and can still
/// say something else to adder.
package struct Configuration: Sendable {
  let layers: [ConfigurationLayer]
  /// What to warn about: unknown keys, files that are only partly readable.
  package let warnings: [String]

  /// No settings at all.
  package static let empty = Configuration(layers: [], warnings: [])

  private init(layers: [ConfigurationLayer], warnings: [String]) {
    self.layers = layers
    self.warnings = warnings
  }

  /// Finds and reads the files.
  ///
  /// - Parameter workingDirectory: what messages name the files relative to.
  /// - Throws: `SettingError` for a value of the wrong type or a file that is not TOML, `SystemError` for one that
  ///   cannot be read.
  package static func load(_ search: ConfigurationSearch, from workingDirectory: FilePath) throws -> Configuration {
    if search.isDisabled { return .empty }
    var loader = ConfigurationLoader(current: workingDirectory)
    if let file = search.explicitFile {
      try loader.readExplicit(file)
    } else {
      if !search.skipsProject { try loader.readProject(from: search.directory) }
      if let user = search.userDirectory {
        try loader.readFile(user.appending("adder").appending("adder.toml"))
        try loader.readFile(user.appending("uv").appending("uv.toml"))
      }
      if !search.skipsSystem {
        try loader.readSystem(search.systemDirectories, folder: "adder", file: "adder.toml")
        try loader.readSystem(search.systemDirectories, folder: "uv", file: "uv.toml")
      }
    }
    return Configuration(layers: loader.layers, warnings: loader.warnings)
  }
}

/// Reads configuration files one after the other.
private struct ConfigurationLoader {
  var layers: [ConfigurationLayer] = []
  var warnings: [String] = []
  let current: FilePath

  init(current: FilePath) {
    self.current = current
  }

  mutating func readExplicit(_ file: FilePath) throws {
    let document = try parse(readFile(file), file, isOwn: file.lastComponent?.string != "pyproject.toml")
    if file.lastComponent?.string == "pyproject.toml" {
      for tool in ["adder", "uv"] { try add(document, file, tool: tool) }
    } else {
      try add(document.root, file, prefix: "")
    }
  }

  /// Reads the nearest directory that has any settings.
  mutating func readProject(from directory: FilePath) throws {
    var directory = directory
    while true {
      let pyproject = directory.appending("pyproject.toml")
      var document: TOMLDocument?
      if let bytes = try? readFileIfPresent(pyproject), mentionsTool(bytes) {
        document = try parse(bytes, pyproject, isOwn: false)
      }
      let count = layers.count
      for tool in ["adder", "uv"] {
        if try readFile(directory.appending(tool + ".toml")) {
          if document?.root.item(at: ["tool", tool]) != nil {
            warnings.append(
              "`\(shown(directory.appending(tool + ".toml")))` takes the place of the `[tool.\(tool)]` table in "
                + "`\(shown(pyproject))`, which is not read")
          }
        } else if let document {
          try add(document, pyproject, tool: tool)
        }
      }
      if layers.count > count || directory.components.isEmpty { return }
      directory.removeLastComponent()
    }
  }

  mutating func readSystem(_ directories: [FilePath], folder: String, file: String) throws {
    for directory in directories where try readFile(directory.appending(folder).appending(file)) { return }
  }

  /// Reads an `adder.toml` or `uv.toml`, if it is there.
  @discardableResult
  mutating func readFile(_ file: FilePath) throws -> Bool {
    guard let bytes = try readFileIfPresent(file) else { return false }
    try add(parse(bytes, file, isOwn: true).root, file, prefix: "")
    return true
  }

  private func readFile(_ file: FilePath) throws -> [UInt8] { try SystemIO.readFile(file) }

  /// Whether a `pyproject.toml` can hold settings of ours: spares the parse of the many that do not.
  private func mentionsTool(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { haystack in
      [StaticString("adder"), "uv"].contains { needle in
        haystack.contains(needle)
      }
    }
  }

  /// An unreadable line of our own file is an error; in a shared `pyproject.toml` it is a warning, and the rest counts.
  private mutating func parse(_ bytes: [UInt8], _ file: FilePath, isOwn: Bool) throws -> TOMLDocument {
    let document = TOMLDocument(parsing: bytes)
    guard let first = document.diagnostics.first else { return document }
    let place = "line \(first.position.line), column \(first.position.column): \(first.message)"
    if isOwn { throw ConfigurationSyntaxError(file: shown(file), document: document, diagnostic: first) }
    warnings.append("`\(shown(file))` could not be read completely, settings may be missing (\(place))")
    return document
  }

  private mutating func add(_ document: TOMLDocument, _ file: FilePath, tool: String) throws {
    guard let table = document.root.item(at: ["tool", tool])?.table else { return }
    try add(table, file, prefix: "tool." + tool)
  }

  private mutating func add(_ table: TOMLTable, _ file: FilePath, prefix: String) throws {
    let layer = ConfigurationLayer(
      name: shown(file), directory: file.removingLastComponent(), prefix: prefix, table: table)
    try check(table, layer, under: "", names: ConfigurationKeys.topLevelNames, ConfigurationKeys.kind(ofTopLevel:))
    if let pip = table["pip"]?.table {
      try check(pip, layer, under: "pip.", names: ConfigurationKeys.pipNames, ConfigurationKeys.kind(ofPip:))
    }
    // What is only about code is found file by file, and says nothing about where the project is.
    if !table.isEmpty, table.allSatisfy({ ConfigurationKeys.isAboutCode($0.key) }) { return }
    layers.append(layer)
  }

  private mutating func check(
    _ table: TOMLTable, _ layer: ConfigurationLayer, under path: String, names: [String],
    _ kind: (String) -> ConfigurationKeys.Kind?
  ) throws {
    for entry in table {
      let key = path + entry.key
      guard let kind = kind(entry.key) else {
        var warning = "Unknown key `\(layer.prefix.isEmpty ? key : layer.prefix + "." + key)` in `\(layer.name)`, "
        warning += "line \(entry.item.line), is ignored"
        if let nearest = nearestName(to: entry.key, in: names) { warning += "; did you mean `\(nearest)`?" }
        warnings.append(warning)
        continue
      }
      guard !fits(entry.item, kind) else { continue }
      throw SettingError(
        "Expected \(kind.phrase) for `\(key)`, found \(entry.item.kind.phrase)", from: layer.origin(key, entry.item))
    }
  }

  private func fits(_ item: TOMLItem, _ kind: ConfigurationKeys.Kind) -> Bool {
    switch kind {
    case .text: item.kind == .string
    case .flag: item.kind == .boolean
    case .number: item.kind == .integer
    case .list: item.kind == .string || item.elements?.allSatisfy { $0.kind == .string } == true
    case .table: item.kind == .table
    case .tables: item.elements?.allSatisfy { $0.kind == .table } == true
    case .any: true
    }
  }

  /// The file's path as a person would write it from here.
  private func shown(_ file: FilePath) -> String {
    var relative = file
    return relative.removePrefix(current) ? relative.string : file.string
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes of a short ASCII word occur.
  fileprivate func contains(_ word: StaticString) -> Bool {
    let needle = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard let first = needle.first, count >= needle.count else { return false }
    for start in 0...(count - needle.count) where self[start] == first {
      if (1..<needle.count).allSatisfy({ self[start + $0] == needle[$0] }) { return true }
    }
    return false
  }
}
