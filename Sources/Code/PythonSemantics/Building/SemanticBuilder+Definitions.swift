internal import PythonSyntax

/// Functions, lambdas, classes and type parameters.
extension SemanticBuilder {
  mutating func visitFunction(_ id: NodeID) {
    let function = Stmt.FunctionDef(unchecked: id, in: tree)
    let definition = statement
    let flags = visitDecorators(function.decorators)
    visitDefaults(function.parameters)
    let typeParameters = function.typeParameters?.id
    if let typeParameters {
      enterTypeParameters(typeParameters)
      cover(scope, from: firstDescendant(of: typeParameters), to: function.returns?.id ?? function.parameters.id)
    }
    visitParameterAnnotations(function.parameters)
    if let returns = function.returns { visitAnnotation(returns.id, isEvaluated: true) }
    let inner = addScope(.function, id, parent: scope)
    if function.isAsync { scopes[inner.index].flags.insert(.isAsync) }
    postpone(.function, id, inner: inner, context: context)
    if typeParameters != nil { leave() }
    statement = definition
    if function.name.symbol != .missing {
      let binding = bind(
        function.name.symbol, .functionDefinition, id, tree.range(of: function.name), flags, payload: inner.rawValue)
      scopes[inner.index].binding = binding
    }
  }

  mutating func visitFunctionBody(_ id: NodeID) {
    let function = Stmt.FunctionDef(unchecked: id, in: tree)
    cover(scope, function.body)
    bindParameters(function.parameters)
    visitBody(function.body)
  }

  mutating func visitLambda(_ id: NodeID) {
    let lambda = Expr.Lambda(unchecked: id, in: tree)
    if let parameters = lambda.parameters { visitDefaults(parameters) }
    let inner = addScope(.lambda, id, parent: scope)
    setEntry(id, NodeEntry.other | inner.rawValue)
    postpone(.lambda, id, inner: inner, context: context)
  }

  mutating func visitLambdaBody(_ id: NodeID) {
    let lambda = Expr.Lambda(unchecked: id, in: tree)
    cover(scope, from: firstDescendant(of: lambda.body.id), to: lambda.body.id)
    if let parameters = lambda.parameters { bindParameters(parameters) }
    visitExpression(lambda.body.id)
  }

  private mutating func visitDecorators(_ decorators: NodeList<Decorator>) -> BindingFlags {
    if decorators.isEmpty { return [] }
    var flags: BindingFlags = .decorated
    let outer = context
    context.insert(.decorator)
    for index in decorators.indices {
      let value = decorators[index].value.id
      visitExpression(value)
      if isTyping(qualifiedNameOfNode(value), "overload") { flags.insert(.overload) }
    }
    context = outer
    return flags
  }

  private mutating func visitDefaults(_ parameters: Parameters) {
    let items = parameters.items
    let outer = context
    context.insert(.defaultValue)
    for index in items.indices {
      if let value = items[index].default { visitExpression(value.id) }
    }
    context = outer
  }

  private mutating func visitParameterAnnotations(_ parameters: Parameters) {
    let items = parameters.items
    for index in items.indices {
      if let annotation = items[index].annotation { visitAnnotation(annotation.id, isEvaluated: true) }
    }
  }

  private mutating func bindParameters(_ parameters: Parameters) {
    let items = parameters.items
    let outer = bindingContext
    for index in items.indices {
      let parameter = items[index]
      let name = parameter.name
      if name.symbol == .missing { continue }
      let isStarred = parameter.role == .variadicPositional || parameter.role == .variadicKeyword
      var flags: BindingFlags = isStarred ? .starred : []
      if parameter.annotation != nil { flags.insert(.annotated) }
      bind(fileSymbol(name.symbol), .argument, parameter.id, tree.range(of: name), flags)
    }
    bindingContext = outer
  }

  // MARK: - Classes

  mutating func visitClass(_ id: NodeID) {
    let definition = Stmt.ClassDef(unchecked: id, in: tree)
    let ownStatement = statement
    let flags = visitDecorators(definition.decorators)
    let typeParameters = definition.typeParameters?.id
    if let typeParameters {
      enterTypeParameters(typeParameters)
      cover(scope, from: firstDescendant(of: typeParameters), to: definition.arguments?.id ?? typeParameters)
    }
    if let arguments = definition.arguments { visitBases(arguments) }
    let inner = addScope(.classBody, id, parent: scope)
    let (outerContext, outerBindings, outerBranch) = (context, bindingContext, branch)
    context = context.intersection([.typeChecking, .nested, .nameErrorGuard])
    bindingContext = bindingContext.intersection([.typeChecking])
    branch = .none
    enter(inner)
    cover(inner, definition.body)
    visitBody(definition.body)
    leave()
    (context, bindingContext, branch) = (outerContext, outerBindings, outerBranch)
    if typeParameters != nil { leave() }
    statement = ownStatement
    if definition.name.symbol != .missing {
      let binding = bind(
        definition.name.symbol, .classDefinition, id, tree.range(of: definition.name), flags, payload: inner.rawValue)
      scopes[inner.index].binding = binding
    }
  }

  private mutating func visitBases(_ arguments: Arguments) {
    let outer = context
    context.insert(.base)
    let items = arguments.items
    for index in items.indices {
      if let keyword = items[index].asKeyword {
        visitExpression(keyword.value.id)
      } else {
        visitExpression(items[index].id)
      }
    }
    context = outer
  }

  // MARK: - Type parameters

  /// Enters the scope of a type parameter list. The caller leaves it.
  mutating func enterTypeParameters(_ id: NodeID) {
    let inner = addScope(.typeParameters, id, parent: scope)
    setEntry(id, NodeEntry.other | inner.rawValue)
    enter(inner)
    let items = TypeParameters(unchecked: id, in: tree).items
    for index in items.indices {
      let parameter = items[index]
      let name: Identifier
      let (bound, defaultValue): (NodeID, NodeID)
      switch parameter.cases {
      case .typeVar(let parameter):
        (name, bound, defaultValue) = (
          parameter.name, parameter.bound?.id ?? .absent, parameter.defaultValue?.id ?? .absent
        )
      case .typeVarTuple(let parameter):
        (name, bound, defaultValue) = (parameter.name, .absent, parameter.defaultValue?.id ?? .absent)
      case .paramSpec(let parameter):
        (name, bound, defaultValue) = (parameter.name, .absent, parameter.defaultValue?.id ?? .absent)
      }
      if name.symbol != .missing {
        bind(fileSymbol(name.symbol), .typeParameter, parameter.id, tree.range(of: name))
      }
      for part in [bound, defaultValue] where !part.isAbsent { postponeTypeVariable(part, parameter.id) }
    }
  }

  private mutating func postponeTypeVariable(_ part: NodeID, _ parameter: NodeID) {
    let inner = addScope(.typeVariable, parameter, parent: scope)
    cover(inner, from: firstDescendant(of: part), to: part)
    let reads = readsStringsAsTypes
    readsStringsAsTypes = true
    postpone(.annotation, part, inner: inner, context: context.union([.typeDefinition, .deferred]))
    readsStringsAsTypes = reads
  }
}
