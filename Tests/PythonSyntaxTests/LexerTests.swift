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
    ("'abc\n", "This string is not closed: expected `'` on the same line", 0),
    ("'''abc", "This string is not closed: expected ''' before the end of the file", 0),
    ("f'{x'\n", "Expected `}` to close the replacement field of an f-string", 4),
    ("f'{x", "This f-string is not closed on its line", 0),
    ("f'''{x}", "This f-string is not closed before the end of the file", 0),
    ("f'}'\n", "A single `}` is not allowed in an f-string; write `}}` for the character", 2),
    ("1__0\n", "An underscore in a number must stand between digits", 1),
    ("0b12\n", "Digit `2` is not allowed in a binary number", 3),
    ("09\n", "Leading zeros are not allowed in a decimal number; write `0o` before an octal one", 0),
    ("1abc\n", "This is not a valid decimal number: letters follow its digits", 0),
    ("$\n", "Character `$` has no meaning in Python here", 0),
    ("€\n", "Character `€` (U+20AC) cannot be used here", 0),
    ("x \\ y\n", "Unexpected character after the line continuation character `\\`", 2),
    ("x\\", "Unexpected end of file after the line continuation character `\\`", 1),
    (")\n", "`)` closes nothing", 0),
    ("(]\n", "`]` does not match the opening `(`", 1),
    ("(", "`(` was never closed", 0),
    ("if a:\n    b\n  c\n", "Unindent does not match any outer level of indentation", 12),
    ("if a:\n\tb\n        c\n", "Indentation mixes tabs and spaces so that its depth depends on the width of a tab", 9),
    ("“x”\n", "Character `“` (U+201C) is not Python syntax; did you mean `\"`?", 0),
    ("a\0b\n", "A source must not contain null bytes", 1),
    (" x\n", "Invisible character U+00A0 cannot be used here", 0),
  ])
  func whatIsNotATokenIsReported(source: String, message: String, offset: UInt32) {
    let error = parse(source).errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
  }

  @Test(arguments: [
    ("f()?\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 3),
    ("(x)?\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 3),
    ("x???\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 1),
    ("x['y']?\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 6),
    ("1?\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 1),
    ("x?;;\n", "Expected a statement, found `;`", 3),
    ("x? y\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 1),
    ("f(!ls)\n", "Expected an expression or `)`, found `!`", 2),
    ("f(\n x = !ls\n)\n", "`!` cannot start an expression", 8),
    ("(\n%a\n)\n", "Expected an expression, found `%`", 2),
    ("x += !ls\n", "Expected a value after `=`, found `!`", 5),
    ("if x:\n!ls\n", "Expected an indented block after `if` on line 1", 6),
    ("x = f'{y}'?\n", "`?` shows help only at the end of a line, after a name such as `a.b[0]`", 10),
  ])
  func whatIPythonDoesNotReadIsReported(source: String, message: String, offset: UInt32) {
    let error = parse(source, ParseOptions(mode: .ipython)).errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
  }

  @Test(arguments: [
    ("%a\n", "Expected a statement, found `%`", 0),
    ("!ls\n", "`!` is not Python here: write `not`", 0),
    ("?x\n", "Character `?` has no meaning in Python here", 0),
    ("x?\n", "Character `?` has no meaning in Python here", 1),
    ("x = !ls\n", "`!` is not Python here: write `not`", 4),
  ])
  func ipythonSyntaxIsNoPython(source: String, message: String, offset: UInt32) {
    let error = parse(source).errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
  }

  @Test func aFormFeedStartsTheIndentationAfresh() {
    #expect(parse("if a:\n  b\n\u{0C}c\n").errors(for: .latest).isEmpty)
  }
}
