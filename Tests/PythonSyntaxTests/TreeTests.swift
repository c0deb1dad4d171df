import PythonSyntax
import Testing

@Suite struct TreeTests {
  @Test func viewsReachEveryPart() {
    let tree = parse("async def f(a, *, b: int = 2) -> str:\n  return a.b(c, d=1)[0]\n")
    var found: [String] = []
    if let body = tree.module?.body, let function = body[0].asFunctionDef {
      found.append(function.tree.text(of: function.name.symbol))
      if function.isAsync { found.append("async") }
      for index in function.parameters.items.indices { found.append("\(function.parameters.items[index].role)") }
      if let call = function.body[0].asReturn?.value?.asSubscript?.value.asCall {
        found.append("\(call.arguments.items.count) arguments")
        switch call.func.cases {
        case .attribute(let attribute):
          found.append(attribute.value.text)
          found.append(attribute.tree.text(of: attribute.attr))
        default: break
        }
      }
    }
    #expect(found == ["f", "async", "positionalOrKeyword", "keywordOnly", "2 arguments", "a", "b"])
  }

  @Test func parentsAreFoundWithoutAWalk() {
    let tree = parse("x = f(1 + 2)\n")
    let parents = ParentTable(tree.view)
    var id = tree.view.root
    #expect(parents[id].isAbsent)
    var depth = 0
    id = NodeID(rawValue: 1)
    while !parents[id].isAbsent {
      id = parents[id]
      depth += 1
    }
    #expect(id == tree.view.root)
    // The name, the assignment, the module.
    #expect(depth == 2)
  }

  @Test func treesLookAsCPythonsDo() {
    #expect(
      outline("x: int = a if b else -c\n") == [
        "root: Module", " body: AnnAssign simple=1", "  target: Name id=x ctx=Store",
        "  annotation: Name id=int ctx=Load",
        "  value: IfExp", "   test: Name id=b ctx=Load", "   body: Name id=a ctx=Load", "   orelse: UnaryOp op=USub",
        "    operand: Name id=c ctx=Load",
      ])
    #expect(
      outline("a < b in c\n") == [
        "root: Module", " body: Expr", "  value: Compare ops=Lt,In", "   left: Name id=a ctx=Load",
        "   comparators: Name id=b ctx=Load", "   comparators: Name id=c ctx=Load",
      ])
  }

  @Test func lineIndexKnowsAllLineEnds() {
    let tree = parse("a\nb\r\nc\rd")
    let lines = LineIndex(tree.view)
    #expect(lines.lineStarts == [0, 2, 5, 7])
    #expect(lines.position(of: 7) == (3, 0))
    #expect(lines.position(of: 3) == (1, 1))
  }

  @Test func identifiersAreNormalised() {
    let tree = parse("ﬁ = 1\nfi = 2\n")
    var symbols: [Symbol] = []
    if let body = tree.module?.body {
      for index in body.indices {
        if let symbol = body[index].asAssign?.targets[0].asName?.symbol { symbols.append(symbol) }
      }
    }
    #expect(symbols.count == 2)
    #expect(symbols.first == symbols.last)
  }
}
