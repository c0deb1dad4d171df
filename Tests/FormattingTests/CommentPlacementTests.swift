import Formatting
import PythonSyntax
import Testing

/// To which node comments are given: the role, the node's kind, and where the node starts.
@Suite struct CommentPlacementTests {
  @Test(arguments: [
    ("# c\n", "leading module 1:1"),
    ("a\n# c\n", "trailing expressionStmt 1:1"),
    ("a # c\nb\n", "trailing expressionStmt 1:1"),
    ("a\n# c\nb\n", "leading expressionStmt 3:1"),
    ("a\n# c\n\nb\n", "trailing expressionStmt 1:1"),
    ("a;\n# c\n\ndef f(): pass\n", "trailing expressionStmt 1:1"),
    ("a;\n# c\ndef f(): pass\n", "leading functionDefStmt 3:1"),
  ])
  func betweenStatements(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("if a: # c\n  b\n", "dangling ifStmt 1:1"),
    ("if a:\n  b\n  # c\n", "trailing expressionStmt 2:3"),
    ("if a:\n  b\n# c\n", "trailing ifStmt 1:1"),
    ("if a:\n  b\n    # c\nd\n", "trailing expressionStmt 2:3"),
    ("if a:\n  b\n# c\nelif d:\n  e\n", "leading elifElseClause 4:1"),
    ("if a:\n  b\n  # c\nelse:\n  e\n", "trailing expressionStmt 2:3"),
    ("if a: b\n# c\nelse: d\n", "leading elifElseClause 3:1"),
    ("if a: b # c\nelse: d\n", "trailing expressionStmt 1:7"),
    ("if a:\n  b\nelse: # c\n  d\n", "dangling elifElseClause 3:1"),
    ("for a in b: # c\n  d\n", "dangling forStmt 1:1"),
    ("for a in b:\n  d\n# c\nelse:\n  e\n", "dangling forStmt 1:1"),
    ("while a:\n  d\nelse: # c\n  e\n", "dangling whileStmt 1:1"),
    ("try:\n  a\n# c\nexcept b:\n  d\n", "leading exceptHandler 4:1"),
    ("try:\n  a\nexcept b: # c\n  d\n", "dangling exceptHandler 3:1"),
    ("try:\n  a\nexcept b:\n  d\n# c\nelse:\n  e\n", "dangling tryStmt 1:1"),
    ("try:\n  a\nexcept b:\n  d\n  # c\nfinally:\n  e\n", "trailing expressionStmt 4:3"),
    ("try:\n  a\nfinally: # c\n  e\n", "dangling tryStmt 1:1"),
    ("match a: # c\n  case b:\n    pass\n", "dangling matchStmt 1:1"),
    ("match a:\n  # c\n  case b:\n    pass\n", "leading matchCase 3:3"),
    ("match a:\n  case b:\n    pass\n  # c\n", "trailing matchCase 2:3"),
    ("match a:\n  case b: # c\n    pass\n", "dangling matchCase 2:3"),
    ("def f():\n  if a:\n    b\n  # c\nd\n", "trailing ifStmt 2:3"),
    ("def f():\n  if a:\n    b\n   # c\nd\n", "trailing ifStmt 2:3"),
    ("def f(): # c\n  pass\n", "dangling functionDefStmt 1:1"),
    ("def f():\n  a;\n  # c\nb\n", "leading expressionStmt 4:1"),
    ("@a\n# c\ndef f(): pass\n", "dangling functionDefStmt 1:1"),
    ("@a # c\ndef f(): pass\n", "trailing decorator 1:1"),
    ("@a\n# c\n@b\ndef f(): pass\n", "leading decorator 3:1"),
    ("@a\n# c\nclass A(B): pass\n", "dangling classDefStmt 1:1"),
    ("@a\n# c\nclass A: pass\n", "dangling classDefStmt 1:1"),
  ])
  func aroundBlocks(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("def f( # c\n  a): pass\n", "dangling parameters 2:3"),
    ("def f(\n  # c\n  a): pass\n", "leading parameter 3:3"),
    ("def f(\n  # c\n): pass\n", "dangling parameters 1:7"),
    ("def f(a, # c\n): pass\n", "trailing parameter 1:7"),
    ("def f(a,\n  # c\n  /, b): pass\n", "dangling parameters 1:7"),
    ("def f(a, /, # c\n  b): pass\n", "dangling parameters 1:7"),
    ("def f(a,\n  # c\n  *, b): pass\n", "dangling parameters 1:7"),
    ("def f(*, # c\n  b): pass\n", "dangling parameters 1:7"),
    ("def f(a # c\n  =1): pass\n", "dangling parameter 1:7"),
    ("def f(a\n  # c\n  =1): pass\n", "leading numberLiteralExpr 3:4"),
    ("def f(a=( # c\n  1)): pass\n", "leading numberLiteralExpr 2:3"),
    ("def f(a # c\n  : b): pass\n", "leading parameter 1:7"),
    ("def f(a: # c\n  b): pass\n", "leading nameExpr 2:3"),
    ("def f(a: b # c\n  =1): pass\n", "dangling parameter 1:7"),
    ("def f(* # c\n  a): pass\n", "leading parameter 1:7"),
    ("def f(a) -> ( # c\n  b): pass\n", "leading nameExpr 2:3"),
    ("def f[ # c\n  T](): pass\n", "dangling typeParameters 1:6"),
    ("def f[* # c\n  T](): pass\n", "leading typeVarTuple 1:7"),
    ("(lambda # c\n  a: b)\n", "dangling lambdaExpr 1:2"),
    ("(lambda\n  # c\n  a: b)\n", "leading parameters 3:3"),
    ("(lambda * # c\n  a: b)\n", "leading parameters 1:9"),
    ("(lambda a: # c\n  b)\n", "dangling lambdaExpr 1:2"),
    ("(lambda a: ( # c\n  b))\n", "leading nameExpr 2:3"),
    ("(lambda: # c\n  b)\n", "dangling lambdaExpr 1:2"),
  ])
  func inParameters(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("f( # c\n  a)\n", "dangling arguments 1:2"),
    ("f(a # c\n  )\n", "trailing nameExpr 1:3"),
    ("f(\n  # c\n)\n", "dangling arguments 1:2"),
    ("(f\n  # c\n  (a))\n", "dangling callExpr 1:2"),
    ("f(a # c\n  =1)\n", "leading keyword 1:3"),
    ("f(a=( # c\n  1))\n", "leading numberLiteralExpr 2:3"),
    ("f(** # c\n  a)\n", "leading keyword 1:3"),
    ("f(* # c\n  a)\n", "leading starredExpr 1:3"),
    ("f( # c\n  a for a in b)\n", "dangling arguments 1:2"),
    ("f(\n  # c\n  a for a in b)\n", "leading generatorExp 1:2"),
    ("f((a) # c\n  for a in b)\n", "trailing nameExpr 1:4"),
    ("class A( # c\n  B): pass\n", "dangling arguments 1:8"),
  ])
  func inArguments(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("[ # c\n  a]\n", "dangling listExpr 1:1"),
    ("[\n  # c\n]\n", "dangling listExpr 1:1"),
    ("[a, # c\n  b]\n", "trailing nameExpr 1:2"),
    ("[a,\n  # c\n  b]\n", "leading nameExpr 3:3"),
    ("[a,\n  # c\n]\n", "trailing nameExpr 1:2"),
    ("( # c\n  a,)\n", "dangling tupleExpr 1:1"),
    ("( # c\n  a)\n", "leading nameExpr 2:3"),
    ("( # c\n  a for a in b)\n", "dangling generatorExp 1:1"),
    ("{ # c\n  a: b}\n", "dangling dictExpr 1:1"),
    ("{a # c\n  : b}\n", "dangling dictExpr 1:1"),
    ("{a: # c\n  b}\n", "dangling dictExpr 1:1"),
    ("{a: ( # c\n  b)}\n", "leading nameExpr 2:3"),
    ("{** # c\n  b}\n", "leading nameExpr 2:3"),
    ("{a: b, # c\n  ** b}\n", "trailing nameExpr 1:5"),
    ("{a # c\n  : b for a in c}\n", "dangling dictCompExpr 1:1"),
    ("[a for # c\n  a in b]\n", "dangling comprehension 1:4"),
    ("[a for\n  # c\n  a in b]\n", "leading nameExpr 3:3"),
    ("[a for a # c\n  in b]\n", "trailing nameExpr 1:8"),
    ("[a for a\n  # c\n  in b]\n", "dangling comprehension 1:4"),
    ("[a for a in # c\n  b]\n", "dangling comprehension 1:4"),
    ("[a for a in b\n  # c\n  if d]\n", "dangling comprehension 1:4"),
    ("[a for a in b if # c\n  d]\n", "dangling comprehension 1:4"),
    ("f'''{ # c\n  a}'''\n", "dangling interpolationElement 1:5"),
    ("f'''{a # c\n  }'''\n", "trailing nameExpr 1:6"),
    ("f'''{a\n  # c\n  :b}'''\n", "trailing nameExpr 1:6"),
  ])
  func inDisplays(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("(a # c\n  + b)\n", "trailing nameExpr 1:2"),
    ("(a\n  + # c\n  b)\n", "dangling binOpExpr 1:2"),
    ("(a + # c\n  b)\n", "trailing nameExpr 1:2"),
    ("(a\n  # c\n  + b)\n", "trailing nameExpr 1:2"),
    ("(a +\n  # c\n  b)\n", "leading nameExpr 3:3"),
    ("(a + ( # c\n  b))\n", "leading nameExpr 2:3"),
    ("(a\n  # c\n  and b)\n", "trailing nameExpr 1:2"),
    ("(a and\n  # c\n  b)\n", "leading nameExpr 3:3"),
    ("(a\n  # c\n  not in b)\n", "trailing nameExpr 1:2"),
    ("(not # c\n  a)\n", "dangling unaryOpExpr 1:2"),
    ("(not\n  # c\n  a)\n", "leading nameExpr 3:3"),
    ("(not ( # c\n  a))\n", "leading nameExpr 2:3"),
    ("(a # c\n  .b)\n", "trailing nameExpr 1:2"),
    ("(a\n  # c\n  .b)\n", "dangling attributeExpr 1:2"),
    ("(a. # c\n  b)\n", "dangling attributeExpr 1:2"),
    ("((a\n  # c\n  ).b)\n", "trailing nameExpr 1:3"),
    ("(( # c\n  a).b)\n", "leading nameExpr 2:3"),
    ("a[ # c\n  b]\n", "dangling subscriptExpr 1:1"),
    ("a[ # c\n  b:d]\n", "dangling subscriptExpr 1:1"),
    ("a[b # c\n  :d]\n", "trailing nameExpr 1:3"),
    ("a[b: # c\n  d]\n", "leading nameExpr 2:3"),
    ("a[b: # c\n  ]\n", "dangling sliceExpr 1:3"),
    ("a[b:d # c\n  :]\n", "trailing nameExpr 1:5"),
    ("a[b::\n  # c\n  d]\n", "leading nameExpr 3:3"),
    ("(a if # c\n  b else d)\n", "leading nameExpr 2:3"),
    ("(a # c\n  if b else d)\n", "trailing nameExpr 1:2"),
    ("(a if b else # c\n  d)\n", "leading nameExpr 2:3"),
    ("(a # c\n  := b)\n", "trailing nameExpr 1:2"),
    ("(a := # c\n  b)\n", "dangling namedExpr 1:2"),
    ("a = (\n  'a' # c\n  'b')\n", "trailing stringLiteralExpr 2:3"),
    ("a = (\n  'a'\n  'b' # c\n)\n", "trailing stringLiteralExpr 3:3"),
    ("a = (\n  'a' 'b' # c\n)\n", "trailing concatenatedStringExpr 2:3"),
  ])
  func inOperations(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("from a import ( # c\n  b)\n", "dangling importFromStmt 1:1"),
    ("from a import (\n  # c\n  b)\n", "leading alias 3:3"),
    ("from a import (b # c\n  , d)\n", "dangling alias 1:16"),
    ("from a import (b, # c\n  d)\n", "trailing alias 1:16"),
    ("from a import (b # c\n  as d)\n", "dangling alias 1:16"),
    ("from a import (b as # c\n  d)\n", "dangling alias 1:16"),
    ("with ( # c\n  a as b, d): pass\n", "dangling withStmt 1:1"),
    ("with (a # c\n  as b): pass\n", "trailing nameExpr 1:7"),
    ("with (a as # c\n  b): pass\n", "dangling withItem 1:7"),
    ("with (a as\n  # c\n  b): pass\n", "leading nameExpr 3:3"),
    ("try: pass\nexcept (a\n  # c\n  ) as b: pass\n", "trailing nameExpr 2:9"),
    ("assert (a), ( # c\n  b)\n", "leading nameExpr 2:3"),
  ])
  func inStatements(source: String, expected: String) { check(source, expected) }

  @Test(arguments: [
    ("A( # c\n  b)", "dangling matchClassPattern 2:8"),
    ("A(\n  # c\n)", "dangling matchClassPattern 2:8"),
    ("(A # c\n  (b))", "dangling matchClassPattern 2:9"),
    ("A(b # c\n  =1)", "leading matchKeyword 2:10"),
    ("A(b=( # c\n  1))", "leading matchValuePattern 3:3"),
    ("[ # c\n  b]", "dangling matchSequencePattern 2:8"),
    ("[* # c\n  b]", "dangling matchStarPattern 2:9"),
    ("{ # c\n  'b': d}", "dangling matchMappingPattern 2:8"),
    ("{** # c\n  b}", "dangling matchMappingPattern 2:8"),
    ("{**b # c\n  }", "dangling matchMappingPattern 2:8"),
    ("(b # c\n  as d)", "trailing matchAsPattern 2:9"),
    ("(1 as # c\n  d)", "dangling matchAsPattern 2:9"),
    ("(1 # c\n  | 2)", "trailing matchValuePattern 2:9"),
  ])
  func inPatterns(pattern: String, expected: String) {
    check("match a:\n  case \(pattern):\n    pass\n", expected)
  }

  @Test func commentsAtTheEndsOfLongChainsAreFound() {
    let chain = String(repeating: " + a", count: 20_000)
    check("( # c\n  a\(chain))\n", "leading binOpExpr 2:3")
    check("(\n  a # c\n \(chain))\n", "trailing nameExpr 2:3")
    check("(a\(String(repeating: "\n.a", count: 20_000)) # c\n)\n", "trailing attributeExpr 1:2")
  }

  private func check(
    _ source: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let bytes = Array(source.utf8)
    let tree = bytes.withUnsafeBufferPointer { SyntaxTree(parsing: $0) }
    #expect(tree.errors.isEmpty, sourceLocation: sourceLocation)
    #expect(listComments(tree) == "\(expected) # c\n", sourceLocation: sourceLocation)
  }
}
