import Formatting
import Testing

/// Patterns of `match`.
@Suite struct PatternTests {
  /// Narrow, so that little source shows how lines break.
  private static let narrow = FormatOptions(lineWidth: 24)

  @Test(arguments: [
    ("match x:\n  case a: pass\n", "match x:\n    case a:\n        pass\n"),
    ("match x:\n  case _: pass\n", "match x:\n    case _:\n        pass\n"),
    ("match x:\n  case (a): pass\n", "match x:\n    case a:\n        pass\n"),
    ("match x:\n  case [a,b]: pass\n", "match x:\n    case [a, b]:\n        pass\n"),
    ("match x:\n  case a,b: pass\n", "match x:\n    case a, b:\n        pass\n"),
    ("match x:\n  case (a,b): pass\n", "match x:\n    case (a, b):\n        pass\n"),
    ("match x:\n  case a,: pass\n", "match x:\n    case (a,):\n        pass\n"),
    ("match x:\n  case [a,]: pass\n", "match x:\n    case [\n        a,\n    ]:\n        pass\n"),
    ("match x:\n  case (a),b: pass\n", "match x:\n    case ((a), b):\n        pass\n"),
    ("match x:\n  case [* a]: pass\n", "match x:\n    case [*a]:\n        pass\n"),
    ("match x:\n  case [*_]: pass\n", "match x:\n    case [*_]:\n        pass\n"),
    ("match x:\n  case {}: pass\n", "match x:\n    case {}:\n        pass\n"),
    ("match x:\n  case {'a':b,**c}: pass\n", "match x:\n    case {\"a\": b, **c}:\n        pass\n"),
    ("match x:\n  case A(): pass\n", "match x:\n    case A():\n        pass\n"),
    ("match x:\n  case A(b,c=d): pass\n", "match x:\n    case A(b, c=d):\n        pass\n"),
    ("match x:\n  case A((b)): pass\n", "match x:\n    case A((b)):\n        pass\n"),
    ("match x:\n  case a|b|c: pass\n", "match x:\n    case a | b | c:\n        pass\n"),
    ("match x:\n  case (a|b) as c: pass\n", "match x:\n    case (a | b) as c:\n        pass\n"),
    ("match x:\n  case -1+2j: pass\n", "match x:\n    case -1 + 2j:\n        pass\n"),
    ("match x:\n  case a.b: pass\n", "match x:\n    case a.b:\n        pass\n"),
    ("match x:\n  case None: pass\n", "match x:\n    case None:\n        pass\n"),
    ("match x:\n  case 'a' 'b': pass\n", "match x:\n    case \"ab\":\n        pass\n"),
    ("match x:\n  case ((a,b)): pass\n", "match x:\n    case (a, b):\n        pass\n"),
  ])
  func patterns(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    (
      "match x:\n  case aaaaaaaaa|bbbbbbbb|cccc: pass\n",
      "match x:\n    case (\n        aaaaaaaaa\n        | bbbbbbbb\n        | cccc\n    ):\n        pass\n"
    ),
    (
      "match x:\n  case [aaaaaaaa,bbbbbbbbbb]: pass\n",
      "match x:\n    case [\n        aaaaaaaa,\n        bbbbbbbbbb,\n    ]:\n        pass\n"
    ),
    (
      "match x:\n  case aaaaaaaaaaa,bbbbbbbbb: pass\n",
      "match x:\n    case (\n        aaaaaaaaaaa,\n        bbbbbbbbb,\n    ):\n        pass\n"
    ),
    (
      "match x:\n  case AAAAAAAA(bbbb,ccccc=d): pass\n",
      "match x:\n    case AAAAAAAA(\n        bbbb, ccccc=d\n    ):\n        pass\n"
    ),
    (
      "match x:\n  case aaaaaa|[bbbbbb,cccccc]: pass\n",
      "match x:\n    case aaaaaa | [\n        bbbbbb,\n        cccccc,\n    ]:\n        pass\n"
    ),
    (
      "match x:\n  case {'aaaaaaa':bbbb,**ccc}: pass\n",
      "match x:\n    case {\n        \"aaaaaaa\": bbbb,\n        **ccc,\n    }:\n        pass\n"
    ),
    (
      "match x:\n  case [aaaaaaa] as bbbbbbbbb: pass\n",
      "match x:\n    case [\n        aaaaaaa\n    ] as bbbbbbbbb:\n        pass\n"
    ),
  ])
  func patternsBreak(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("match x:\n  case ( # c\na): pass\n", "match x:\n    case (  # c\n        a\n    ):\n        pass\n"),
    ("match x:\n  case (a # c\n): pass\n", "match x:\n    case (\n        a  # c\n    ):\n        pass\n"),
    (
      "match x:\n  case (a| # c\nb): pass\n",
      "match x:\n    case (\n        a  # c\n        | b\n    ):\n        pass\n"
    ),
    (
      "match x:\n  case (a\n# c\n|b): pass\n",
      "match x:\n    case (\n        a\n        # c\n        | b\n    ):\n        pass\n"
    ),
    ("match x:\n  case [ # c\na]: pass\n", "match x:\n    case [  # c\n        a\n    ]:\n        pass\n"),
    ("match x:\n  case [ # c\n]: pass\n", "match x:\n    case [  # c\n    ]:\n        pass\n"),
    ("match x:\n  case { # c\n'a':b}: pass\n", "match x:\n    case {  # c\n        \"a\": b\n    }:\n        pass\n"),
    (
      "match x:\n  case {'a':b,** # c\nd}: pass\n",
      "match x:\n    case {\n        \"a\": b,\n        # c\n        **d,\n    }:\n        pass\n"
    ),
    ("match x:\n  case A( # c\n): pass\n", "match x:\n    case A(  # c\n    ):\n        pass\n"),
    ("match x:\n  case A( # c\nb): pass\n", "match x:\n    case A(  # c\n        b\n    ):\n        pass\n"),
    (
      "match x:\n  case (a as # c\nb): pass\n",
      "match x:\n    case (\n        a as  # c\n        b\n    ):\n        pass\n"
    ),
    (
      "match x:\n  case (a # c\nas b): pass\n",
      "match x:\n    case (\n        a  # c\n        as b\n    ):\n        pass\n"
    ),
  ])
  func commentsInPatterns(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }
}
