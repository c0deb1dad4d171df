internal import PythonSyntax

extension Formatter {
  mutating func formatImport(_ statement: Stmt.Import) {
    formatLazy(statement.isLazy)
    token("import")
    space()
    let names = statement.names
    for index in names.indices {
      if index > 0 {
        token(",")
        space()
      }
      formatAlias(names[index])
    }
  }

  mutating func formatImportFrom(_ statement: Stmt.ImportFrom) {
    formatLazy(statement.isLazy)
    token("from")
    space()
    for _ in 0..<statement.level { token(".") }
    if let module = statement.module { formatDottedName(module.start) }
    space()
    token("import")
    space()

    let names = statement.names
    if names.count == 1, byte(names[0].start) == UInt8(ascii: "*") {
      token("*")
      return
    }
    func formatNames(_ f: inout Formatter) {
      var list = CommaSeparated(sequenceEnd: statement.end, trailingComma: .always)
      for index in names.indices {
        list.entry(&f, end: names[index].end) { f in f.formatAlias(names[index]) }
      }
      list.finish(&f)
    }
    let dangling = comments.dangling(statement.id)
    if dangling.isEmpty {
      parenthesizeIfExpands { f in formatNames(&f) }
    } else {
      parenthesized("(", comments: dangling, ")") { f in formatNames(&f) }
    }
  }

  private mutating func formatLazy(_ isLazy: Bool) {
    guard isLazy else { return }
    token("lazy")
    space()
  }

  /// Writes the dotted name at an offset, without whitespace and line continuations around its dots.
  mutating func formatDottedName(_ start: UInt32) {
    let end = endOfDottedName(start)
    let bytes = sourceBytes(start, end)
    if bytes.contains(where: { isSpaceOrContinuation($0) }) {
      text(bytes.filter { !isSpaceOrContinuation($0) })
    } else {
      source(start, end)
    }
  }

  /// The offset past the dotted name that starts at an offset.
  func endOfDottedName(_ start: UInt32) -> UInt32 {
    var index = tree.firstToken(atOrAfter: start)
    var end = start
    var expectsName = true
    while index < tree.tokenCount {
      let token = tree.token(index)
      if expectsName ? !(token.kind.isName || token.kind == .star) : token.kind != .dot { return end }
      end = token.end
      expectsName.toggle()
      index += 1
    }
    return end
  }

  private func isSpaceOrContinuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\\"): true
    default: false
    }
  }
}
