import PythonSyntax
import Testing

/// Parses a source, checks what must hold for every tree, and returns the tree.
func parse(
  _ source: String, _ options: ParseOptions = ParseOptions(), sourceLocation: SourceLocation = #_sourceLocation
) -> SyntaxTree {
  parse(bytes: Array(source.utf8), options, sourceLocation: sourceLocation)
}

func parse(
  bytes: [UInt8], _ options: ParseOptions = ParseOptions(), sourceLocation: SourceLocation = #_sourceLocation
) -> SyntaxTree {
  let tree = bytes.withUnsafeBufferPointer { SyntaxTree(parsing: $0, options: options) }
  if let problem = brokenInvariant(of: tree, bytes) {
    Issue.record(
      "\(problem) in \(String(decoding: bytes, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation)
  }
  return tree
}

/// What is wrong with the tokens or nodes of a tree, if anything.
private func brokenInvariant(of tree: SyntaxTree, _ bytes: [UInt8]) -> String? {
  let view = tree.view
  let source = (0..<view.sourceCount).map { view.byte(at: UInt32($0)) }
  switch tree.encoding {
  case .utf8, .utf8WithByteOrderMark, .unknown:
    if source != bytes { return "the source is not the bytes that were parsed" }
  case .legacy: break
  }
  var offset: UInt32 = 0
  for index in 0..<view.tokenCount {
    let token = view.token(index)
    if token.start < offset || token.end < token.start { return "token \(index) overlaps the one before" }
    for gap in offset..<token.start
    where ![0x20, 0x09, 0x0C, 0x0A, 0x0D, 0x5C, 0xEF, 0xBB, 0xBF, 0].contains(source[Int(gap)]) {
      return "byte \(gap) belongs to no token"
    }
    offset = token.end
  }
  if Int(offset) != source.count { return "the tokens end at \(offset)" }
  if view.token(view.tokenCount - 1).kind != .endOfFile { return "the last token is not the end of the file" }

  var seen = [Bool](repeating: false, count: view.nodeCount)
  for rawValue in 1..<UInt32(view.nodeCount) {
    let id = NodeID(rawValue: rawValue)
    let range = view.range(of: id)
    if range.start > range.end || Int(range.end) > source.count { return "node \(rawValue) has the range \(range)" }
    var problem: String?
    view.forEachChild(of: id) { child in
      if child >= id { problem = "child \(child) comes after its parent \(id)" }
      if seen[child.index] { problem = "node \(child) has two parents" }
      seen[child.index] = true
      if !range.contains(view.range(of: child)) {
        problem =
          "\(view.kind(of: id)) \(range) does not contain its child \(view.kind(of: child)) \(view.range(of: child))"
      }
    }
    if let problem { return problem }
  }
  if view.root.index != view.nodeCount - 1 { return "the root is not the last node" }
  return nil
}

/// The tree as CPython writes it, without positions.
func outline(_ source: String) -> [String] {
  let tree = parse(source)
  var writer = CPythonTreeWriter(tree.view)
  let text = String(decoding: writer.write(), as: UTF8.self)
  return text.split(separator: "\n").map { line in
    line.split(separator: " ", omittingEmptySubsequences: false).filter { !$0.contains(":") || $0.hasSuffix(":") }
      .joined(separator: " ")
  }
}

/// The names of the kinds of the statements of a module.
func statementKinds(_ tree: SyntaxTree) -> [NodeKind] {
  guard let body = tree.module?.body else { return [] }
  return body.indices.map { body[$0].kind }
}

/// A source with most of the grammar in it.
let sample = #"""
  # -*- coding: utf-8 -*-
  """Docstring."""
  from __future__ import annotations
  import os.path as path, sys
  from .. import (a as b, c,)
  type Pair[T: int = str, *Ts, **P] = tuple[T, *Ts]
  @decorate(1, *args, key="value", **options)
  class Node[T](Base, metaclass=Meta):
      x: int = 0xFF_ff
      def method(self, a, /, b: int = 1, *rest: str, c, d=2, **named) -> None:
          nonlocal_value = yield a
          return lambda x, *y: (x, *y)
  async def run():
      async with open(f"{path!r:>{width}}{{}}") as f, (yield): pass
      async for x, *y in aiter(): await x ** -2
      return [i async for i in y if i if not j]
  if a and b or not c <= d is not e not in f: pass
  elif (n := len(a)) > 10: print(f'{n=} {a["b"]}' 'x' rb'\x00' if 0 else "é\N{BULLET}")
  else: pass
  while True:
      try: raise X from Y
      except (A, B) as e: break
      except* C: continue
      else: del a[1:2, ::3], b.c
      finally: assert x, "y"
  match command.split():
      case [Point(x=0, y=-1.5e3j), *_] | {"k": None, **rest} if x: pass
      case "a" | b.c as d: pass
      case _: global g
  x = y = {**a, 'b': c, **{k: v for k, v in z}} ; s = {1, *t} ; u += 1 @ 2 // 3 << 4 & ~5
  with (open(a) as b, c): print(*a, sep='', end=t"{x}"); lazy = 1; match = (lazy)
  for x in 1, *y:
  	tab = \
  		continued
  """#
