/// One node as it lies in memory: 20 bytes without references.
///
/// A node whose fields need at most two words holds them in `a` and `b`. Otherwise `a` is the index of its first word
/// in the tree's word storage. A list field is two words: the index of its first element and their number.
@usableFromInline package struct Node: BitwiseCopyable, Sendable {
  /// What the node is.
  @usableFromInline package var kind: NodeKind
  /// The flags of the description from bit 0; bit 7 is `parenthesizedFlag`.
  @usableFromInline package var flags: UInt8
  /// The raw value of the node's enumeration, if it has one.
  @usableFromInline package var aux: UInt16
  /// The offset of the first byte.
  @usableFromInline package var start: UInt32
  /// The offset past the last byte.
  @usableFromInline package var end: UInt32
  /// The first word of the fields, or the index of the first where they need more than two.
  @usableFromInline package var a: UInt32
  /// The second word of the fields.
  @usableFromInline package var b: UInt32

  @inlinable
  package init(kind: NodeKind, flags: UInt8, aux: UInt16, start: UInt32, end: UInt32, a: UInt32, b: UInt32) {
    self.kind = kind
    self.flags = flags
    self.aux = aux
    self.start = start
    self.end = end
    self.a = a
    self.b = b
  }

  /// Set on an expression or pattern written in parentheses that are not part of its range, and on a tuple whose
  /// parentheses are.
  @inlinable package static var parenthesizedFlag: UInt8 { 0x80 }
}

/// A run of words that a list field stands for.
struct WordSlice: BitwiseCopyable {
  var start: UInt32
  var count: UInt32

  static var empty: WordSlice { WordSlice(start: 0, count: 0) }
}
