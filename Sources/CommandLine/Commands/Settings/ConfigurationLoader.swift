internal import Support
internal import SystemIO
internal import SystemPackage
internal import TOMLSyntax

/// Reads configuration files one after the other.
///
/// A file that is there and cannot be read ends the command: what it says about indexes must not be lost, since the
/// public index would then be asked for packages of a private one.
struct ConfigurationLoader {
  private(set) var layers: [ConfigurationLayer] = []
  private(set) var warnings: [String] = []
  private let current: FilePath

  init(current: FilePath) {
    self.current = current
  }

  mutating func readExplicit(_ file: FilePath) throws {
    let bytes = try SystemIO.readFile(file)
    guard file.lastComponent?.string == "pyproject.toml" else {
      let tool: ConfigurationLayer.Tool = file.lastComponent?.string == "adder.toml" ? .adder : .uv
      return try add(parse(bytes, file).root, file, prefix: "", tool)
    }
    let document = try parse(bytes, file)
    for tool in ConfigurationLayer.Tool.allCases { try add(document, file, tool) }
  }

  /// Reads the nearest directory that has any settings; of a workspace that is the root or above it.
  mutating func readProject(from start: FilePath) throws {
    var directory = try workspaceRoot(above: start) ?? start
    while true {
      let pyproject = directory.appending("pyproject.toml")
      var document: TOMLDocument?
      if let bytes = try readRegularFileIfPresent(pyproject), mentionsTool(bytes) {
        document = try parseShared(bytes, pyproject)
      }
      let count = layers.count
      for tool in ConfigurationLayer.Tool.allCases {
        let own = directory.appending(tool.name + ".toml")
        if try readFile(own, tool) {
          if document?.root.item(at: ["tool", tool.name]) != nil {
            warnings.append(
              "`\(own.shown(from: current))` takes the place of the `[tool.\(tool.name)]` table in `\(pyproject.shown(from: current))`, which is "
                + "not read")
          }
        } else if let document {
          try add(document, pyproject, tool)
        }
      }
      if layers.count > count || directory.components.isEmpty { return }
      directory.removeLastComponent()
    }
  }

  /// Reads a tool's file in the user's directory; a directory that may not be looked into has none.
  mutating func readUser(_ directory: FilePath, _ tool: ConfigurationLayer.Tool) throws {
    let file = directory.appending(tool.name).appending(tool.name + ".toml")
    do {
      guard try fileStatus(file) != nil else { return }
    } catch let error as SystemError where error.code == .permissionDenied {
      return
    }
    try readFile(file, tool)
  }

  /// Reads the first of a tool's files in the system's directories.
  mutating func readSystem(_ directories: [FilePath], _ tool: ConfigurationLayer.Tool) throws {
    for directory in directories {
      if try readFile(directory.appending(tool.name).appending(tool.name + ".toml"), tool) { return }
    }
  }

  /// Reads an `adder.toml` or `uv.toml`, if it is there.
  @discardableResult
  private mutating func readFile(_ file: FilePath, _ tool: ConfigurationLayer.Tool) throws -> Bool {
    guard let bytes = try readRegularFileIfPresent(file) else { return false }
    try add(parse(bytes, file).root, file, prefix: "", tool)
    return true
  }

  // MARK: Parsing

  private func parse(_ bytes: [UInt8], _ file: FilePath) throws -> TOMLDocument {
    let document = TOMLDocument(parsing: bytes)
    guard let first = document.diagnostics.first else { return document }
    throw ConfigurationSyntaxError(file: file.shown(from: current), document: document, diagnostic: first)
  }

  /// A broken `pyproject.toml` is a warning where it has no settings of ours, and an error where it has: which of them
  /// would be lost nobody can say.
  private mutating func parseShared(_ bytes: [UInt8], _ file: FilePath) throws -> TOMLDocument? {
    let document = TOMLDocument(parsing: bytes)
    guard let first = document.diagnostics.first else { return document }
    if hasToolHeader(bytes) {
      throw ConfigurationSyntaxError(file: file.shown(from: current), document: document, diagnostic: first)
    }
    warnings.append(
      "`\(file.shown(from: current))` is not valid TOML (line \(first.position.line), column \(first.position.column): "
        + "\(first.message))")
    return nil
  }

  /// Whether a `pyproject.toml` can hold settings of ours: spares the parse of the many that do not.
  private func mentionsTool(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { haystack in
      [StaticString("adder"), "uv"].contains { unsafe haystack.contains($0) }
    }
  }

  /// Whether a line looks like the header of a table of ours, however it is written.
  private func hasToolHeader(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      guard line.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "[") else { return false }
      return unsafe line.withUnsafeBytes { unsafe $0.contains("tool") } && mentionsTool(Array(line))
    }
  }

  // MARK: Layers

  private mutating func add(_ document: TOMLDocument, _ file: FilePath, _ tool: ConfigurationLayer.Tool) throws {
    guard let table = document.root.item(at: ["tool", tool.name])?.table else { return }
    try add(table, file, prefix: "tool." + tool.name, tool)
  }

  private mutating func add(_ table: TOMLTable, _ file: FilePath, prefix: String, _ tool: ConfigurationLayer.Tool)
    throws
  {
    let layer = ConfigurationLayer(
      name: file.shown(from: current), directory: file.removingLastComponent(), prefix: prefix, tool: tool, table: table
    )
    var check = ConfigurationCheck(layer)
    try check.run()
    warnings += check.warnings
    // What is only about code is found file by file, and says nothing about where the project is.
    if !table.isEmpty, table.allSatisfy({ ConfigurationKeys.isAboutCode($0.key) }) { return }
    layers.append(check.layer)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes of a short ASCII word occur.
  func contains(_ word: StaticString) -> Bool {
    let needle = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard let first = unsafe needle.first, count >= needle.count else { return false }
    for start in 0...(count - needle.count) where unsafe self[start] == first {
      if (1..<needle.count).allSatisfy({ unsafe self[start + $0] == needle[$0] }) { return true }
    }
    return false
  }
}
