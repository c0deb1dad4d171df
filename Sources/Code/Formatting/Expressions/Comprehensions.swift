internal import PythonSyntax

extension Formatter {
  mutating func formatListComp(_ comprehension: Expr.ListComp) {
    let (element, generators) = (comprehension.elt, comprehension.generators)
    parenthesized("[", comments: comments.dangling(comprehension.id), "]") { f in
      f.group { f in f.formatElement(element, generators) }
    }
  }

  mutating func formatSetComp(_ comprehension: Expr.SetComp) {
    let (element, generators) = (comprehension.elt, comprehension.generators)
    parenthesized("{", comments: comments.dangling(comprehension.id), "}") { f in
      f.group { f in f.formatElement(element, generators) }
    }
  }

  /// Writes a generator expression with its comments.
  ///
  /// - Parameter sharesParentheses: whether the parentheses of a call are its own.
  mutating func formatGeneratorExp(_ generator: Expr.GeneratorExp, sharesParentheses: Bool) {
    leadingComments(generator.id)
    formatGeneratorExpFields(generator, sharesParentheses: sharesParentheses)
    trailingComments(generator.id)
  }

  /// Writes a generator expression without the comments around it.
  mutating func formatGeneratorExpFields(_ generator: Expr.GeneratorExp, sharesParentheses: Bool) {
    let (element, generators) = (generator.elt, generator.generators)
    let dangling = comments.dangling(generator.id)
    if sharesParentheses && dangling.isEmpty { return formatElement(element, generators) }
    parenthesized("(", comments: dangling, ")") { f in
      f.group { f in f.formatElement(element, generators) }
    }
  }

  mutating func formatDictComp(_ comprehension: Expr.DictComp) {
    let dangling = comments.dangling(comprehension.id)
    // `{**mapping for ...}` has its mapping as the key.
    let key = comprehension.key
    let value = comprehension.value
    let generators = comprehension.generators
    let opening = countOfComments(dangling, before: key.start)
    parenthesized("{", comments: dangling.prefix(opening), "}") { f in
      f.group { f in
        if let value {
          f.group { f in f.formatExpression(key) }
          f.token(":")
          let own = dangling.dropFirst(opening)
          if own.isEmpty { f.space() } else { f.danglingComments(own) }
          f.formatExpression(value)
        } else {
          f.token("**")
          if let first = f.comments.leading(key.id).first {
            if f.comments[first].isOwnLine {
              f.hardLine()
            } else {
              f.space()
              f.space()
            }
          }
          f.formatExpression(key)
        }
        f.softLineOrSpace()
        f.formatGenerators(generators)
      }
    }
  }

  private mutating func formatElement(_ element: Expr, _ generators: NodeList<Comprehension>) {
    group { f in f.formatExpression(element) }
    softLineOrSpace()
    formatGenerators(generators)
  }

  private mutating func formatGenerators(_ generators: NodeList<Comprehension>) {
    for index in generators.indices {
      if index > 0 { softLineOrSpace() }
      formatComprehension(generators[index])
    }
  }
}
