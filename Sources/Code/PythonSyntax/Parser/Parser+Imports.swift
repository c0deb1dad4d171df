/// `import` and `from ... import` statements.
extension Parser {
  mutating func parseLazyImport() -> NodeID {
    let begin = start
    advance()
    require(.lazyImport, TextRange(begin, previousEnd))
    return kind == .importKeyword ? parseImport(begin, isLazy: true) : parseImportFrom(begin, isLazy: true)
  }

  mutating func parseImport(_ begin: UInt32, isLazy: Bool) -> NodeID {
    advance()
    let mark = tree.mark
    repeat {
      if kind == .newline || kind == .endOfFile {
        reportExpected(tree.mark == mark ? "a module after `import`" : "a module after `,`")
        break
      }
      tree.push(parseImportedModule())
    } while take(.comma)
    let names = tree.takeList(from: mark)
    return tree.makeImportStmt(begin, previousEnd, isLazy: isLazy, names: names)
  }

  private mutating func parseImportedModule() -> NodeID {
    let name = parseDottedName()
    let asName = parseAsName()
    return tree.makeAlias(name.start, max(name.start, previousEnd), name: name.symbol, asname: asName)
  }

  private mutating func parseAsName() -> Identifier? {
    guard take(.asKeyword) else { return nil }
    let name = parseIdentifier("a name after `as`")
    if kind == .dot {
      reportHere("The name after `as` cannot have dots")
    }
    return name.symbol == .missing ? nil : name
  }

  /// `a.b.c` as one symbol.
  private mutating func parseDottedName() -> Identifier {
    let begin = start
    let first = parseIdentifier("a module")
    if kind != .dot || first.symbol == .missing { return first }
    let firstToken = index - 1
    while take(.dot) {
      if kind.isName {
        advance()
      } else if kind.isKeyword && start == previousEnd {
        reportHere("\(kind.display) is a keyword and cannot be the name of a module")
        advance()
      } else {
        reportExpected("a name after `.`")
        break
      }
    }
    return Identifier(symbol: dottedSymbol(begin, from: firstToken), start: begin)
  }

  /// The symbol of the dotted name that ends here. Its text is the source if that has neither spaces nor names that
  /// change by normalisation.
  private mutating func dottedSymbol(_ begin: UInt32, from firstToken: Int) -> Symbol {
    var length: UInt32 = 0
    var isPlain = true
    for tokenIndex in firstToken..<index where !token(at: tokenIndex).kind.isTrivia {
      let token = token(at: tokenIndex)
      length += token.end - token.start
      if token.flags.contains(.unicode) { isPlain = false }
    }
    if isPlain && begin + length == previousEnd { return symbols.intern(begin, previousEnd) }
    var text: [UInt8] = []
    for tokenIndex in firstToken..<index where !token(at: tokenIndex).kind.isTrivia {
      let token = token(at: tokenIndex)
      let name = source.text(token.start, token.end)
      text += Array((CompatibilityNormalization.normalized(name) ?? name).utf8)
    }
    return symbols.intern(sideText: text)
  }

  mutating func parseImportFrom(_ begin: UInt32, isLazy: Bool) -> NodeID {
    advance()
    var level: UInt32 = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    var module: Identifier?
    if kind.isName {
      module = parseDottedName()
    } else if kind != .importKeyword || level == 0 {
      let name = parseIdentifier("a module after `from`")
      if name.symbol != .missing { module = name }
    }
    expect(.importKeyword)
    let mark = tree.mark
    parseImportedNames(isFuture: module?.symbol == KnownNames.future && level == 0)
    let names = tree.takeList(from: mark)
    return tree.makeImportFromStmt(begin, previousEnd, isLazy: isLazy, level: level, module: module, names: names)
  }

  private mutating func parseImportedNames(isFuture: Bool) {
    if kind == .star {
      let begin = start
      advance()
      tree.push(tree.makeAlias(begin, previousEnd, name: KnownNames.star, asname: nil))
      return
    }
    let isParenthesized = take(.leftParenthesis)
    if !isParenthesized && (kind == .newline || kind == .endOfFile) {
      reportExpected("a name after `import`")
      return
    }
    while true {
      if kind == .star && isParenthesized {
        reportHere("`*` cannot stand in parentheses")
        advance()
      } else {
        let name = parseIdentifier()
        if name.symbol == .missing { break }
        if isFuture && name.symbol == KnownNames.barryAsFLUFL { hasBarryAsFLUFL = true }
        let asName = parseAsName()
        tree.push(tree.makeAlias(name.start, previousEnd, name: name.symbol, asname: asName))
      }
      let comma = token
      guard take(.comma) else {
        if isParenthesized && kind.isName {
          reportExpected("`,` between the names")
          continue
        }
        break
      }
      if isParenthesized && kind == .rightParenthesis { break }
      if !isParenthesized && (kind == .newline || kind == .endOfFile || kind == .semicolon) {
        report("A comma after the last name is only allowed in parentheses", comma.range)
        break
      }
    }
    if isParenthesized { close(.rightParenthesis) }
  }
}
