import SystemIO
import SystemPackage

/// What `Package.swift` and the sources say about modules and their imports.
struct ModuleMap {
  struct SourceFile: Sendable {
    let path: String
    let module: String
    let imports: [String]
    private let bytes: [UInt8]

    init(_ path: String, module: String, _ bytes: [UInt8]) {
      self.path = path
      self.module = module
      self.bytes = bytes
      imports = Self.imports(in: bytes)
    }

    /// The modules that the lines at the top import.
    private static func imports(in bytes: [UInt8]) -> [String] {
      var imports: [String] = []
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
          words[..<keyword].allSatisfy({
            $0.hasPrefix("@") || ["package", "internal", "private", "public"].contains($0)
          })
        else {
          guard let word = words.first else { continue }
          if word.hasPrefix("//") || word.hasPrefix("#") { continue }
          break
        }
        if let name = words[keyword + 1].split(separator: ".").first { imports.append(String(name)) }
      }
      return imports
    }

    /// The lines that are not empty.
    var lines: [Substring] { String(decoding: bytes, as: UTF8.self).split(separator: "\n") }

    /// Whether a word occurs: by bytes, since to compare the characters of all sources would take minutes.
    func mentions(_ word: String) -> Bool {
      let word = Array(word.utf8)
      guard let first = word.first else { return true }
      return bytes.withUnsafeBufferPointer { bytes in
        var place = 0
        while place + word.count <= bytes.count {
          if bytes[place] == first, bytes[place..<place + word.count].elementsEqual(word) { return true }
          place += 1
        }
        return false
      }
    }
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

  /// Every source file, read once for all tests.
  static func sourceFiles() throws -> [SourceFile] { try files.get() }

  private static let files = Swift.Result {
    let root = try ModuleMap().root.appending("Sources")
    var files: [SourceFile] = []
    try walkDirectory(root) { path, kind in
      let components = path.components.map(\.string)
      if kind == .file, path.extension == "swift", components.count >= 3 {
        files.append(SourceFile(path.string, module: components[1], try readFile(root.pushing(path))))
      }
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
