internal import PythonSyntax

/// Operations within operations as they stand in the source: operand, operator, operand, and so on.
///
/// `a + b * c` is three operands and two operators, whatever the tree says of precedence. Operations in parentheses
/// are operands. Runs of a chain that start and end with an operand are written by `Formatter.formatRun`.
struct BinaryChain {
  /// Which side of its operation an operand is on. Comments of the operation stand before its left and after its right
  /// operand.
  enum Side: BitwiseCopyable {
    /// With the comments before the operation.
    case left
    case middle
    /// With the comments after the operation.
    case right
  }

  enum Part {
    case operand(NodeID, Side, CommentSlice)
    /// An operator with the comments between it and its right operand.
    case `operator`(OperatorSymbol, CommentSlice)
  }

  /// Operands are at even indices, operators at odd ones.
  private(set) var parts: [Part] = []

  /// The operand at an even index.
  func operand(_ index: Int) -> (node: NodeID, side: Side, comments: CommentSlice) {
    if case .operand(let node, let side, let comments) = parts[index] { return (node, side, comments) }
    return (.absent, .middle, .empty)
  }

  /// The operator at an odd index, if the chain has it.
  func `operator`(_ index: Int) -> (symbol: OperatorSymbol, comments: CommentSlice)? {
    guard index < parts.count, case .operator(let symbol, let comments) = parts[index] else { return nil }
    return (symbol, comments)
  }

  /// The comments of the operation that an operand starts.
  func commentsBefore(_ index: Int) -> CommentSlice {
    let operand = operand(index)
    return operand.side == .left ? operand.comments : .empty
  }

  /// The comments of the operation that an operand ends.
  func commentsAfter(_ index: Int) -> CommentSlice {
    let operand = operand(index)
    return operand.side == .right ? operand.comments : .empty
  }

  /// Takes an expression apart. The depth of the tree does not matter.
  init(_ expression: Expr, comments: CommentTable) {
    // What is still to be taken apart, the leftmost last.
    var pending: [Part] = []
    BinaryChain.pushParts(of: expression, before: .empty, after: .empty, comments: comments, &pending)
    while let part = pending.popLast() {
      guard case .operand(let id, let side, let own) = part, let operand = expression.tree.expr(id),
        !operand.isParenthesized, BinaryChain.isOperation(operand.kind)
      else {
        parts.append(part)
        continue
      }
      BinaryChain.pushParts(
        of: operand, before: side == .left ? own : comments.leading(id),
        after: side == .right ? own : comments.trailing(id), comments: comments, &pending)
    }
  }

  static func isOperation(_ kind: NodeKind) -> Bool {
    kind == .binOpExpr || kind == .boolOpExpr || kind == .compareExpr
  }

  /// Pushes the parts of one operation in reverse.
  private static func pushParts(
    of expression: Expr, before: CommentSlice, after: CommentSlice, comments: CommentTable, _ pending: inout [Part]
  ) {
    switch expression.cases {
    case .binOp(let operation):
      pending.append(.operand(operation.right.id, .right, after))
      pending.append(.operator(.binary(operation.op), comments.dangling(operation.id)))
      pending.append(.operand(operation.left.id, .left, before))
    case .compare(let comparison):
      let list = comparison.comparisons
      for index in list.indices.reversed() {
        let isLast = index == list.count - 1
        pending.append(.operand(list.comparator(at: index).id, isLast ? .right : .middle, isLast ? after : .empty))
        pending.append(.operator(.comparison(list.operator(at: index)), .empty))
      }
      pending.append(.operand(comparison.left.id, .left, before))
    case .boolOp(let operation):
      let values = operation.values
      for index in values.indices.reversed() {
        let isLast = index == values.count - 1
        if index == 0 {
          pending.append(.operand(values.id(at: 0), .left, before))
        } else {
          pending.append(.operand(values.id(at: index), isLast ? .right : .middle, isLast ? after : .empty))
          pending.append(.operator(.boolean(operation.op), .empty))
        }
      }
    default: break
    }
  }
}

extension Formatter {
  /// Writes an arithmetic, comparing or Boolean operation without the comments around it.
  mutating func formatBinaryChain(_ expression: Expr) {
    let chain = BinaryChain(expression, comments: comments)
    guard chain.parts.count >= 3 else { return fail("an operation has no operands") }
    if expression.kind != .boolOpExpr {
      let strings = stride(from: 0, to: chain.parts.count, by: 2).filter { index in
        guard let operand = tree.expr(chain.operand(index).node) else { return false }
        return operand.kind == .concatenatedStringExpr && !operand.isParenthesized
      }
      if !strings.isEmpty { return formatBinaryChain(chain, strings: strings) }
    }
    inParenthesesOnlyGroup { f in f.formatRun(chain, 0..<chain.parts.count) }
  }

  /// Writes a run of a chain that starts and ends with an operand. Lines break before the operators that bind least,
  /// before all of them or before none.
  ///
  /// Comments before the first and after the last operand are left to the caller, so that they do not expand the group
  /// of the run.
  mutating func formatRun(_ chain: BinaryChain, _ run: Range<Int>) {
    guard run.count > 1 else { return formatOperand(chain, run.lowerBound) }
    var weakest = OperatorPrecedence.none
    for index in stride(from: run.lowerBound + 1, to: run.upperBound, by: 2) {
      if let symbol = chain.operator(index)?.symbol { weakest = max(weakest, symbol.precedence) }
    }
    var start = run.lowerBound
    for index in stride(from: run.lowerBound + 1, to: run.upperBound, by: 2) {
      guard let (symbol, operatorComments) = chain.operator(index), symbol.precedence == weakest else { continue }
      let isHuggedPower = symbol.isPower && isSimplePower(chain.operand(index - 1).node, chain.operand(index + 1).node)
      leadingComments(chain.commentsBefore(start))
      formatPartialRun(chain, start..<index)
      trailingComments(chain.commentsAfter(index - 1))
      if isHuggedPower { inParenthesesOnlySoftLine() } else { inParenthesesOnlySoftLineOrSpace() }
      token(symbol.text)
      trailingComments(operatorComments)
      if !operatorComments.isEmpty || hasCommentsBeforeOperand(chain, index + 1) {
        hardLine()
      } else if isHuggedPower {
        inParenthesesOnlyIfGroupBreaks { f in f.space() }
      } else {
        space()
      }
      start = index + 1
    }
    leadingComments(chain.commentsBefore(start))
    formatPartialRun(chain, start..<run.upperBound)
  }

  private mutating func formatPartialRun(_ chain: BinaryChain, _ run: Range<Int>) {
    if run.count == 1 {
      formatOperand(chain, run.lowerBound)
    } else {
      inParenthesesOnlyGroup { f in f.formatRun(chain, run) }
    }
  }

  /// Whether comments stand between an operator and its right operand, outside of the operand's parentheses.
  func hasCommentsBeforeOperand(_ chain: BinaryChain, _ index: Int) -> Bool {
    let operand = chain.operand(index)
    if operand.side == .left { return !operand.comments.isEmpty }
    let leading = comments.leading(operand.node)
    if leading.isEmpty { return false }
    guard let expression = tree.expr(operand.node), tree.isInParentheses(expression) else { return true }
    return leading.indices.contains { index in
      !comments[index].isFormatted && isBeforeParenthesis(index, of: expression)
    }
  }

  /// Whether a leading comment of an expression stands before one of the parentheses around it.
  private func isBeforeParenthesis(_ comment: Int, of expression: Expr) -> Bool {
    let next = tree.nextToken(comments[comment].end)
    return next.kind == .leftParenthesis && next.start < expression.start
  }

  /// Whether a trailing comment of an expression stands after one of the parentheses around it.
  private func isAfterParenthesis(_ comment: Int, of expression: Expr) -> Bool {
    let next = tree.nextToken(expression.end)
    return next.kind == .rightParenthesis && next.start < comments[comment].start
  }

  /// Writes an operand with its own comments.
  private mutating func formatOperand(_ chain: BinaryChain, _ index: Int) {
    guard let expression = tree.expr(chain.operand(index).node) else { return fail("an operand is missing") }
    guard tree.isInParentheses(expression) else { return formatExpression(expression, parentheses: .never) }
    // Comments outside of the innermost parentheses stay outside.
    let leading = comments.leading(expression.id)
    let trailing = comments.trailing(expression.id)
    let before = leading.indices.last { index in
      !comments[index].isFormatted && isBeforeParenthesis(index, of: expression)
    }
    let after = trailing.indices.first { index in
      !comments[index].isFormatted && isAfterParenthesis(index, of: expression)
    }
    let outerTrailing = after.map { trailing.dropFirst($0 - Int(trailing.lower)) } ?? .empty
    // Hidden from what writes the comments inside of the parentheses.
    comments.markFormatted(outerTrailing)
    if let before { leadingComments(leading.prefix(before + 1 - Int(leading.lower))) }
    formatExpression(expression, parentheses: .always)
    for index in outerTrailing.indices { comments.markUnformatted(index) }
    trailingComments(outerTrailing)
  }

  // MARK: - Powers

  /// Whether `left ** right` is written without spaces.
  private func isSimplePower(_ left: NodeID, _ right: NodeID) -> Bool {
    isSimplePowerOperand(left) && isSimplePowerOperand(right)
  }

  private func isSimplePowerOperand(_ id: NodeID) -> Bool {
    var current = id
    while let expression = tree.expr(current) {
      if current == id && tree.isInParentheses(expression) { return false }
      switch expression.cases {
      case .numberLiteral, .noneLiteral, .booleanLiteral, .name: return true
      case .unaryOp(let operation):
        if operation.op == .not { return false }
        current = operation.operand.id
      case .attribute(let attribute): current = attribute.value.id
      default: return false
      }
    }
    return false
  }
}
