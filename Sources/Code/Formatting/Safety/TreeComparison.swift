internal import PythonSyntax

/// What a tree says apart from how it is written: one event for each node, in the order of ids, and one for each run of
/// string contents between them.
///
/// Parentheses, quotes, prefixes, escapes, the joining of adjacent literals, the case of digits and whitespace in
/// docstrings do not show. Two files with equal events mean the same.
struct TreeEvents: ~Escapable {
  struct Event: Equatable, BitwiseCopyable {
    var what: UInt64
    var detail: UInt64
  }

  private let tree: TreeView
  private let ignoresDocstrings: Bool
  private var next: UInt32 = 1
  private var strings = Hash()
  /// The same without what a formatter may change in a docstring.
  private var visible = Hash()
  private var hasStrings = false
  /// 1 if some of the strings are bytes.
  private var stringTypes: UInt64 = 0
  private var waiting: Event?

  /// - Parameter ignoresDocstrings: whether code in docstrings may have been formatted, so that their contents do not count.
  @_lifetime(copy tree)
  init(_ tree: TreeView, ignoresDocstrings: Bool) {
    self.tree = tree
    self.ignoresDocstrings = ignoresDocstrings
  }

  /// The next event; nil after the last.
  mutating func read() -> Event? {
    if let event = waiting {
      waiting = nil
      return event
    }
    while next < UInt32(tree.nodeCount) {
      let id = NodeID(rawValue: next)
      next += 1
      guard let event = event(of: id) else { continue }
      // A docstring of nothing but whitespace may become empty, one of prompts without code too.
      let isBlank =
        tree.kind(of: id) == .expressionStmt && (visible.isEmpty || ignoresDocstrings) && stringTypes == 0
      if !hasStrings || isBlank {
        strings = Hash()
        visible = Hash()
        hasStrings = false
        return event
      }
      waiting = event
      return takeStrings(before: id)
    }
    return nil
  }

  /// The event of the strings before a node that is none.
  private mutating func takeStrings(before id: NodeID) -> Event {
    let isStatement = tree.kind(of: id) == .expressionStmt
    let contents = isStatement ? visible.state : strings.state
    let event = Event(what: .max, detail: contents ^ stringTypes)
    strings = Hash()
    visible = Hash()
    stringTypes = 0
    hasStrings = false
    return event
  }

  /// The event of a node; nil for strings, whose contents are collected, and for nodes that may come and go.
  private mutating func event(of id: NodeID) -> Event? {
    let node = tree.node(id)
    var detail: UInt64 = 0
    switch node.kind {
    case .stringLiteralExpr, .bytesLiteralExpr:
      addLiteral(node)
      return nil
    case .textElement:
      addText(node)
      return nil
    case .fStringExpr, .tStringExpr, .concatenatedStringExpr: return nil
    case .arguments:
      // `class A():` may lose its parentheses.
      if childCount(id) == 0 { return nil }
      detail = childCount(id)
    case .classDefStmt:
      detail = childCount(id)
      if let arguments = Stmt.ClassDef(unchecked: id, in: tree).arguments, childCount(arguments.id) == 0 { detail -= 1 }
    case .numberLiteralExpr:
      detail = numberDetail(tree.bytes(node.start, node.end))
    case .nameExpr: detail = UInt64(tree.nameHash(of: Symbol(rawValue: node.a)))
    case .attributeExpr: detail = UInt64(tree.nameHash(of: Symbol(rawValue: node.b)))
    case .interpolationElement, .formatSpecification: break
    case .tupleExpr where node.aux == UInt16(ExprContext.delete.rawValue):
      // `del (a, b)` may lose its parentheses.
      return nil
    case .deleteStmt: break
    default: detail = childCount(id)
    }
    return Event(
      what: UInt64(node.kind.rawValue) << 32 | UInt64(significantFlags(node)) << 16 | UInt64(node.aux), detail: detail)
  }

  /// A hash of a number that is the same for `.5E+3` and `0.5e3`.
  private func numberDetail(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = Hash()
    var before: UInt8 = 0
    for (index, byte) in text.enumerated() {
      let lowered = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(lowered)
      if before == UInt8(ascii: ".") && !isDigit { hash.add(0x30) }
      if lowered == UInt8(ascii: ".") && index == 0 { hash.add(0x30) }
      if !(lowered == UInt8(ascii: "+") && before == UInt8(ascii: "e")) { hash.add(UInt32(lowered)) }
      before = lowered
    }
    if before == UInt8(ascii: ".") { hash.add(0x30) }
    return hash.state
  }

  private func significantFlags(_ node: Node) -> UInt8 {
    let flags = node.flags & ~Node.parenthesizedFlag
    // Whether the items of a `with` stand in parentheses.
    return node.kind == .withStmt ? flags & ~2 : flags
  }

  private func childCount(_ id: NodeID) -> UInt64 {
    var count: UInt64 = 0
    tree.forEachChild(of: id) { _ in count += 1 }
    return count
  }

  private mutating func addLiteral(_ node: Node) {
    let flags = StringStyle(storage: node.aux).flags
    let start = UInt32(tree.bytes(node.start, node.end).firstIndex(of: flags.quote) ?? 0) + flags.quoteLength
    let plain = tree.bytes(node.start + start, max(node.end - flags.quoteLength, node.start + start))
    if !addPlain(plain, isText: false) { add(tree.contents(of: TextRange(node.start, node.end), flags)) }
    if flags.contains(.bytes) && !plain.isEmpty { stringTypes = 1 }
  }

  private mutating func addText(_ node: Node) {
    if addPlain(tree.bytes(node.start, node.end), isText: true) { return }
    let token = tree.token(tree.firstToken(atOrAfter: node.start))
    add(tree.contents(ofText: TextRange(node.start, node.end), token.flags, isSpecification: false))
  }

  /// Adds ASCII text that stands for itself; false if it has to be decoded.
  private mutating func addPlain(_ bytes: UnsafeBufferPointer<UInt8>, isText: Bool) -> Bool {
    for byte in bytes {
      if byte >= 0x80 || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\r") { return false }
      if isText && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")) { return false }
    }
    if !bytes.isEmpty { hasStrings = true }
    for byte in bytes { add(UInt32(byte)) }
    return true
  }

  private mutating func add(_ contents: [UInt32]) {
    if !contents.isEmpty { hasStrings = true }
    for value in contents { add(value) }
  }

  @inline(__always)
  private mutating func add(_ value: UInt32) {
    strings.add(value)
    if !isDocstringLayout(value) { visible.add(value) }
  }

  /// Whether a character of a docstring may be changed or moved: whitespace, and a backslash, which may be added
  /// before the closing quotes.
  private func isDocstringLayout(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x20, 0x5C, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private struct Hash {
    private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325
    var isEmpty: Bool { state == Hash().state }
    @inline(__always)
    mutating func add(_ value: UInt32) { state = (state ^ UInt64(value)) &* 0x100_0000_01B3 }
  }
}

/// Whether two trees say the same: they differ at most in what a formatter may change.
///
/// - Complexity: O(n) in the number of nodes.
func saysTheSame(_ first: TreeView, _ second: TreeView, ignoresDocstrings: Bool) -> Bool {
  // The names, in the order in which they appear first: those of definitions, keywords and imports are nowhere else.
  guard first.symbolCount == second.symbolCount else { return false }
  for index in 0..<first.symbolCount {
    let symbol = Symbol(rawValue: UInt32(index))
    if first.nameHash(of: symbol) != second.nameHash(of: symbol) { return false }
  }
  var firstEvents = TreeEvents(first, ignoresDocstrings: ignoresDocstrings)
  var secondEvents = TreeEvents(second, ignoresDocstrings: ignoresDocstrings)
  while true {
    let event = firstEvents.read()
    if event != secondEvents.read() { return false }
    if event == nil { return true }
  }
}

/// Whether two files mean the same to Python. Files with errors of syntax never do.
package func saysTheSame(
  _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, options: FormatOptions
) -> Bool {
  let firstTree = SyntaxTree(parsing: first, options: options.parseOptions)
  let secondTree = SyntaxTree(parsing: second, options: options.parseOptions)
  guard firstTree.errorsOfForm.isEmpty, secondTree.errorsOfForm.isEmpty else { return false }
  return saysTheSame(firstTree.view, secondTree.view, ignoresDocstrings: options.formatsDocstringCode)
}
