extension CPythonTreeWriter {
  mutating func write(_ field: StaticString, _ statement: Stmt) {
    let range = statement.range
    switch statement.cases {
    case .functionDef(let function): writeFunction(field, function)
    case .classDef(let definition): writeClass(field, definition)
    case .if(let statement):
      write(field, statement, clause: 0, start: range.start, test: statement.test, body: statement.body)
      return
    case .try(let statement): writeTry(field, statement)
    case .import(let statement):
      open(field, "Import", range)
      writeAliases(statement.names)
    case .importFrom(let statement):
      open(field, "ImportFrom", range)
      if let module = statement.module { attribute("module", module.symbol) }
      attribute("level", text: String(statement.level))
      writeAliases(statement.names)
    case .global(let statement):
      open(field, "Global", range)
      writeNames(statement.names)
    case .nonlocal(let statement):
      open(field, "Nonlocal", range)
      writeNames(statement.names)
    case .match(let statement): writeMatch(field, statement)
    case .with(let statement): writeWith(field, statement)
    case .for(let statement):
      open(field, statement.isAsync ? "AsyncFor" : "For", range)
      write("target", statement.target)
      write("iter", statement.iter)
      writeStatements("body", statement.body)
      writeStatements("orelse", statement.orelse)
    case .while(let statement):
      open(field, "While", range)
      write("test", statement.test)
      writeStatements("body", statement.body)
      writeStatements("orelse", statement.orelse)
    default: writeSimple(field, statement)
    }
    close()
  }

  private mutating func writeSimple(_ field: StaticString, _ statement: Stmt) {
    let range = statement.range
    switch statement.cases {
    case .return(let statement):
      open(field, "Return", range)
      write("value", statement.value)
    case .delete(let statement):
      open(field, "Delete", range)
      writeExpressions("targets", statement.targets)
    case .assign(let statement):
      open(field, "Assign", range)
      writeExpressions("targets", statement.targets)
      write("value", statement.value)
    case .augAssign(let statement):
      open(field, "AugAssign", range)
      attribute("op", statement.op.cpythonName)
      write("target", statement.target)
      write("value", statement.value)
    case .annAssign(let statement):
      open(field, "AnnAssign", range)
      let isSimple = statement.target.kind == .nameExpr && !statement.target.isParenthesized
      attribute("simple", isSimple ? "1" : "0")
      write("target", statement.target)
      write("annotation", statement.annotation)
      write("value", statement.value)
    case .typeAlias(let statement):
      open(field, "TypeAlias", range)
      write("name", statement.name)
      if let parameters = statement.typeParameters { writeTypeParameters(parameters) }
      write("value", statement.value)
    case .raise(let statement):
      open(field, "Raise", range)
      write("exc", statement.exc)
      write("cause", statement.cause)
    case .assert(let statement):
      open(field, "Assert", range)
      write("test", statement.test)
      write("msg", statement.msg)
    case .expressionStatement(let statement):
      open(field, "Expr", range)
      write("value", statement.value)
    case .pass: open(field, "Pass", range)
    case .break: open(field, "Break", range)
    case .continue: open(field, "Continue", range)
    case .ipythonEscape: open(field, "IPythonEscape", range)
    default: open(field, "Invalid", range)
    }
  }

  // MARK: - Compound statements

  private mutating func writeFunction(_ field: StaticString, _ function: Stmt.FunctionDef) {
    open(field, function.isAsync ? "AsyncFunctionDef" : "FunctionDef", TextRange(function.keyword, function.end))
    attribute("name", function.name.symbol)
    writeParameters("args", function.parameters)
    writeStatements("body", function.body)
    writeDecorators(function.decorators)
    write("returns", function.returns)
    if let parameters = function.typeParameters { writeTypeParameters(parameters) }
  }

  private mutating func writeClass(_ field: StaticString, _ definition: Stmt.ClassDef) {
    open(field, "ClassDef", TextRange(definition.keyword, definition.end))
    attribute("name", definition.name.symbol)
    if let arguments = definition.arguments { writeArguments("bases", arguments) }
    writeStatements("body", definition.body)
    writeDecorators(definition.decorators)
    if let parameters = definition.typeParameters { writeTypeParameters(parameters) }
  }

  private mutating func writeDecorators(_ decorators: NodeList<Decorator>) {
    for index in decorators.indices { write("decorator_list", decorators[index].value) }
  }

  /// An `if` or `elif` with the clauses from `clause` on, which CPython nests.
  private mutating func write(
    _ field: StaticString, _ statement: Stmt.If, clause: Int, start: UInt32, test: Expr, body: NodeList<Stmt>
  ) {
    open(field, "If", TextRange(start, statement.end))
    write("test", test)
    writeStatements("body", body)
    if clause < statement.clauses.count && depth < Self.maximumDepth {
      let next = statement.clauses[clause]
      if let test = next.test {
        write("orelse", statement, clause: clause + 1, start: next.start, test: test, body: next.body)
      } else {
        writeStatements("orelse", next.body)
      }
    }
    close()
  }

  private mutating func writeTry(_ field: StaticString, _ statement: Stmt.Try) {
    open(field, statement.isStar ? "TryStar" : "Try", statement.range)
    writeStatements("body", statement.body)
    for index in statement.handlers.indices {
      let handler = statement.handlers[index]
      open("handlers", "ExceptHandler", handler.range)
      if let name = handler.name { attribute("name", name.symbol) }
      write("type", handler.type)
      writeStatements("body", handler.body)
      close()
    }
    writeStatements("orelse", statement.orelse)
    writeStatements("finalbody", statement.finalbody)
  }

  private mutating func writeWith(_ field: StaticString, _ statement: Stmt.With) {
    open(field, statement.isAsync ? "AsyncWith" : "With", statement.range)
    for index in statement.items.indices {
      let item = statement.items[index]
      open("items", "withitem", nil)
      write("context_expr", item.contextExpr)
      write("optional_vars", item.optionalVars)
      close()
    }
    writeStatements("body", statement.body)
  }

  private mutating func writeMatch(_ field: StaticString, _ statement: Stmt.Match) {
    open(field, "Match", statement.range)
    write("subject", statement.subject)
    for index in statement.cases.indices {
      let matchCase = statement.cases[index]
      open("cases", "match_case", nil)
      write("pattern", matchCase.pattern)
      write("guard", matchCase.guard)
      writeStatements("body", matchCase.body)
      close()
    }
  }

  private mutating func writeAliases(_ aliases: NodeList<Alias>) {
    for index in aliases.indices {
      let alias = aliases[index]
      open("names", "alias", alias.range)
      attribute("name", alias.name)
      if let name = alias.asname { attribute("asname", name.symbol) }
      close()
    }
  }

  private mutating func writeNames(_ names: IdentifierList) {
    var text = ""
    for index in names.indices { text += (index > 0 ? "," : "") + tree.text(of: names[index].symbol) }
    attribute("names", text: text)
  }

  // MARK: - Parameters

  mutating func writeParameters(_ field: StaticString, _ parameters: Parameters) {
    open(field, "arguments", nil)
    writeParameters("posonlyargs", parameters, .positionalOnly)
    writeParameters("args", parameters, .positionalOrKeyword)
    writeParameters("vararg", parameters, .variadicPositional)
    writeParameters("kwonlyargs", parameters, .keywordOnly)
    for index in parameters.items.indices {
      let parameter = parameters.items[index]
      guard parameter.role == .keywordOnly else { continue }
      if let value = parameter.default { write("kw_defaults", value) } else { writeNone("kw_defaults") }
    }
    writeParameters("kwarg", parameters, .variadicKeyword)
    for index in parameters.items.indices {
      let parameter = parameters.items[index]
      guard parameter.role == .positionalOnly || parameter.role == .positionalOrKeyword else { continue }
      write("defaults", parameter.default)
    }
    close()
  }

  private mutating func writeParameters(_ field: StaticString, _ parameters: Parameters, _ role: ParameterRole) {
    for index in parameters.items.indices {
      let parameter = parameters.items[index]
      guard parameter.role == role else { continue }
      open(field, "arg", TextRange(parameter.name.start, endBeforeDefault(parameter)))
      attribute("arg", parameter.name.symbol)
      write("annotation", parameter.annotation)
      close()
    }
  }

  /// The end of a parameter without its default value.
  private func endBeforeDefault(_ parameter: Parameter) -> UInt32 {
    guard parameter.default != nil else { return parameter.end }
    var index = tree.firstToken(atOrAfter: parameter.annotation?.end ?? tree.range(of: parameter.name).end)
    var end = tree.token(max(index - 1, 0)).end
    while tree.token(index).kind != .equal && tree.token(index).kind != .endOfFile {
      if !tree.token(index).kind.isTrivia { end = tree.token(index).end }
      index += 1
    }
    return end
  }

  mutating func writeTypeParameters(_ parameters: TypeParameters) {
    for index in parameters.items.indices {
      let parameter = parameters.items[index]
      let range = parameter.range
      switch parameter.cases {
      case .typeVar(let variable):
        open("type_params", "TypeVar", range)
        attribute("name", variable.name.symbol)
        write("bound", variable.bound)
        write("default_value", variable.defaultValue)
      case .typeVarTuple(let variable):
        open("type_params", "TypeVarTuple", range)
        attribute("name", variable.name.symbol)
        write("default_value", variable.defaultValue)
      case .paramSpec(let variable):
        open("type_params", "ParamSpec", range)
        attribute("name", variable.name.symbol)
        write("default_value", variable.defaultValue)
      }
      close()
    }
  }
}
