// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

extension TreeComparison {
  /// Whether two nodes of one kind agree in their flags, their enumeration and their fields, children apart: those
  /// are left to be compared, in pairs.
  mutating func agreeInFields(_ left: Node, _ right: Node) -> Bool {
    switch left.kind {
    case .module:
      return pairs(left.a, left.b, right.a, right.b, mayStartWithDocstring: true)
    case .expressionModule:
      return pair(left.a, right.a)
    case .functionDefStmt:
      return (left.flags ^ right.flags) & 1 == 0
        && pairs(
          first.fieldWord(left.a, 0), first.fieldWord(left.a, 1), second.fieldWord(right.a, 0),
          second.fieldWord(right.a, 1))
        && areSameNames(first.fieldWord(left.a, 3), second.fieldWord(right.a, 3))
        && pair(first.fieldWord(left.a, 5), second.fieldWord(right.a, 5))
        && pair(first.fieldWord(left.a, 6), second.fieldWord(right.a, 6))
        && pair(first.fieldWord(left.a, 7), second.fieldWord(right.a, 7))
        && pairs(
          first.fieldWord(left.a, 8), first.fieldWord(left.a, 9), second.fieldWord(right.a, 8),
          second.fieldWord(right.a, 9), mayStartWithDocstring: true)
    case .classDefStmt:
      return pairs(
        first.fieldWord(left.a, 0), first.fieldWord(left.a, 1), second.fieldWord(right.a, 0),
        second.fieldWord(right.a, 1))
        && areSameNames(first.fieldWord(left.a, 3), second.fieldWord(right.a, 3))
        && pair(first.fieldWord(left.a, 5), second.fieldWord(right.a, 5))
        && pair(unlessEmpty(first.fieldWord(left.a, 6), first), unlessEmpty(second.fieldWord(right.a, 6), second))
        && pairs(
          first.fieldWord(left.a, 7), first.fieldWord(left.a, 8), second.fieldWord(right.a, 7),
          second.fieldWord(right.a, 8), mayStartWithDocstring: true)
    case .returnStmt:
      return pair(left.a, right.a)
    case .deleteStmt:
      return pairs(left.a, left.b, right.a, right.b)
    case .typeAliasStmt:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .assignStmt:
      return pairs(
        first.fieldWord(left.a, 0), first.fieldWord(left.a, 1), second.fieldWord(right.a, 0),
        second.fieldWord(right.a, 1))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .augAssignStmt:
      return left.aux == right.aux
        && pair(left.a, right.a)
        && pair(left.b, right.b)
    case .annAssignStmt:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .forStmt:
      return (left.flags ^ right.flags) & 1 == 0
        && pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 2), first.fieldWord(left.a, 3), second.fieldWord(right.a, 2),
          second.fieldWord(right.a, 3))
        && pairs(
          first.fieldWord(left.a, 4), first.fieldWord(left.a, 5), second.fieldWord(right.a, 4),
          second.fieldWord(right.a, 5))
    case .whileStmt:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
        && pairs(
          first.fieldWord(left.a, 3), first.fieldWord(left.a, 4), second.fieldWord(right.a, 3),
          second.fieldWord(right.a, 4))
    case .ifStmt:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
        && pairs(
          first.fieldWord(left.a, 3), first.fieldWord(left.a, 4), second.fieldWord(right.a, 3),
          second.fieldWord(right.a, 4))
    case .withStmt:
      return (left.flags ^ right.flags) & 1 == 0
        && pairs(
          first.fieldWord(left.a, 0), first.fieldWord(left.a, 1), second.fieldWord(right.a, 0),
          second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 2), first.fieldWord(left.a, 3), second.fieldWord(right.a, 2),
          second.fieldWord(right.a, 3))
    case .matchStmt:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .raiseStmt:
      return pair(left.a, right.a)
        && pair(left.b, right.b)
    case .tryStmt:
      return (left.flags ^ right.flags) & 1 == 0
        && pairs(
          first.fieldWord(left.a, 0), first.fieldWord(left.a, 1), second.fieldWord(right.a, 0),
          second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 2), first.fieldWord(left.a, 3), second.fieldWord(right.a, 2),
          second.fieldWord(right.a, 3))
        && pairs(
          first.fieldWord(left.a, 4), first.fieldWord(left.a, 5), second.fieldWord(right.a, 4),
          second.fieldWord(right.a, 5))
        && pairs(
          first.fieldWord(left.a, 6), first.fieldWord(left.a, 7), second.fieldWord(right.a, 6),
          second.fieldWord(right.a, 7))
    case .assertStmt:
      return pair(left.a, right.a)
        && pair(left.b, right.b)
    case .importStmt:
      return (left.flags ^ right.flags) & 1 == 0
        && pairs(left.a, left.b, right.a, right.b)
    case .importFromStmt:
      return (left.flags ^ right.flags) & 1 == 0
        && first.fieldWord(left.a, 0) == second.fieldWord(right.a, 0)
        && areSameNames(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 3), first.fieldWord(left.a, 4), second.fieldWord(right.a, 3),
          second.fieldWord(right.a, 4))
    case .globalStmt:
      return areSameNames(left.a, left.b, right.a, right.b)
    case .nonlocalStmt:
      return areSameNames(left.a, left.b, right.a, right.b)
    case .expressionStmt:
      return pair(left.a, right.a)
    case .invalidStmt:
      return pairs(left.a, left.b, right.a, right.b)
    case .boolOpExpr:
      return left.aux == right.aux
        && pairs(left.a, left.b, right.a, right.b)
    case .namedExpr:
      return pair(left.a, right.a)
        && pair(left.b, right.b)
    case .binOpExpr:
      return left.aux == right.aux
        && pair(left.a, right.a)
        && pair(left.b, right.b)
    case .unaryOpExpr:
      return left.aux == right.aux
        && pair(left.a, right.a)
    case .lambdaExpr:
      return pair(left.a, right.a)
        && pair(left.b, right.b)
    case .ifExp:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .dictExpr:
      return pairs(left.a, left.b, right.a, right.b)
    case .setExpr:
      return pairs(left.a, left.b, right.a, right.b)
    case .listCompExpr:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .setCompExpr:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .dictCompExpr:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 2), first.fieldWord(left.a, 3), second.fieldWord(right.a, 2),
          second.fieldWord(right.a, 3))
    case .generatorExp:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .awaitExpr:
      return pair(left.a, right.a)
    case .yieldExpr:
      return pair(left.a, right.a)
    case .yieldFromExpr:
      return pair(left.a, right.a)
    case .compareExpr:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && comparisonPairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .callExpr:
      return pair(left.a, right.a)
        && pair(left.b, right.b)
    case .fStringExpr:
      return pairs(left.a, left.b, right.a, right.b)
    case .tStringExpr:
      return pairs(left.a, left.b, right.a, right.b)
    case .concatenatedStringExpr:
      return pairs(left.a, left.b, right.a, right.b)
    case .numberLiteralExpr:
      return left.aux == right.aux
    case .booleanLiteralExpr:
      return (left.flags ^ right.flags) & 1 == 0
    case .attributeExpr:
      return left.aux == right.aux
        && pair(left.a, right.a)
        && areSameNames(left.b, right.b)
    case .subscriptExpr:
      return left.aux == right.aux
        && pair(left.a, right.a)
        && pair(left.b, right.b)
    case .starredExpr:
      return left.aux == right.aux
        && pair(left.a, right.a)
    case .nameExpr:
      return left.aux == right.aux
        && areSameNames(left.a, right.a)
    case .listExpr:
      return left.aux == right.aux
        && pairs(left.a, left.b, right.a, right.b)
    case .tupleExpr:
      return left.aux == right.aux
        && pairs(left.a, left.b, right.a, right.b)
    case .sliceExpr:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .invalidExpr:
      return pairs(left.a, left.b, right.a, right.b)
    case .matchValuePattern:
      return pair(left.a, right.a)
    case .matchSingletonPattern:
      return left.aux == right.aux
    case .matchSequencePattern:
      return pairs(left.a, left.b, right.a, right.b)
    case .matchMappingPattern:
      return pairs(
        first.fieldWord(left.a, 0), first.fieldWord(left.a, 1), second.fieldWord(right.a, 0),
        second.fieldWord(right.a, 1))
        && areSameNames(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .matchClassPattern:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .matchStarPattern:
      return areSameNames(left.a, right.a)
    case .matchAsPattern:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && areSameNames(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
    case .matchOrPattern:
      return pairs(left.a, left.b, right.a, right.b)
    case .invalidPattern:
      return pairs(left.a, left.b, right.a, right.b)
    case .typeVar:
      return areSameNames(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
        && pair(first.fieldWord(left.a, 3), second.fieldWord(right.a, 3))
    case .typeVarTuple:
      return areSameNames(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .paramSpec:
      return areSameNames(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
    case .interpolationElement:
      return (left.flags ^ right.flags) & 1 == 0
        && left.aux == right.aux
        && pair(left.a, right.a)
        && pair(left.b, right.b)
    case .formatSpecification:
      return pairs(left.a, left.b, right.a, right.b)
    case .decorator:
      return pair(left.a, right.a)
    case .arguments:
      return pairs(left.a, left.b, right.a, right.b)
    case .keyword:
      return areSameNames(left.a, right.a)
        && pair(left.b, right.b)
    case .parameters:
      return pairs(left.a, left.b, right.a, right.b)
    case .parameter:
      return left.aux == right.aux
        && areSameNames(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 2), second.fieldWord(right.a, 2))
        && pair(first.fieldWord(left.a, 3), second.fieldWord(right.a, 3))
    case .comprehension:
      return (left.flags ^ right.flags) & 1 == 0
        && pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 2), first.fieldWord(left.a, 3), second.fieldWord(right.a, 2),
          second.fieldWord(right.a, 3))
    case .exceptHandler:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && areSameNames(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 3), first.fieldWord(left.a, 4), second.fieldWord(right.a, 3),
          second.fieldWord(right.a, 4))
    case .elifElseClause:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pairs(
          first.fieldWord(left.a, 1), first.fieldWord(left.a, 2), second.fieldWord(right.a, 1),
          second.fieldWord(right.a, 2))
    case .withItem:
      return pair(left.a, right.a)
        && pair(left.b, right.b)
    case .matchCase:
      return pair(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && pair(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
        && pairs(
          first.fieldWord(left.a, 2), first.fieldWord(left.a, 3), second.fieldWord(right.a, 2),
          second.fieldWord(right.a, 3))
    case .matchKeyword:
      return areSameNames(left.a, right.a)
        && pair(left.b, right.b)
    case .alias:
      return areSameNames(first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
        && areSameNames(first.fieldWord(left.a, 1), second.fieldWord(right.a, 1))
    case .typeParameters:
      return pairs(left.a, left.b, right.a, right.b)
    case .absent, .passStmt, .breakStmt, .continueStmt, .ipythonEscapeStmt, .stringLiteralExpr, .bytesLiteralExpr,
      .noneLiteralExpr, .ellipsisLiteralExpr, .ipythonEscapeExpr, .textElement:
      return true
    }
  }
}
