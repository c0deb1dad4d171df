/// A small table from the text of one part of a tag to its index, made to be asked with bytes of a file name.
///
/// Case does not matter; the table holds lower case.
struct TagComponentTable: Sendable {
  /// All texts one after another.
  private var text: [UInt8] = []
  /// Where the text of each index ends in `text`.
  private var ends: [Int] = []
  /// Open addressing: index + 1, 0 for a free slot. The capacity is a power of two, at least twice the count.
  private var slots: [UInt16]

  /// Makes a table in which each of `components` has its position as its index; each must occur once.
  init(_ components: [String]) {
    var capacity = 8
    while capacity < components.count * 2 { capacity *= 2 }
    slots = [UInt16](repeating: 0, count: capacity)
    for (index, component) in components.enumerated() {
      let bytes = Array(component.lowercased().utf8)
      text.append(contentsOf: bytes)
      ends.append(text.count)
      var slot = Int(truncatingIfNeeded: TagComponentTable.hash(bytes.span)) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt16(truncatingIfNeeded: index + 1)
    }
  }

  var count: Int { ends.count }

  /// The index of a component, or nil if the table does not have it.
  @inline(__always)
  func index(of component: Span<UInt8>) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TagComponentTable.hash(component)) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if text(at: index, equals: component) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func text(at index: Int, equals component: Span<UInt8>) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == component.count else { return false }
    for offset in 0..<component.count where text[start + offset] != TagComponentTable.lower(component[offset]) {
      return false
    }
    return true
  }

  /// FNV-1a over lower-case bytes.
  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<bytes.count {
      hash = (hash ^ UInt64(lower(bytes[index]))) &* 0x100_0000_01B3
    }
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
