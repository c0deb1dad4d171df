/// The UTF-8 bytes of a name with their hash, where they lie: in the source, or in a static string.
///
/// Two names are compared without making strings. A name that came from a tree is valid as long as the tree.
@safe @usableFromInline package struct NameText: BitwiseCopyable, @unchecked Sendable {
  /// The first byte.
  @usableFromInline package let base: UnsafePointer<UInt8>
  /// The number of bytes.
  @usableFromInline package let count: UInt32
  /// The hash that symbols have, too: the same for the same bytes everywhere.
  @usableFromInline package let hash: UInt32

  @inlinable package init(base: UnsafePointer<UInt8>, count: UInt32, hash: UInt32) {
    unsafe self.base = unsafe base
    self.count = count
    self.hash = hash
  }

  /// A name that is known when compiling.
  package init(_ text: StaticString) {
    let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    unsafe self.init(base: text.utf8Start, count: UInt32(bytes.count), hash: SourcePointer.hash(bytes))
  }

  /// A part of a static string or of memory that outlives the name.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.init(
      base: bytes.baseAddress ?? NameText.empty.utf8Start, count: UInt32(bytes.count), hash: SourcePointer.hash(bytes))
  }

  private static let empty: StaticString = ""

  /// The UTF-8 form of the name.
  @inlinable package var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: base, count: Int(count))
  }

  /// The name as a string.
  package var text: String { unsafe String(decoding: bytes, as: UTF8.self) }

  /// Whether the bytes are the same.
  @inlinable package static func == (lhs: NameText, rhs: NameText) -> Bool {
    unsafe lhs.hash == rhs.hash && lhs.count == rhs.count && lhs.hasBytes(rhs.base, rhs.count)
  }

  /// Whether the bytes are those of a static string.
  @inlinable package static func == (lhs: NameText, rhs: StaticString) -> Bool {
    unsafe lhs.hasBytes(rhs.utf8Start, UInt32(truncatingIfNeeded: rhs.utf8CodeUnitCount))
  }

  @inlinable func hasBytes(_ other: UnsafePointer<UInt8>, _ otherCount: UInt32) -> Bool {
    if count != otherCount { return false }
    for index in 0..<Int(count) where unsafe base[index] != other[index] { return false }
    return true
  }
}

extension TreeView {
  /// The name that a symbol stands for; empty for a symbol that the tree does not have.
  package func name(of symbol: Symbol) -> NameText {
    let symbols = unsafe storage.pointee.symbols
    guard symbol.index < symbols.count else { return NameText("") }
    let entry = unsafe symbols[unchecked: symbol.index]
    if entry.offset & SymbolTable.sideTextBit == 0 {
      return unsafe NameText(
        base: storage.pointee.source.base + Int(entry.offset), count: entry.length, hash: entry.hash)
    }
    let text = unsafe UnsafePointer(storage.pointee.symbolText.baseAddress.unsafelyUnwrapped)
    return unsafe NameText(
      base: text + Int(entry.offset & ~SymbolTable.sideTextBit), count: entry.length, hash: entry.hash)
  }

  /// The hash of the name that a symbol stands for; 0 for a symbol that the tree does not have.
  package func hash(of symbol: Symbol) -> UInt32 {
    let symbols = unsafe storage.pointee.symbols
    return unsafe symbol.index < symbols.count ? symbols[unchecked: symbol.index].hash : 0
  }

  /// The bytes of a range of the source as a name; a range outside of the source is cut.
  package func name(at range: TextRange) -> NameText {
    let source = unsafe storage.pointee.source
    let start = min(range.start, source.count)
    let count = min(max(range.end, start), source.count) - start
    return unsafe NameText(base: source.base + Int(start), count: count, hash: source.hash(start, count))
  }
}
