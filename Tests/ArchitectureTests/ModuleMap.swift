import SystemIO
import SystemPackage

/// What `Package.swift` and the sources say about modules and their imports.
struct ModuleMap {
  struct SourceFile {
    let path: String
    let module: String
    let lines: [Substring]
    let imports: [String]
  }

  let root: FilePath
  /// Modules in the order of the manifest.
  private(set) var modules: [String] = []
  private(set) var position: [String: Int] = [:]
  /// The modules each module declares as dependencies.
  private(set) var declared: [String: Set<String>] = [:]

  init(file: String = #filePath) throws {
    root = FilePath(file).removingLastComponent().removingLastComponent().removingLastComponent()
    let manifest = String(decoding: try readFile(root.appending("Package.swift")), as: UTF8.self)
    // A declaration runs from one target call to the next; every quoted word in it is its name or a dependency.
    for declaration in manifest.split(separator: "\n    ").joined(separator: "\n").components(
      startingWith: ["module(", ".target(", ".executableTarget("])
    {
      var words = declaration.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      if declaration.hasPrefix("module("), !words.isEmpty { words.removeFirst() }
      guard let name = words.first, declaration.contains("\"") else { continue }
      if name.contains("\\") { continue }
      position[name] = modules.count
      modules.append(name)
      declared[name] = Set(words.dropFirst())
    }
  }

  func sourceFiles() throws -> [SourceFile] {
    var files: [SourceFile] = []
    try walkDirectory(root.appending("Sources")) { path, kind in
      guard kind == .file, path.extension == "swift" else { return true }
      let components = path.components.map(\.string)
      guard components.count >= 3 else { return true }
      let text = String(decoding: try readFile(root.appending("Sources").pushing(path)), as: UTF8.self)
      let lines = text.split(separator: "\n")
      let imports = lines.compactMap { line -> String? in
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
        let before = words[..<keyword]
        guard before.allSatisfy({ $0.hasPrefix("@") || ["package", "internal", "private", "public"].contains($0) })
        else { return nil }
        return words[keyword + 1].split(separator: ".").first.map(String.init)
      }
      files.append(SourceFile(path: path.string, module: components[1], lines: lines, imports: imports))
      return true
    }
    return files
  }
}

extension String {
  /// The pieces of the text that start at each of the given words.
  fileprivate func components(startingWith words: [String]) -> [String] {
    var pieces: [String] = []
    for line in split(separator: "\n") {
      let trimmed = line.drop { $0 == " " }
      if words.contains(where: { trimmed.hasPrefix($0) }) {
        pieces.append(String(trimmed))
      } else if !pieces.isEmpty {
        pieces[pieces.count - 1] += "\n" + line
      }
    }
    return pieces
  }
}
