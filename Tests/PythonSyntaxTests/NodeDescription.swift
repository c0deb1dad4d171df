import PythonSyntax

/// A kind of node and what a node of it stores.
struct NodeDescription {
  var kind: NodeKind
  /// Whether the words of the fields are in the node itself.
  var isInline: Bool
  var parts: [NodePart]
}

/// A flag, an enumeration or a field of a node.
struct NodePart {
  enum Storage {
    case flag(bit: Int)
    case enumeration
    /// A child that may be absent.
    case child(slot: Int)
    case list(slot: Int)
    /// A symbol, 0 for none.
    case name(slot: Int)
    case names(slot: Int)
    case number(slot: Int)
    case comparisons(slot: Int)
  }

  var name: String
  var storage: Storage
  /// Whether it says how the node is written rather than what it means.
  var isLayout: Bool

  init(_ name: String, _ storage: Storage, isLayout: Bool) {
    self.name = name
    self.storage = storage
    self.isLayout = isLayout
  }
}

/// A tree whose nodes are changed in memory, one part at a time.
struct MutableTree {
  private let tree: SyntaxTree
  private let storage: UnsafeMutablePointer<TreeStorage>

  init(_ tree: SyntaxTree) {
    self.tree = tree
    storage = tree.view.storage
  }

  /// Runs a test for each change of a part of a node, and takes the change back. Gives the number of changes.
  func forEachChange(of part: NodePart, isInline: Bool, in id: NodeID, _ test: () -> Void) -> Int {
    let nodes = storage.pointee.nodes
    let saved = nodes[id.index]
    defer { nodes[id.index] = saved }
    var count = 0
    func run() {
      test()
      count += 1
    }
    func word(_ slot: Int) -> UInt32 {
      if isInline { return slot == 0 ? saved.a : saved.b }
      return storage.pointee.words[Int(saved.a) + slot]
    }
    func change(_ slot: Int, to value: UInt32) {
      if !isInline {
        changeWord(Int(saved.a) + slot, to: value, run)
        return
      }
      if slot == 0 { nodes[id.index].a = value } else { nodes[id.index].b = value }
      run()
      nodes[id.index] = saved
    }
    switch part.storage {
    case .flag(let bit):
      nodes[id.index].flags ^= 1 << UInt8(bit)
      run()
    case .enumeration:
      nodes[id.index].aux ^= 1
      run()
    case .child(let slot): change(slot, to: word(slot) == 0 ? 1 : 0)
    case .list(let slot):
      change(slot + 1, to: word(slot + 1) == 0 ? 1 : word(slot + 1) - 1)
      for index in 0..<word(slot + 1) {
        let place = Int(word(slot) + index)
        changeWord(place, to: storage.pointee.words[place] == 0 ? 1 : 0, run)
      }
    case .name(let slot): change(slot, to: word(slot) == 1 ? 2 : 1)
    case .names(let slot):
      change(slot + 1, to: word(slot + 1) - 2)
      for index in stride(from: 0, to: word(slot + 1), by: 2) {
        let place = Int(word(slot) + index)
        changeWord(place, to: storage.pointee.words[place] == 1 ? 2 : 1, run)
      }
    case .number(let slot): change(slot, to: word(slot) + 1)
    case .comparisons(let slot):
      change(slot + 1, to: word(slot + 1) - 2)
      for index in 0..<word(slot + 1) {
        let place = Int(word(slot) + index)
        let value = storage.pointee.words[place]
        changeWord(place, to: index % 2 == 0 ? value ^ 1 : 0, run)
      }
    }
    return count
  }

  private func changeWord(_ place: Int, to value: UInt32, _ test: () -> Void) {
    let words = storage.pointee.words
    let saved = words[place]
    words[place] = value
    test()
    words[place] = saved
  }
}
