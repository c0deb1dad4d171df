/// The memory of a tree. Views point at one of these, so that a view is a pointer and an id.
///
/// The pointers are allocated by the builder, never change, and live as long as the `TreeOwner`. Every read through
/// `TreeView` is checked against the counts, so an id of another tree can give a wrong node but no stray memory.
@safe @usableFromInline package struct TreeStorage: @unchecked Sendable {
  /// Each node, children before their parent.
  @usableFromInline package let nodes: UnsafeMutableBufferPointer<Node>
  /// Fields that do not fit into their node, and elements of lists.
  @usableFromInline package let words: UnsafeMutableBufferPointer<UInt32>
  /// Tokens and comments in source order.
  @usableFromInline package let tokens: UnsafeMutableBufferPointer<Token>
  /// The bytes that were parsed.
  @usableFromInline package let source: SourcePointer
  /// Where each name is.
  @usableFromInline package let symbols: UnsafeMutableBufferPointer<SymbolTable.Entry>
  /// Names that are not in the source as they are meant.
  @usableFromInline package let symbolText: UnsafeMutableBufferPointer<UInt8>
  /// The last node.
  @usableFromInline package let root: NodeID
  /// The memory of nodes, words and symbols, and that of tokens.
  package let treeMemory: MemoryUse
  /// The memory of the tokens.
  package let tokenMemory: MemoryUse

  /// Moves the empty nodes that stand for something missing into the range of their parent.
  ///
  /// The parser puts them after the last token, which may lie before the parent's first. Only a tree with errors has
  /// such nodes, and only it is looked through.
  func settleMissingNodes(_ view: TreeView) {
    for rawValue in unsafe 1..<UInt32(max(nodes.count, 1)) {
      let range = view.range(of: NodeID(rawValue: rawValue))
      view.forEachChild(of: NodeID(rawValue: rawValue)) { child in
        let place = view.range(of: child)
        guard place.isEmpty, !range.contains(place) else { return }
        let offset = min(max(place.start, range.start), range.end)
        unsafe nodes[child.index].start = offset
        unsafe nodes[child.index].end = offset
      }
    }
  }
}

/// Owns the memory of a tree.
@safe @usableFromInline package final class TreeOwner: @unchecked Sendable {
  /// The arrays.
  @usableFromInline package let storage: UnsafeMutablePointer<TreeStorage>
  private let buffer: SourceBuffer

  init(_ contents: TreeStorage, buffer: SourceBuffer) {
    unsafe storage = .allocate(capacity: 1)
    unsafe storage.initialize(to: contents)
    self.buffer = buffer
  }

  deinit {
    let contents = unsafe storage.pointee
    unsafe contents.nodes.deallocate()
    unsafe contents.words.deallocate()
    unsafe contents.tokens.deallocate()
    unsafe contents.symbols.deallocate()
    unsafe contents.symbolText.deallocate()
    unsafe storage.deallocate()
  }
}
