/// The UTF-8 bytes of a name with their hash, where they lie: in the source, or in a static string.
///
/// Two names are compared without making strings. A name that came from a tree is valid as long as the tree.
@usableFromInline package struct NameText: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline package let base: UnsafePointer<UInt8>
  @usableFromInline package let count: UInt32
  /// The hash that symbols have, too: the same for the same bytes everywhere.
  @usableFromInline package let hash: UInt32

  @inlinable package init(base: UnsafePointer<UInt8>, count: UInt32, hash: UInt32) {
    self.base = base
    self.count = count
    self.hash = hash
  }

  /// A name that is known when compiling.
  package init(_ text: StaticString) {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    self.init(base: text.utf8Start, count: UInt32(bytes.count), hash: SourcePointer.hash(bytes))
  }

  /// A part of a static string or of memory that outlives the name.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(
      base: bytes.baseAddress ?? NameText.empty.utf8Start, count: UInt32(bytes.count), hash: SourcePointer.hash(bytes))
  }

  private static let empty: StaticString = ""

  @inlinable package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: Int(count)) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the bytes are the same.
  @inlinable package static func == (lhs: NameText, rhs: NameText) -> Bool {
    lhs.hash == rhs.hash && lhs.count == rhs.count && lhs.hasBytes(rhs.base, rhs.count)
  }

  /// Whether the bytes are those of a static string.
  @inlinable package static func == (lhs: NameText, rhs: StaticString) -> Bool {
    lhs.hasBytes(rhs.utf8Start, UInt32(truncatingIfNeeded: rhs.utf8CodeUnitCount))
  }

  @inlinable func hasBytes(_ other: UnsafePointer<UInt8>, _ otherCount: UInt32) -> Bool {
    if count != otherCount { return false }
    for index in 0..<Int(count) where base[index] != other[index] { return false }
    return true
  }
}

extension TreeView {
  /// The name that a symbol stands for; empty for a symbol that the tree does not have.
  package func name(of symbol: Symbol) -> NameText {
    let symbols = storage.pointee.symbols
    guard symbol.index < symbols.count else { return NameText("") }
    let entry = symbols[unchecked: symbol.index]
    if entry.offset & SymbolTable.sideTextBit == 0 {
      return NameText(base: storage.pointee.source.base + Int(entry.offset), count: entry.length, hash: entry.hash)
    }
    let text = UnsafePointer(storage.pointee.symbolText.baseAddress.unsafelyUnwrapped)
    return NameText(
      base: text + Int(entry.offset & ~SymbolTable.sideTextBit), count: entry.length, hash: entry.hash)
  }

  /// The hash of the name that a symbol stands for; 0 for a symbol that the tree does not have.
  package func hash(of symbol: Symbol) -> UInt32 {
    let symbols = storage.pointee.symbols
    return symbol.index < symbols.count ? symbols[unchecked: symbol.index].hash : 0
  }

  /// The bytes of a range of the source as a name; a range outside of the source is cut.
  package func name(at range: TextRange) -> NameText {
    let source = storage.pointee.source
    let start = min(range.start, source.count)
    let count = min(max(range.end, start), source.count) - start
    return NameText(base: source.base + Int(start), count: count, hash: source.hash(start, count))
  }
}
