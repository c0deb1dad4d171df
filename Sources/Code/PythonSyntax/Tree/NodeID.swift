/// The number of a node in its tree.
///
/// Children have smaller numbers than their parent, and the nodes below a node are its direct predecessors, so a
/// side table indexed by `rawValue` costs one array, and a loop over all ids visits every child before its parent.
@usableFromInline package struct NodeID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt32

  @inlinable @inline(__always) package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The id that stands for an absent child.
  @inlinable package static var absent: NodeID { NodeID(rawValue: 0) }

  /// Whether it stands for a child that is not there.
  @inlinable @inline(__always) package var isAbsent: Bool { rawValue == 0 }

  /// The index into a side table with one entry for each node.
  @inlinable @inline(__always) package var index: Int { Int(rawValue) }

  /// Orders ids as nodes are written: children before their parent.
  @inlinable package static func < (lhs: NodeID, rhs: NodeID) -> Bool { lhs.rawValue < rhs.rawValue }
}
