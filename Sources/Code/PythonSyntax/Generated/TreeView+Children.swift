// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

extension TreeView {
  /// Calls `body` with each child of a node in source order, absent ones left out.
  @inlinable package func forEachChild(of id: NodeID, _ body: (NodeID) -> Void) {
    let node = node(id)
    switch node.kind {
    case .module:
      visitList(node.a, node.b, body)
    case .expressionModule:
      body(NodeID(rawValue: node.a))
    case .functionDefStmt:
      visitList(fieldWord(node.a, 0), fieldWord(node.a, 1), body)
      visitOptional(fieldWord(node.a, 5), body)
      body(NodeID(rawValue: fieldWord(node.a, 6)))
      visitOptional(fieldWord(node.a, 7), body)
      visitList(fieldWord(node.a, 8), fieldWord(node.a, 9), body)
    case .classDefStmt:
      visitList(fieldWord(node.a, 0), fieldWord(node.a, 1), body)
      visitOptional(fieldWord(node.a, 5), body)
      visitOptional(fieldWord(node.a, 6), body)
      visitList(fieldWord(node.a, 7), fieldWord(node.a, 8), body)
    case .returnStmt:
      visitOptional(node.a, body)
    case .deleteStmt:
      visitList(node.a, node.b, body)
    case .typeAliasStmt:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitOptional(fieldWord(node.a, 1), body)
      body(NodeID(rawValue: fieldWord(node.a, 2)))
    case .assignStmt:
      visitList(fieldWord(node.a, 0), fieldWord(node.a, 1), body)
      body(NodeID(rawValue: fieldWord(node.a, 2)))
    case .augAssignStmt:
      body(NodeID(rawValue: node.a))
      body(NodeID(rawValue: node.b))
    case .annAssignStmt:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      body(NodeID(rawValue: fieldWord(node.a, 1)))
      visitOptional(fieldWord(node.a, 2), body)
    case .forStmt:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      body(NodeID(rawValue: fieldWord(node.a, 1)))
      visitList(fieldWord(node.a, 2), fieldWord(node.a, 3), body)
      visitList(fieldWord(node.a, 4), fieldWord(node.a, 5), body)
    case .whileStmt:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
      visitList(fieldWord(node.a, 3), fieldWord(node.a, 4), body)
    case .ifStmt:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
      visitList(fieldWord(node.a, 3), fieldWord(node.a, 4), body)
    case .withStmt:
      visitList(fieldWord(node.a, 0), fieldWord(node.a, 1), body)
      visitList(fieldWord(node.a, 2), fieldWord(node.a, 3), body)
    case .matchStmt:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .raiseStmt:
      visitOptional(node.a, body)
      visitOptional(node.b, body)
    case .tryStmt:
      visitList(fieldWord(node.a, 0), fieldWord(node.a, 1), body)
      visitList(fieldWord(node.a, 2), fieldWord(node.a, 3), body)
      visitList(fieldWord(node.a, 4), fieldWord(node.a, 5), body)
      visitList(fieldWord(node.a, 6), fieldWord(node.a, 7), body)
    case .assertStmt:
      body(NodeID(rawValue: node.a))
      visitOptional(node.b, body)
    case .importStmt:
      visitList(node.a, node.b, body)
    case .importFromStmt:
      visitList(fieldWord(node.a, 3), fieldWord(node.a, 4), body)
    case .expressionStmt:
      body(NodeID(rawValue: node.a))
    case .invalidStmt:
      visitList(node.a, node.b, body)
    case .boolOpExpr:
      visitList(node.a, node.b, body)
    case .namedExpr:
      body(NodeID(rawValue: node.a))
      body(NodeID(rawValue: node.b))
    case .binOpExpr:
      body(NodeID(rawValue: node.a))
      body(NodeID(rawValue: node.b))
    case .unaryOpExpr:
      body(NodeID(rawValue: node.a))
    case .lambdaExpr:
      visitOptional(node.a, body)
      body(NodeID(rawValue: node.b))
    case .ifExp:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      body(NodeID(rawValue: fieldWord(node.a, 1)))
      body(NodeID(rawValue: fieldWord(node.a, 2)))
    case .dictExpr:
      visitListWithGaps(node.a, node.b, body)
    case .setExpr:
      visitList(node.a, node.b, body)
    case .listCompExpr:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .setCompExpr:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .dictCompExpr:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitOptional(fieldWord(node.a, 1), body)
      visitList(fieldWord(node.a, 2), fieldWord(node.a, 3), body)
    case .generatorExp:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .awaitExpr:
      body(NodeID(rawValue: node.a))
    case .yieldExpr:
      visitOptional(node.a, body)
    case .yieldFromExpr:
      body(NodeID(rawValue: node.a))
    case .compareExpr:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitComparisons(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .callExpr:
      body(NodeID(rawValue: node.a))
      body(NodeID(rawValue: node.b))
    case .fStringExpr:
      visitList(node.a, node.b, body)
    case .tStringExpr:
      visitList(node.a, node.b, body)
    case .concatenatedStringExpr:
      visitList(node.a, node.b, body)
    case .attributeExpr:
      body(NodeID(rawValue: node.a))
    case .subscriptExpr:
      body(NodeID(rawValue: node.a))
      body(NodeID(rawValue: node.b))
    case .starredExpr:
      body(NodeID(rawValue: node.a))
    case .listExpr:
      visitList(node.a, node.b, body)
    case .tupleExpr:
      visitList(node.a, node.b, body)
    case .sliceExpr:
      visitOptional(fieldWord(node.a, 0), body)
      visitOptional(fieldWord(node.a, 1), body)
      visitOptional(fieldWord(node.a, 2), body)
    case .invalidExpr:
      visitList(node.a, node.b, body)
    case .matchValuePattern:
      body(NodeID(rawValue: node.a))
    case .matchSequencePattern:
      visitList(node.a, node.b, body)
    case .matchMappingPattern:
      visitList(fieldWord(node.a, 0), fieldWord(node.a, 1), body)
    case .matchClassPattern:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .matchAsPattern:
      visitOptional(fieldWord(node.a, 0), body)
    case .matchOrPattern:
      visitList(node.a, node.b, body)
    case .invalidPattern:
      visitList(node.a, node.b, body)
    case .typeVar:
      visitOptional(fieldWord(node.a, 2), body)
      visitOptional(fieldWord(node.a, 3), body)
    case .typeVarTuple:
      visitOptional(fieldWord(node.a, 2), body)
    case .paramSpec:
      visitOptional(fieldWord(node.a, 2), body)
    case .interpolationElement:
      body(NodeID(rawValue: node.a))
      visitOptional(node.b, body)
    case .formatSpecification:
      visitList(node.a, node.b, body)
    case .decorator:
      body(NodeID(rawValue: node.a))
    case .arguments:
      visitList(node.a, node.b, body)
    case .keyword:
      body(NodeID(rawValue: node.b))
    case .parameters:
      visitList(node.a, node.b, body)
    case .parameter:
      visitOptional(fieldWord(node.a, 2), body)
      visitOptional(fieldWord(node.a, 3), body)
    case .comprehension:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      body(NodeID(rawValue: fieldWord(node.a, 1)))
      visitList(fieldWord(node.a, 2), fieldWord(node.a, 3), body)
    case .exceptHandler:
      visitOptional(fieldWord(node.a, 0), body)
      visitList(fieldWord(node.a, 3), fieldWord(node.a, 4), body)
    case .elifElseClause:
      visitOptional(fieldWord(node.a, 0), body)
      visitList(fieldWord(node.a, 1), fieldWord(node.a, 2), body)
    case .withItem:
      body(NodeID(rawValue: node.a))
      visitOptional(node.b, body)
    case .matchCase:
      body(NodeID(rawValue: fieldWord(node.a, 0)))
      visitOptional(fieldWord(node.a, 1), body)
      visitList(fieldWord(node.a, 2), fieldWord(node.a, 3), body)
    case .matchKeyword:
      body(NodeID(rawValue: node.b))
    case .typeParameters:
      visitList(node.a, node.b, body)
    case .absent, .globalStmt, .nonlocalStmt, .passStmt, .breakStmt, .continueStmt, .ipythonEscapeStmt,
      .stringLiteralExpr, .bytesLiteralExpr, .numberLiteralExpr, .booleanLiteralExpr, .noneLiteralExpr,
      .ellipsisLiteralExpr, .nameExpr, .ipythonEscapeExpr, .matchSingletonPattern, .matchStarPattern, .textElement,
      .alias:
      break
    }
  }
}
