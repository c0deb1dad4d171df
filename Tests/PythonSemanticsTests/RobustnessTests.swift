import PythonSemantics
import PythonSyntax
import TestSupport
import Testing

/// Whatever the source is, a model comes out whose tables agree.
@Suite struct RobustnessTests {
  /// What is wrong with a model, if anything.
  private func brokenInvariant(of tree: SyntaxTree, _ options: SemanticOptions) -> String? {
    let model = SemanticModel(tree, options: options)
    let view = model.view
    for number in 1..<UInt32(max(view.scopeCount, 1)) {
      let scope = view.scope(ScopeID(rawValue: number))
      if scope.parent.rawValue >= number { return "scope \(number) lies in a later one" }
      if scope.firstEvent > scope.eventEnd { return "scope \(number) has no range of events" }
      var before: UInt32 = 0
      for index in view.variableIndices(of: ScopeID(rawValue: number)) {
        let variable = view.variable(view.variable(at: index))
        if variable.scope.rawValue != number || variable.symbol.rawValue < before { return "variables are not sorted" }
        before = variable.symbol.rawValue
        if view.variable(named: variable.symbol, in: variable.scope) != view.variable(at: index) {
          return "a variable is not found"
        }
      }
    }
    var references = 0
    for number in 1..<UInt32(max(view.bindingCount, 1)) {
      let binding = view.binding(BindingID(rawValue: number))
      if binding.shadowed.rawValue >= number { return "binding \(number) hides a later one" }
      if binding.range.start > binding.range.end || Int(binding.range.end) > view.tree.sourceCount {
        return "binding \(number) has the range \(binding.range)"
      }
      var count: UInt32 = 0
      view.forEachReference(of: BindingID(rawValue: number)) { id in
        if view.reference(id).binding.rawValue == number { count += 1 }
      }
      if count != binding.referenceCount { return "binding \(number) has \(count) references" }
      references += Int(count)
    }
    for number in 1..<UInt32(max(view.referenceCount, 1)) {
      let reference = view.reference(ReferenceID(rawValue: number))
      if !reference.binding.isNone { references -= 1 }
      if !reference.binding.isNone && reference.variable.isNone { return "reference \(number) has no variable" }
      let range = view.range(of: reference.node)
      if range.start > range.end || Int(range.end) > view.tree.sourceCount {
        return "reference \(number) has the range \(range)"
      }
    }
    if references != 0 { return "references and bindings do not agree" }
    var writer = SemanticModelWriter(view)
    return writer.write().isEmpty && view.referenceCount > 1 ? "nothing is written" : nil
  }

  private func check(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    let tree = bytes.withUnsafeBufferPointer { SyntaxTree(parsing: $0) }
    for options in [version(9), SemanticOptions()] {
      if let problem = brokenInvariant(of: tree, options) {
        Issue.record(
          "\(problem) in \(String(decoding: bytes, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test func prefixesOfTheSampleHaveModels() {
    let bytes = Array(sample.utf8)
    for count in stride(from: 0, through: bytes.count, by: 7) { check(Array(bytes[..<count])) }
  }

  @Test func tokensCanBeMissing() {
    let bytes = Array(sample.utf8)
    let tree = SyntaxTree(parsing: sample)
    #expect(tree.errors(for: .latest).isEmpty)
    let view = tree.view
    for index in stride(from: 0, to: view.tokenCount, by: 2) {
      let token = view.token(index)
      check(Array(bytes[..<Int(token.start)] + bytes[Int(token.end)...]))
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func mutatedSourcesHaveModels(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = Array(sample.utf8)
    for _ in 0..<60 {
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
      check(mutated)
    }
  }

  @Test(arguments: [
    ("x", " + x"), ("x", ".y"), ("x", "()"), ("x", "[0]"), ("x", " and y"), ("import x\nx", ".y"),
    ("x: int\nx", " | y"),
    ("if x: pass\n", "elif y: pass\n"), ("try: pass\n", "except x as y: pass\n"), ("def f(): x\n", "def f(): x\n"),
    ("x: 'a", " | a"),
  ])
  func longChainsHaveModels(first: String, more: String) {
    let end = first.contains("'") ? "'" : ""
    check(Array((first + String(repeating: more, count: 3000) + end + "\n").utf8))
  }

  @Test(arguments: ["(", "[", "f(", "lambda:", "lambda x=", "not ", "[x for x in ", "x if y else ", "(x:=", "f'{"])
  func deepNestingHasAModel(piece: String) { check(Array(String(repeating: piece, count: 5000).utf8)) }

  @Test func deepBlocksHaveAModel() {
    var source = ""
    for depth in 0..<150 {
      source += String(repeating: " ", count: depth) + (depth % 2 == 0 ? "def f(x):\n" : "class C(x):\n")
    }
    check(Array((source + String(repeating: " ", count: 150) + "x\n").utf8))
  }
}

/// A source with most of what binds or uses names in it.
private let sample = #"""
  from __future__ import annotations
  import os.path as p, sys.x, a.b
  from . import (c as d, e,)
  from f import *
  __all__ = ["x", 'y'] + d.__all__; __all__ += ["z"]; __all__.remove("y")
  type Pair[T: int, *Ts, **P] = tuple[T, "Pair"]
  @p.decorate(1, *a, key=d)
  class Node[T](Base, metaclass=e):
      x: "int | List['Node']" = 0
      def method(self, a, /, b: int = x, *rest: str, c, **named) -> "Node[T]":
          global g; nonlocal_value = yield a
          def inner():
              nonlocal a; a = __class__
              del a
          return lambda x, *y: (x, *y, g)
  async def run():
      async with open(f"{p!r:>{d}}{{}}") as f, (yield): pass
      x = {i: (n := j) async for i in f if i for j in i}
  if TYPE_CHECKING: from typing import cast, Literal
  elif (n := len(a)) > 10: print(f'{n=} {a["b"]}', cast("Node", Literal["z"]))
  else: n: int
  while n:
      try: raise X from n
      except (ImportError, NameError) as e: print(e)
      else: del n, a[1:2], (x, [y])
      finally: x += 1
  match n:
      case [Point(x=0, y=q), *r] if q: pass
      case {"k": None, **s} | (None as s): pass
      case b.c as t: t
  for x, *y in 1, *y: z = x
  """#
