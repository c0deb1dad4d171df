// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

extension TreeBuilder {
  mutating func makeModule(
    _ start: UInt32, _ end: UInt32, body: WordSlice
  ) -> NodeID {
    add(.module, flags: 0, aux: 0, start: start, end: end, a: body.start, b: body.count)
  }

  mutating func makeExpressionModule(
    _ start: UInt32, _ end: UInt32, body: NodeID
  ) -> NodeID {
    add(.expressionModule, flags: 0, aux: 0, start: start, end: end, a: body.rawValue, b: 0)
  }

  mutating func makeFunctionDefStmt(
    _ start: UInt32, _ end: UInt32, isAsync: Bool, decorators: WordSlice, keyword: UInt32, name: Identifier,
    typeParameters: NodeID, parameters: NodeID, returns: NodeID, body: WordSlice
  ) -> NodeID {
    let first = beginWords(10)
    addWord(decorators.start)
    addWord(decorators.count)
    addWord(keyword)
    addWord(name.symbol.rawValue)
    addWord(name.start)
    addWord(typeParameters.rawValue)
    addWord(parameters.rawValue)
    addWord(returns.rawValue)
    addWord(body.start)
    addWord(body.count)
    return add(.functionDefStmt, flags: (isAsync ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeClassDefStmt(
    _ start: UInt32, _ end: UInt32, decorators: WordSlice, keyword: UInt32, name: Identifier, typeParameters: NodeID,
    arguments: NodeID, body: WordSlice
  ) -> NodeID {
    let first = beginWords(9)
    addWord(decorators.start)
    addWord(decorators.count)
    addWord(keyword)
    addWord(name.symbol.rawValue)
    addWord(name.start)
    addWord(typeParameters.rawValue)
    addWord(arguments.rawValue)
    addWord(body.start)
    addWord(body.count)
    return add(.classDefStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeReturnStmt(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.returnStmt, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeDeleteStmt(
    _ start: UInt32, _ end: UInt32, targets: WordSlice
  ) -> NodeID {
    add(.deleteStmt, flags: 0, aux: 0, start: start, end: end, a: targets.start, b: targets.count)
  }

  mutating func makeTypeAliasStmt(
    _ start: UInt32, _ end: UInt32, name: NodeID, typeParameters: NodeID, value: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(name.rawValue)
    addWord(typeParameters.rawValue)
    addWord(value.rawValue)
    return add(.typeAliasStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeAssignStmt(
    _ start: UInt32, _ end: UInt32, targets: WordSlice, value: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(targets.start)
    addWord(targets.count)
    addWord(value.rawValue)
    return add(.assignStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeAugAssignStmt(
    _ start: UInt32, _ end: UInt32, op: BinaryOperator, target: NodeID, value: NodeID
  ) -> NodeID {
    add(
      .augAssignStmt, flags: 0, aux: UInt16(op.rawValue), start: start, end: end, a: target.rawValue, b: value.rawValue)
  }

  mutating func makeAnnAssignStmt(
    _ start: UInt32, _ end: UInt32, target: NodeID, annotation: NodeID, value: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(target.rawValue)
    addWord(annotation.rawValue)
    addWord(value.rawValue)
    return add(.annAssignStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeForStmt(
    _ start: UInt32, _ end: UInt32, isAsync: Bool, target: NodeID, iter: NodeID, body: WordSlice, orelse: WordSlice
  ) -> NodeID {
    let first = beginWords(6)
    addWord(target.rawValue)
    addWord(iter.rawValue)
    addWord(body.start)
    addWord(body.count)
    addWord(orelse.start)
    addWord(orelse.count)
    return add(.forStmt, flags: (isAsync ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeWhileStmt(
    _ start: UInt32, _ end: UInt32, test: NodeID, body: WordSlice, orelse: WordSlice
  ) -> NodeID {
    let first = beginWords(5)
    addWord(test.rawValue)
    addWord(body.start)
    addWord(body.count)
    addWord(orelse.start)
    addWord(orelse.count)
    return add(.whileStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeIfStmt(
    _ start: UInt32, _ end: UInt32, test: NodeID, body: WordSlice, clauses: WordSlice
  ) -> NodeID {
    let first = beginWords(5)
    addWord(test.rawValue)
    addWord(body.start)
    addWord(body.count)
    addWord(clauses.start)
    addWord(clauses.count)
    return add(.ifStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeWithStmt(
    _ start: UInt32, _ end: UInt32, isAsync: Bool, isItemListParenthesized: Bool, items: WordSlice, body: WordSlice
  ) -> NodeID {
    let first = beginWords(4)
    addWord(items.start)
    addWord(items.count)
    addWord(body.start)
    addWord(body.count)
    return add(
      .withStmt, flags: (isAsync ? 1 as UInt8 : 0) | (isItemListParenthesized ? 2 as UInt8 : 0), aux: 0, start: start,
      end: end, a: first, b: 0)
  }

  mutating func makeMatchStmt(
    _ start: UInt32, _ end: UInt32, subject: NodeID, cases: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(subject.rawValue)
    addWord(cases.start)
    addWord(cases.count)
    return add(.matchStmt, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeRaiseStmt(
    _ start: UInt32, _ end: UInt32, exc: NodeID, cause: NodeID
  ) -> NodeID {
    add(.raiseStmt, flags: 0, aux: 0, start: start, end: end, a: exc.rawValue, b: cause.rawValue)
  }

  mutating func makeTryStmt(
    _ start: UInt32, _ end: UInt32, isStar: Bool, body: WordSlice, handlers: WordSlice, orelse: WordSlice,
    finalbody: WordSlice
  ) -> NodeID {
    let first = beginWords(8)
    addWord(body.start)
    addWord(body.count)
    addWord(handlers.start)
    addWord(handlers.count)
    addWord(orelse.start)
    addWord(orelse.count)
    addWord(finalbody.start)
    addWord(finalbody.count)
    return add(.tryStmt, flags: (isStar ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeAssertStmt(
    _ start: UInt32, _ end: UInt32, test: NodeID, msg: NodeID
  ) -> NodeID {
    add(.assertStmt, flags: 0, aux: 0, start: start, end: end, a: test.rawValue, b: msg.rawValue)
  }

  mutating func makeImportStmt(
    _ start: UInt32, _ end: UInt32, isLazy: Bool, names: WordSlice
  ) -> NodeID {
    add(.importStmt, flags: (isLazy ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: names.start, b: names.count)
  }

  mutating func makeImportFromStmt(
    _ start: UInt32, _ end: UInt32, isLazy: Bool, level: UInt32, module: Identifier?, names: WordSlice
  ) -> NodeID {
    let first = beginWords(5)
    addWord(level)
    addWord(module?.symbol.rawValue ?? 0)
    addWord(module?.start ?? 0)
    addWord(names.start)
    addWord(names.count)
    return add(.importFromStmt, flags: (isLazy ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeGlobalStmt(
    _ start: UInt32, _ end: UInt32, names: WordSlice
  ) -> NodeID {
    add(.globalStmt, flags: 0, aux: 0, start: start, end: end, a: names.start, b: names.count)
  }

  mutating func makeNonlocalStmt(
    _ start: UInt32, _ end: UInt32, names: WordSlice
  ) -> NodeID {
    add(.nonlocalStmt, flags: 0, aux: 0, start: start, end: end, a: names.start, b: names.count)
  }

  mutating func makeExpressionStmt(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.expressionStmt, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makePassStmt(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.passStmt, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeBreakStmt(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.breakStmt, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeContinueStmt(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.continueStmt, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeIpythonEscapeStmt(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.ipythonEscapeStmt, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeInvalidStmt(
    _ start: UInt32, _ end: UInt32, children: WordSlice
  ) -> NodeID {
    add(.invalidStmt, flags: 0, aux: 0, start: start, end: end, a: children.start, b: children.count)
  }

  mutating func makeBoolOpExpr(
    _ start: UInt32, _ end: UInt32, op: BooleanOperator, values: WordSlice
  ) -> NodeID {
    add(.boolOpExpr, flags: 0, aux: UInt16(op.rawValue), start: start, end: end, a: values.start, b: values.count)
  }

  mutating func makeNamedExpr(
    _ start: UInt32, _ end: UInt32, target: NodeID, value: NodeID
  ) -> NodeID {
    add(.namedExpr, flags: 0, aux: 0, start: start, end: end, a: target.rawValue, b: value.rawValue)
  }

  mutating func makeBinOpExpr(
    _ start: UInt32, _ end: UInt32, op: BinaryOperator, left: NodeID, right: NodeID
  ) -> NodeID {
    add(.binOpExpr, flags: 0, aux: UInt16(op.rawValue), start: start, end: end, a: left.rawValue, b: right.rawValue)
  }

  mutating func makeUnaryOpExpr(
    _ start: UInt32, _ end: UInt32, op: UnaryOperator, operand: NodeID
  ) -> NodeID {
    add(.unaryOpExpr, flags: 0, aux: UInt16(op.rawValue), start: start, end: end, a: operand.rawValue, b: 0)
  }

  mutating func makeLambdaExpr(
    _ start: UInt32, _ end: UInt32, parameters: NodeID, body: NodeID
  ) -> NodeID {
    add(.lambdaExpr, flags: 0, aux: 0, start: start, end: end, a: parameters.rawValue, b: body.rawValue)
  }

  mutating func makeIfExp(
    _ start: UInt32, _ end: UInt32, body: NodeID, test: NodeID, orelse: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(body.rawValue)
    addWord(test.rawValue)
    addWord(orelse.rawValue)
    return add(.ifExp, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeDictExpr(
    _ start: UInt32, _ end: UInt32, items: WordSlice
  ) -> NodeID {
    add(.dictExpr, flags: 0, aux: 0, start: start, end: end, a: items.start, b: items.count)
  }

  mutating func makeSetExpr(
    _ start: UInt32, _ end: UInt32, elts: WordSlice
  ) -> NodeID {
    add(.setExpr, flags: 0, aux: 0, start: start, end: end, a: elts.start, b: elts.count)
  }

  mutating func makeListCompExpr(
    _ start: UInt32, _ end: UInt32, elt: NodeID, generators: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(elt.rawValue)
    addWord(generators.start)
    addWord(generators.count)
    return add(.listCompExpr, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeSetCompExpr(
    _ start: UInt32, _ end: UInt32, elt: NodeID, generators: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(elt.rawValue)
    addWord(generators.start)
    addWord(generators.count)
    return add(.setCompExpr, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeDictCompExpr(
    _ start: UInt32, _ end: UInt32, key: NodeID, value: NodeID, generators: WordSlice
  ) -> NodeID {
    let first = beginWords(4)
    addWord(key.rawValue)
    addWord(value.rawValue)
    addWord(generators.start)
    addWord(generators.count)
    return add(.dictCompExpr, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeGeneratorExp(
    _ start: UInt32, _ end: UInt32, elt: NodeID, generators: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(elt.rawValue)
    addWord(generators.start)
    addWord(generators.count)
    return add(.generatorExp, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeAwaitExpr(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.awaitExpr, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeYieldExpr(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.yieldExpr, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeYieldFromExpr(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.yieldFromExpr, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeCompareExpr(
    _ start: UInt32, _ end: UInt32, left: NodeID, comparisons: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(left.rawValue)
    addWord(comparisons.start)
    addWord(comparisons.count)
    return add(.compareExpr, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeCallExpr(
    _ start: UInt32, _ end: UInt32, func: NodeID, arguments: NodeID
  ) -> NodeID {
    add(.callExpr, flags: 0, aux: 0, start: start, end: end, a: `func`.rawValue, b: arguments.rawValue)
  }

  mutating func makeStringLiteralExpr(
    _ start: UInt32, _ end: UInt32, style: StringStyle
  ) -> NodeID {
    add(.stringLiteralExpr, flags: 0, aux: UInt16(style.rawValue), start: start, end: end, a: 0, b: 0)
  }

  mutating func makeBytesLiteralExpr(
    _ start: UInt32, _ end: UInt32, style: StringStyle
  ) -> NodeID {
    add(.bytesLiteralExpr, flags: 0, aux: UInt16(style.rawValue), start: start, end: end, a: 0, b: 0)
  }

  mutating func makeFStringExpr(
    _ start: UInt32, _ end: UInt32, style: StringStyle, values: WordSlice
  ) -> NodeID {
    add(.fStringExpr, flags: 0, aux: UInt16(style.rawValue), start: start, end: end, a: values.start, b: values.count)
  }

  mutating func makeTStringExpr(
    _ start: UInt32, _ end: UInt32, style: StringStyle, values: WordSlice
  ) -> NodeID {
    add(.tStringExpr, flags: 0, aux: UInt16(style.rawValue), start: start, end: end, a: values.start, b: values.count)
  }

  mutating func makeConcatenatedStringExpr(
    _ start: UInt32, _ end: UInt32, parts: WordSlice
  ) -> NodeID {
    add(.concatenatedStringExpr, flags: 0, aux: 0, start: start, end: end, a: parts.start, b: parts.count)
  }

  mutating func makeNumberLiteralExpr(
    _ start: UInt32, _ end: UInt32, numberKind: NumberKind
  ) -> NodeID {
    add(.numberLiteralExpr, flags: 0, aux: UInt16(numberKind.rawValue), start: start, end: end, a: 0, b: 0)
  }

  mutating func makeBooleanLiteralExpr(
    _ start: UInt32, _ end: UInt32, value: Bool
  ) -> NodeID {
    add(.booleanLiteralExpr, flags: (value ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeNoneLiteralExpr(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.noneLiteralExpr, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeEllipsisLiteralExpr(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.ellipsisLiteralExpr, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeAttributeExpr(
    _ start: UInt32, _ end: UInt32, ctx: ExprContext, value: NodeID, attr: Symbol
  ) -> NodeID {
    add(
      .attributeExpr, flags: 0, aux: UInt16(ctx.rawValue), start: start, end: end, a: value.rawValue, b: attr.rawValue)
  }

  mutating func makeSubscriptExpr(
    _ start: UInt32, _ end: UInt32, ctx: ExprContext, value: NodeID, slice: NodeID
  ) -> NodeID {
    add(
      .subscriptExpr, flags: 0, aux: UInt16(ctx.rawValue), start: start, end: end, a: value.rawValue, b: slice.rawValue)
  }

  mutating func makeStarredExpr(
    _ start: UInt32, _ end: UInt32, ctx: ExprContext, value: NodeID
  ) -> NodeID {
    add(.starredExpr, flags: 0, aux: UInt16(ctx.rawValue), start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeNameExpr(
    _ start: UInt32, _ end: UInt32, ctx: ExprContext, symbol: Symbol
  ) -> NodeID {
    add(.nameExpr, flags: 0, aux: UInt16(ctx.rawValue), start: start, end: end, a: symbol.rawValue, b: 0)
  }

  mutating func makeListExpr(
    _ start: UInt32, _ end: UInt32, ctx: ExprContext, elts: WordSlice
  ) -> NodeID {
    add(.listExpr, flags: 0, aux: UInt16(ctx.rawValue), start: start, end: end, a: elts.start, b: elts.count)
  }

  mutating func makeTupleExpr(
    _ start: UInt32, _ end: UInt32, ctx: ExprContext, elts: WordSlice
  ) -> NodeID {
    add(.tupleExpr, flags: 0, aux: UInt16(ctx.rawValue), start: start, end: end, a: elts.start, b: elts.count)
  }

  mutating func makeSliceExpr(
    _ start: UInt32, _ end: UInt32, lower: NodeID, upper: NodeID, step: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(lower.rawValue)
    addWord(upper.rawValue)
    addWord(step.rawValue)
    return add(.sliceExpr, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeIpythonEscapeExpr(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.ipythonEscapeExpr, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeInvalidExpr(
    _ start: UInt32, _ end: UInt32, children: WordSlice
  ) -> NodeID {
    add(.invalidExpr, flags: 0, aux: 0, start: start, end: end, a: children.start, b: children.count)
  }

  mutating func makeMatchValuePattern(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.matchValuePattern, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeMatchSingletonPattern(
    _ start: UInt32, _ end: UInt32, value: MatchedSingleton
  ) -> NodeID {
    add(.matchSingletonPattern, flags: 0, aux: UInt16(value.rawValue), start: start, end: end, a: 0, b: 0)
  }

  mutating func makeMatchSequencePattern(
    _ start: UInt32, _ end: UInt32, patterns: WordSlice
  ) -> NodeID {
    add(.matchSequencePattern, flags: 0, aux: 0, start: start, end: end, a: patterns.start, b: patterns.count)
  }

  mutating func makeMatchMappingPattern(
    _ start: UInt32, _ end: UInt32, items: WordSlice, rest: Identifier?
  ) -> NodeID {
    let first = beginWords(4)
    addWord(items.start)
    addWord(items.count)
    addWord(rest?.symbol.rawValue ?? 0)
    addWord(rest?.start ?? 0)
    return add(.matchMappingPattern, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeMatchClassPattern(
    _ start: UInt32, _ end: UInt32, cls: NodeID, arguments: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(cls.rawValue)
    addWord(arguments.start)
    addWord(arguments.count)
    return add(.matchClassPattern, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeMatchStarPattern(
    _ start: UInt32, _ end: UInt32, name: Identifier?
  ) -> NodeID {
    add(.matchStarPattern, flags: 0, aux: 0, start: start, end: end, a: name?.symbol.rawValue ?? 0, b: name?.start ?? 0)
  }

  mutating func makeMatchAsPattern(
    _ start: UInt32, _ end: UInt32, pattern: NodeID, name: Identifier?
  ) -> NodeID {
    let first = beginWords(3)
    addWord(pattern.rawValue)
    addWord(name?.symbol.rawValue ?? 0)
    addWord(name?.start ?? 0)
    return add(.matchAsPattern, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeMatchOrPattern(
    _ start: UInt32, _ end: UInt32, patterns: WordSlice
  ) -> NodeID {
    add(.matchOrPattern, flags: 0, aux: 0, start: start, end: end, a: patterns.start, b: patterns.count)
  }

  mutating func makeInvalidPattern(
    _ start: UInt32, _ end: UInt32, children: WordSlice
  ) -> NodeID {
    add(.invalidPattern, flags: 0, aux: 0, start: start, end: end, a: children.start, b: children.count)
  }

  mutating func makeTypeVar(
    _ start: UInt32, _ end: UInt32, name: Identifier, bound: NodeID, defaultValue: NodeID
  ) -> NodeID {
    let first = beginWords(4)
    addWord(name.symbol.rawValue)
    addWord(name.start)
    addWord(bound.rawValue)
    addWord(defaultValue.rawValue)
    return add(.typeVar, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeTypeVarTuple(
    _ start: UInt32, _ end: UInt32, name: Identifier, defaultValue: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(name.symbol.rawValue)
    addWord(name.start)
    addWord(defaultValue.rawValue)
    return add(.typeVarTuple, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeParamSpec(
    _ start: UInt32, _ end: UInt32, name: Identifier, defaultValue: NodeID
  ) -> NodeID {
    let first = beginWords(3)
    addWord(name.symbol.rawValue)
    addWord(name.start)
    addWord(defaultValue.rawValue)
    return add(.paramSpec, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeTextElement(
    _ start: UInt32, _ end: UInt32
  ) -> NodeID {
    add(.textElement, flags: 0, aux: 0, start: start, end: end, a: 0, b: 0)
  }

  mutating func makeInterpolationElement(
    _ start: UInt32, _ end: UInt32, conversion: InterpolationConversion, isDebug: Bool, value: NodeID,
    formatSpec: NodeID
  ) -> NodeID {
    add(
      .interpolationElement, flags: (isDebug ? 1 as UInt8 : 0), aux: UInt16(conversion.rawValue), start: start,
      end: end, a: value.rawValue, b: formatSpec.rawValue)
  }

  mutating func makeFormatSpecification(
    _ start: UInt32, _ end: UInt32, values: WordSlice
  ) -> NodeID {
    add(.formatSpecification, flags: 0, aux: 0, start: start, end: end, a: values.start, b: values.count)
  }

  mutating func makeDecorator(
    _ start: UInt32, _ end: UInt32, value: NodeID
  ) -> NodeID {
    add(.decorator, flags: 0, aux: 0, start: start, end: end, a: value.rawValue, b: 0)
  }

  mutating func makeArguments(
    _ start: UInt32, _ end: UInt32, items: WordSlice
  ) -> NodeID {
    add(.arguments, flags: 0, aux: 0, start: start, end: end, a: items.start, b: items.count)
  }

  mutating func makeKeyword(
    _ start: UInt32, _ end: UInt32, arg: Symbol?, value: NodeID
  ) -> NodeID {
    add(.keyword, flags: 0, aux: 0, start: start, end: end, a: arg?.rawValue ?? 0, b: value.rawValue)
  }

  mutating func makeParameters(
    _ start: UInt32, _ end: UInt32, items: WordSlice
  ) -> NodeID {
    add(.parameters, flags: 0, aux: 0, start: start, end: end, a: items.start, b: items.count)
  }

  mutating func makeParameter(
    _ start: UInt32, _ end: UInt32, role: ParameterRole, name: Identifier, annotation: NodeID, default: NodeID
  ) -> NodeID {
    let first = beginWords(4)
    addWord(name.symbol.rawValue)
    addWord(name.start)
    addWord(annotation.rawValue)
    addWord(`default`.rawValue)
    return add(.parameter, flags: 0, aux: UInt16(role.rawValue), start: start, end: end, a: first, b: 0)
  }

  mutating func makeComprehension(
    _ start: UInt32, _ end: UInt32, isAsync: Bool, target: NodeID, iter: NodeID, ifs: WordSlice
  ) -> NodeID {
    let first = beginWords(4)
    addWord(target.rawValue)
    addWord(iter.rawValue)
    addWord(ifs.start)
    addWord(ifs.count)
    return add(.comprehension, flags: (isAsync ? 1 as UInt8 : 0), aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeExceptHandler(
    _ start: UInt32, _ end: UInt32, type: NodeID, name: Identifier?, body: WordSlice
  ) -> NodeID {
    let first = beginWords(5)
    addWord(type.rawValue)
    addWord(name?.symbol.rawValue ?? 0)
    addWord(name?.start ?? 0)
    addWord(body.start)
    addWord(body.count)
    return add(.exceptHandler, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeElifElseClause(
    _ start: UInt32, _ end: UInt32, test: NodeID, body: WordSlice
  ) -> NodeID {
    let first = beginWords(3)
    addWord(test.rawValue)
    addWord(body.start)
    addWord(body.count)
    return add(.elifElseClause, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeWithItem(
    _ start: UInt32, _ end: UInt32, contextExpr: NodeID, optionalVars: NodeID
  ) -> NodeID {
    add(.withItem, flags: 0, aux: 0, start: start, end: end, a: contextExpr.rawValue, b: optionalVars.rawValue)
  }

  mutating func makeMatchCase(
    _ start: UInt32, _ end: UInt32, pattern: NodeID, guard: NodeID, body: WordSlice
  ) -> NodeID {
    let first = beginWords(4)
    addWord(pattern.rawValue)
    addWord(`guard`.rawValue)
    addWord(body.start)
    addWord(body.count)
    return add(.matchCase, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeMatchKeyword(
    _ start: UInt32, _ end: UInt32, name: Symbol, pattern: NodeID
  ) -> NodeID {
    add(.matchKeyword, flags: 0, aux: 0, start: start, end: end, a: name.rawValue, b: pattern.rawValue)
  }

  mutating func makeAlias(
    _ start: UInt32, _ end: UInt32, name: Symbol, asname: Identifier?
  ) -> NodeID {
    let first = beginWords(3)
    addWord(name.rawValue)
    addWord(asname?.symbol.rawValue ?? 0)
    addWord(asname?.start ?? 0)
    return add(.alias, flags: 0, aux: 0, start: start, end: end, a: first, b: 0)
  }

  mutating func makeTypeParameters(
    _ start: UInt32, _ end: UInt32, items: WordSlice
  ) -> NodeID {
    add(.typeParameters, flags: 0, aux: 0, start: start, end: end, a: items.start, b: items.count)
  }
}
