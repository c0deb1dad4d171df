internal import PythonSyntax

extension Formatter {
  mutating func formatGlobal(_ statement: Stmt.Global) {
    token("global")
    formatDeclaredNames(statement.names, of: statement.id)
  }

  mutating func formatNonlocal(_ statement: Stmt.Nonlocal) {
    token("nonlocal")
    formatDeclaredNames(statement.names, of: statement.id)
  }

  /// Writes names that cannot stand in parentheses: lines are continued with backslashes. With a comment after the
  /// statement they stay on one line, since no comment can follow a backslash.
  private mutating func formatDeclaredNames(_ names: IdentifierList, of statement: NodeID) {
    space()
    if comments.hasTrailing(statement) {
      for index in names.indices {
        if index > 0 {
          token(",")
          space()
        }
        formatIdentifier(names[index])
      }
      return
    }
    group { f in
      f.ifGroupBreaks { f in f.token("\\") }
      f.softLine()
      f.softBlockIndent { f in
        for index in names.indices {
          if index > 0 {
            f.token(",")
            f.space()
            f.ifGroupBreaks { f in f.token("\\") }
            f.softLine()
          }
          f.formatIdentifier(names[index])
        }
      }
    }
  }
}
