import Testing

/// What other modules can use says what it is.
struct DocumentationTests {
  /// What explains itself by its name and what the language expects of it.
  private static let exempt = ["static func == (", "func hash(into ", "package init", "package convenience init"]

  @Test func everyDeclarationForOtherModulesHasADocumentationComment() throws {
    var count = 0
    for file in try ModuleMap.sourceFiles() where file.path.hasPrefix("Code/") && !file.path.contains("/Generated/") {
      var isDocumented = false
      for line in file.lines {
        let text = line.drop { $0 == " " }
        if text.hasPrefix("///") {
          isDocumented = true
          continue
        }
        // Attributes may stand between the comment and the declaration.
        if text.hasPrefix("@") && !text.contains("package ") { continue }
        if Self.isDeclaration(text) {
          count += 1
          #expect(isDocumented, "`\(file.path)`: `\(text)`: say what it is")
        }
        isDocumented = false
      }
    }
    #expect(count > 500, "the declarations are written in another way")
  }

  private static func isDeclaration(_ text: Substring) -> Bool {
    if exempt.contains(where: text.contains) { return false }
    let words = text.split(separator: " ").drop { $0.hasPrefix("@") || $0.hasPrefix("renamed:") }
    return words.first == "package" && words.count > 2 && !words.dropFirst().prefix(1).contains("import")
  }

  @Test(arguments: [
    ("package let tree: SyntaxTree", true), ("@inlinable package var count: Int { 0 }", true),
    ("@inlinable @inline(__always) package static func < (left: Self, right: Self) -> Bool {", true),
    ("package import PythonSyntax", false), ("package init(_ tree: SyntaxTree) {", false),
    ("package static func == (left: Self, right: Self) -> Bool {", false), ("let tree: SyntaxTree", false),
    ("// a package of files", false),
  ])
  func whatIsADeclarationIsKnown(line: String, isOne: Bool) {
    #expect(Self.isDeclaration(line[...]) == isOne)
  }
}
