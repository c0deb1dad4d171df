internal import PythonSyntax

// Which rule a comment inside of a node follows, by the kind of the node.
extension CommentPlacer {
  /// Narrows the neighbours where the grammar has more levels than the tree has nodes.
  func refine(_ context: inout CommentContext) {
    switch tree.kind(of: context.enclosing.id) {
    case .parameter: refineParameter(&context)
    case .matchClassPattern: refineClassPattern(&context)
    default: break
    }
  }

  mutating func placeEnclosed(_ context: CommentContext) -> Placement? {
    let node = context.enclosing.id
    switch tree.kind(of: node) {
    case .parameters: return placeInParameters(context)
    case .parameter: return placeInParameter(context, Parameter(unchecked: node, in: tree))
    case .arguments, .typeParameters, .listExpr, .setExpr, .listCompExpr, .setCompExpr:
      return placeAfterBracket(context)
    case .tupleExpr, .generatorExp, .matchSequencePattern:
      return startsWithBracket(context) ? placeAfterBracket(context) : nil
    case .interpolationElement: return placeInInterpolation(context)
    case .keyword, .matchKeyword: return placeInKeyword(context)
    case .comprehension: return placeInComprehension(context, Comprehension(unchecked: node, in: tree))
    case .attributeExpr: return placeInAttribute(context, Expr.Attribute(unchecked: node, in: tree))
    case .binOpExpr: return placeInBinaryOperation(context, Expr.BinOp(unchecked: node, in: tree))
    case .boolOpExpr, .compareExpr: return placeInOperatorChain(context)
    case .unaryOpExpr: return placeInUnaryOperation(context, Expr.UnaryOp(unchecked: node, in: tree))
    case .namedExpr: return placeInNamedExpression(context)
    case .lambdaExpr: return placeInLambda(context, Expr.Lambda(unchecked: node, in: tree))
    case .dictExpr: return placeAfterStars(context) ?? placeAfterBracket(context) ?? placeAroundColon(context)
    case .dictCompExpr: return placeAfterStars(context) ?? placeAroundColon(context) ?? placeAfterBracket(context)
    case .ifExp: return placeInConditional(context, Expr.IfExp(unchecked: node, in: tree))
    case .sliceExpr: return placeInSlice(context, Expr.Slice(unchecked: node, in: tree))
    case .subscriptExpr: return placeInSubscript(context, Expr.Subscript(unchecked: node, in: tree))
    case .starredExpr: return placeInStarred(context)
    case .callExpr: return placeInCall(context)
    case .module: return placeInModule(context)
    case .withItem: return placeInWithItem(context)
    case .withStmt: return placeInWith(context, Stmt.With(unchecked: node, in: tree))
    case .functionDefStmt: return placeInFunction(context)
    case .classDefStmt: return placeInClass(context, Stmt.ClassDef(unchecked: node, in: tree))
    case .importFromStmt: return placeInImport(context, Stmt.ImportFrom(unchecked: node, in: tree))
    case .alias: return dangling(node)
    case .matchClassPattern: return placeInClassPattern(context)
    case .matchAsPattern: return placeInAsPattern(context)
    case .matchStarPattern: return dangling(node)
    // After the stars of a type parameter.
    case .typeVarTuple, .paramSpec: return context.following == nil && context.preceding == nil ? leading(node) : nil
    case .matchMappingPattern:
      return placeAfterBracket(context)
        ?? placeInMappingPattern(context, Pattern.MatchMapping(unchecked: node, in: tree))
    case .returnStmt: return placeAfterConcatenatedString(context, context.preceding?.id)
    case .assignStmt: return placeAfterConcatenatedString(context, Stmt.Assign(unchecked: node, in: tree).value.id)
    case .augAssignStmt:
      return placeAfterConcatenatedString(context, Stmt.AugAssign(unchecked: node, in: tree).value.id)
    case .typeAliasStmt:
      return placeAfterConcatenatedString(context, Stmt.TypeAlias(unchecked: node, in: tree).value.id)
    case .annAssignStmt:
      return placeAfterConcatenatedString(context, Stmt.AnnAssign(unchecked: node, in: tree).value?.id)
    default: return nil
    }
  }

  /// A comment at the end of the line of the opening bracket that starts the node stays there.
  func placeAfterBracket(_ context: CommentContext) -> Placement? {
    if context.isOwnLine { return nil }
    var tokens = tokens(context.enclosing.start, context.start)
    guard next(&tokens) != nil, next(&tokens) == nil else { return nil }
    return dangling(context.enclosing.id)
  }

  private func startsWithBracket(_ context: CommentContext) -> Bool {
    switch tree.kind(of: context.enclosing.id) {
    case .tupleExpr:
      return Expr(unchecked: context.enclosing.id, in: tree).isParenthesized
    case .generatorExp:
      // It may share the parentheses of a call.
      return tree.node(context.enclosing.id).start == context.enclosing.start
        && tree.byte(at: context.enclosing.start) == UInt8(ascii: "(")
    default:
      // Of `(a), b` the parenthesis of the first element counts.
      let byte = tree.byte(at: tree.node(context.enclosing.id).start)
      return byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
    }
  }
}
