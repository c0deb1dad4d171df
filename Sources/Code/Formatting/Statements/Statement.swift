internal import PythonSyntax

extension Formatter {
  /// Writes a statement with the comments before and after it.
  mutating func formatStatement(_ statement: Stmt) {
    formatLogicalLine(statement.id) { f in
      switch statement.cases {
      case .functionDef(let statement): f.formatFunctionDefinition(statement)
      case .classDef(let statement): f.formatClassDefinition(statement)
      case .return(let statement): f.formatReturn(statement)
      case .delete(let statement): f.formatDelete(statement)
      case .typeAlias(let statement): f.formatTypeAlias(statement)
      case .assign(let statement): f.formatAssignment(statement)
      case .augAssign(let statement): f.formatAugmentedAssignment(statement)
      case .annAssign(let statement): f.formatAnnotatedAssignment(statement)
      case .for(let statement): f.formatFor(statement)
      case .while(let statement): f.formatWhile(statement)
      case .if(let statement): f.formatIf(statement)
      case .with(let statement): f.formatWith(statement)
      case .match(let statement): f.formatMatch(statement)
      case .raise(let statement): f.formatRaise(statement)
      case .try(let statement): f.formatTry(statement)
      case .assert(let statement): f.formatAssert(statement)
      case .import(let statement): f.formatImport(statement)
      case .importFrom(let statement): f.formatImportFrom(statement)
      case .global(let statement): f.formatGlobal(statement)
      case .nonlocal(let statement): f.formatNonlocal(statement)
      case .expressionStatement(let statement): f.formatExpressionStatement(statement)
      case .pass: f.token("pass")
      case .break: f.token("break")
      case .continue: f.token("continue")
      case .ipythonEscape(let statement): f.source(statement.range)
      case .invalid: f.fail("a statement with errors cannot be formatted")
      }
    }
  }

  /// Writes a node with the comments before and after it.
  mutating func formatNode(_ node: NodeID, _ content: (inout Formatter) -> Void) {
    leadingComments(node)
    content(&self)
    trailingComments(node)
  }

  /// Writes a node that takes lines of its own, so that a range to format may start or end with it.
  mutating func formatLogicalLine(_ node: NodeID, _ content: (inout Formatter) -> Void) {
    leadingComments(node)
    sourcePosition(tree.node(node).start)
    content(&self)
    sourcePosition(tree.node(node).end)
    trailingComments(node)
  }
}
