/// Writes the nodes of a tree, children before parents.
///
/// Elements of a list that is being read wait on `pending`; `takeList` moves those since a mark into the words.
struct TreeBuilder: ~Copyable {
  var nodes: GrowableBuffer<Node>
  var words: GrowableBuffer<UInt32>
  var pending: GrowableBuffer<UInt32>

  init(sourceCount: Int) {
    nodes = GrowableBuffer(minimumCapacity: sourceCount / 6 + 16)
    words = GrowableBuffer(minimumCapacity: sourceCount / 6 + 16)
    pending = GrowableBuffer(minimumCapacity: 256)
    nodes.append(Node(kind: .absent, flags: 0, aux: 0, start: 0, end: 0, a: 0, b: 0))
  }

  @inline(__always)
  mutating func add(
    _ kind: NodeKind, flags: UInt8, aux: UInt16, start: UInt32, end: UInt32, a: UInt32, b: UInt32
  ) -> NodeID {
    let id = NodeID(rawValue: UInt32(truncatingIfNeeded: nodes.count))
    nodes.append(Node(kind: kind, flags: flags, aux: aux, start: start, end: end, a: a, b: b))
    return id
  }

  @inline(__always)
  mutating func beginWords(_ count: Int) -> UInt32 {
    words.reserve(count)
    return UInt32(truncatingIfNeeded: words.count)
  }

  @inline(__always)
  mutating func addWord(_ word: UInt32) {
    words.append(word)
  }

  // MARK: - Lists

  /// Where the elements of a list that starts now will wait.
  @inline(__always)
  var mark: Int { pending.count }

  @inline(__always)
  mutating func push(_ id: NodeID) {
    pending.append(id.rawValue)
  }

  @inline(__always)
  mutating func push(word: UInt32) {
    pending.append(word)
  }

  /// The elements since `mark`, as a field.
  @inline(__always)
  mutating func takeList(from mark: Int) -> WordSlice {
    let count = pending.count - mark
    if count == 0 { return .empty }
    let slice = WordSlice(start: UInt32(truncatingIfNeeded: words.count), count: UInt32(truncatingIfNeeded: count))
    words.append(contentsOf: pending, from: mark)
    pending.truncate(to: mark)
    return slice
  }

  /// A list of one element.
  mutating func list(of id: NodeID) -> WordSlice {
    let slice = WordSlice(start: UInt32(truncatingIfNeeded: words.count), count: 1)
    words.append(id.rawValue)
    return slice
  }

  /// An element of a list of nodes that is a field.
  @inline(__always)
  func element(_ index: Int, of list: WordSlice) -> NodeID {
    precondition(index < Int(list.count))
    return NodeID(rawValue: words[Int(list.start) + index])
  }

  // MARK: - Nodes already written

  /// What a node is; its fields are read by generated functions.
  @inline(__always)
  func kind(_ id: NodeID) -> NodeKind { nodes[id.index].kind }

  @inline(__always)
  func range(_ id: NodeID) -> TextRange {
    let node = nodes[id.index]
    return TextRange(node.start, node.end)
  }

  @inline(__always)
  func isParenthesized(_ id: NodeID) -> Bool { nodes[id.index].flags & Node.parenthesizedFlag != 0 }

  @inline(__always)
  mutating func setParenthesized(_ id: NodeID) {
    nodes[id.index].flags |= Node.parenthesizedFlag
  }

  // MARK: - Going back

  /// A point to which speculative parsing can return.
  struct Checkpoint: BitwiseCopyable {
    var nodes: Int
    var words: Int
    var pending: Int
  }

  var checkpoint: Checkpoint {
    Checkpoint(nodes: nodes.count, words: words.count, pending: pending.count)
  }

  mutating func restore(_ checkpoint: Checkpoint) {
    nodes.truncate(to: checkpoint.nodes)
    words.truncate(to: checkpoint.words)
    pending.truncate(to: checkpoint.pending)
  }
}
