// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

import PythonSyntax

/// What each kind of node stores, from its description.
let nodeDescriptions: [NodeDescription] = [
  NodeDescription(
    kind: .module, isInline: true,
    parts: [
      NodePart("body", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .expressionModule, isInline: true,
    parts: [
      NodePart("body", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .functionDefStmt, isInline: false,
    parts: [
      NodePart("isAsync", .flag(bit: 0), isLayout: false),
      NodePart("decorators", .list(slot: 0), isLayout: false),
      NodePart("keyword", .number(slot: 2), isLayout: true),
      NodePart("name", .name(slot: 3), isLayout: false),
      NodePart("typeParameters", .child(slot: 5), isLayout: false),
      NodePart("parameters", .child(slot: 6), isLayout: false),
      NodePart("returns", .child(slot: 7), isLayout: false),
      NodePart("body", .list(slot: 8), isLayout: false),
    ]),
  NodeDescription(
    kind: .classDefStmt, isInline: false,
    parts: [
      NodePart("decorators", .list(slot: 0), isLayout: false),
      NodePart("keyword", .number(slot: 2), isLayout: true),
      NodePart("name", .name(slot: 3), isLayout: false),
      NodePart("typeParameters", .child(slot: 5), isLayout: false),
      NodePart("arguments", .child(slot: 6), isLayout: false),
      NodePart("body", .list(slot: 7), isLayout: false),
    ]),
  NodeDescription(
    kind: .returnStmt, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .deleteStmt, isInline: true,
    parts: [
      NodePart("targets", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .typeAliasStmt, isInline: false,
    parts: [
      NodePart("name", .child(slot: 0), isLayout: false),
      NodePart("typeParameters", .child(slot: 1), isLayout: false),
      NodePart("value", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .assignStmt, isInline: false,
    parts: [
      NodePart("targets", .list(slot: 0), isLayout: false),
      NodePart("value", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .augAssignStmt, isInline: true,
    parts: [
      NodePart("op", .enumeration, isLayout: false),
      NodePart("target", .child(slot: 0), isLayout: false),
      NodePart("value", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .annAssignStmt, isInline: false,
    parts: [
      NodePart("target", .child(slot: 0), isLayout: false),
      NodePart("annotation", .child(slot: 1), isLayout: false),
      NodePart("value", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .forStmt, isInline: false,
    parts: [
      NodePart("isAsync", .flag(bit: 0), isLayout: false),
      NodePart("target", .child(slot: 0), isLayout: false),
      NodePart("iter", .child(slot: 1), isLayout: false),
      NodePart("body", .list(slot: 2), isLayout: false),
      NodePart("orelse", .list(slot: 4), isLayout: false),
    ]),
  NodeDescription(
    kind: .whileStmt, isInline: false,
    parts: [
      NodePart("test", .child(slot: 0), isLayout: false),
      NodePart("body", .list(slot: 1), isLayout: false),
      NodePart("orelse", .list(slot: 3), isLayout: false),
    ]),
  NodeDescription(
    kind: .ifStmt, isInline: false,
    parts: [
      NodePart("test", .child(slot: 0), isLayout: false),
      NodePart("body", .list(slot: 1), isLayout: false),
      NodePart("clauses", .list(slot: 3), isLayout: false),
    ]),
  NodeDescription(
    kind: .withStmt, isInline: false,
    parts: [
      NodePart("isAsync", .flag(bit: 0), isLayout: false),
      NodePart("isItemListParenthesized", .flag(bit: 1), isLayout: true),
      NodePart("items", .list(slot: 0), isLayout: false),
      NodePart("body", .list(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .matchStmt, isInline: false,
    parts: [
      NodePart("subject", .child(slot: 0), isLayout: false),
      NodePart("cases", .list(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .raiseStmt, isInline: true,
    parts: [
      NodePart("exc", .child(slot: 0), isLayout: false),
      NodePart("cause", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .tryStmt, isInline: false,
    parts: [
      NodePart("isStar", .flag(bit: 0), isLayout: false),
      NodePart("body", .list(slot: 0), isLayout: false),
      NodePart("handlers", .list(slot: 2), isLayout: false),
      NodePart("orelse", .list(slot: 4), isLayout: false),
      NodePart("finalbody", .list(slot: 6), isLayout: false),
    ]),
  NodeDescription(
    kind: .assertStmt, isInline: true,
    parts: [
      NodePart("test", .child(slot: 0), isLayout: false),
      NodePart("msg", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .importStmt, isInline: true,
    parts: [
      NodePart("isLazy", .flag(bit: 0), isLayout: false),
      NodePart("names", .list(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .importFromStmt, isInline: false,
    parts: [
      NodePart("isLazy", .flag(bit: 0), isLayout: false),
      NodePart("level", .number(slot: 0), isLayout: false),
      NodePart("module", .name(slot: 1), isLayout: false),
      NodePart("names", .list(slot: 3), isLayout: false),
    ]),
  NodeDescription(
    kind: .globalStmt, isInline: true,
    parts: [
      NodePart("names", .names(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .nonlocalStmt, isInline: true,
    parts: [
      NodePart("names", .names(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .expressionStmt, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(kind: .passStmt, isInline: true, parts: []),
  NodeDescription(kind: .breakStmt, isInline: true, parts: []),
  NodeDescription(kind: .continueStmt, isInline: true, parts: []),
  NodeDescription(kind: .ipythonEscapeStmt, isInline: true, parts: []),
  NodeDescription(
    kind: .invalidStmt, isInline: true,
    parts: [
      NodePart("children", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .boolOpExpr, isInline: true,
    parts: [
      NodePart("op", .enumeration, isLayout: false),
      NodePart("values", .list(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .namedExpr, isInline: true,
    parts: [
      NodePart("target", .child(slot: 0), isLayout: false),
      NodePart("value", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .binOpExpr, isInline: true,
    parts: [
      NodePart("op", .enumeration, isLayout: false),
      NodePart("left", .child(slot: 0), isLayout: false),
      NodePart("right", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .unaryOpExpr, isInline: true,
    parts: [
      NodePart("op", .enumeration, isLayout: false),
      NodePart("operand", .child(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .lambdaExpr, isInline: true,
    parts: [
      NodePart("parameters", .child(slot: 0), isLayout: false),
      NodePart("body", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .ifExp, isInline: false,
    parts: [
      NodePart("body", .child(slot: 0), isLayout: false),
      NodePart("test", .child(slot: 1), isLayout: false),
      NodePart("orelse", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .dictExpr, isInline: true,
    parts: [
      NodePart("items", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .setExpr, isInline: true,
    parts: [
      NodePart("elts", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .listCompExpr, isInline: false,
    parts: [
      NodePart("elt", .child(slot: 0), isLayout: false),
      NodePart("generators", .list(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .setCompExpr, isInline: false,
    parts: [
      NodePart("elt", .child(slot: 0), isLayout: false),
      NodePart("generators", .list(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .dictCompExpr, isInline: false,
    parts: [
      NodePart("key", .child(slot: 0), isLayout: false),
      NodePart("value", .child(slot: 1), isLayout: false),
      NodePart("generators", .list(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .generatorExp, isInline: false,
    parts: [
      NodePart("elt", .child(slot: 0), isLayout: false),
      NodePart("generators", .list(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .awaitExpr, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .yieldExpr, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .yieldFromExpr, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .compareExpr, isInline: false,
    parts: [
      NodePart("left", .child(slot: 0), isLayout: false),
      NodePart("comparisons", .comparisons(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .callExpr, isInline: true,
    parts: [
      NodePart("func", .child(slot: 0), isLayout: false),
      NodePart("arguments", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .stringLiteralExpr, isInline: true,
    parts: [
      NodePart("style", .enumeration, isLayout: true)
    ]),
  NodeDescription(
    kind: .bytesLiteralExpr, isInline: true,
    parts: [
      NodePart("style", .enumeration, isLayout: true)
    ]),
  NodeDescription(
    kind: .fStringExpr, isInline: true,
    parts: [
      NodePart("style", .enumeration, isLayout: true),
      NodePart("values", .list(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .tStringExpr, isInline: true,
    parts: [
      NodePart("style", .enumeration, isLayout: true),
      NodePart("values", .list(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .concatenatedStringExpr, isInline: true,
    parts: [
      NodePart("parts", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .numberLiteralExpr, isInline: true,
    parts: [
      NodePart("numberKind", .enumeration, isLayout: false)
    ]),
  NodeDescription(
    kind: .booleanLiteralExpr, isInline: true,
    parts: [
      NodePart("value", .flag(bit: 0), isLayout: false)
    ]),
  NodeDescription(kind: .noneLiteralExpr, isInline: true, parts: []),
  NodeDescription(kind: .ellipsisLiteralExpr, isInline: true, parts: []),
  NodeDescription(
    kind: .attributeExpr, isInline: true,
    parts: [
      NodePart("ctx", .enumeration, isLayout: false),
      NodePart("value", .child(slot: 0), isLayout: false),
      NodePart("attr", .name(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .subscriptExpr, isInline: true,
    parts: [
      NodePart("ctx", .enumeration, isLayout: false),
      NodePart("value", .child(slot: 0), isLayout: false),
      NodePart("slice", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .starredExpr, isInline: true,
    parts: [
      NodePart("ctx", .enumeration, isLayout: false),
      NodePart("value", .child(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .nameExpr, isInline: true,
    parts: [
      NodePart("ctx", .enumeration, isLayout: false),
      NodePart("symbol", .name(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .listExpr, isInline: true,
    parts: [
      NodePart("ctx", .enumeration, isLayout: false),
      NodePart("elts", .list(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .tupleExpr, isInline: true,
    parts: [
      NodePart("ctx", .enumeration, isLayout: false),
      NodePart("elts", .list(slot: 0), isLayout: false),
    ]),
  NodeDescription(
    kind: .sliceExpr, isInline: false,
    parts: [
      NodePart("lower", .child(slot: 0), isLayout: false),
      NodePart("upper", .child(slot: 1), isLayout: false),
      NodePart("step", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(kind: .ipythonEscapeExpr, isInline: true, parts: []),
  NodeDescription(
    kind: .invalidExpr, isInline: true,
    parts: [
      NodePart("children", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .matchValuePattern, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .matchSingletonPattern, isInline: true,
    parts: [
      NodePart("value", .enumeration, isLayout: false)
    ]),
  NodeDescription(
    kind: .matchSequencePattern, isInline: true,
    parts: [
      NodePart("patterns", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .matchMappingPattern, isInline: false,
    parts: [
      NodePart("items", .list(slot: 0), isLayout: false),
      NodePart("rest", .name(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .matchClassPattern, isInline: false,
    parts: [
      NodePart("cls", .child(slot: 0), isLayout: false),
      NodePart("arguments", .list(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .matchStarPattern, isInline: true,
    parts: [
      NodePart("name", .name(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .matchAsPattern, isInline: false,
    parts: [
      NodePart("pattern", .child(slot: 0), isLayout: false),
      NodePart("name", .name(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .matchOrPattern, isInline: true,
    parts: [
      NodePart("patterns", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .invalidPattern, isInline: true,
    parts: [
      NodePart("children", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .typeVar, isInline: false,
    parts: [
      NodePart("name", .name(slot: 0), isLayout: false),
      NodePart("bound", .child(slot: 2), isLayout: false),
      NodePart("defaultValue", .child(slot: 3), isLayout: false),
    ]),
  NodeDescription(
    kind: .typeVarTuple, isInline: false,
    parts: [
      NodePart("name", .name(slot: 0), isLayout: false),
      NodePart("defaultValue", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .paramSpec, isInline: false,
    parts: [
      NodePart("name", .name(slot: 0), isLayout: false),
      NodePart("defaultValue", .child(slot: 2), isLayout: false),
    ]),
  NodeDescription(kind: .textElement, isInline: true, parts: []),
  NodeDescription(
    kind: .interpolationElement, isInline: true,
    parts: [
      NodePart("isDebug", .flag(bit: 0), isLayout: false),
      NodePart("conversion", .enumeration, isLayout: false),
      NodePart("value", .child(slot: 0), isLayout: false),
      NodePart("formatSpec", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .formatSpecification, isInline: true,
    parts: [
      NodePart("values", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .decorator, isInline: true,
    parts: [
      NodePart("value", .child(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .arguments, isInline: true,
    parts: [
      NodePart("items", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .keyword, isInline: true,
    parts: [
      NodePart("arg", .name(slot: 0), isLayout: false),
      NodePart("value", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .parameters, isInline: true,
    parts: [
      NodePart("items", .list(slot: 0), isLayout: false)
    ]),
  NodeDescription(
    kind: .parameter, isInline: false,
    parts: [
      NodePart("role", .enumeration, isLayout: false),
      NodePart("name", .name(slot: 0), isLayout: false),
      NodePart("annotation", .child(slot: 2), isLayout: false),
      NodePart("default", .child(slot: 3), isLayout: false),
    ]),
  NodeDescription(
    kind: .comprehension, isInline: false,
    parts: [
      NodePart("isAsync", .flag(bit: 0), isLayout: false),
      NodePart("target", .child(slot: 0), isLayout: false),
      NodePart("iter", .child(slot: 1), isLayout: false),
      NodePart("ifs", .list(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .exceptHandler, isInline: false,
    parts: [
      NodePart("type", .child(slot: 0), isLayout: false),
      NodePart("name", .name(slot: 1), isLayout: false),
      NodePart("body", .list(slot: 3), isLayout: false),
    ]),
  NodeDescription(
    kind: .elifElseClause, isInline: false,
    parts: [
      NodePart("test", .child(slot: 0), isLayout: false),
      NodePart("body", .list(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .withItem, isInline: true,
    parts: [
      NodePart("contextExpr", .child(slot: 0), isLayout: false),
      NodePart("optionalVars", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .matchCase, isInline: false,
    parts: [
      NodePart("pattern", .child(slot: 0), isLayout: false),
      NodePart("guard", .child(slot: 1), isLayout: false),
      NodePart("body", .list(slot: 2), isLayout: false),
    ]),
  NodeDescription(
    kind: .matchKeyword, isInline: true,
    parts: [
      NodePart("name", .name(slot: 0), isLayout: false),
      NodePart("pattern", .child(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .alias, isInline: false,
    parts: [
      NodePart("name", .name(slot: 0), isLayout: false),
      NodePart("asname", .name(slot: 1), isLayout: false),
    ]),
  NodeDescription(
    kind: .typeParameters, isInline: true,
    parts: [
      NodePart("items", .list(slot: 0), isLayout: false)
    ]),
]
