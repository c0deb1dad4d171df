/// The parent of every node of a tree: a side table of four bytes a node.
package struct ParentTable: Sendable {
  private let parents: [NodeID]

  /// - Complexity: O(n) in the number of nodes.
  package init(_ tree: TreeView) {
    parents = unsafe [NodeID](unsafeUninitializedCapacity: tree.nodeCount) { buffer, count in
      unsafe buffer.initialize(repeating: .absent)
      count = buffer.count
      for rawValue in 1..<UInt32(max(buffer.count, 1)) {
        let id = NodeID(rawValue: rawValue)
        tree.forEachChild(of: id) { child in unsafe buffer[child.index] = id }
      }
    }
  }

  /// The parent of a node; absent for the root.
  @inlinable
  package subscript(id: NodeID) -> NodeID { parent(id) }

  /// The parent of a node; absent for the root.
  package func parent(_ id: NodeID) -> NodeID {
    id.index < parents.count ? parents[id.index] : .absent
  }
}
