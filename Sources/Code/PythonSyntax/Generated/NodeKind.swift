// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// What a node of the syntax tree is. Kinds of one category are neighbours.
@usableFromInline package enum NodeKind: UInt8, Sendable, BitwiseCopyable {
  /// Node 0, which stands for an absent child.
  case absent
  case functionDefStmt
  case classDefStmt
  case returnStmt
  case deleteStmt
  case typeAliasStmt
  case assignStmt
  case augAssignStmt
  case annAssignStmt
  case forStmt
  case whileStmt
  case ifStmt
  case withStmt
  case matchStmt
  case raiseStmt
  case tryStmt
  case assertStmt
  case importStmt
  case importFromStmt
  case globalStmt
  case nonlocalStmt
  case expressionStmt
  case passStmt
  case breakStmt
  case continueStmt
  case ipythonEscapeStmt
  case invalidStmt
  case boolOpExpr
  case namedExpr
  case binOpExpr
  case unaryOpExpr
  case lambdaExpr
  case ifExp
  case dictExpr
  case setExpr
  case listCompExpr
  case setCompExpr
  case dictCompExpr
  case generatorExp
  case awaitExpr
  case yieldExpr
  case yieldFromExpr
  case compareExpr
  case callExpr
  case stringLiteralExpr
  case bytesLiteralExpr
  case fStringExpr
  case tStringExpr
  case concatenatedStringExpr
  case numberLiteralExpr
  case booleanLiteralExpr
  case noneLiteralExpr
  case ellipsisLiteralExpr
  case attributeExpr
  case subscriptExpr
  case starredExpr
  case nameExpr
  case listExpr
  case tupleExpr
  case sliceExpr
  case ipythonEscapeExpr
  case invalidExpr
  case matchValuePattern
  case matchSingletonPattern
  case matchSequencePattern
  case matchMappingPattern
  case matchClassPattern
  case matchStarPattern
  case matchAsPattern
  case matchOrPattern
  case invalidPattern
  case typeVar
  case typeVarTuple
  case paramSpec
  case textElement
  case interpolationElement
  case module
  case expressionModule
  case formatSpecification
  case decorator
  case arguments
  case keyword
  case parameters
  case parameter
  case comprehension
  case exceptHandler
  case elifElseClause
  case withItem
  case matchCase
  case matchKeyword
  case alias
  case typeParameters

  // Comparison through `RawRepresentable` would stay a call in other modules.
  @inlinable @inline(__always)
  package static func == (left: NodeKind, right: NodeKind) -> Bool { left.rawValue == right.rawValue }

  /// Whether nodes of this kind are seen through `Stmt`.
  @inlinable package var isStmt: Bool {
    rawValue >= NodeKind.functionDefStmt.rawValue && rawValue <= NodeKind.invalidStmt.rawValue
  }

  /// Whether nodes of this kind are seen through `Expr`.
  @inlinable package var isExpr: Bool {
    rawValue >= NodeKind.boolOpExpr.rawValue && rawValue <= NodeKind.invalidExpr.rawValue
  }

  /// Whether nodes of this kind are seen through `Pattern`.
  @inlinable package var isPattern: Bool {
    rawValue >= NodeKind.matchValuePattern.rawValue && rawValue <= NodeKind.invalidPattern.rawValue
  }

  /// Whether nodes of this kind are seen through `TypeParameter`.
  @inlinable package var isTypeParameter: Bool {
    rawValue >= NodeKind.typeVar.rawValue && rawValue <= NodeKind.paramSpec.rawValue
  }

  /// Whether nodes of this kind are seen through `InterpolatedElement`.
  @inlinable package var isInterpolatedElement: Bool {
    rawValue >= NodeKind.textElement.rawValue && rawValue <= NodeKind.interpolationElement.rawValue
  }
}
