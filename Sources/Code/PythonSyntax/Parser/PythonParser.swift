/// What a source is parsed as.
package struct ParseOptions: Sendable {
  /// The grammar's start symbol and the dialect.
  package enum Mode: Sendable {
    case module
    /// One expression, as `eval` and quoted annotations have it.
    case expression
    /// A module with IPython's `%magic`, `!shell` and `help?`, as in notebooks.
    case ipython
  }

  /// What the source is.
  package var mode: Mode
  /// Whether the source is UTF-8 whatever encoding it declares.
  package var ignoresEncodingDeclaration: Bool

  package init(mode: Mode = .module, ignoresEncodingDeclaration: Bool = false) {
    self.mode = mode
    self.ignoresEncodingDeclaration = ignoresEncodingDeclaration
  }
}

extension SyntaxTree {
  /// Decodes, lexes and parses the bytes of a file.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>, options: ParseOptions = ParseOptions()) {
    let decoder = unsafe SourceDecoder(bytes, ignoresDeclaration: options.ignoresEncodingDeclaration)
    self.init(decoded: decoder.buffer, encoding: decoder.encoding, errors: decoder.errors, options)
  }

  /// Lexes and parses a text.
  package init(parsing text: String, options: ParseOptions = ParseOptions()) {
    var text = text
    self = text.withUTF8 { unsafe SyntaxTree(parsing: $0, options: options) }
  }

  private init(decoded buffer: SourceBuffer, encoding: SourceEncoding, errors: [SyntaxError], _ options: ParseOptions) {
    let source = buffer.pointer
    var lexer = Lexer(
      source: source, start: encoding == .utf8WithByteOrderMark ? 3 : 0, isIPython: options.mode == .ipython)
    lexer.run()
    let tokenMemory = lexer.tokens.memory
    let tokens = unsafe lexer.tokens.moveOut()
    var parser = unsafe Parser(source: source, tokens: tokens, errors: errors + lexer.errors)
    let root = options.mode == .expression ? parser.parseExpressionModule() : parser.parseModule()
    let treeMemory = parser.tree.nodes.memory + parser.tree.words.memory + parser.symbols.memory
    let (symbols, symbolText) = unsafe parser.symbols.moveOut()
    let storage = unsafe TreeStorage(
      nodes: parser.tree.nodes.moveOut(), words: parser.tree.words.moveOut(), tokens: tokens, source: source,
      symbols: symbols, symbolText: symbolText, root: root,
      treeMemory: treeMemory, tokenMemory: tokenMemory)
    owner = TreeOwner(storage, buffer: buffer)
    self.encoding = encoding
    if !parser.errors.isEmpty { unsafe storage.settleMissingNodes(TreeView(storage: owner.storage)) }
    reports = SyntaxReports(
      errors: parser.errors, features: parser.features, unclosed: lexer.unclosed, mode: options.mode)
    self.errors = reports.firstCauses(of: reports.errors.filter { !$0.category.isOfCompilation }, storage)
  }
}

extension SyntaxTree {
  /// Decodes and lexes the bytes of a file without parsing, and gives the number of tokens: for measurements.
  package static func countTokens(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let decoder = unsafe SourceDecoder(bytes)
    var lexer = Lexer(
      source: decoder.buffer.pointer, start: decoder.encoding == .utf8WithByteOrderMark ? 3 : 0, isIPython: false)
    lexer.run()
    return withExtendedLifetime(decoder.buffer) { lexer.tokens.count }
  }
}
