import Formatting
import Testing

/// The empty lines between statements.
@Suite struct EmptyLineTests {
  /// The node of a block ends after a semicolon, but empty lines after that do not count.
  @Test func emptyLinesAfterASemicolonAreDropped() {
    check("if a:\n    if b:\n        c;\n\n\nelse:\n    d\n", becomes: "if a:\n    if b:\n        c\nelse:\n    d\n")
  }

  @Test(arguments: [
    ("x = 1\n\n\n\n\ny = 2\n", "x = 1\n\n\ny = 2\n"),
    ("x = 1; y = 2;\n", "x = 1\ny = 2\n"),
    ("\n\nx = 1\n\n\n", "x = 1\n"),
    ("x = 1", "x = 1\n"),
    ("def f(): pass\nx = 1\n", "def f():\n    pass\n\n\nx = 1\n"),
    ("x = 1\ndef f(): pass\n", "x = 1\n\n\ndef f():\n    pass\n"),
    ("class A: pass\n# c\nx = 1\n", "class A:\n    pass\n\n\n# c\nx = 1\n"),
    ("# c\n\ndef f(): pass\n", "# c\n\n\ndef f():\n    pass\n"),
    ("# c\ndef f(): pass\n", "# c\ndef f():\n    pass\n"),
    ("if a:\n    b\n\n\n\nc\n", "if a:\n    b\n\n\nc\n"),
    ("@a\n\n# c\n\n\ndef f(): pass\n", "@a\n\n# c\n\n\ndef f():\n    pass\n"),
  ])
  func fileHasUpToTwo(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("if a:\n\n    b\n\n\n    c\n", "if a:\n    b\n\n    c\n"),
    ("if a:\n    def f(): pass\n    b\n", "if a:\n\n    def f():\n        pass\n\n    b\n"),
    ("if a:\n    # c\n    def f(): pass\n", "if a:\n    # c\n    def f():\n        pass\n"),
    ("def f():\n\n    a\n", "def f():\n\n    a\n"),
    (
      "def f():\n    def g(): pass\n    def h(): pass\n",
      "def f():\n    def g():\n        pass\n\n    def h():\n        pass\n"
    ),
    ("class A:\n\n    x = 1\n    def f(self): pass\n", "class A:\n    x = 1\n\n    def f(self):\n        pass\n"),
    ("if a:\n    def f(): pass\nelse:\n    b\n", "if a:\n\n    def f():\n        pass\nelse:\n    b\n"),
    ("try:\n    a\n\n# c\nexcept:\n    b\n", "try:\n    a\n\n# c\nexcept:\n    b\n"),
  ])
  func blockHasUpToOne(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("import a\nx = 1\n", "import a\n\nx = 1\n"),
    ("import a\n\n\n\nx = 1\n", "import a\n\n\nx = 1\n"),
    ("import a\nfrom b import c\n", "import a\nfrom b import c\n"),
    ("import a\n# c\nimport b\n", "import a\n\n# c\nimport b\n"),
    ("def f():\n    import a\n    x = 1\n", "def f():\n    import a\n\n    x = 1\n"),
  ])
  func importIsFollowedByOne(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("'''a'''\nx = 1\n", "\"\"\"a\"\"\"\n\nx = 1\n"),
    ("class A:\n\n    '''a'''\n    x = 1\n", "class A:\n    \"\"\"a\"\"\"\n\n    x = 1\n"),
    ("class A:\n    '''a'''\n    # c\n    x = 1\n", "class A:\n    \"\"\"a\"\"\"\n\n    # c\n    x = 1\n"),
    ("def f():\n\n    '''a'''\n    x = 1\n", "def f():\n    \"\"\"a\"\"\"\n    x = 1\n"),
    ("def f():\n    '''a'''\n\n\n    x = 1\n", "def f():\n    \"\"\"a\"\"\"\n\n    x = 1\n"),
  ])
  func docstringIsFollowedByOneInFileAndClass(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("def f():\n    ...\ndef g(): ...\n", "def f(): ...\ndef g(): ...\n"),
    ("def f(): ...\n\ndef g(): ...\n", "def f(): ...\n\n\ndef g(): ...\n"),
    ("def f(): ...\n# c\ndef g(): ...\n", "def f(): ...\n# c\ndef g(): ...\n"),
    ("class A:\n    ...\nclass B: ...\n", "class A: ...\n\n\nclass B: ...\n"),
    ("def f():  # c\n    ...\n", "def f():  # c\n    ...\n"),
    ("if a: ...\n", "if a:\n    ...\n"),
  ])
  func ellipsisStaysOnTheLineOfItsHeader(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("", ""), ("\n", "\n"), ("\n\n\n", "\n"), ("   ", ""), ("# c\n", "# c\n"), ("# c\n\n\n\n", "# c\n\n\n"),
    ("\n\n# c", "# c\n"), ("\u{FEFF}x  = 1\n", "x = 1\n"),
  ])
  func fileWithoutStatements(source: String, expected: String) {
    check(source, becomes: expected)
  }

  @Test(arguments: [
    ("class A: ...\nclass B: ...\n", "class A: ...\nclass B: ...\n"),
    (
      "class A: ...\nclass B:\n    x: int\nclass C: ...\n",
      "class A: ...\n\nclass B:\n    x: int\n\nclass C: ...\n"
    ),
    ("def f(): ...\n\n\n\nx = 1\n", "def f(): ...\n\nx = 1\n"),
    (
      "class A:\n    def f(self):\n        ...\n    def g(self): ...\n",
      "class A:\n    def f(self): ...\n    def g(self): ...\n"
    ),
    (
      "class A:\n    class B:\n        x: int\n    y: int\n",
      "class A:\n    class B:\n        x: int\n\n    y: int\n"
    ),
    ("if a: ...\nelse: ...\n", "if a: ...\nelse: ...\n"),
    ("@a\nclass A: ...\nx = 1\n", "@a\nclass A: ...\n\nx = 1\n"),
  ])
  func stubKeepsEmptyDefinitionsTogether(source: String, expected: String) {
    check(source, becomes: expected, options: FormatOptions(sourceKind: .stub))
  }
}
