import PythonSyntax
import TestSupport
import Testing

/// Whatever the bytes are, a tree comes out whose invariants hold; `parse` checks them.
@Suite struct RobustnessTests {
  @Test func everyPrefixOfTheSampleParses() {
    let bytes = Array(sample.utf8)
    for count in 0...bytes.count { _ = parse(bytes: Array(bytes[..<count])) }
  }

  @Test func everyTokenCanBeMissing() {
    let bytes = Array(sample.utf8)
    let view = parse(sample).view
    for index in 0..<view.tokenCount {
      let token = view.token(index)
      _ = parse(bytes: Array(bytes[..<Int(token.start)] + bytes[Int(token.end)...]))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func mutatedSourcesParse(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array(sample.utf8)
    for _ in 0..<300 {
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let place = Int.random(in: 0..<mutated.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: mutated.remove(at: place)
        case 1: mutated[place] = UInt8.random(in: 0...255, using: &generator)
        case 2: mutated.insert("()[]{}'\"\\\n\t#:=*fr\0".utf8.randomElement(using: &generator) ?? 0, at: place)
        default:
          let end = min(mutated.count, place + Int.random(in: 1...40, using: &generator))
          mutated.insert(contentsOf: mutated[place..<end], at: Int.random(in: 0..<mutated.count, using: &generator))
        }
      }
      _ = parse(bytes: mutated)
    }
  }

  @Test(arguments: [UInt64(1), 2])
  func randomBytesParse(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let count = Int.random(in: 0..<200, using: &generator)
      _ = parse(bytes: (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }

  @Test(arguments: [
    ("(", "Too many nested brackets: Python allows 200", 200),
    ("[", "Too many nested brackets: Python allows 200", 200),
    ("{", "Too many nested brackets: Python allows 200", 200),
    ("{1:", "Too many nested brackets: Python allows 200", 600),
    ("f(", "Too many nested brackets: Python allows 200", 401),
    ("a[", "Too many nested brackets: Python allows 200", 401),
    ("lambda:", "This expression is nested too deeply", 4199),
    ("not ", "This expression is nested too deeply", 2400),
    ("-", "This expression is nested too deeply", 600),
    ("await ", "An `await` after `await` needs parentheses", 6),
    ("x if y else ", "This expression is nested too deeply", 7200),
    ("f'{", "Too many f-strings inside each other: Python allows 150", 450),
    ("f'{x:{", "Too many nested brackets: Python allows 200", 602),
    ("(yield ", "Too many nested brackets: Python allows 200", 1400),
    ("*", "Expected a statement, found `**`", 0),
    ("1**", "This expression is nested too deeply", 1800),
    ("a.b(", "Too many nested brackets: Python allows 200", 803),
    ("if x:\n ", "Expected an indented block after `if` on line 2", 14),
    ("match x:\n case (", "Expected `)`, found a name", 22),
    ("case ", "Expected the end of the statement, found `case`; is an operator or comma missing?", 5),
    ("def f(a=", "Too many nested brackets: Python allows 200", 1605),
    ("[x for x in ", "Too many nested brackets: Python allows 200", 2400),
    ("with (", "Too many nested brackets: Python allows 200", 1205),
    ("@", "Expected a decorator after `@`, found `@`", 1),
    ("class A(", "Too many nested brackets: Python allows 200", 1607),
    ("(x:=", "Too many nested brackets: Python allows 200", 800),
    ("if x: ", "`if` must start its own line", 6),
    ("x; if y: ", "`if` must start its own line", 3),
    ("while x: x; ", "`while` must start its own line", 12),
    ("await **", "Expected an expression, found `**`", 6),
    ("async ", "Expected `def`, `for` or `with` after `async`, found `async`", 6),
    ("else: ", "`else` without `if`, `for`, `while` or `try` before it at the same indentation", 0),
    ("@\t", "Expected a decorator after `@`, found `@`", 2),
  ])
  func deepNestingIsAnErrorAndNoCrash(piece: String, message: String, offset: UInt32) {
    let error = parse(String(repeating: piece, count: 10_000)).errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
  }

  @Test(arguments: [
    ("if x:", "Too many levels of indentation: Python allows 100", 5550),
    ("def f():", "Too many levels of indentation: Python allows 100", 5850),
    ("class A:", "Too many levels of indentation: Python allows 100", 5850),
    ("for x in y:", "Too many blocks inside each other: Python allows 21", 483),
    ("while x:", "Too many blocks inside each other: Python allows 21", 420),
    ("with a:", "Too many blocks inside each other: Python allows 21", 399),
    ("try:", "Too many blocks inside each other: Python allows 21", 336),
    ("match x:", "Expected `case` in the block of `match`", 10),
    ("case x:", "`case` without `match` before it", 0),
    ("else:", "`else` without `if`, `for`, `while` or `try` before it at the same indentation", 0),
    ("x", "Unexpected indentation: this line starts further right than the one before, but opens no block", 2),
    ("if x: if y:", "`if` must start its own line", 6),
    ("@a", "Expected a function or class after the decorator, found an indentation", 3),
    ("async def f():", "Too many levels of indentation: Python allows 100", 6450),
    ("try: x\nexcept:", "Too many blocks inside each other: Python allows 21", 756),
  ])
  func deepBlocksAreAnErrorAndNoCrash(header: String, message: String, offset: UInt32) {
    var source = ""
    for depth in 0..<1000 {
      let indentation = String(repeating: " ", count: depth)
      source += indentation + header.split(separator: "\n").joined(separator: "\n" + indentation) + "\n"
    }
    let error = parse(source).errors(for: .latest).first
    #expect(error?.message == message)
    #expect(error?.range.start == offset)
  }

  @Test(arguments: [
    ("x", " + x"), ("x", ".y"), ("x", "()"), ("x", "[0]"), ("x", " and y"), ("x", " < y"), ("x", ", y"), ("x", " = y"),
    ("'a'", " 'b'"), ("if x: pass\n", "elif y: pass\n"), ("try: pass\n", "except x: pass\n"), ("x", "; y"),
  ])
  func longChainsAreNoErrors(first: String, more: String) {
    let tree = parse(first + String(repeating: more, count: 20_000) + "\n")
    #expect(tree.errors(for: .latest).isEmpty)
  }
}
