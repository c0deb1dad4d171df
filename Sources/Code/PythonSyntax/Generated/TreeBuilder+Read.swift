// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

extension TreeBuilder {
  /// `Expr.BinOp.left`, before there are views.
  @inline(__always)
  func left(ofBinOp id: NodeID) -> NodeID { NodeID(rawValue: nodes[id.index].a) }

  /// `Expr.BinOp.right`, before there are views.
  @inline(__always)
  func right(ofBinOp id: NodeID) -> NodeID { NodeID(rawValue: nodes[id.index].b) }

  /// `Expr.UnaryOp.operand`, before there are views.
  @inline(__always)
  func operand(ofUnaryOp id: NodeID) -> NodeID { NodeID(rawValue: nodes[id.index].a) }

  /// `Expr.Call.func`, before there are views.
  @inline(__always)
  func `func`(ofCall id: NodeID) -> NodeID { NodeID(rawValue: nodes[id.index].a) }

  /// `Expr.ConcatenatedString.parts`, before there are views.
  @inline(__always)
  func parts(ofConcatenatedString id: NodeID) -> WordSlice {
    WordSlice(start: nodes[id.index].a, count: nodes[id.index].b)
  }

  /// `Expr.Attribute.value`, before there are views.
  @inline(__always)
  func value(ofAttribute id: NodeID) -> NodeID { NodeID(rawValue: nodes[id.index].a) }

  /// `Expr.Starred.value`, before there are views.
  @inline(__always)
  func value(ofStarred id: NodeID) -> NodeID { NodeID(rawValue: nodes[id.index].a) }

  /// `Expr.Name.symbol`, before there are views.
  @inline(__always)
  func symbol(ofName id: NodeID) -> Symbol { Symbol(rawValue: nodes[id.index].a) }

  /// `Expr.List.elts`, before there are views.
  @inline(__always)
  func elts(ofList id: NodeID) -> WordSlice { WordSlice(start: nodes[id.index].a, count: nodes[id.index].b) }

  /// `Expr.Tuple.elts`, before there are views.
  @inline(__always)
  func elts(ofTuple id: NodeID) -> WordSlice { WordSlice(start: nodes[id.index].a, count: nodes[id.index].b) }

  /// `Arguments.items`, before there are views.
  @inline(__always)
  func items(ofArguments id: NodeID) -> WordSlice { WordSlice(start: nodes[id.index].a, count: nodes[id.index].b) }
}
