/// A hand-written recursive-descent parser with precedence climbing for operators.
///
/// It reads the tokens of a whole source and writes a flat tree. It never fails: where the grammar is not followed it
/// reports what it expected, puts an invalid node or skips to the end of the line, and goes on. Chains (operators,
/// `elif`, attributes, calls) are loops; what nests recurses, up to `maximumDepth`.
@safe struct Parser: ~Copyable {
  let source: SourcePointer
  let tokens: UnsafeMutableBufferPointer<Token>
  var tree: TreeBuilder
  var symbols: SymbolTable
  /// First those of the lexer, in source order, then those of the parser.
  var errors: [SyntaxError]
  /// What only some versions of Python can read.
  var features: [FeatureUse] = []
  private let lexerErrorCount: Int

  /// The index of the current token, which is never trivia.
  private(set) var index = 0
  /// The kind of the current token.
  private(set) var kind = TokenKind.endOfFile
  /// The offset of the current token.
  private(set) var start: UInt32 = 0
  /// The end of the last token read that is neither a line end nor a change of indentation.
  private(set) var previousEnd: UInt32 = 0
  /// How deep expressions and blocks are nested here.
  var depth = 0
  /// How many more tokens may be looked at in search of closing brackets, so that a source full of errors takes linear
  /// time.
  var closingSearchBudget: Int
  /// The line that an error message last named: its offset and number.
  var countedLine: (start: UInt32, number: Int) = (0, 1)
  /// The offset of the statement at hand.
  var statementStart: UInt32 = 0
  /// Whether the block at hand follows a line that could not be read.
  var isInBlockOfBrokenLine = false
  /// Whether `from __future__ import barry_as_FLUFL` has been read, which makes `<>` the inequality (PEP 401).
  var hasBarryAsFLUFL = false
  /// The index of the token at which the last error was reported: one error per token is enough.
  private var lastErrorIndex = -1

  /// How deep expressions and blocks may nest, chosen so that a debug build stays within 8 MiB of stack.
  static var maximumDepth: Int { 600 }

  init(source: SourcePointer, tokens: UnsafeMutableBufferPointer<Token>, errors: [SyntaxError]) {
    self.source = source
    unsafe self.tokens = unsafe tokens
    self.errors = errors.sorted { $0.range.start < $1.range.start }
    lexerErrorCount = errors.count
    closingSearchBudget = 8 * tokens.count
    tree = TreeBuilder(sourceCount: Int(source.count))
    symbols = SymbolTable(source: source)
    moveToToken(0)
  }

  // MARK: - Tokens

  /// A token by index; past the end, the last one.
  @inline(__always)
  func token(at index: Int) -> Token {
    unsafe tokens[unchecked: min(index, tokens.count &- 1)]
  }

  /// The current token.
  @inline(__always)
  var token: Token { unsafe tokens[unchecked: index] }

  @inline(__always)
  private mutating func moveToToken(_ newIndex: Int) {
    // The last token is `endOfFile`, which is not trivia, and nothing moves past it.
    var next = newIndex
    while unsafe tokens[unchecked: next].kind.isTrivia { next &+= 1 }
    index = next
    kind = unsafe tokens[unchecked: next].kind
    start = unsafe tokens[unchecked: next].start
  }

  /// Reads the current token.
  @inline(__always)
  mutating func advance() {
    if kind == .endOfFile { return }
    previousEnd = unsafe tokens[unchecked: index].end
    moveToToken(index &+ 1)
  }

  /// Reads a line end or a change of indentation, which belongs to no node.
  @inline(__always)
  mutating func advanceLine() {
    if kind == .endOfFile { return }
    moveToToken(index &+ 1)
  }

  /// Reads the current token if it is of a kind.
  @inline(__always)
  mutating func take(_ expected: TokenKind) -> Bool {
    if kind != expected { return false }
    advance()
    return true
  }

  /// Reads a token of a kind, or reports that it is missing.
  @inline(__always)
  mutating func expect(_ expected: TokenKind) {
    if kind == expected { advance() } else { reportExpected(expected.display) }
  }

  /// The kind of the token `distance` after the current one, trivia left out.
  func peek(_ distance: Int = 1) -> TokenKind {
    var next = index
    for _ in 0..<distance {
      if unsafe tokens[unchecked: next].kind == .endOfFile { return .endOfFile }
      next += 1
      while unsafe tokens[unchecked: next].kind.isTrivia { next += 1 }
    }
    return unsafe tokens[unchecked: next].kind
  }

  // MARK: - Going back

  struct Checkpoint {
    var index: Int
    var previousEnd: UInt32
    var tree: TreeBuilder.Checkpoint
    var errorCount: Int
    var featureCount: Int
    var lastErrorIndex: Int
  }

  var checkpoint: Checkpoint {
    Checkpoint(
      index: index, previousEnd: previousEnd, tree: tree.checkpoint, errorCount: errors.count,
      featureCount: features.count, lastErrorIndex: lastErrorIndex)
  }

  mutating func restore(_ checkpoint: Checkpoint) {
    moveToToken(checkpoint.index)
    previousEnd = checkpoint.previousEnd
    tree.restore(checkpoint.tree)
    errors.removeLast(errors.count - checkpoint.errorCount)
    features.removeLast(features.count - checkpoint.featureCount)
    lastErrorIndex = checkpoint.lastErrorIndex
  }

  // MARK: - Errors

  /// Reports an error about a range.
  mutating func report(_ message: String, _ range: TextRange) {
    errors.append(SyntaxError(.parsing, message, range))
  }

  /// Reports what should stand instead of the current token, unless something was reported here already.
  mutating func reportHere(_ message: String) {
    if lastErrorIndex == index { return }
    lastErrorIndex = index
    let token = token
    // The lexer has said what is wrong with an unknown token and with an unclosed string.
    if token.kind == .unknown || token.flags.contains(.unterminated) { return }
    report(message, errorRange)
  }

  mutating func reportExpected(_ what: String) {
    reportHere("Expected \(what), found \(kind.display)")
  }

  /// The current token, or at a line end the place after the last token.
  var errorRange: TextRange {
    switch kind {
    case .newline, .endOfFile, .dedent: TextRange(previousEnd, previousEnd)
    default: token.range
    }
  }

  /// Whether something was reported from an offset up to the current token, which then explains what is found here.
  func hasError(from offset: UInt32) -> Bool {
    let end = max(start, offset + 1)
    var low = 0
    var high = lexerErrorCount
    while low < high {
      let middle = (low + high) / 2
      if errors[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    if low < lexerErrorCount && errors[low].range.start < end { return true }
    // The parser's own errors come nearly in order.
    return errors[lexerErrorCount...].suffix(8).contains { $0.range.start >= offset && $0.range.start < end }
  }

  /// Notes syntax that some versions of Python lack.
  mutating func require(_ feature: SyntaxFeature, _ range: TextRange) {
    features.append(FeatureUse(feature: feature, range: range, errorsBefore: errors.count))
  }

  /// Reports an error of compilation that is known while parsing.
  mutating func reportCompilation(_ kind: CompilationErrorKind, _ message: String, _ range: TextRange) {
    errors.append(SyntaxError(.compilation(kind), message, range))
  }

  // MARK: - Recovery

  /// Skips to the end of the logical line, without reading it.
  mutating func skipToLineEnd() {
    while kind != .newline && kind != .endOfFile && kind != .dedent && kind != .indent { advance() }
  }

  /// Says that the nesting is too deep, skips the line and gives a node for what is missing.
  mutating func abandonDeepExpression() -> NodeID {
    let begin = start
    reportHere("This expression is nested too deeply")
    lastErrorIndex = index
    skipToLineEnd()
    lastErrorIndex = index
    return tree.makeInvalidExpr(begin, max(begin, previousEnd), children: .empty)
  }

  /// A node for an expression that is missing here. `TreeStorage.settleMissingNodes` moves it into its parent's range.
  mutating func missingExpression(_ what: String = "an expression") -> NodeID {
    if lastErrorIndex != index && reportIncrement() { lastErrorIndex = index }
    reportExpected(what)
    return tree.makeInvalidExpr(previousEnd, previousEnd, children: .empty)
  }

  // MARK: - Names

  /// The symbol of the current name token.
  @inline(__always)
  mutating func symbolHere() -> Symbol {
    let token = token
    return token.flags.contains(.unicode) ? normalizedSymbol(token) : symbols.intern(token.start, token.end)
  }

  private mutating func normalizedSymbol(_ token: Token) -> Symbol {
    let name = source.text(token.start, token.end)
    guard let normalized = CompatibilityNormalization.normalized(name) else {
      return symbols.intern(token.start, token.end)
    }
    return symbols.intern(sideText: Array(normalized.utf8))
  }

  /// Reads a name, or reports that it is missing and gives the missing name.
  @inline(__always)
  mutating func parseIdentifier(_ what: String = "a name") -> Identifier {
    if kind.isName {
      let identifier = Identifier(symbol: symbolHere(), start: start)
      advance()
      return identifier
    }
    return recoverIdentifier(what)
  }

  private mutating func recoverIdentifier(_ what: String) -> Identifier {
    if kind.isKeyword {
      reportHere("Expected \(what), but \(kind.display) is a keyword")
      let identifier = Identifier(symbol: symbolHere(), start: start)
      advance()
      return identifier
    }
    reportExpected(what)
    return Identifier(symbol: .missing, start: previousEnd)
  }
}
