/// The id of a node in its document's storage.
typealias NodeID = UInt32

let noNode: NodeID = .max

/// How a table or array came to be, which decides whether later text may extend it.
enum NodeForm: UInt8 {
  /// A scalar, or an array in brackets.
  case value
  /// `{ ... }`: closed once written.
  case inlineTable
  /// The root, or a table with its own `[header]`.
  case header
  /// A table that only a longer header implies.
  case implicit
  /// A table made by a dotted key.
  case dotted
  /// The array behind `[[header]]`s.
  case arrayOfTables
}

/// One key's value, array element, or table: trivial data in one flat array.
struct TOMLNode {
  var kind: TOMLKind
  var form: NodeForm
  /// Distance from the root.
  var depth: UInt8
  var parent: NodeID
  var firstChild: NodeID = noNode
  var lastChild: NodeID = noNode
  var next: NodeID = noNode
  var childCount: UInt32 = 0
  /// Where the key stands in the source; empty for the root and array elements.
  var keyStart: UInt32 = 0
  var keyEnd: UInt32 = 0
  /// The decoded key in the text buffer.
  var keyTextStart: UInt32 = 0
  var keyTextEnd: UInt32 = 0
  /// Where the value stands in the source; the header line for tables with one.
  var start: UInt32 = 0
  var end: UInt32 = 0
  /// The decoded scalar: a span of the text buffer for strings, else the bits or an index.
  var payload: UInt64 = 0
}

/// One line (or several, for a multi-line value) that is not just blank or comment.
struct TOMLStatement {
  enum Kind: UInt8 {
    case keyValue
    case header
    case arrayHeader
  }

  var kind: Kind
  /// The value's node, or the table that the header opens.
  var node: NodeID
  /// The table whose section the statement stands in (the table itself for a header).
  var section: NodeID
  /// From the first byte of the key or bracket to the last of the value or bracket.
  var start: UInt32
  var end: UInt32
}

/// Everything a parsed document consists of; immutable once parsed, shared by its views.
final class TOMLStorage: Sendable {
  /// The source, followed by the decoded text of strings with escapes.
  let text: [UInt8]
  let sourceCount: Int
  let nodes: [TOMLNode]
  let statements: [TOMLStatement]
  let dateTimes: [TOMLDateTime]
  let lineStarts: [UInt32]
  let index: KeyIndex
  let diagnostics: [TOMLDiagnostic]

  init(
    text: [UInt8], sourceCount: Int, nodes: [TOMLNode], statements: [TOMLStatement],
    dateTimes: [TOMLDateTime], lineStarts: [UInt32], index: KeyIndex, diagnostics: [TOMLDiagnostic]
  ) {
    self.text = text
    self.sourceCount = sourceCount
    self.nodes = nodes
    self.statements = statements
    self.dateTimes = dateTimes
    self.lineStarts = lineStarts
    self.index = index
    self.diagnostics = diagnostics
  }

  func string(_ start: UInt32, _ end: UInt32) -> String {
    String(decoding: text[Int(start)..<Int(end)], as: UTF8.self)
  }
}

/// Finds a table's key in constant time: an open-addressing table over (parent, key).
struct KeyIndex {
  private var slots: [NodeID] = Array(repeating: noNode, count: 64)
  private var count = 0

  private static func hash(_ parent: NodeID, _ key: some Collection<UInt8>) -> Int {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(parent)
    for byte in key { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state ^= state >> 29
    return Int(truncatingIfNeeded: state & 0x3fff_ffff)
  }

  func find(_ parent: NodeID, _ key: some Collection<UInt8>, _ nodes: [TOMLNode], _ text: [UInt8]) -> NodeID? {
    var slot = Self.hash(parent, key) & (slots.count - 1)
    while slots[slot] != noNode {
      let node = nodes[Int(slots[slot])]
      if node.parent == parent, text[Int(node.keyTextStart)..<Int(node.keyTextEnd)].elementsEqual(key) {
        return slots[slot]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ id: NodeID, _ nodes: [TOMLNode], _ text: [UInt8]) {
    if (count + 1) * 2 > slots.count { grow(nodes, text) }
    place(id, nodes, text)
    count += 1
  }

  private mutating func place(_ id: NodeID, _ nodes: [TOMLNode], _ text: [UInt8]) {
    let node = nodes[Int(id)]
    var slot = Self.hash(node.parent, text[Int(node.keyTextStart)..<Int(node.keyTextEnd)]) & (slots.count - 1)
    while slots[slot] != noNode { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = id
  }

  private mutating func grow(_ nodes: [TOMLNode], _ text: [UInt8]) {
    let old = slots
    slots = Array(repeating: noNode, count: old.count * 2)
    for id in old where id != noNode { place(id, nodes, text) }
  }
}
