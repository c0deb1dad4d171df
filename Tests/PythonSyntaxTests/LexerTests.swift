import PythonSyntax
import Testing

@Suite struct LexerTests {
  /// The kinds of the tokens of a source, without the end of the file.
  private func kinds(_ source: String, _ mode: ParseOptions.Mode = .module) -> [TokenKind] {
    let tree = parse(source, ParseOptions(mode: mode))
    return (0..<tree.view.tokenCount - 1).map { tree.view.token($0).kind }
  }

  @Test(arguments: [
    ("x = 1\n", [TokenKind.name, .equal, .integer, .newline]),
    ("x", [.name, .newline]),
    ("", []),
    ("\n# c\n\n", [.nonLogicalNewline, .comment, .nonLogicalNewline, .nonLogicalNewline]),
    ("if a:\n  b\nc\n", [.ifKeyword, .name, .colon, .newline, .indent, .name, .newline, .dedent, .name, .newline]),
    ("f(\n1)\r\n", [.name, .leftParenthesis, .nonLogicalNewline, .integer, .rightParenthesis, .newline]),
    ("a\rb\r", [.name, .newline, .name, .newline]),
    ("a \\\n b\n", [.name, .name, .newline]),
    ("1.5 0x_ff 1e-3j .5 1_0\n", [.float, .integer, .imaginary, .float, .integer, .newline]),
    ("1if 0else 2\n", [.integer, .ifKeyword, .integer, .elseKeyword, .integer, .newline]),
    ("rb'a' Rb'' u\"\" '''a\n'''\n", [.string, .string, .string, .string, .newline]),
    (
      "f'a{b!r:{c}}'\n",
      [
        .fStringStart, .fStringMiddle, .leftBrace, .name, .exclamation, .name, .colon, .leftBrace, .name, .rightBrace,
        .rightBrace, .fStringEnd, .newline,
      ]
    ),
    (
      "f'{x:=5}{{'\n",
      [.fStringStart, .leftBrace, .name, .colon, .fStringMiddle, .rightBrace, .fStringMiddle, .fStringEnd, .newline]
    ),
    ("t'{a != b}'\n", [.tStringStart, .leftBrace, .name, .notEqual, .name, .rightBrace, .tStringEnd, .newline]),
    (
      "f'{f'{1}'}'\n",
      [
        .fStringStart, .leftBrace, .fStringStart, .leftBrace, .integer, .rightBrace, .fStringEnd, .rightBrace,
        .fStringEnd, .newline,
      ]
    ),
    (
      "a<<=b//=c**=d->e:=f...\n",
      [
        .name, .leftShiftEqual, .name, .doubleSlashEqual, .name, .doubleStarEqual, .name, .arrow, .name, .colonEqual,
        .name, .ellipsis, .newline,
      ]
    ),
    ("naïve, 变量\n", [.name, .comma, .name, .newline]),
  ])
  func tokensAreRead(source: String, expected: [TokenKind]) {
    #expect(kinds(source) == expected)
  }

  @Test(arguments: [
    ("%time x\n", [TokenKind.ipythonEscape, .newline]),
    ("!ls \\\n -l\n", [.ipythonEscape, .newline]),
    ("x = !ls\n", [.name, .equal, .ipythonEscape, .newline]),
    ("x.y?\n", [.ipythonEscape, .newline]),
    ("a % b\n", [.name, .percent, .name, .newline]),
    ("x = a \\\n % b\n", [.name, .equal, .name, .percent, .name, .newline]),
    ("(a\n% b)\n", [.leftParenthesis, .name, .nonLogicalNewline, .percent, .name, .rightParenthesis, .newline]),
    ("%%time -n 1\nx\n", [.ipythonEscape, .newline, .name, .newline]),
    ("?x\n??x\n!!ls\n", [.ipythonEscape, .newline, .ipythonEscape, .newline, .ipythonEscape, .newline]),
    (
      "if x:\n  !ls\n  y = %foo\n",
      [
        .ifKeyword, .name, .colon, .newline, .indent, .ipythonEscape, .newline, .name, .equal, .ipythonEscape, .newline,
        .dedent,
      ]
    ),
    ("x: int = \\\n !ls\n", [.name, .colon, .name, .equal, .ipythonEscape, .newline]),
    ("x; a.b[0]??\n", [.name, .semicolon, .ipythonEscape, .newline]),
    ("x ? # c\n", [.ipythonEscape, .comment, .newline]), ("np.*load*?\n", [.ipythonEscape, .newline]),
    ("x = y?\n", [.ipythonEscape, .newline]), ("x != y\n", [.name, .notEqual, .name, .newline]),
    ("\"\"\"\n%a\n!b\n\"\"\"\n", [.string, .newline]),
  ])
  func ipythonSyntaxIsReadInNotebooks(source: String, expected: [TokenKind]) {
    #expect(kinds(source, .ipython) == expected)
    #expect(parse(source, ParseOptions(mode: .ipython)).errors(for: .latest).isEmpty)
  }

  @Test(arguments: [
    "'abc\n", "'''abc", "f'{x'\n", "f'{x", "f'''{x}", "f'}'\n", "1__0\n", "0b12\n", "09\n", "1abc\n", "$\n", "€\n",
    "x \\ y\n",
    "x\\", ")\n", "(]\n", "(", "if a:\n    b\n  c\n", "if a:\n\tb\n        c\n", "\u{201C}x\u{201D}\n", "a\0b\n",
    "\u{A0}x\n",
  ])
  func whatIsNotATokenIsReported(source: String) {
    #expect(!parse(source).errors(for: .latest).isEmpty)
  }

  @Test(arguments: [
    "f()?\n", "(x)?\n", "x???\n", "x['y']?\n", "1?\n", "x?;;\n", "x? y\n", "f(!ls)\n", "f(\n x = !ls\n)\n",
    "(\n%a\n)\n",
    "x += !ls\n", "if x:\n!ls\n", "x = f'{y}'?\n",
  ])
  func whatIPythonDoesNotReadIsReported(source: String) {
    #expect(!parse(source, ParseOptions(mode: .ipython)).errors(for: .latest).isEmpty)
  }

  @Test(arguments: ["%a\n", "!ls\n", "?x\n", "x?\n", "x = !ls\n"])
  func ipythonSyntaxIsNoPython(source: String) {
    #expect(!parse(source).errors(for: .latest).isEmpty)
  }

  @Test func aFormFeedStartsTheIndentationAfresh() {
    #expect(parse("if a:\n  b\n\u{0C}c\n").errors(for: .latest).isEmpty)
  }
}
