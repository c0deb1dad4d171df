/// A use of syntax that only some versions of Python have.
struct FeatureUse: Sendable {
  var feature: SyntaxFeature
  var range: TextRange
  /// How many errors were found before it.
  var errorsBefore: Int
}

extension FeatureUse {
  /// The error that the use is for a version which lacks the syntax.
  func error(for targetVersion: PythonVersion) -> SyntaxError? {
    if feature.isAvailable(in: targetVersion) { return nil }
    return SyntaxError(.version(feature), feature.message(for: targetVersion), range)
  }
}

/// Finds what replacement fields of f-strings could not contain before Python 3.12: quotes of the string around them,
/// backslashes, comments and line ends. The parser notes all other uses of newer syntax while it reads them.
struct NestingChecks: ~Escapable {
  let tree: TreeView
  private(set) var uses: [TextRange] = []

  @_lifetime(copy tree)
  init(_ tree: TreeView) {
    self.tree = tree
  }

  /// - Complexity: O(n) in the number of nodes, and in the number of bytes of replacement fields on each level.
  mutating func run() {
    for rawValue in 1..<UInt32(max(tree.nodeCount, 1)) {
      guard let string = tree.expr(NodeID(rawValue: rawValue))?.asFString else { continue }
      check(string.values, string.style.flags)
    }
  }

  private mutating func check(_ values: NodeList<InterpolatedElement>, _ flags: StringFlags) {
    for index in values.indices {
      guard let field = values[index].asInterpolation else { continue }
      if let specification = field.formatSpec { check(specification.values, flags) }
      check(field, flags)
    }
  }

  private mutating func check(_ field: InterpolatedElement.Interpolation, _ flags: StringFlags) {
    let brace = field.start
    var first = tree.firstToken(atOrAfter: brace + 1)
    while tree.token(first).kind.isTrivia { first += 1 }
    let last = indexOfTokenAfterExpression(field)
    for index in first..<max(first, last) where reusesQuotes(tree.token(index), of: flags) {
      uses.append(tree.token(index).range)
      return
    }
    let start = tree.token(first).start
    let range = TextRange(start, max(start, tree.token(last).start))
    for offset in brace + 1..<max(brace + 1, range.end) {
      switch tree.byte(at: offset) {
      case UInt8(ascii: "\\"): break
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): if flags.contains(.triple) { continue }
      default: continue
      }
      uses.append(range)
      return
    }
  }

  /// Whether a token ends the string for a lexer that looks for its closing quotes.
  private func reusesQuotes(_ token: Token, of flags: StringFlags) -> Bool {
    switch token.kind {
    case .string, .fStringStart, .tStringStart:
      token.flags.quote == flags.quote && (token.flags.contains(.triple) || !flags.contains(.triple))
    case .comment: true
    default: false
    }
  }

  /// The index of the colon before the format specification, or of the brace that closes the field.
  private func indexOfTokenAfterExpression(_ field: InterpolatedElement.Interpolation) -> Int {
    if let specification = field.formatSpec { return tree.firstToken(atOrAfter: specification.start) }
    let closing = tree.firstToken(atOrAfter: field.end) - 1
    if closing >= 0, tree.token(closing).kind == .rightBrace { return closing }
    return min(tree.firstToken(atOrAfter: field.value.end), tree.tokenCount - 1)
  }
}
