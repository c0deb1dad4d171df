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
  ])
  func meaningShows(first: String, second: String) {
    #expect(!same(first, second))
  }

  private func same(_ first: String, _ second: String) -> Bool {
    let first = Array(first.utf8)
    let second = Array(second.utf8)
    return first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in saysTheSame(first, second, options: FormatOptions()) }
    }
  }
}
