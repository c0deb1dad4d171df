/// One token: its kind and the bytes it covers.
///
/// Whitespace and backslash continuations lie between tokens; everything else, comments included, is a token. So the
/// source is the tokens with the bytes between them.
@usableFromInline package struct Token: Sendable, BitwiseCopyable {
  /// What the token is.
  @usableFromInline package var kind: TokenKind
  /// The prefix and the quotes of a string; none of them for other tokens.
  @usableFromInline package var flags: StringFlags
  /// Whether a string or text of an f-string contains a backslash, so that only those are searched for escapes.
  @usableFromInline package var hasBackslash: Bool
  /// The offset of the first byte.
  @usableFromInline package var start: UInt32
  /// The offset past the last byte.
  @usableFromInline package var end: UInt32

  @inlinable
  package init(kind: TokenKind, flags: StringFlags = [], hasBackslash: Bool = false, start: UInt32, end: UInt32) {
    self.kind = kind
    self.flags = flags
    self.hasBackslash = hasBackslash
    self.start = start
    self.end = end
  }

  /// The bytes of the token.
  @inlinable package var range: TextRange { TextRange(start, end) }
}

/// How a string, f-string or t-string token is written.
@usableFromInline package struct StringFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The number that is stored.
  @usableFromInline package let rawValue: UInt8

  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `r` or `R`.
  @inlinable package static var raw: StringFlags { StringFlags(rawValue: 1) }
  /// `b` or `B`.
  @inlinable package static var bytes: StringFlags { StringFlags(rawValue: 2) }
  /// `u` or `U`.
  @inlinable package static var unicode: StringFlags { StringFlags(rawValue: 4) }
  /// `f` or `F`.
  @inlinable package static var formatted: StringFlags { StringFlags(rawValue: 8) }
  /// `t` or `T`.
  @inlinable package static var template: StringFlags { StringFlags(rawValue: 16) }
  /// Three quotes.
  @inlinable package static var triple: StringFlags { StringFlags(rawValue: 32) }
  /// `"` rather than `'`.
  @inlinable package static var doubleQuote: StringFlags { StringFlags(rawValue: 64) }
  /// The closing quotes are missing; on a line end, a closing bracket before it.
  @inlinable package static var unterminated: StringFlags { StringFlags(rawValue: 128) }

  // The one of `SetAlgebra` would stay a generic call in other modules.
  /// Whether all of the given flags are set.
  @inlinable package func contains(_ member: StringFlags) -> Bool { rawValue & member.rawValue == member.rawValue }

  /// The quote character.
  @inlinable package var quote: UInt8 { contains(.doubleQuote) ? UInt8(ascii: "\"") : UInt8(ascii: "'") }

  /// The number of quote characters on each side.
  @inlinable package var quoteLength: UInt32 { contains(.triple) ? 3 : 1 }
}
