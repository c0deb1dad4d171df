// Where the names are written that nodes have as symbols, as they stand in the source before normalisation.

extension Expr.Attribute {
  /// The range of the attribute's name, behind the dot; empty at the end if the source lacks it.
  ///
  /// - Complexity: as of `TreeView.firstToken(atOrAfter:)`.
  package var attrRange: TextRange {
    guard let dot = tree.lastToken(.dot, in: TextRange(value.end, end)) else { return TextRange(end, end) }
    let name = tree.nextToken(dot.end)
    return name.end <= end && name.start < end ? name.range : TextRange(end, end)
  }
}

extension Keyword {
  /// The range of the argument's name; nil for `**value`.
  package var argRange: TextRange? { arg.map { tree.range(of: Identifier(symbol: $0, start: start)) } }
}

extension MatchKeyword {
  /// The range of the attribute's name.
  package var nameRange: TextRange { tree.range(of: Identifier(symbol: name, start: start)) }
}

extension Alias {
  /// The range of the imported name, with all parts of a dotted one.
  package var nameRange: TextRange {
    guard let asname, let last = tree.lastToken(.asKeyword, in: TextRange(start, asname.start)),
      let before = tree.previousToken(last.start)
    else { return range }
    return TextRange(start, before.end)
  }

  /// The range of the name behind `as`.
  package var asnameRange: TextRange? { asname.map { tree.range(of: $0) } }
}

extension Stmt.FunctionDef {
  /// The range of the function's name.
  package var nameRange: TextRange { tree.range(of: name) }
}

extension Stmt.ClassDef {
  /// The range of the class's name.
  package var nameRange: TextRange { tree.range(of: name) }
}

extension Parameter {
  /// The range of the parameter's name, without stars.
  package var nameRange: TextRange { tree.range(of: name) }
}
