/// An interned name, comparable by number within one tree.
///
/// The names listed in `KnownNames` have the same number in every tree.
@usableFromInline package struct Symbol: Hashable, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt32

  @inlinable package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The symbol of a field in which 0 stands for absence.
  @inlinable package init?(stored: UInt32) {
    guard stored != 0 else { return nil }
    rawValue = stored
  }

  /// The empty name, which stands where the source lacks one.
  @inlinable package static var missing: Symbol { Symbol(rawValue: 0) }

  /// The index into a side table with one entry for each symbol.
  @inlinable package var index: Int { Int(rawValue) }
}

/// A name and where it is written.
@usableFromInline package struct Identifier: Hashable, Sendable, BitwiseCopyable {
  /// The name.
  @usableFromInline package var symbol: Symbol
  /// The offset of the first byte. `TreeView.range(of:)` finds the end.
  @usableFromInline package var start: UInt32

  @inlinable package init(symbol: Symbol, start: UInt32) {
    self.symbol = symbol
    self.start = start
  }

  @inlinable package init?(storedSymbol: UInt32, start: UInt32) {
    guard storedSymbol != 0 else { return nil }
    self.init(symbol: Symbol(rawValue: storedSymbol), start: start)
  }
}
