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
    "(", "[", "{", "{1:", "f(", "a[", "lambda:", "not ", "-", "await ", "x if y else ", "f'{", "f'{x:{", "(yield ", "*",
    "1**", "a.b(", "if x:\n ", "match x:\n case (", "case ", "def f(a=", "[x for x in ", "with (", "@", "class A(",
    "(x:=", "if x: ", "x; if y: ", "while x: x; ", "await **", "async ", "else: ", "@\t",
  ])
  func deepNestingIsAnErrorAndNoCrash(piece: String) {
    let tree = parse(String(repeating: piece, count: 10_000))
    #expect(!tree.errors(for: .latest).isEmpty)
  }

  @Test(arguments: [
    "if x:", "def f():", "class A:", "for x in y:", "while x:", "with a:", "try:", "match x:", "case x:", "else:", "x",
    "if x: if y:", "@a", "async def f():", "try: x\nexcept:",
  ])
  func deepBlocksAreAnErrorAndNoCrash(header: String) {
    var source = ""
    for depth in 0..<1000 {
      let indentation = String(repeating: " ", count: depth)
      source += indentation + header.split(separator: "\n").joined(separator: "\n" + indentation) + "\n"
    }
    #expect(!parse(source).errors(for: .latest).isEmpty)
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
