import PythonSyntax
import Testing

/// One mistake is one error, where the mistake is, in words that a beginner understands.
@Suite struct BeginnersMistakesTests {
  @Test(
    arguments: [
      ("if x\n    y = 1\nz = 2\n", 1, 5, "Expected `:` after `if`, found the end of the line"),
      ("x = (1, 2\ny = 3\nz = 4\n", 1, 5, "`(` was never closed"),
      ("print(\"a\", f(1)\ny = 3\n", 1, 6, "`(` was never closed"),
      ("x = [1, 2\nfor i in x:\n    print(i)\n", 1, 5, "`[` was never closed"),
      ("d = {\"a\": 1\n     \"b\": 2}\n", 2, 6, "Expected `,` before a string: an expression ended before it"),
      ("if x = 1:\n    pass\n", 1, 6, "`=` assigns and cannot stand in a condition; to compare, write `==`"),
      ("print \"x\"\n", 1, 7, "`print` is a function since Python 3: put what follows in parentheses, `print(...)`"),
      ("if x:\ny = 1\n", 2, 1, "Expected an indented block after `if` on line 1"),
      ("if x:\n    y = 1\n  z = 2\nw = 3\n", 3, 1, "Unindent does not match any outer level of indentation"),
      (
        "if x:\n    y = 1\n      z = 2\nw = 3\n", 3, 1,
        "Unexpected indentation: this line starts further right than the one before, but opens no block"
      ),
      (
        "if x:\n\ty = 1\n        z = 2\n", 3, 1,
        "Indentation mixes tabs and spaces so that its depth depends on the width of a tab"
      ),
      ("x = \"abc\ny = 1\n", 1, 5, "This string is not closed: expected `\"` on the same line"),
      (
        "x = 'don't'\ny = 1\n", 1, 10,
        "This string is not closed; to have `'` in a string, write `\\'` or put other quotes around it"
      ),
      ("x = \"\"\"abc\ny = 1\n", 1, 5, "This string is not closed: expected \"\"\" before the end of the file"),
      ("x = “abc”\ny = 1\n", 1, 5, "Character `“` (U+201C) is not Python syntax; did you mean `\"`?"),
      ("if x:\n    y\nelse if z:\n    w\n", 3, 6, "Write `elif` instead of `else if`"),
      ("if x:\n    y\nelseif z:\n    w\n", 3, 1, "Python has no keyword `elseif`: write `elif`"),
      ("x = [1, 2 3]\n", 1, 11, "Expected `,` before a number: an expression ended before it"),
      ("x = {\"a\": 1, \"b\"}\n", 1, 17, "Expected `:` and a value after this dictionary key, found `}`"),
      ("f(a b)\n", 1, 5, "Expected `,` before a name: an expression ended before it"),
      ("def f(\n", 1, 6, "`(` was never closed"),
      ("def f(a, b\n    return 1\nx = 2\n", 1, 6, "`(` was never closed"),
      ("def\n", 1, 4, "Expected the name of the function, found the end of the line"),
      ("x =\ny = 1\n", 1, 4, "Expected a value after `=`, found the end of the line"),
      ("import\n", 1, 7, "Expected a module after `import`, found the end of the line"),
      ("from x import\n", 1, 14, "Expected a name after `import`, found the end of the line"),
      ("from x import a,\n", 1, 16, "A comma after the last name is only allowed in parentheses"),
      ("from import x\n", 1, 6, "Expected a module after `from`, but `import` is a keyword"),
      ("for i in:\n    pass\n", 1, 9, "Expected something to loop over, found `:`"),
      ("for i\n", 1, 6, "Expected `in`, found the end of the line"),
      ("class = 1\n", 1, 7, "Expected the name of the class, found `=`"),
      ("def f(class): pass\n", 1, 7, "Expected the name of a parameter, but `class` is a keyword"),
      ("x.class = 1\n", 1, 3, "`class` is a keyword and cannot be the name of an attribute"),
      ("True = 1\n", 1, 1, "Cannot assign to `True`; to compare, write `==`"),
      ("f(a=1, b)\n", 1, 8, "A positional argument cannot follow a keyword argument"),
      ("def f(a=1, b): pass\n", 1, 12, "A parameter without a default cannot follow one with a default"),
      ("async\n", 1, 6, "Expected `def`, `for` or `with` after `async`, found the end of the line"),
      ("await\n", 1, 6, "Expected an expression, found the end of the line"),
      ("await -x\n", 1, 7, "`-` after `await` needs parentheses"),
      ("await ~x\n", 1, 7, "`~` after `await` needs parentheses"),
      ("await +x\n", 1, 7, "`+` after `await` needs parentheses"),
      ("await not x\n", 1, 7, "`not` after `await` needs parentheses"),
      ("1 = x\n", 1, 1, "Cannot assign to a literal; to compare, write `==`"),
      ("[1, 2] = x\n", 1, 2, "Cannot assign to a literal; to compare, write `==`"),
      ("x = 1 + * 2\n", 1, 9, "An unpacked `*` value cannot stand here"),
      ("x++\n", 1, 2, "Python has no `++`: write `+= 1`"),
      ("x && y\n", 1, 3, "`&&` is not Python: write `and`"),
      ("!x\n", 1, 1, "`!` is not Python here: write `not`"),
      ("x = y if z\n", 1, 11, "Expected `else` after the `if` of a conditional expression"),
      ("x <> y\n", 1, 3, "`<>` is Python 2; write `!=`"),
      ("x === y\n", 1, 3, "`===` is not Python: write `==`"),
      (
        "switch x:\n    case 1:\n        pass\n", 1, 1,
        "Python has no keyword `switch`: write `match` (since Python 3.10), or `if` and `elif`"
      ),
      ("function f():\n    pass\n", 1, 1, "Python has no keyword `function`: a function starts with `def`"),
      ("var x = 1\n", 1, 1, "Python has no keyword `var`: a variable needs no keyword: write `name = value`"),
      (
        "int x = 1\n", 1, 1,
        "A type stands behind the name in Python: write `name: type = value`, or only `name = value`"
      ),
      ("x := 1\n", 1, 3, "An assignment expression as a statement needs parentheses; to assign, write `=`"),
      ("(x = 1)\n", 1, 4, "`=` cannot stand in an expression; to compare, write `==`, to name the value, `:=`"),
      ("try:\n    x\nexcept\n    y\n", 3, 7, "Expected `:` after `except`, found the end of the line"),
      ("try:\n    x\nexcept A e:\n    y\n", 3, 10, "Expected `as` before the name of the exception"),
      ("except:\n    y\n", 1, 1, "`except` without `try` before it at the same indentation"),
      ("x = 08\n", 1, 5, "Leading zeros are not allowed in a decimal number; write `0o` before an octal one"),
      ("x = 5px\n", 1, 5, "This is not a valid decimal number: letters follow its digits"),
      ("x.\ny = 1\n", 1, 3, "Expected a name after `.`, found the end of the line"),
      ("x[\ny = 1\n", 1, 2, "`[` was never closed"),
      ("x)\ny = 1\n", 1, 2, "`)` closes nothing"),
      ("x = (1, 2]\n", 1, 10, "`]` does not match the opening `(`"),
      ("f'{x'\n", 1, 5, "Expected `}` to close the replacement field of an f-string"),
      ("f'}'\n", 1, 3, "A single `}` is not allowed in an f-string; write `}}` for the character"),
      ("@f\nx = 1\n", 2, 1, "Expected a function or class after the decorator, found a name"),
      ("x: = 1\n", 1, 4, "Expected an annotation after `:`, found `=`"),
      (
        "class A():\n    def f(self)\n        return 1\n    def g(self):\n        return 2\n", 2, 16,
        "Expected `:` after `def`, found the end of the line"
      ),
      ("match x:\n    case 1\n        pass\n", 2, 11, "Expected `:` after `case`, found the end of the line"),
      ("if True:\n    x = (\n        1,\n        2\n    y = 3\ndef f(): pass\n", 2, 9, "`(` was never closed"),
      ("print(f\"hello {name)\ny = 1\n", 1, 20, "`)` does not match the opening `{`"),
      ("print(\"hello)\ny = 1\n", 1, 7, "This string is not closed: expected `\"` on the same line"),
      ("for i in range(10):\nprint(i)\n", 2, 1, "Expected an indented block after `for` on line 1"),
      ("while True print(1)\n", 1, 12, "Expected `:` after `while`, found a name"),
      ("if x: y = 1 else: y = 2\n", 1, 13, "`else` must start its own line"),
      ("import a from b\n", 1, 10, "To import names from a module, write `from module import name`"),
      ("`x`\n", 1, 1, "Backquotes are Python 2: write `repr(...)`"),
      ("[x, y for x in z]\n", 1, 7, "The elements of a comprehension need parentheses of their own: `(a, b) for ...`"),
      ("{x: y, a for a in b}\n", 1, 10, "Expected `:` and a value after this dictionary key, found `for`"),
      (
        "def f(self):\n    if x:\n        y = 1\n   z = 2\n    w = 3\n", 4, 1,
        "Unindent does not match any outer level of indentation"
      ),
    ] as [(String, Int, Int, String)])
  func aMistakeIsOneErrorInItsPlace(source: String, line: Int, column: Int, message: String) {
    let tree = parse(source)
    let lines = LineIndex(tree.view)
    let errors = tree.errors(for: .latest).map { error in
      let (line, column) = lines.position(of: error.range.start)
      return "\(line + 1):\(column + 1) \(error.message)"
    }
    #expect(errors == ["\(line):\(column) \(message)"])
  }

  /// Mistakes on different lines are different errors.
  @Test func severalMistakesAreSeveralErrors() {
    let source = "x = 1 +\nif y\n  z = (1 2)\n  w = $\nprint 'a'\n"
    #expect(parse(source).errors(for: .latest).count == 5)
  }

  /// A statement below a bracket that is never closed, and what is wrong there, is seen.
  @Test func whatFollowsAnUnclosedBracketIsChecked() {
    let errors = parse("x = (1,\n  2\ny = 3 +\nimport\n").errors(for: .latest)
    #expect(errors.map(\.range.start) == [4, 19, 26])
  }

  @Test(arguments: ["fun = 1\nswitch(x)\nvar.x = 2\nint(3)\nnew: int = 3\n", "x --y\n", "x = + +y\n"])
  func whatLooksForeignMayBePython(source: String) {
    #expect(parse(source).errors(for: .latest) == [])
  }
}
