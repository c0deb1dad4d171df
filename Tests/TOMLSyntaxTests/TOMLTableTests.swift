import TOMLSyntax
import Testing

@Suite struct TOMLTableTests {
  @Test func headersDottedKeysAndArraysOfTablesNest() {
    let document = TOMLDocument(
      parsing: """
        title = "x"
        fruit.apple.color = "red"

        [tool.adder]   # comment
        offline = true
        [tool.adder.pip]
        strict = false

        [[tool.adder.index]]
        name = "first"
        [[tool.adder.index]]
        name = "second"
        [tool.adder.index.sub]
        x = 1
        [fruit.apple.texture]
        smooth = true
        """)
    #expect(document.diagnostics == [])
    #expect(document.root.map(\.key) == ["title", "fruit", "tool"])
    #expect(document.root.item(at: ["fruit", "apple", "color"])?.string == "red")
    #expect(document.root.item(at: ["fruit", "apple", "texture", "smooth"])?.boolean == true)
    let adder = document.root["tool"]?["adder"]
    #expect(adder?["pip"]?["strict"]?.boolean == false)
    #expect(adder?["index"]?.elements?.compactMap { $0["name"]?.string } == ["first", "second"])
    #expect(adder?["index"]?.elements?.last?["sub"]?["x"]?.integer == 1)
    #expect(adder?["offline"]?.line == 5)
    #expect(adder?["offline"]?.position.column == 1)
  }

  /// Counting the columns before each of them would look at a million million bytes.
  @Test(.timeLimit(.minutes(1)))
  func theLinesOfManyKeysOnOneLineAreFoundWithoutCountingColumns() {
    let count = 300_000
    let document = TOMLDocument(parsing: "\npip = { " + (0..<count).map { "k\($0) = 1" }.joined(separator: ", ") + " }")
    #expect(document.diagnostics == [])
    #expect(document.root["pip"]?.table?.count { $0.item.line == 2 } == count)
  }

  @Test(arguments: [
    ("a = 1\na = 2\n", "2:1 `a` is already defined on line 1"),
    ("[a]\n[a]\n", "2:2 `a` is already defined on line 1"),
    ("[a]\nb.c = 1\n[a.b]\n", "3:4 `b` is already defined on line 2"),
    ("a = {x = 1}\na.y = 2\n", "2:1 the inline table `a` cannot be extended"),
    ("a = {x = 1}\n[a.y]\n", "2:2 the inline table `a` cannot be extended"),
    ("a = [1]\n[[a]]\n", "2:3 `a` is already defined on line 1"),
    ("[[a]]\n[a]\n", "2:2 `a` is already defined on line 1"),
    ("a = 1\na.b = 2\n", "2:1 `a` is an integer, not a table"),
    ("[a.b.c]\nz = 9\n[a]\nb.c.t = 1\n", "4:3 `c` is already defined on line 1"),
    ("a = 1 b = 2\n", "1:7 expected the end of the line"),
    ("a\n", "1:2 expected `=` after the key"),
    ("= 1\n", "1:1 expected a key"),
    ("[a\n", "1:3 expected `]` to close the table header"),
    ("[]\n", "1:2 expected a key"),
    ("[[a]\n", "1:5 expected `]]` to close the header of an array of tables"),
    ("é = 1\n", "1:1 a key with characters outside ASCII needs quotes"),
    ("key = word\n", "1:7 expected a value; the text `word` needs quotes to be a string"),
    ("'''a''' = 1\n", "1:1 a key cannot be a multi-line string"),
    ("a = \"é\\q\"\n", "1:7 `\\q` is not an escape"),
  ])
  func errorsNameThePlaceAndWhatWasExpected(source: String, message: String) {
    let diagnostics = TOMLDocument(parsing: source).diagnostics
    #expect(diagnostics.map { "\($0.position.line):\($0.position.column) \($0.message)" } == [message])
  }

  @Test func everyBadStatementIsReportedAndTheRestCounts() {
    let document = TOMLDocument(
      parsing: """
        one = 1
        two =
        three = 3
        [broken
        lost = 1
        [fine]
        list = [
          "a"
          "b"
        ]
        four = 4
        """)
    #expect(document.diagnostics.map(\.position.line) == [2, 4, 9])
    #expect(document.root["one"]?.integer == 1)
    #expect(document.root["three"]?.integer == 3)
    #expect(document.root["lost"] == nil)
    #expect(document.root["fine"]?["four"]?.integer == 4)
  }

  @Test func sourceIsKeptByteForByte() {
    let source = "\u{FEFF}# head\r\na = 1 # one\r\n\r\n[ t . 'u' ]\r\n\"k\" = [ 1,\r\n 2 ]"
    let document = TOMLDocument(parsing: source)
    #expect(document.diagnostics == [])
    #expect(document.source == Array(source.utf8))
    #expect(document.root["t"]?["u"]?["k"]?.elements?.count == 2)
  }

  @Test func invalidTextIsReportedButRead() {
    let document = TOMLDocument(parsing: Array("a = 1\nb = \"".utf8) + [0xff, 0xc0, 0x80] + Array("\"\nc = 3\n".utf8))
    #expect(document.diagnostics.first?.message == "the bytes are not valid UTF-8")
    #expect(document.root["a"]?.integer == 1)
    #expect(document.root["c"]?.integer == 3)
  }

  @Test(arguments: [
    ("[", "nested more than 128 levels deep", 132),
    ("{a=", "nested more than 128 levels deep", 386),
    ("a.", "expected a key", 40000),
    ("[a.", "expected a key", 3),
  ])
  func deepNestingIsAnErrorNotACrash(opening: String, message: String, offset: Int) {
    let isKey = opening.hasSuffix(".")
    let source = (isKey ? "" : "x = ") + String(repeating: opening, count: 20_000)
    let diagnostic = TOMLDocument(parsing: source).diagnostics.first
    #expect(diagnostic?.message == message)
    #expect(diagnostic?.range.start == offset)
    let deep = "x = " + String(repeating: "[", count: 129) + String(repeating: "]", count: 129)
    #expect(TOMLDocument(parsing: deep).diagnostics.first?.message == "nested more than 128 levels deep")
  }

  @Test func manyKeysAreFoundQuickly() {
    let source = (0..<5_000).map { "key-\($0) = \($0)\n" }.joined()
    let document = TOMLDocument(parsing: source)
    #expect(document.diagnostics == [])
    #expect(document.root["key-4999"]?.integer == 4999)
    #expect(document.root["key-5000"] == nil)
    #expect(document.root["key-4999"]?.line == 5000)
  }
}
