/// Gives each distinct name of a source a number, while the parser runs.
///
/// The text of a name stays in the source; only names that NFKC normalisation changes, and the known names, are kept
/// in `text`. The table is open-addressed with linear probing.
@usableFromInline package struct SymbolTable: ~Copyable {
  /// Where the text of a symbol is.
  @usableFromInline package struct Entry: BitwiseCopyable {
    /// The offset into the source, or with `sideTextBit` into `text`.
    var offset: UInt32
    var length: UInt32
    var hash: UInt32
  }

  /// Marks an offset into `text`.
  static var sideTextBit: UInt32 { 1 << 31 }

  private var entries: GrowableBuffer<Entry>
  private var text: GrowableBuffer<UInt8>
  private var slots: GrowableBuffer<UInt32>
  private var mask: Int
  private let source: SourcePointer

  init(source: SourcePointer) {
    self.source = source
    let wanted = max(512, Int(source.count) / 64)
    mask = 1
    while mask < wanted { mask *= 2 }
    slots = GrowableBuffer(minimumCapacity: mask)
    for _ in 0..<mask { slots.append(0) }
    mask -= 1
    entries = GrowableBuffer(minimumCapacity: wanted / 2)
    text = GrowableBuffer(minimumCapacity: 512)
    // Symbol 0 is the missing name; a slot's 0 means that the slot is free.
    entries.append(Entry(offset: Self.sideTextBit, length: 0, hash: 0))
    KnownNames.names.withUTF8Buffer { names in
      unsafe names.split(separator: UInt8(ascii: " ")).forEach { _ = unsafe intern(sideText: $0) }
    }
  }

  /// The symbol of the name that the source has at `start`.
  @inline(__always)
  mutating func intern(_ start: UInt32, _ end: UInt32) -> Symbol {
    let length = end &- start
    let hash = source.hash(start, length)
    var slot = Int(hash) & mask
    while true {
      let candidate = slots[slot]
      if candidate == 0 { break }
      let entry = entries[Int(candidate)]
      if entry.hash == hash && entry.length == length && matches(entry, start) { return Symbol(rawValue: candidate) }
      slot = (slot &+ 1) & mask
    }
    return insert(Entry(offset: start, length: length, hash: hash), slot: slot)
  }

  @inline(__always)
  private func matches(_ entry: Entry, _ start: UInt32) -> Bool {
    if entry.offset & Self.sideTextBit == 0 { return source.isEqual(entry.offset, start, entry.length) }
    let offset = Int(entry.offset & ~Self.sideTextBit)
    for index in 0..<Int(entry.length) where text[offset + index] != source[start + UInt32(index)] { return false }
    return true
  }

  /// The symbol of a name that is not in the source as such.
  mutating func intern(sideText name: some Collection<UInt8>) -> Symbol {
    let offset = text.count
    for byte in name { text.append(byte) }
    let hash = SourcePointer.hash(name)
    var slot = Int(hash) & mask
    while true {
      let candidate = slots[slot]
      if candidate == 0 { break }
      let entry = entries[Int(candidate)]
      if entry.hash == hash && entry.length == UInt32(name.count)
        && name.elementsEqual((0..<entry.length).map { byte(of: entry, at: $0) })
      {
        text.truncate(to: offset)
        return Symbol(rawValue: candidate)
      }
      slot = (slot &+ 1) & mask
    }
    return insert(
      Entry(offset: UInt32(offset) | Self.sideTextBit, length: UInt32(name.count), hash: hash), slot: slot)
  }

  private func byte(of entry: Entry, at index: UInt32) -> UInt8 {
    entry.offset & Self.sideTextBit == 0
      ? source[entry.offset + index] : text[Int(entry.offset & ~Self.sideTextBit) + Int(index)]
  }

  @inline(never)
  private mutating func insert(_ entry: Entry, slot: Int) -> Symbol {
    let symbol = UInt32(entries.count)
    entries.append(entry)
    slots[slot] = symbol
    if entries.count * 2 > mask { rehash() }
    return Symbol(rawValue: symbol)
  }

  private mutating func rehash() {
    let size = (mask + 1) * 2
    var larger = GrowableBuffer<UInt32>(minimumCapacity: size)
    for _ in 0..<size { larger.append(0) }
    mask = size - 1
    for symbol in 1..<entries.count {
      var slot = Int(entries[symbol].hash) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(symbol)
    }
    slots = larger
  }

  /// The memory of what `moveOut` gives.
  var memory: MemoryUse { entries.memory + text.memory }

  /// The entries and the side text, which the tree owns from now on.
  mutating func moveOut() -> (entries: UnsafeMutableBufferPointer<Entry>, text: UnsafeMutableBufferPointer<UInt8>) {
    unsafe (entries.moveOut(), text.moveOut())
  }
}
