import PythonSyntax
import Testing

/// Whether the check before a file is written sees every part of every kind of node.
@Suite struct TreeComparisonTests {
  /// Each part of each node of the sample is changed in memory: only what is layout may pass.
  @Test func everyPartOfEveryNodeIsSeen() {
    var covered: Set<String> = []
    for (source, mode) in samples {
      let tree = SyntaxTree(parsing: source, options: ParseOptions(mode: mode))
      let same = SyntaxTree(parsing: source, options: ParseOptions(mode: mode))
      #expect(tree.errors.isEmpty, "\(tree.errors)")
      let isSame = saysTheSame(tree.view, same.view, docstrings: .apartFromLayout)
      #expect(isSame)
      let changed = MutableTree(tree)
      for id in nodesOfTree(tree) {
        guard let description = nodeDescriptions.first(where: { $0.kind == tree.view.kind(of: id) }) else {
          Issue.record("\(tree.view.kind(of: id)) has no description")
          continue
        }
        for part in description.parts {
          let place = "\(description.kind).\(part.name) in `\(tree.view.text(of: tree.view.range(of: id)))`"
          let count = changed.forEachChange(of: part, isInline: description.isInline, in: id) {
            let isSame = saysTheSame(tree.view, same.view, docstrings: .apartFromLayout)
            #expect(isSame == part.isLayout, "\(place)")
            let isSameFromOtherSide = saysTheSame(same.view, tree.view, docstrings: .apartFromLayout)
            #expect(isSameFromOtherSide == part.isLayout, "\(place)")
          }
          if count > 0 { covered.insert("\(description.kind).\(part.name)") }
        }
        covered.insert("\(description.kind)")
      }
    }
    for description in nodeDescriptions where !isOfErrors(description.kind) {
      #expect(covered.contains("\(description.kind)"), "no sample has \(description.kind)")
      for part in description.parts {
        #expect(covered.contains("\(description.kind).\(part.name)"), "\(description.kind).\(part.name) is not changed")
      }
    }
  }

  /// Another kind in the place of a node.
  @Test func everyKindIsSeen() {
    for (source, mode) in samples {
      let tree = SyntaxTree(parsing: source, options: ParseOptions(mode: mode))
      let same = SyntaxTree(parsing: source, options: ParseOptions(mode: mode))
      let nodes = tree.view.storage.pointee.nodes
      for index in nodesOfTree(tree).map(\.index) {
        let saved = nodes[index]
        nodes[index].kind = saved.kind == .passStmt ? .breakStmt : .passStmt
        let isSame = saysTheSame(tree.view, same.view, docstrings: .apartFromLayout)
        let isSameFromOtherSide = saysTheSame(same.view, tree.view, docstrings: .apartFromLayout)
        #expect(!isSame && !isSameFromOtherSide, "\(saved.kind)")
        nodes[index] = saved
      }
    }
  }

  /// The root and the nodes below it. The parser may have read other nodes, which it dropped.
  private func nodesOfTree(_ tree: SyntaxTree) -> [NodeID] {
    let view = tree.view
    var nodes = [view.root]
    var next = 0
    while next < nodes.count {
      view.forEachChild(of: nodes[next]) { nodes.append($0) }
      next += 1
    }
    return nodes
  }

  /// Only a tree with errors has these.
  private func isOfErrors(_ kind: NodeKind) -> Bool {
    kind == .invalidStmt || kind == .invalidExpr || kind == .invalidPattern
  }

  /// Sources that have every kind of node, and every part of each at least once.
  private let samples: [(source: String, mode: ParseOptions.Mode)] = [
    ("lambda: x", .expression),
    ("%time\nx = !ls\n", .ipython),
    (
      #"""
      import a.b as c, d
      lazy import e
      from .f import g as h
      lazy from i import j
      type Pair[T: int = str, *Ts = *u, **P = v] = tuple[T]
      @decorate(1, *args, key="value", **options)
      class Node[T](Base, metaclass=Meta):
          x: int = 0xFF
          async def method(self, a, /, b: int = 1, *rest, c, **named) -> None:
              global p, q
              nonlocal r
              yield a
              yield from b
              await c
              return lambda x, *y: (x, *y)
      async def run():
          async with open(f) as g, (yield): pass
          async for x, *y in z: break
          else: continue
          return [i async for i in y if i if j]
      def plain(): return
      if a and b or not c <= d is not e: pass
      elif (n := len(a)): pass
      else: pass
      while True: pass
      else: pass
      try: raise X from Y
      except (A, B) as e: pass
      else: pass
      finally: assert x, "y"
      try: pass
      except* C: pass
      match command:
          case [Point(1, x=0, y=-1.5e3j), *_, *more] | {"k": None, **rest} if x: pass
          case "a" | b.c as d: pass
          case _: pass
      x = y = {**a, "b": c}, {k: v for k in z}, {k for k in z}, {1, *t}, (m for m in z)
      u += 1 @ 2
      del a[1:2:3], b.c
      w = None if True else ...
      v = [w]
      b"bytes" b"more"
      f"{a!r:>{b}}{c=}" "d"
      t"{a}e"
      """# + "\n", .module
    ),
  ]
}
