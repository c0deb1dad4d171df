import TOMLSyntax
import TestSupport
import Testing

private let sample = """
  # a project
  [project]
  name = "demo" # the name
  dependencies = [
    "a>=1", # first
    'b',
  ]
  optional.x = { k = [1, 2.5, true], "q\\u00e9" = 1979-05-27T07:32:00Z }
  [[tool.index]]
  text = \"\"\"one \\
     two\"\"\"
  [[tool.index]]
  text = '''three'''
  [tool.index.sub]
  n = 0xff
  """

@Suite struct TOMLFuzzTests {
  private static let tokens = [
    "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "\n", "\r\n", "\r", "#", "\\", "0", "_",
    "e", "+", "-", "true", "inf", "0x", "a.b=1\n", "[project]\n", "\\u12", "1979-05-27", "07:32:00", "é", "\u{0}", " ",
  ]

  /// Reads every value and makes edits, whatever the text: a good document stays good, with what was set in it.
  ///
  /// - Returns: how many edits were made.
  @discardableResult
  private func exercise(_ bytes: [UInt8]) -> Int {
    let document = TOMLDocument(parsing: bytes)
    #expect(document.source == bytes)
    _ = document.root.item.value
    for diagnostic in document.diagnostics {
      #expect(diagnostic.range.start <= diagnostic.range.end && diagnostic.range.end <= bytes.count + 1)
    }
    #expect(TOMLDocument(parsing: bytes).diagnostics == document.diagnostics)
    guard document.diagnostics.isEmpty else { return 0 }
    var edits = 0
    for path in [["project", "name"], ["new", "key"], ["project", "optional", "x", "y"], ["top"]] {
      var editor = TOMLEditor(document)
      guard (try? editor.set(path, to: .string("v"))) != nil else { continue }
      #expect(editor.document.diagnostics.isEmpty)
      #expect(editor.document.root.item(at: path)?.string == "v")
      guard (try? editor.remove(path)) == true else { continue }
      #expect(editor.document.diagnostics.isEmpty)
      #expect(editor.document.root.item(at: path) == nil)
      edits += 1
    }
    return edits
  }

  @Test func truncationAtEveryByteIsSafe() {
    let bytes = Array(sample.utf8)
    var edits = 0
    for count in 0...bytes.count { edits += exercise(Array(bytes.prefix(count))) }
    // Most prefixes are no documents; those that are take the edits.
    #expect(edits > 100)
  }

  @Test(arguments: [1, 2, 3])
  func mutatedDocumentsAreSafe(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var edits = 0
    for _ in 0..<400 {
      var bytes = Array(sample.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        if Bool.random(using: &generator), let token = Self.tokens.randomElement(using: &generator) {
          bytes.insert(contentsOf: token.utf8, at: place)
        } else if place < bytes.count {
          bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      edits += exercise(bytes)
    }
    #expect(edits > 100)
  }
}
