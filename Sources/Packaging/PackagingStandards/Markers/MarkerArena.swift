import Synchronization

/// All nodes of all markers in the process.
///
/// Nodes are only added and never move, so reading one takes no lock: an id reaches another thread only through something
/// that synchronises, which also publishes the node. Making nodes takes the one lock.
enum MarkerArena {
  private static let firstChunkCapacity: UInt32 = 1024
  private static let chunkCount = 20

  @safe private struct Directory: @unchecked Sendable {
    /// Chunk `i` holds `firstChunkCapacity << i` nodes and is never freed.
    let chunks: UnsafeMutablePointer<UnsafeMutablePointer<MarkerNode>?>

    init() {
      unsafe chunks = .allocate(capacity: chunkCount)
      unsafe chunks.initialize(repeating: nil, count: chunkCount)
    }
  }

  private static let directory = Directory()
  private static let state = Mutex(MarkerAlgebra())

  /// Runs operations that may make nodes.
  static func withAlgebra<Value>(_ body: (inout sending MarkerAlgebra) -> sending Value) -> sending Value {
    state.withLock(body)
  }

  /// The node of an id that is no constant; its sign does not matter.
  @inline(__always)
  static func node(_ id: MarkerNodeID) -> MarkerNode {
    let (chunk, offset) = location(of: id.index)
    guard let nodes = unsafe directory.chunks[chunk] else { preconditionFailure("no such node") }
    return unsafe nodes[offset]
  }

  /// Stores a node; only under the lock, with indices ascending from 1.
  static func store(_ node: MarkerNode, at index: UInt32) {
    let (chunk, offset) = location(of: index)
    let nodes: UnsafeMutablePointer<MarkerNode>
    if let existing = unsafe directory.chunks[chunk] {
      unsafe nodes = existing
    } else {
      unsafe nodes = .allocate(capacity: Int(firstChunkCapacity) << chunk)
      unsafe directory.chunks[chunk] = nodes
    }
    unsafe (nodes + offset).initialize(to: node)
  }

  /// The most nodes that the arena holds.
  static var capacity: UInt32 { firstChunkCapacity * (1 << UInt32(chunkCount) - 1) }

  @inline(__always)
  private static func location(of index: UInt32) -> (chunk: Int, offset: Int) {
    let scaled = index / firstChunkCapacity + 1
    let chunk = 31 - scaled.leadingZeroBitCount
    let start = firstChunkCapacity * ((1 << UInt32(chunk)) - 1)
    return (chunk, Int(index - start))
  }
}
