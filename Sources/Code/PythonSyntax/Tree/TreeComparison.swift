/// What counts when the docstrings of two trees are compared.
package enum DocstringComparison: Sendable {
  /// All they say, as in any other string.
  case exact
  /// Not the whitespace that is only layout: their indentation, and the ends of their lines.
  case apartFromLayout
  /// Nothing, since code in them may have been formatted.
  case ignored
}

/// Whether two trees say the same: they differ at most in how they are laid out.
///
/// - Complexity: O(n) in the number of nodes.
package func saysTheSame(
  _ first: TreeView, _ second: TreeView, docstrings: DocstringComparison = .apartFromLayout
) -> Bool {
  var comparison = TreeComparison(first, second, docstrings: docstrings)
  return comparison.areSame(first.root, second.root)
}

extension SyntaxNode where Self: ~Escapable {
  /// Whether this node and another, of this tree or another one, say the same: comments, parentheses, whitespace, and
  /// how strings and numbers are written do not count.
  ///
  /// - Complexity: O(n) in the number of nodes below them; in another tree also in the number of its names.
  package func saysTheSame<Other: SyntaxNode & ~Escapable>(as other: borrowing Other) -> Bool {
    var comparison = TreeComparison(tree, other.tree, docstrings: .exact)
    return comparison.areSame(id, other.id)
  }
}

/// Compares two trees from their roots down: kinds, flags, enumerations and all fields, which `agreeInFields` reads as
/// the nodes are described.
///
/// How a source is laid out does not count: parentheses, the prefix and quotes of strings and how they are divided into
/// literals, the case of digits, and the few things that `agree` names. Of docstrings `docstrings` says what counts.
struct TreeComparison: ~Escapable, ~Copyable {
  let first: TreeView
  let second: TreeView
  let docstrings: DocstringComparison
  /// Whether the two are one tree, in which names are the same if their symbols are.
  private let isOneTree: Bool
  private var waiting = GrowableBuffer<NodePair>(minimumCapacity: 64)
  /// For each name of the first tree the same name of the second, as soon as the two have met.
  private var counterparts: GrowableBuffer<UInt32>

  @_lifetime(copy first, copy second)
  init(_ first: TreeView, _ second: TreeView, docstrings: DocstringComparison) {
    self.first = first
    self.second = second
    self.docstrings = docstrings
    isOneTree = unsafe first.storage == second.storage
    counterparts = GrowableBuffer(repeating: 0, count: isOneTree ? 0 : first.symbolCount)
  }

  /// Whether two nodes say the same.
  ///
  /// - Complexity: O(n) in the number of nodes below them.
  mutating func areSame(_ left: NodeID, _ right: NodeID) -> Bool {
    waiting.truncate(to: 0)
    guard pair(left.rawValue, right.rawValue) else { return false }
    while waiting.count > 0 {
      let pair = waiting[waiting.count - 1]
      waiting.truncate(to: waiting.count - 1)
      guard agree(pair) else { return false }
    }
    return true
  }

  private mutating func agree(_ pair: NodePair) -> Bool {
    let (leftID, rightID) = (NodeID(rawValue: pair.left), NodeID(rawValue: pair.right))
    let (left, right) = (first.node(leftID), second.node(rightID))
    switch left.kind {
    case .stringLiteralExpr, .bytesLiteralExpr, .fStringExpr, .tStringExpr, .concatenatedStringExpr:
      return areSameStrings(leftID, rightID)
    case .nameExpr:
      return right.kind == .nameExpr && left.aux == right.aux && areSameNames(left.a, right.a)
    default: break
    }
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .numberLiteralExpr:
      guard areSameNumbers(left, right) else { return false }
    case .ipythonEscapeStmt, .ipythonEscapeExpr:
      let (left, right) = unsafe (first.bytes(left.start, left.end), second.bytes(right.start, right.end))
      return unsafe left.trimmingEnd.elementsEqual(right.trimmingEnd)
    case .interpolationElement:
      guard areSameDebugTexts(leftID, rightID) else { return false }
    case .formatSpecification:
      return areSameSpecifications(leftID, rightID)
    case .expressionStmt where pair.isDocstring:
      if docstrings != .exact, let areSame = areSameDocstrings(left.a, right.a) { return areSame }
    case .annAssignStmt:
      // `(x): int` does not declare `x`, `x: int` does.
      let (leftTarget, rightTarget) = (first.fieldWord(left.a, 0), second.fieldWord(right.a, 0))
      let leftName = first.node(NodeID(rawValue: leftTarget))
      let rightName = second.node(NodeID(rawValue: rightTarget))
      if leftName.kind == .nameExpr, (leftName.flags ^ rightName.flags) & Node.parenthesizedFlag != 0 { return false }
    case .deleteStmt:
      // `del (a, b)` may lose its parentheses.
      let (leftTargets, rightTargets) = (targets(left, first), targets(right, second))
      return pairs(leftTargets.start, leftTargets.count, rightTargets.start, rightTargets.count)
    default: break
    }
    return agreeInFields(left, right)
  }

  // MARK: - What is only layout

  /// The arguments of a class, if it has any: `class A():` may lose its parentheses.
  func unlessEmpty(_ id: UInt32, _ tree: TreeView) -> UInt32 {
    let node = tree.node(NodeID(rawValue: id))
    return node.kind == .arguments && node.b == 0 ? 0 : id
  }

  /// The targets of a `del` statement, or the elements of the tuple that is its only target.
  private func targets(_ node: Node, _ tree: TreeView) -> (start: UInt32, count: UInt32) {
    guard node.b == 1 else { return (node.a, node.b) }
    let target = tree.node(NodeID(rawValue: tree.fieldWord(node.a, 0)))
    return target.kind == .tupleExpr && target.b > 0 ? (target.a, target.b) : (node.a, node.b)
  }

  /// Whether two numbers are the same, as `.5E+3` and `0.5e3` are.
  private func areSameNumbers(_ left: Node, _ right: Node) -> Bool {
    let (left, right) = unsafe (first.bytes(left.start, left.end), second.bytes(right.start, right.end))
    return unsafe left.elementsEqual(right) || plainNumber(left) == plainNumber(right)
  }

  private func plainNumber(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    let isHexadecimal = unsafe text.count > 1 && text[1] | 0x20 == UInt8(ascii: "x")
    for index in text.indices {
      let byte = unsafe text[index]
      let lowered = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(lowered)
      if result.last == UInt8(ascii: ".") && !isDigit { result.append(UInt8(ascii: "0")) }
      if lowered == UInt8(ascii: ".") && result.isEmpty { result.append(UInt8(ascii: "0")) }
      if !isHexadecimal && lowered == UInt8(ascii: "+") && result.last == UInt8(ascii: "e") { continue }
      result.append(lowered)
    }
    if result.last == UInt8(ascii: ".") { result.append(UInt8(ascii: "0")) }
    return result
  }

  // MARK: - Fields

  /// Two children, one of which may be absent.
  @inline(__always)
  mutating func pair(_ left: UInt32, _ right: UInt32) -> Bool { pair(left, right, isDocstring: false) }

  @inline(__always)
  private mutating func pair(_ left: UInt32, _ right: UInt32, isDocstring: Bool) -> Bool {
    if left == 0 || right == 0 { return left == right }
    waiting.append(NodePair(left: left, right: right, isDocstring: isDocstring))
    return true
  }

  /// Two lists of children, in which some may be absent.
  @inline(__always)
  mutating func pairs(
    _ leftStart: UInt32, _ leftCount: UInt32, _ rightStart: UInt32, _ rightCount: UInt32,
    mayStartWithDocstring: Bool = false
  ) -> Bool {
    guard leftCount == rightCount else { return false }
    for index in 0..<leftCount {
      guard
        pair(
          first.fieldWord(leftStart, index), second.fieldWord(rightStart, index),
          isDocstring: mayStartWithDocstring && index == 0)
      else { return false }
    }
    return true
  }

  /// Two lists of operators with the operands after them.
  mutating func comparisonPairs(
    _ leftStart: UInt32, _ leftCount: UInt32, _ rightStart: UInt32, _ rightCount: UInt32
  ) -> Bool {
    guard leftCount == rightCount else { return false }
    for index in 0..<leftCount {
      let (left, right) = (first.fieldWord(leftStart, index), second.fieldWord(rightStart, index))
      guard index % 2 == 0 ? left == right : pair(left, right) else { return false }
    }
    return true
  }

  /// Whether two symbols, 0 for none, are the same name.
  @inline(__always)
  mutating func areSameNames(_ left: UInt32, _ right: UInt32) -> Bool {
    if isOneTree { return left == right }
    guard left < counterparts.count else { return false }
    let counterpart = counterparts[Int(left)]
    if counterpart != 0 && counterpart == right { return true }
    return meetNames(left, right)
  }

  private mutating func meetNames(_ left: UInt32, _ right: UInt32) -> Bool {
    if left == 0 || right == 0 { return left == right }
    guard first.name(of: Symbol(rawValue: left)) == second.name(of: Symbol(rawValue: right)) else { return false }
    counterparts[Int(left)] = right
    return true
  }

  /// Two lists of identifiers.
  mutating func areSameNames(
    _ leftStart: UInt32, _ leftCount: UInt32, _ rightStart: UInt32, _ rightCount: UInt32
  ) -> Bool {
    guard leftCount == rightCount else { return false }
    for index in stride(from: 0, to: leftCount, by: 2) {
      guard areSameNames(first.fieldWord(leftStart, index), second.fieldWord(rightStart, index)) else { return false }
    }
    return true
  }
}

/// Two nodes that stand at the same place.
struct NodePair: BitwiseCopyable {
  var left: UInt32
  var right: UInt32
  /// Whether the nodes are statements that Python takes for a docstring if they are strings.
  var isDocstring: Bool
}
