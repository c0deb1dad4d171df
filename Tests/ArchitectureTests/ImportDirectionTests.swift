import SystemIO
import SystemPackage
import Testing

/// The module map is `Package.swift`'s order: a module imports only modules above it.
struct ImportDirectionTests {
  @Test func everyImportPointsUpward() throws {
    let map = try ModuleMap()
    #expect(map.modules.count > 10, "the module map could not be read")
    for file in try map.sourceFiles() {
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
    for file in try ModuleMap().sourceFiles() where !allowed.contains(file.module) {
      for imported in file.imports where imported == prefix || (prefix == "NIO" && imported.hasPrefix("NIO")) {
        Issue.record("`\(file.path)` imports `\(imported)`; only \(allowed) may")
      }
    }
  }

  @Test(arguments: [
    "Support", "PackagingStandards", "VersionSolving", "JSONSyntax", "TOMLSyntax", "FilePatterns", "PythonSyntax",
    "PythonSemantics", "Formatting", "EmbeddedCode", "Findings", "Linting",
  ])
  func doesNoInputOrOutput(_ module: String) throws {
    for file in try ModuleMap().sourceFiles() where file.module == module {
      #expect(!file.imports.contains("SystemIO"), "`\(file.path)` must not reach the operating system")
    }
  }

  /// What packaging commands do is done by `PackageOperations`, which others can call too.
  @Test(arguments: [
    "ReleaseFile", "WheelStore", "InstallTransaction", "CoreMetadata", "VersionSolver", "RequirementsFile(parsing",
  ])
  func commandsLeaveTheWorkToOperations(_ word: String) throws {
    for file in try ModuleMap().sourceFiles() where file.module == "Commands" {
      #expect(!file.lines.contains { $0.contains(word) }, "`\(file.path)` must leave `\(word)` to `PackageOperations`")
    }
  }

  @Test func operationsKnowNoCommandLine() throws {
    let declared = try #require(try ModuleMap().declared["PackageOperations"])
    #expect(declared.isDisjoint(with: ["TerminalUI", "Diagnostics", "ArgumentParsing", "Commands"]))
  }

  @Test func nothingIsPublic() throws {
    for file in try ModuleMap().sourceFiles() {
      for line in file.lines where line.drop(while: { $0 == " " }).hasPrefix("public ") {
        Issue.record("`\(file.path)`: `\(line)`: access across modules is `package`")
      }
    }
  }
}
