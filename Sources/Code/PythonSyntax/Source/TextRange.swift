/// A range of UTF-8 offsets into a source.
@usableFromInline package struct TextRange: Hashable, Sendable, BitwiseCopyable {
  /// The offset of the first byte.
  @usableFromInline package var start: UInt32
  /// The offset past the last byte.
  @usableFromInline package var end: UInt32

  @inlinable package init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable package var count: Int { Int(end) - Int(start) }
  /// Whether there are no bytes in it.
  @inlinable package var isEmpty: Bool { start == end }

  /// Whether every byte of `other` lies in this range.
  @inlinable package func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the byte at `offset` lies in this range.
  @inlinable package func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }
}
