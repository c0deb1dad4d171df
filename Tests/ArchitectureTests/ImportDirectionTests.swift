import SystemIO
import SystemPackage
import Testing

/// The module map is `Package.swift`'s order: a module imports only modules above it.
struct ImportDirectionTests {
  @Test func everyImportPointsUpward() throws {
    let map = try ModuleMap()
    // Every folder of sources is a module, and nothing else in `Sources` is.
    let folders = Set(try ModuleMap.sourceFiles().map(\.module))
    #expect(folders.isSubset(of: map.modules), "the module map could not be read")
    for file in try ModuleMap.sourceFiles() {
      let own = try #require(map.position[file.module], "`\(file.path)` is in no module of Package.swift")
      for imported in file.imports {
        guard let position = map.position[imported] else { continue }
        #expect(position < own, "`\(file.path)` imports `\(imported)`, which is not above `\(file.module)`")
        #expect(
          map.declared[file.module]?.contains(imported) == true,
          "`\(file.path)` imports `\(imported)`, which Package.swift does not declare for `\(file.module)`")
      }
    }
  }

  @Test(arguments: [
    ("NIO", ["IndexAccess", "Registry", "LanguageServer"]),
    ("AsyncHTTPClient", ["IndexAccess"]),
    ("Glibc", ["SystemIO"]),
    ("CPlatform", ["SystemIO"]),
    ("CDeflate", ["Archives"]),
    ("CDigest", ["Caching"]),
    ("Foundation", []),
    ("Dispatch", []),
  ])
  func onlyTheseModulesImport(_ prefix: String, _ allowed: [String]) throws {
    for file in try ModuleMap.sourceFiles() where !allowed.contains(file.module) {
      for imported in file.imports where imported == prefix || (prefix == "NIO" && imported.hasPrefix("NIO")) {
        Issue.record("`\(file.path)` imports `\(imported)`; only \(allowed) may")
      }
    }
    let users = try ModuleMap.sourceFiles().filter { file in file.imports.contains { $0.hasPrefix(prefix) } }
    #expect(users.isEmpty == allowed.isEmpty, "nothing imports `\(prefix)`: has it another name by now?")
  }

  @Test(arguments: [
    "Support", "PackagingStandards", "VersionSolving", "JSONSyntax", "TOMLSyntax", "FilePatterns", "PythonSyntax",
    "PythonSemantics", "PythonFiles", "Formatting", "EmbeddedCode", "Findings", "Linting",
  ])
  func doesNoInputOrOutput(_ module: String) throws {
    let files = try ModuleMap.sourceFiles().filter { $0.module == module }
    #expect(!files.isEmpty, "there is no module `\(module)`")
    for file in files {
      #expect(!file.imports.contains("SystemIO"), "`\(file.path)` must not reach the operating system")
    }
  }

  /// What commands do is done by `PackageOperations` and `CodeOperations`, which others can call too.
  @Test(arguments: [
    "ReleaseFile", "WheelStore", "InstallTransaction", "CoreMetadata", "VersionSolver", "RequirementsFile(parsing",
    "ParsedFile", "CellMap", "formatRange(", "SealedRecord", "WorkerPool",
  ])
  func commandsLeaveTheWorkToOperations(_ word: String) throws {
    let users = try ModuleMap.sourceFiles().filter { $0.mentions(word) }
    #expect(!users.isEmpty, "nothing is called `\(word)` any more")
    for file in users {
      #expect(file.module != "Commands", "`\(file.path)` must leave `\(word)` to the operations")
    }
  }

  @Test(arguments: ["PackageOperations", "CodeOperations"])
  func operationsKnowNoCommandLine(_ module: String) throws {
    let declared = try #require(try ModuleMap().declared[module])
    #expect(declared.isDisjoint(with: ["TerminalUI", "Diagnostics", "ArgumentParsing", "Commands"]))
  }

  /// Fields of nodes are read through views, which know where a field lies.
  @Test func onlyTheTreeReadsRawWords() throws {
    var readers = 0
    for file in try ModuleMap.sourceFiles() where file.path.hasPrefix("Code/") {
      let mayRead = file.path.contains("/Generated/") || file.path.hasPrefix("Code/PythonSyntax/Tree/")
      let isParser = file.path.hasPrefix("Code/PythonSyntax/Parser/")
      for line in file.lines where Self.readsRawWords(line, inParser: isParser) {
        readers += 1
        #expect(mayRead, "`\(file.path)`: `\(line)`: fields are read through views")
      }
    }
    #expect(readers > 100, "the trees are read in another way")
  }

  /// Whether a line reads a word of a node, or of what lies outside of nodes.
  private static func readsRawWords(_ line: Substring, inParser: Bool) -> Bool {
    let words = [".fieldWord(", " fieldWord(", ".words["]
    if words.contains(where: line.contains) { return true }
    // The words that lie in a node have names of one letter.
    return inParser
      && line.split { !($0.isLetter || $0 == "." || $0 == "_") }
        .contains { $0.hasSuffix(".a") || $0.hasSuffix(".b") }
      && !line.contains("//")
  }

  @Test func nothingIsPublic() throws {
    for file in try ModuleMap.sourceFiles() where file.mentions("public ") {
      for line in file.lines where line.drop(while: { $0 == " " }).hasPrefix("public ") {
        // What is inlined into other modules may only mention types of such an import.
        if line.hasPrefix("public import Python") { continue }
        Issue.record("`\(file.path)`: `\(line)`: access across modules is `package`")
      }
    }
  }
}
