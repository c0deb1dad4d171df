internal import PythonSyntax

/// A node that starts a line of its own, and the indentation of the line in levels.
struct EnclosingLine: BitwiseCopyable {
  var node: NodeID
  var indentLevel: Int
}

// Which nodes a range to format touches. Only nodes that start a logical line come into question: expressions and
// patterns look different depending on what is around them.
extension Formatter {
  /// The smallest node around a range that can be formatted alone; nil if formatting is off there.
  func enclosingLine(of range: TextRange) -> EnclosingLine? {
    var closest = EnclosingLine(node: tree.root, indentLevel: 0)
    while true {
      switch lineInside(closest.node, around: range) {
      case .none: return closest
      case .suppressed: return nil
      case .line(let inner): closest = inner
      }
    }
  }

  private enum LineSearch {
    case none
    case suppressed
    case line(EnclosingLine)
  }

  /// The child of a node that is around a range and can be formatted alone.
  private func lineInside(_ node: NodeID, around range: TextRange) -> LineSearch {
    for group in lineGroups(of: node) {
      var isSuppressed = false
      for (index, child) in group.lines.enumerated() {
        let isStatement = tree.kind(of: child).isStmt
        if isStatement {
          // Statements on the line of a `fmt: skip` are known only together.
          if comments.hasDirectives, let skipped = skippedRange(group.lines, at: index),
            skipped.start <= range.end, range.start <= skipped.end
          {
            break
          }
          isSuppressed = suppresses(comments.leading(child), isSuppressed)
        }
        if tree.range(of: child).contains(range) {
          if isSuppressed && isStatement { return .suppressed }
          // The suite decides about docstrings, and the clause about a body on its line.
          guard !mayBeDocstring(child), let level = indentLevel(at: tree.node(child).start) else { return .none }
          return .line(EnclosingLine(node: child, indentLevel: level))
        }
        if isStatement { isSuppressed = suppresses(comments.trailing(child), isSuppressed) }
      }
    }
    return .none
  }

  /// Whether formatting is off after comments.
  private func suppresses(_ slice: CommentSlice, _ wasSuppressed: Bool) -> Bool {
    var isSuppressed = wasSuppressed
    for index in slice.indices {
      if isFormatOff(comments[index]) { isSuppressed = true }
      if isFormatOn(comments[index]) { isSuppressed = false }
    }
    return isSuppressed
  }

  private func mayBeDocstring(_ node: NodeID) -> Bool {
    guard let statement = tree.stmt(node)?.asExpressionStatement else { return false }
    switch statement.value.cases {
    case .stringLiteral: return true
    case .concatenatedString(let string):
      let parts = string.parts
      return !parts.indices.contains {
        tree.kind(of: parts.id(at: $0)) != .stringLiteralExpr || comments.has(parts.id(at: $0))
      }
    default: return false
    }
  }

  /// The level of a line whose indentation is as configured; nil for any other, and after something on the line.
  private func indentLevel(at offset: UInt32) -> Int? {
    guard let indentation = indentation(at: offset) else { return nil }
    switch options.indentStyle {
    case .tab: return indentation.allSatisfy { $0 == UInt8(ascii: "\t") } ? indentation.count : nil
    case .space:
      guard options.indentWidth > 0, indentation.count % options.indentWidth == 0,
        indentation.allSatisfy({ $0 == UInt8(ascii: " ") })
      else { return nil }
      return indentation.count / options.indentWidth
    }
  }

  /// The whitespace before an offset on its line; nil if there is something else.
  private func indentation(at offset: UInt32) -> UnsafeBufferPointer<UInt8>? {
    tree.indentation(of: offset).map { sourceBytes($0.start, $0.end) }
  }

  // MARK: - Children

  /// Children of a node that start lines: decorators, statements of one block, or clauses.
  private struct LineGroup {
    enum Kind { case decorators, block, elifElseClauses, handlers, cases }
    var kind: Kind
    var lines: [NodeID]
  }

  private func lineGroups(of node: NodeID) -> [LineGroup] {
    func block(_ list: NodeList<Stmt>) -> LineGroup {
      LineGroup(kind: .block, lines: list.indices.map { list.id(at: $0) })
    }
    switch tree.kind(of: node) {
    case .module: return [block(Module(unchecked: node, in: tree).body)]
    case .functionDefStmt:
      let statement = Stmt.FunctionDef(unchecked: node, in: tree)
      let decorators = statement.decorators
      return [
        LineGroup(kind: .decorators, lines: decorators.indices.map { decorators.id(at: $0) }), block(statement.body),
      ]
    case .classDefStmt:
      let statement = Stmt.ClassDef(unchecked: node, in: tree)
      let decorators = statement.decorators
      return [
        LineGroup(kind: .decorators, lines: decorators.indices.map { decorators.id(at: $0) }), block(statement.body),
      ]
    case .forStmt:
      let statement = Stmt.For(unchecked: node, in: tree)
      return [block(statement.body), block(statement.orelse)]
    case .whileStmt:
      let statement = Stmt.While(unchecked: node, in: tree)
      return [block(statement.body), block(statement.orelse)]
    case .ifStmt:
      let statement = Stmt.If(unchecked: node, in: tree)
      let clauses = statement.clauses
      return [
        block(statement.body), LineGroup(kind: .elifElseClauses, lines: clauses.indices.map { clauses.id(at: $0) }),
      ]
    case .elifElseClause: return [block(ElifElseClause(unchecked: node, in: tree).body)]
    case .withStmt: return [block(Stmt.With(unchecked: node, in: tree).body)]
    case .matchStmt:
      let cases = Stmt.Match(unchecked: node, in: tree).cases
      return [LineGroup(kind: .cases, lines: cases.indices.map { cases.id(at: $0) })]
    case .matchCase: return [block(MatchCase(unchecked: node, in: tree).body)]
    case .tryStmt:
      let statement = Stmt.Try(unchecked: node, in: tree)
      let handlers = statement.handlers
      return [
        block(statement.body), LineGroup(kind: .handlers, lines: handlers.indices.map { handlers.id(at: $0) }),
        block(statement.orelse), block(statement.finalbody),
      ]
    case .exceptHandler: return [block(ExceptHandler(unchecked: node, in: tree).body)]
    default: return []
    }
  }

  // MARK: - Narrowing

  /// The smallest range around a range that starts and ends at lines, clause headers or comments of a node.
  func narrowed(_ range: TextRange, in enclosing: NodeID) -> TextRange {
    let node = tree.node(enclosing)
    var search = Narrowing(
      range: range, start: node.start, end: node.end, enclosingStart: node.start,
      level: tree.kind(of: enclosing) == .module ? 0 : 1)
    narrow(&search, at: enclosing)
    return search.start <= search.end ? TextRange(search.start, search.end) : TextRange(node.start, node.end)
  }

  private struct Narrowing {
    let range: TextRange
    /// The last known place before the range.
    var start: UInt32
    /// The first known place after the range.
    var end: UInt32
    let enclosingStart: UInt32
    /// How many levels deeper than the enclosing node the lines that come next must be.
    var level: Int

    mutating func add(_ offset: UInt32) {
      if offset <= range.start { start = max(start, offset) }
      if offset >= range.end { end = min(end, offset) }
    }

    mutating func add(_ range: TextRange) {
      add(range.start)
      add(range.end)
    }
  }

  private func narrow(_ search: inout Narrowing, at node: NodeID) {
    for index in comments.leading(node).indices { search.add(TextRange(comments[index].start, comments[index].end)) }
    let range = tree.range(of: node)
    search.add(range)
    let isPast = range.end < search.range.start || search.start > range.start && search.end <= range.end
    if !isPast {
      for group in lineGroups(of: node) {
        let savedLevel = search.level
        switch group.kind {
        case .decorators, .elifElseClauses: break
        case .block, .handlers, .cases:
          guard let first = group.lines.first else { continue }
          guard startsLevel(first, &search) else { continue }
          search.level += 1
        }
        for line in group.lines { narrow(&search, at: line) }
        search.level = savedLevel
      }
    }
    for index in comments.trailing(node).indices where comments[index].isOwnLine {
      search.add(TextRange(comments[index].start, comments[index].end))
    }
  }

  /// Whether the lines of a block are indented as configured, so that some of them can be replaced.
  private func startsLevel(_ first: NodeID, _ search: inout Narrowing) -> Bool {
    let start = tree.node(first).start
    // The header of a clause can be formatted without its block.
    if let colon = tree.previousToken(start), colon.kind == .colon { search.add(colon.end) }
    guard let indentation = indentation(at: start), let outer = self.indentation(at: search.enclosingStart),
      indentation.starts(with: outer)
    else { return false }
    let relative = indentation.dropFirst(outer.count)
    switch options.indentStyle {
    case .tab: return relative.count == search.level && relative.allSatisfy { $0 == UInt8(ascii: "\t") }
    case .space:
      return relative.count == search.level * options.indentWidth && relative.allSatisfy { $0 == UInt8(ascii: " ") }
    }
  }
}
