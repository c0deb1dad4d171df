internal import PythonSyntax

extension Formatter {
  /// Writes the parameters of a function, or of a lambda, whose parameters have no parentheses.
  ///
  /// The parentheses of a function are no group of their own: they break together with the return annotation, whose
  /// group the caller starts.
  mutating func formatParameters(_ parameters: Parameters, parenthesized: Bool = true) {
    leadingComments(parameters.id)
    formatParametersFields(parameters, parenthesized: parenthesized)
    trailingComments(parameters.id)
  }

  private mutating func formatParametersFields(_ parameters: Parameters, parenthesized: Bool) {
    let dangling = comments.dangling(parameters.id)
    let items = parameters.items
    guard parenthesized else {
      let opening = countOfOpeningComments(parameters, dangling)
      group { f in f.formatParameterList(parameters, dangling.dropFirst(opening), parenthesized: false) }
      return danglingComments(dangling)
    }
    if items.isEmpty {
      return withLevel(.parenthesizedExpression) { f in f.emptyParenthesized("(", comments: dangling, ")") }
    }
    let opening = countOfOpeningComments(parameters, dangling)
    // A single parameter without a separator has no inner group, so that its comma appears where it has its own line.
    let isSingle = items.count == 1 && items[0].role != .positionalOnly && items[0].role != .keywordOnly
    withLevel(.parenthesizedExpression) { f in
      f.token("(")
      f.danglingOpenParenthesisComments(dangling.prefix(opening))
      f.softBlockIndent { f in
        let separators = dangling.dropFirst(opening)
        if isSingle {
          f.formatParameterList(parameters, separators, parenthesized: true)
        } else {
          f.group { f in f.formatParameterList(parameters, separators, parenthesized: true) }
        }
      }
      f.token(")")
    }
  }

  /// The number of comments, at most one, that stand on the line of the opening parenthesis.
  private func countOfOpeningComments(_ parameters: Parameters, _ dangling: CommentSlice) -> Int {
    guard let first = dangling.first, !comments[first].isOwnLine else { return 0 }
    return parameters.items.isEmpty || comments[first].start < tree.nextToken(parameters.start).start ? 1 : 0
  }

  /// - Parameter separatorComments: the comments around `/` and `*`.
  private mutating func formatParameterList(
    _ parameters: Parameters, _ separatorComments: CommentSlice, parenthesized: Bool
  ) {
    let items = parameters.items
    let extent = CommentNeighbour(id: parameters.id, start: parameters.start, end: .max)
    let separators = ParameterSeparators(parameters, extent: extent, tree)
    var remaining = separatorComments
    var isFirst = true
    func separate(_ f: inout Formatter) {
      defer { isFirst = false }
      guard !isFirst else { return }
      f.token(",")
      if f.nodeLevel.isParenthesized { f.softLineOrSpace() } else { f.space() }
    }
    var previous: ParameterRole?
    var hasStar = false
    func endPositionalOnly(_ f: inout Formatter) {
      separate(&f)
      let count = f.comments.partitionPoint(of: remaining) { comment in
        let place = separators.place(of: comment)
        return place == .beforeSlash || place == .afterSlash
      }
      let slash = separators.slash?.range.start ?? 0
      f.formatSeparator("/", remaining.prefix(count), before: f.countOfComments(remaining.prefix(count), before: slash))
      remaining = remaining.dropFirst(count)
    }
    for index in items.indices {
      let parameter = items[index]
      if previous == .positionalOnly && parameter.role != .positionalOnly { endPositionalOnly(&self) }
      if parameter.role == .keywordOnly && !hasStar {
        separate(&self)
        formatSeparator(
          "*", remaining, before: countOfComments(remaining, before: separators.star?.range.start ?? 0))
        hasStar = true
      }
      if parameter.role == .variadicPositional { hasStar = true }
      separate(&self)
      formatParameter(parameter)
      previous = parameter.role
    }
    if previous == .positionalOnly { endPositionalOnly(&self) }

    let hasComma = hasCommaAfterParameters(parameters)
    if !parenthesized {
      // The comma of a lambda just stays.
      if hasComma { token(",") }
    } else {
      ifGroupBreaks { f in f.token(",") }
      if hasComma && options.magicTrailingComma == .respect { hardLine() }
    }
  }

  /// Whether a comma follows the last parameter, or the `/` after it.
  private func hasCommaAfterParameters(_ parameters: Parameters) -> Bool {
    guard let last = parameters.items.lastElement else { return false }
    var token = tree.nextToken(last.end)
    if last.role == .positionalOnly {
      token = tree.nextToken(token.end)
      token = tree.nextToken(token.end)
    }
    return token.kind == .comma
  }

  /// Writes `/` or `*` with its comments, of which some stand before it.
  private mutating func formatSeparator(_ text: StaticString, _ slice: CommentSlice, before count: Int) {
    leadingComments(slice.prefix(count))
    token(text)
    trailingComments(slice.dropFirst(count))
  }
}
