internal import PythonSyntax

/// How the links of a chain such as `a.b().c[0]` are laid out.
///
/// A fluent chain has a line for each call:
///
///     (
///         query.filter(a)
///         .order_by(b)
///         .all()
///     )
struct CallChainLayout: BitwiseCopyable {
  var isFluent = false
  /// The number of calls and subscripts left of the current link; several on the same object count once.
  private var precedingCalls = 0
  /// Where the current link stands to the first call.
  private var place = Place.after

  private enum Place { case after, first, before }

  static var plain: CallChainLayout { CallChainLayout() }

  static func fluent(precedingCalls: Int) -> CallChainLayout {
    CallChainLayout(isFluent: true, precedingCalls: precedingCalls)
  }

  private init(isFluent: Bool = false, precedingCalls: Int = 0) {
    self.isFluent = isFluent
    self.precedingCalls = precedingCalls
  }

  /// Whether the current attribute is the first of the chain that is called or subscripted.
  var isFirstCall: Bool { isFluent && place == .first }

  /// Moves from a call or subscript left to the attribute that is called or subscripted.
  mutating func moveToCalledAttribute() {
    guard isFluent, place == .after else { return }
    if precedingCalls > 1 { precedingCalls -= 1 } else { place = .first }
  }

  /// Moves from an attribute left to its value.
  mutating func moveFromAttribute() {
    if isFluent && place == .first { place = .before }
  }
}

extension Formatter {
  /// The layout of a chain where lines may break: fluent if at least two attributes follow a call, a subscript or
  /// parentheses.
  func callChainLayout(_ expression: Expr) -> CallChainLayout {
    var callsBeforeAttributes = 0
    var calls = 0
    var rootIsParenthesized = false
    var current = expression.id
    loop: while let link = tree.expr(current) {
      switch link.cases {
      case .attribute(let attribute):
        let value = attribute.value
        if tree.isInParentheses(value) {
          rootIsParenthesized = true
          break loop
        }
        if value.kind == .callExpr || value.kind == .subscriptExpr { callsBeforeAttributes += 1 }
        current = value.id
      case .call, .subscript:
        guard let inner = tree.expr(chainedValue(link)), !tree.isInParentheses(inner) else { break loop }
        if inner.kind != .callExpr && inner.kind != .subscriptExpr { calls += 1 }
        current = inner.id
      default: break loop
      }
    }
    let root = rootIsParenthesized ? 1 : 0
    return callsBeforeAttributes + root < 2 ? .plain : .fluent(precedingCalls: calls + root)
  }

  /// The expression that a link of a chain applies to.
  private func chainedValue(_ link: Expr) -> NodeID {
    switch link.cases {
    case .call(let call): call.func.id
    case .subscript(let subscription): subscription.value.id
    case .attribute(let attribute): attribute.value.id
    default: .absent
    }
  }

  /// Writes an attribute, call or subscript without the comments around it. The length of the chain does not matter.
  mutating func formatCallChain(_ expression: Expr) {
    let layout = nodeLevel.isParenthesized ? callChainLayout(expression) : .plain
    if layout.isFluent {
      group { f in f.formatLinks(expression, layout) }
    } else {
      formatLinks(expression, layout)
    }
  }

  private mutating func formatLinks(_ expression: Expr, _ rootLayout: CallChainLayout) {
    // From the outermost link to the innermost.
    var links: [(id: NodeID, layout: CallChainLayout)] = [(expression.id, rootLayout)]
    var layout = rootLayout
    var rootID = NodeID.absent
    while let (id, _) = links.last, let link = tree.expr(id), let value = tree.expr(chainedValue(link)) {
      rootID = value.id
      guard isChained(value.kind), !tree.isInParentheses(value) else { break }
      if link.kind == .attributeExpr {
        layout.moveFromAttribute()
      } else if value.kind == .attributeExpr {
        layout.moveToCalledAttribute()
      }
      leadingComments(value.id)
      links.append((value.id, layout))
    }
    guard let root = tree.expr(rootID) else { return fail("an attribute has no value") }
    var written = 0
    if let end = contiguousNames(root, links) {
      // Names with dots between them are one text.
      source(root.start, end.offset)
      written = end.links
    } else {
      let isAttributeOfNumber = links.last.map { tree.kind(of: $0.id) == .attributeExpr } ?? false
      let needsParentheses = tree.isInParentheses(root) || isAttributeOfNumber && isDecimalNumber(root)
      formatExpression(root, parentheses: needsParentheses ? .always : .never)
    }
    for index in links.indices.reversed().dropFirst(written) {
      let (id, layout) = links[index]
      guard let link = tree.expr(id) else { continue }
      switch link.cases {
      case .attribute(let attribute): formatAttributeName(attribute, layout)
      case .call(let call):
        danglingComments(id)
        formatArguments(call.arguments)
      case .subscript(let subscription): formatSubscriptIndex(subscription)
      default: break
      }
      if index > 0 { trailingComments(id) }
    }
  }

  private func isChained(_ kind: NodeKind) -> Bool {
    kind == .attributeExpr || kind == .callExpr || kind == .subscriptExpr
  }

  /// How far a chain starts with attributes of a name, without space, comments or line ends between them.
  private func contiguousNames(
    _ root: Expr, _ links: [(id: NodeID, layout: CallChainLayout)]
  ) -> (offset: UInt32, links: Int)? {
    guard root.kind == .nameExpr, !root.isParenthesized, !comments.has(root.id) else { return nil }
    var end = root.end
    var count = 0
    for (id, layout) in links.reversed() {
      guard tree.kind(of: id) == .attributeExpr, !comments.has(id), !(layout.isFluent && options.preview) else { break }
      let linkEnd = tree.node(id).end
      guard byte(end) == UInt8(ascii: "."), startOfName(before: linkEnd) == end + 1 else { break }
      end = linkEnd
      count += 1
    }
    return count > 0 ? (end, count) : nil
  }

  /// The start of the name that ends at an offset.
  func startOfName(before end: UInt32) -> UInt32 {
    var start = end
    while start > 0 {
      switch byte(start - 1) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
        start -= 1
      default: return start
      }
    }
    return start
  }

  /// Whether a dot after a number would be taken for its decimal point, or look like it.
  private func isDecimalNumber(_ expression: Expr) -> Bool {
    guard let number = expression.asNumberLiteral else { return false }
    switch number.numberKind {
    case .float: return true
    case .imaginary: return false
    case .integer:
      guard byte(number.start) == UInt8(ascii: "0") else { return true }
      switch byte(number.start + 1) | 0x20 {
      case UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b"): return number.end - number.start < 2
      default: return true
      }
    }
  }

  /// Writes the dot and the name of an attribute.
  private mutating func formatAttributeName(_ attribute: Expr.Attribute, _ layout: CallChainLayout) {
    let value = attribute.value
    if endsLineAfterParenthesis(value) {
      hardLine()
    } else if layout.isFluent {
      let isParenthesized = tree.isInParentheses(value) || isDecimalNumber(value)
      if isParenthesized || value.kind == .callExpr || value.kind == .subscriptExpr
        || options.preview && layout.isFirstCall
      {
        softLine()
      }
    }
    let name = startOfName(before: attribute.end)
    let dangling = comments.dangling(attribute.id)
    if dangling.isEmpty {
      token(".")
    } else {
      let dot = tree.firstToken(.dot, in: TextRange(value.end, name))?.start ?? name
      let before = countOfComments(dangling, before: dot)
      danglingComments(dangling.prefix(before))
      token(".")
      danglingComments(dangling.dropFirst(before))
    }
    source(name, attribute.end)
  }

  /// Whether a comment at the end of a line follows the closing parenthesis around an expression.
  func endsLineAfterParenthesis(_ expression: Expr) -> Bool {
    let trailing = comments.trailing(expression.id)
    guard !trailing.isEmpty else { return false }
    var next = tree.nextToken(expression.end)
    var end: UInt32?
    while next.kind == .rightParenthesis {
      end = next.end
      next = tree.nextToken(next.end)
    }
    guard let end else { return false }
    return trailing.indices.contains { !comments[$0].isOwnLine && comments[$0].start > end }
  }

  private mutating func formatSubscriptIndex(_ subscription: Expr.Subscript) {
    let index = subscription.slice
    parenthesized("[", comments: comments.dangling(subscription.id), "]") { f in
      if let tuple = index.asTuple {
        f.formatTuple(tuple, .preserve)
      } else {
        f.formatExpression(index)
      }
    }
  }
}
