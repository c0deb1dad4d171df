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

  package var mode: Mode
  /// Syntax that this version lacks is reported.
  package var target: PythonVersion
  /// Whether errors that CPython only reports when it compiles the tree are looked for.
  package var checksCompilation: Bool
  /// Whether the source is UTF-8 whatever encoding it declares.
  package var ignoresEncodingDeclaration: Bool

  package init(
    mode: Mode = .module, target: PythonVersion = .latest, checksCompilation: Bool = true,
    ignoresEncodingDeclaration: Bool = false
  ) {
    self.mode = mode
    self.target = target
    self.checksCompilation = checksCompilation
    self.ignoresEncodingDeclaration = ignoresEncodingDeclaration
  }
}

extension SyntaxTree {
  /// Decodes, lexes and parses the bytes of a file.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>, options: ParseOptions = ParseOptions()) {
    let decoder = SourceDecoder(bytes, ignoresDeclaration: options.ignoresEncodingDeclaration)
    self.init(decoded: decoder.buffer, encoding: decoder.encoding, errors: decoder.errors, options)
  }

  /// Lexes and parses a text.
  package init(parsing text: String, options: ParseOptions = ParseOptions()) {
    var text = text
    self = text.withUTF8 { SyntaxTree(parsing: $0, options: options) }
  }

  private init(decoded buffer: SourceBuffer, encoding: SourceEncoding, errors: [SyntaxError], _ options: ParseOptions) {
    let source = buffer.pointer
    var lexer = Lexer(
      source: source, start: encoding == .utf8WithByteOrderMark ? 3 : 0, isIPython: options.mode == .ipython)
    lexer.run()
    let tokens = lexer.tokens.moveOut()
    var parser = Parser(source: source, tokens: tokens, target: options.target, errors: errors + lexer.errors)
    let root = options.mode == .expression ? parser.parseExpressionModule() : parser.parseModule()
    let (symbols, symbolText) = parser.symbols.moveOut()
    let storage = TreeStorage(
      nodes: parser.tree.nodes.moveOut(), words: parser.tree.words.moveOut(), tokens: tokens, source: source,
      symbols: symbols, symbolText: symbolText, root: root)
    owner = TreeOwner(storage, buffer: buffer)
    self.encoding = encoding
    var allErrors = parser.errors
    if !allErrors.isEmpty { storage.settleMissingNodes(TreeView(storage: owner.storage)) }
    if options.checksCompilation && root.rawValue > 0 {
      var checks = CompilationChecks(
        TreeView(storage: owner.storage), target: options.target, allowsTopLevelAwait: options.mode == .ipython)
      if options.mode != .expression { checks.run() }
      allErrors += checks.errors
    } else if !options.checksCompilation {
      allErrors.removeAll { if case .compilation = $0.category { true } else { false } }
    }
    if allErrors.count > 1 {
      let cascades = ErrorCascades(source: source, tokens: tokens, unclosed: lexer.unclosed)
      allErrors = cascades.firstCauses(of: allErrors)
    }
    self.errors = allErrors
  }
}

extension SyntaxTree {
  /// Decodes and lexes the bytes of a file without parsing, and gives the number of tokens: for measurements.
  package static func countTokens(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let decoder = SourceDecoder(bytes)
    var lexer = Lexer(
      source: decoder.buffer.pointer, start: decoder.encoding == .utf8WithByteOrderMark ? 3 : 0, isIPython: false)
    lexer.run()
    return withExtendedLifetime(decoder.buffer) { lexer.tokens.count }
  }
}
