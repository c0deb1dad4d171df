internal import PythonSyntax

/// What is done with the parentheses of a tuple.
enum TupleParentheses: BitwiseCopyable {
  /// They stay, and are added if the tuple breaks or has one element.
  case `default`
  /// They stay and are never added: the index of a subscript.
  case preserve
  /// As `default`, but a tuple of two breaks inside of its elements' brackets first: a value that is returned.
  case optionalParentheses
  /// None are added: the target of a comprehension.
  case never
  /// They are dropped, and added if the tuple breaks: the target of a loop.
  case neverPreserve
}

extension Formatter {
  /// Writes a tuple with its comments.
  mutating func formatTuple(_ tuple: Expr.Tuple, _ parentheses: TupleParentheses) {
    leadingComments(tuple.id)
    formatTupleFields(tuple, parentheses)
    trailingComments(tuple.id)
  }

  /// Writes a tuple without the comments around it.
  mutating func formatTupleFields(_ tuple: Expr.Tuple, _ parentheses: TupleParentheses) {
    let dangling = comments.dangling(tuple.id)
    let elements = tuple.elts
    switch elements.count {
    case 0: return emptyParenthesized("(", comments: dangling, ")")
    case 1:
      let element = elements[0]
      if parentheses == .preserve && !tuple.isParenthesized {
        formatExpression(element)
        // `x[*a]` is a tuple without a comma.
        if hasTrailingComma(element.end, tuple.end) { token(",") }
        return
      }
      return parenthesized("(", comments: dangling, ")") { f in
        f.formatExpression(element)
        f.token(",")
      }
    default: break
    }
    if tuple.isParenthesized && !(parentheses == .neverPreserve && dangling.isEmpty) {
      return parenthesized("(", comments: dangling, ")") { f in f.formatElements(elements, end: tuple.end) }
    }
    switch parentheses {
    case .never:
      for index in elements.indices {
        if index > 0 {
          group { f in
            f.token(",")
            f.space()
          }
        }
        formatExpression(elements[index])
      }
    case .preserve: group { f in f.formatElements(elements, end: tuple.end) }
    case .neverPreserve: optionalParentheses { f in f.formatElements(elements, end: tuple.end) }
    case .optionalParentheses where elements.count == 2:
      optionalParentheses { f in f.formatElements(elements, end: tuple.end) }
    case .default, .optionalParentheses:
      parenthesizeIfExpands { f in f.formatElements(elements, end: tuple.end) }
    }
  }

  /// Writes expressions with commas between them.
  mutating func formatElements(_ elements: NodeList<Expr>, end: UInt32) {
    var sequence = CommaSeparated(sequenceEnd: end)
    for index in elements.indices {
      let element = elements[index]
      sequence.entry(&self, end: element.end) { f in f.formatExpression(element) }
    }
    sequence.finish(&self)
  }
}
