import Formatting
import Testing

/// Whether two files say the same, which is checked before a formatted file is written.
@Suite struct MeaningTests {
  @Test(arguments: [
    ("x = 'a'\n", "x = \"a\"\n"),
    ("x = ('it\\'s')\n", "x = \"it's\"\n"),
    ("x = 'a' \"b\"\n", "x = \"ab\"\n"),
    ("x = f'{a}' f'{b}'\n", "x = f\"{a}{b}\"\n"),
    ("x = .5E+3\n", "x = 0.5e3\n"),
    ("x = 0XFF\n", "x = 0xFF\n"),
    ("class A(): pass\n", "class A:\n    pass\n"),
    ("del (a, b)\n", "del a, b\n"),
    ("def f():\n  ''' text\n    more '''\n", "def f():\n    \"\"\"text\n    more\"\"\"\n"),
    ("def f():\n  ' ' ''\n", "def f():\n    \"\"\n"),
    ("with (a, b): pass\n", "with a, b:\n    pass\n"),
    ("return_ = (yield_)\n", "return_ = yield_\n"),
    ("x = u'a'\n", "x = \"a\"\n"),
    ("x = R'\\d'\n", "x = R\"\\d\"\n"),
    ("x = '\\xAB'\n", "x = '\\xab'\n"),
    ("x = 1.\n", "x = 1.0\n"),
    ("x = 0Xabc\n", "x = 0xABC\n"),
    ("x = 1_0J\n", "x = 1_0j\n"),
    ("x = f'{ a !r:>{ b }}'\n", "x = f\"{a!r:>{b}}\"\n"),
    ("x = f'a' 'b{'\n", "x = f\"ab{{\"\n"),
    ("def f():\n  '''a\n\tb  \n\n  '''\n", "def f():\n    \"\"\"a\n    b\n    \"\"\"\n"),
    ("class A:\n  '''a \\\n      b'''\n", "class A:\n    \"\"\"a \\\n    b\"\"\"\n"),
    ("'''a\r\nb'''\r\n", "\"\"\"a\nb\"\"\"\n"),
    ("x = '''a\r\nb'''\r\n", "x = \"\"\"a\nb\"\"\"\n"),
    ("x = f'''{a =\r\n}'''\r\n", "x = f\"\"\"{a =\n}\"\"\"\n"),
  ])
  func layoutDoesNotShow(first: String, second: String) {
    #expect(same(first, second))
  }

  @Test(arguments: [
    ("x = 'a'\n", "x = 'b'\n"),
    ("x = 'a b'\n", "x = 'ab'\n"),
    ("x = a\n", "x = b\n"),
    ("x = a.b\n", "x = a.c\n"),
    ("f(a, b)\n", "f(a)\n"),
    ("f(a)(b)\n", "f(a, b)\n"),
    ("x = 1\n", "x = 2\n"),
    ("x = 1 + 2\n", "x = 1 - 2\n"),
    ("a = b = c\n", "a = c = b\n"),
    ("x = b'a'\n", "x = 'a'\n"),
    ("x = ['']\n", "x = []\n"),
    ("if a: b\nc\n", "if a:\n  b\n  c\n"),
    ("x = (a,)\n", "x = (a)\n"),
    ("async def f(): pass\n", "def f(): pass\n"),
    ("x = f'{a!r}'\n", "x = f'{a}'\n"),
    ("x = not a\n", "x = -a\n"),
    ("x =\n", "x =\n"),
    ("a < b\n", "a > b\n"),
    ("x[a:]\n", "x[:a]\n"),
    ("while a: b\nelse: c\n", "while a:\n  b\n  c\n"),
    ("try: a\nexcept: b\nelse: c\n", "try: a\nexcept: b\nfinally: c\n"),
    ("x = {**a, b: c}\n", "x = {a: b, **c}\n"),
    ("from . import a\n", "from .. import a\n"),
    ("f('a', 'b')\n", "f('ab', '')\n"),
    ("x = 'a', f'{b}'\n", "x = '', f'a{b}'\n"),
    ("x = f'a'\n", "x = 'a'\n"),
    ("x = f'{a}'\n", "x = t'{a}'\n"),
    ("x = f'{a=}'\n", "x = f'{a =}'\n"),
    ("x = f'{a:b}'\n", "x = f'{a:c}'\n"),
    ("x = f'{a}b'\n", "x = f'b{a}'\n"),
    ("x = f'{a:{b}c}'\n", "x = f'{a:c{b}}'\n"),
    ("x = 0x1E+1\n", "x = 0x1E1\n"),
    ("x = 1e5\n", "x = 1e-5\n"),
    ("(x): int\n", "x: int\n"),
    ("import a as b\n", "import b as a\n"),
    ("import a\n", "import a as b\n"),
    ("f(a=b)\n", "f(c=b)\n"),
    ("f(*a)\n", "f(**a)\n"),
    ("def f(a): pass\n", "def f(*a): pass\n"),
    ("def f(a, b): pass\n", "def f(b, a): pass\n"),
    ("global a\n", "global b\n"),
    ("def f(): pass\n", "def g(): pass\n"),
    ("class A: pass\n", "class A(b): pass\n"),
    ("x = [a]\n", "x = {a}\n"),
    ("x = (a, (b, c))\n", "x = (a, b, c)\n"),
    ("del (a, (b, c))\n", "del (a, b, c)\n"),
    ("a\n'b c'\n", "a\n'bc'\n"),
    ("'''a b'''\n", "'''ab'''\n"),
    ("'''a\n\nb'''\n", "'''a\nb'''\n"),
    ("'''a'''\n", "b'''a'''\n"),
    ("match a:\n  case b: c\n", "match a:\n  case b.c: c\n"),
    ("match a:\n  case {1: b, **c}: d\n", "match a:\n  case {1: c, **b}: d\n"),
    ("try: a\nexcept b: c\n", "try: a\nexcept* b: c\n"),
  ])
  func meaningShows(first: String, second: String) {
    #expect(!same(first, second))
  }

  @Test(arguments: [
    ("#a\n#  b\n", "# a\n# b\n"),
    ("#\u{A0}a  \n", "# a\n"),
    ("[  # a\n1, # b\n]\n", "[1]  # a\n# b\n"),
    ("x = '#'\n", "x = '#b'\n"),
  ])
  func commentsMayMove(first: String, second: String) {
    #expect(sameComments(first, second))
  }

  @Test(arguments: [
    ("# a\n", "\n"),
    ("# a\n", "# b\n"),
    ("# a\n# b\n", "# b\n# a\n"),
    ("(  # a\n(  # noqa: X\nb))\n", "b  # a  # noqa: X\n"),
    ("# a\n# b\n", "# a\n"),
    ("# a\n# a\n", "# a\n"),
    ("# a b\n", "# ab\n"),
    ("#!a\n", "# a\n"),
  ])
  func commentsMayNotJoinOrPassEachOther(first: String, second: String) {
    #expect(!sameComments(first, second))
    #expect(!sameComments(second, first))
  }

  private func sameComments(_ first: String, _ second: String) -> Bool {
    let first = Array(first.utf8)
    let second = Array(second.utf8)
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in haveSameComments(first, second, options: FormatOptions()) }
    }
  }

  private func same(_ first: String, _ second: String) -> Bool {
    let first = Array(first.utf8)
    let second = Array(second.utf8)
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in saysTheSame(first, second, options: FormatOptions()) }
    }
  }
}
