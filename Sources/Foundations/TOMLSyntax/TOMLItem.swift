/// A value in a document: a view that keeps the document's storage alive.
package struct TOMLItem: Sendable {
  let storage: TOMLStorage
  let id: NodeID

  var node: TOMLNode { storage.nodes[Int(id)] }

  /// The value's type.
  package var kind: TOMLKind { node.kind }

  /// The bytes of the value; for a table with a `[header]`, the header's.
  package var range: TOMLRange { TOMLRange(start: Int(node.start), end: Int(node.end)) }

  /// The bytes of the key, the last part only if it is dotted; nothing for array elements.
  package var keyRange: TOMLRange? {
    node.keyEnd > node.keyStart ? TOMLRange(start: Int(node.keyStart), end: Int(node.keyEnd)) : nil
  }

  /// The line of the key, or of the value if it has none.
  package var line: Int { storage.line(of: placeStart) }

  /// The place of the key, or of the value if it has none.
  ///
  /// - Complexity: O(*n*) in the length of the line; ``line`` alone is O(log *n*) in the number of lines.
  package var position: TOMLPosition { storage.position(of: placeStart) }

  private var placeStart: Int { keyRange?.start ?? range.start }

  /// The text, if the value is a string.
  package var string: String? {
    guard kind == .string else { return nil }
    return storage.string(UInt32(truncatingIfNeeded: node.payload >> 32), UInt32(truncatingIfNeeded: node.payload))
  }

  /// The number, if the value is an integer.
  package var integer: Int64? { kind == .integer ? Int64(bitPattern: node.payload) : nil }

  /// The number, if the value is a float.
  package var float: Double? { kind == .float ? Double(bitPattern: node.payload) : nil }

  /// The flag, if the value is a boolean.
  package var boolean: Bool? { kind == .boolean ? node.payload != 0 : nil }

  /// The moment, if the value is a date, a time, or both.
  package var dateTime: TOMLDateTime? {
    switch kind {
    case .offsetDateTime, .localDateTime, .localDate, .localTime: storage.dateTimes[Int(node.payload)]
    default: nil
    }
  }

  /// The elements, if the value is an array (also one of `[[tables]]`).
  package var elements: [TOMLItem]? {
    guard kind == .array else { return nil }
    var items: [TOMLItem] = []
    items.reserveCapacity(Int(node.childCount))
    var child = node.firstChild
    while child != noNode {
      items.append(TOMLItem(storage: storage, id: child))
      child = storage.nodes[Int(child)].next
    }
    return items
  }

  /// The table, if the value is one.
  package var table: TOMLTable? { kind == .table ? TOMLTable(storage: storage, id: id) : nil }

  /// The value of a key, if this is a table that has it.
  package subscript(key: String) -> TOMLItem? { table?[key] }

  /// The whole value, tables and arrays included.
  package var value: TOMLValue {
    switch kind {
    case .string: .string(string ?? "")
    case .integer: .integer(integer ?? 0)
    case .float: .float(float ?? 0)
    case .boolean: .boolean(boolean ?? false)
    case .offsetDateTime, .localDateTime, .localDate, .localTime: .dateTime(storage.dateTimes[Int(node.payload)])
    case .array: .array((elements ?? []).map(\.value))
    case .table: .table(TOMLTable(storage: storage, id: id).map { TOMLPair(key: $0.key, value: $0.item.value) })
    }
  }
}

/// A table in a document: its keys in source order.
package struct TOMLTable: Sendable, Sequence {
  let storage: TOMLStorage
  let id: NodeID

  /// One key and its value.
  package struct Entry: Sendable {
    /// The key, unquoted and unescaped; the last part only if it is dotted.
    package let key: String
    package let item: TOMLItem
  }

  /// The number of keys.
  package var count: Int { Int(storage.nodes[Int(id)].childCount) }

  /// True if the table has no keys.
  package var isEmpty: Bool { count == 0 }

  /// The table as a value with a range.
  package var item: TOMLItem { TOMLItem(storage: storage, id: id) }

  /// The value of a key.
  package subscript(key: String) -> TOMLItem? {
    storage.index.find(id, key.utf8, storage.nodes, storage.text).map { TOMLItem(storage: storage, id: $0) }
  }

  /// The value at the end of a path of keys through tables.
  package func item(at path: some Sequence<String>) -> TOMLItem? {
    var current = item
    for key in path {
      guard let next = current[key] else { return nil }
      current = next
    }
    return current
  }

  package struct Iterator: IteratorProtocol {
    let storage: TOMLStorage
    var child: NodeID

    package mutating func next() -> Entry? {
      guard child != noNode else { return nil }
      let node = storage.nodes[Int(child)]
      let item = TOMLItem(storage: storage, id: child)
      child = node.next
      return Entry(key: storage.string(node.keyTextStart, node.keyTextEnd), item: item)
    }
  }

  package func makeIterator() -> Iterator {
    Iterator(storage: storage, child: storage.nodes[Int(id)].firstChild)
  }
}
