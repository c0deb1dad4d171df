internal import PythonSyntax

extension Formatter {
  /// Writes a list of type parameters with its brackets.
  mutating func formatTypeParameters(_ parameters: TypeParameters) {
    leadingComments(parameters.id)
    let items = parameters.items
    parenthesized("[", comments: comments.dangling(parameters.id), "]") { f in
      var sequence = CommaSeparated(sequenceEnd: parameters.end)
      for index in items.indices {
        let item = items[index]
        sequence.entry(&f, end: item.end) { f in f.formatTypeParameter(item) }
      }
      sequence.finish(&f)
    }
    trailingComments(parameters.id)
  }

  private mutating func formatTypeParameter(_ parameter: TypeParameter) {
    leadingComments(parameter.id)
    switch parameter.cases {
    case .typeVar(let variable):
      formatIdentifier(variable.name)
      if let bound = variable.bound {
        token(":")
        space()
        formatExpression(bound)
      }
      formatDefault(variable.defaultValue)
    case .typeVarTuple(let variable):
      token("*")
      formatIdentifier(variable.name)
      formatDefault(variable.defaultValue)
    case .paramSpec(let specification):
      token("**")
      formatIdentifier(specification.name)
      formatDefault(specification.defaultValue)
    }
    trailingComments(parameter.id)
  }

  private mutating func formatDefault(_ value: Expr?) {
    guard let value else { return }
    space()
    token("=")
    space()
    formatExpression(value)
  }
}
