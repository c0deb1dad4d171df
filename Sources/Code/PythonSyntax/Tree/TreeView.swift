/// Borrowed access to the nodes, tokens and text of a `SyntaxTree`.
///
/// A view costs a pointer. It is not escapable: the compiler keeps it from outliving the tree, from being stored, and
/// from being captured by an escaping closure. Store a `NodeID` instead, and make the view again from the tree.
@safe @usableFromInline package struct TreeView: ~Escapable, BitwiseCopyable {
  /// The arrays, which the tree owns.
  @usableFromInline package let storage: UnsafeMutablePointer<TreeStorage>

  @inlinable @_lifetime(immortal)
  package init(storage: UnsafeMutablePointer<TreeStorage>) {
    unsafe self.storage = unsafe storage
  }

  // MARK: - Nodes

  /// The root: a `Module` or an `ExpressionModule`.
  @inlinable package var root: NodeID { unsafe storage.pointee.root }

  /// The number of nodes with node 0, which stands for absence: the size of a side table.
  @inlinable @inline(__always) package var nodeCount: Int { unsafe storage.pointee.nodes.count }

  /// The memory of nodes, words and symbols.
  package var treeMemory: MemoryUse { unsafe storage.pointee.treeMemory }

  /// The memory of tokens.
  package var tokenMemory: MemoryUse { unsafe storage.pointee.tokenMemory }

  /// The number of words that fields of nodes take outside of the nodes.
  @inlinable package var wordCount: Int { unsafe storage.pointee.words.count }

  /// A node as it is stored; an id of another tree traps, if it is too large.
  @inlinable @inline(__always)
  package func node(_ id: NodeID) -> Node {
    unsafe precondition(id.index < storage.pointee.nodes.count)
    return unsafe storage.pointee.nodes[unchecked: id.index]
  }

  /// A word of a field that does not fit into its node.
  @inlinable @inline(__always)
  package func fieldWord(_ first: UInt32, _ offset: UInt32) -> UInt32 {
    let index = Int(first) &+ Int(offset)
    unsafe precondition(index < storage.pointee.words.count)
    return unsafe storage.pointee.words[unchecked: index]
  }

  /// What a node is.
  @inlinable @inline(__always) package func kind(of id: NodeID) -> NodeKind { node(id).kind }

  /// The bytes that a node covers.
  @inlinable package func range(of id: NodeID) -> TextRange {
    let node = node(id)
    return TextRange(node.start, node.end)
  }

  /// The view of a node of any kind.
  @inlinable @_lifetime(copy self)
  package func anyNode(_ id: NodeID) -> AnyNode { AnyNode(unchecked: id, in: self) }

  /// The view of an expression, if the node is one.
  @inlinable @_lifetime(copy self)
  package func expr(_ id: NodeID) -> Expr? { kind(of: id).isExpr ? Expr(unchecked: id, in: self) : nil }

  /// The view of a statement, if the node is one.
  @inlinable @_lifetime(copy self)
  package func stmt(_ id: NodeID) -> Stmt? { kind(of: id).isStmt ? Stmt(unchecked: id, in: self) : nil }

  // MARK: - Children

  /// Calls `body` with a child, if it is there.
  @inlinable
  package func visitOptional(_ id: UInt32, _ body: (NodeID) -> Void) {
    if id != 0 { body(NodeID(rawValue: id)) }
  }

  /// Calls `body` with each child of a list.
  @inlinable
  package func visitList(_ start: UInt32, _ count: UInt32, _ body: (NodeID) -> Void) {
    for index in 0..<count { body(NodeID(rawValue: fieldWord(start, index))) }
  }

  /// Calls `body` with each child of a list that is there.
  @inlinable
  package func visitListWithGaps(_ start: UInt32, _ count: UInt32, _ body: (NodeID) -> Void) {
    for index in 0..<count { visitOptional(fieldWord(start, index), body) }
  }

  /// Calls `body` with each operand of a list of comparisons.
  @inlinable
  package func visitComparisons(_ start: UInt32, _ count: UInt32, _ body: (NodeID) -> Void) {
    for index in 0..<count / 2 { body(NodeID(rawValue: fieldWord(start, index * 2 + 1))) }
  }

  // MARK: - Tokens

  /// The number of tokens and comments, the end of the file included.
  @inlinable @inline(__always) package var tokenCount: Int { unsafe storage.pointee.tokens.count }

  /// The token at an index. The last one is `endOfFile`.
  @inlinable @inline(__always) package func token(_ index: Int) -> Token {
    unsafe precondition(index >= 0 && index < storage.pointee.tokens.count)
    return unsafe storage.pointee.tokens[unchecked: index]
  }

  /// The index of the first token that starts at or after an offset.
  ///
  /// - Complexity: O(log d) for a distance of d tokens between the token and where it would be if all were of one
  ///   length.
  package func firstToken(atOrAfter offset: UInt32) -> Int {
    let count = tokenCount
    let guess = min(count - 1, Int(offset) * count / max(sourceCount, 1))
    // The token lies in low...high, which is widened from the guess in growing steps.
    var low = guess
    var high = guess
    var step = 4
    if token(guess).start < offset {
      while high < count && token(high).start < offset {
        low = high + 1
        high += step
        step *= 2
      }
      high = min(high, count)
    } else {
      while low > 0 && token(low).start >= offset {
        high = low
        low -= step
        step *= 2
      }
      low = max(low, 0)
    }
    while low < high {
      let middle = (low + high) / 2
      if token(middle).start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: - Text

  /// The number of bytes of the source.
  @inlinable package var sourceCount: Int { unsafe Int(storage.pointee.source.count) }

  /// The byte at an offset; 0 at or past the end.
  @inlinable @inline(__always) package func byte(at offset: UInt32) -> UInt8 {
    let source = unsafe storage.pointee.source
    return unsafe offset < source.count ? source.base[Int(offset)] : 0
  }

  /// The bytes of the source as UTF-8, a byte-order mark included.
  @inlinable package var source: Span<UInt8> {
    @_lifetime(copy self) get {
      let source = unsafe storage.pointee.source
      let span = unsafe Span(_unsafeStart: source.base, count: Int(source.count))
      return unsafe _overrideLifetime(span, copying: self)
    }
  }

  /// The bytes of a range of the source, which live as long as the tree; a range outside of the source is cut.
  package func bytes(_ start: UInt32, _ end: UInt32) -> UnsafeBufferPointer<UInt8> {
    let source = unsafe storage.pointee.source
    let end = min(end, source.count)
    return unsafe source.bytes(min(start, end), end)
  }

  /// The text of a range; a range outside of the source is cut.
  package func text(of range: TextRange) -> String {
    let source = unsafe storage.pointee.source
    let end = min(range.end, source.count)
    return source.text(min(range.start, end), end)
  }

  /// The name that a symbol stands for.
  package func text(of symbol: Symbol) -> String {
    guard unsafe symbol.index < storage.pointee.symbols.count else { return "" }
    let entry = unsafe storage.pointee.symbols[symbol.index]
    if entry.offset & SymbolTable.sideTextBit == 0 {
      return unsafe storage.pointee.source.text(entry.offset, entry.offset + entry.length)
    }
    let start = Int(entry.offset & ~SymbolTable.sideTextBit)
    return unsafe String(
      decoding: storage.pointee.symbolText[start..<start + Int(entry.length)], as: UTF8.self)
  }

  /// The number of symbols, the size of a side table.
  package var symbolCount: Int { unsafe storage.pointee.symbols.count }

  /// The bytes of an identifier as it is written, which normalisation may have changed in its symbol.
  package func range(of identifier: Identifier) -> TextRange {
    unsafe TextRange(identifier.start, storage.pointee.source.endOfName(identifier.start))
  }
}

extension UnsafeMutableBufferPointer {
  /// The element at an index that the caller has checked.
  @inlinable
  package subscript(unchecked index: Int) -> Element {
    // The buffer of a tree is never empty, so its base address exists.
    unsafe baseAddress.unsafelyUnwrapped[index]
  }
}

extension SourcePointer {
  /// The offset past the name that starts at `offset`.
  func endOfName(_ offset: UInt32) -> UInt32 {
    var offset = offset
    while offset < count {
      if self[offset] < 0x80 {
        let stop = endOfASCIIName(offset)
        if stop == offset { return offset }
        offset = stop
      } else {
        let (scalar, length) = scalar(at: offset)
        guard UnicodeIdentifiers.isContinue(scalar) else { return offset }
        offset += length
      }
    }
    return offset
  }
}
