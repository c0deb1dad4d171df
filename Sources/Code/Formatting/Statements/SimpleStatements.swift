internal import PythonSyntax

// Statements that are a keyword and expressions.
extension Formatter {
  mutating func formatDelete(_ statement: Stmt.Delete) {
    let targets = statement.targets
    token("del")
    space()
    switch targets.count {
    case 0:
      token("(")
      blockIndent { f in f.danglingComments(statement.id) }
      token(")")
    case 1: maybeParenthesize(targets[0], parent: statement.id, .ifBreaks)
    default:
      parenthesizeIfExpands { f in
        var list = CommaSeparated(sequenceEnd: statement.end)
        for index in targets.indices {
          list.entry(&f, end: targets[index].end) { f in f.formatExpression(targets[index]) }
        }
        list.finish(&f)
      }
    }
  }

  mutating func formatRaise(_ statement: Stmt.Raise) {
    token("raise")
    if let exception = statement.exc {
      space()
      maybeParenthesize(exception, parent: statement.id, .optional)
    }
    if let cause = statement.cause {
      space()
      token("from")
      space()
      maybeParenthesize(cause, parent: statement.id, .optional)
    }
  }

  mutating func formatAssert(_ statement: Stmt.Assert) {
    token("assert")
    space()
    maybeParenthesize(statement.test, parent: statement.id, .ifBreaks)
    if let message = statement.msg {
      token(",")
      space()
      maybeParenthesize(message, parent: statement.id, .ifBreaksParenthesized)
    }
  }

  mutating func formatExpressionStatement(_ statement: Stmt.ExpressionStatement) {
    let value = statement.value
    if isSplitAtOperator(value) {
      maybeParenthesize(value, parent: statement.id, .optional)
    } else {
      let mark = layout.mark()
      formatExpression(value)
      if comments.contains(in: value.range) && layout.endsLineOutsideOfBrackets(since: mark) {
        // A comment needs a line end that only parentheses allow.
        layout.cutBack(to: mark)
        comments.markUnformatted(value.id, in: value.range)
        formatExpression(value, parentheses: .always)
      }
    }
    cellSemicolon(statement.id)
  }

  /// Whether a statement is a sum, shift or the like, which gets parentheses if it does not fit.
  private func isSplitAtOperator(_ expression: Expr) -> Bool {
    guard let operation = expression.asBinOp else { return false }
    switch operation.op {
    case .bitwiseOr, .bitwiseXor, .leftShift, .rightShift, .add, .subtract: return true
    default: return false
    }
  }
}
