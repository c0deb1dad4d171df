import Support

/// The 32 bytes of a SHA-256 hash, held inline.
package struct SHA256Digest: Hashable, Sendable, BitwiseCopyable, CustomStringConvertible {
  /// The bytes in four groups of eight, each big-endian.
  package let words: (UInt64, UInt64, UInt64, UInt64)

  package init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// Parses 64 hexadecimal digits of either case.
  package init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 64 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var index = 0
    for digit in digits {
      guard let value = Hexadecimal.value(ofDigit: digit) else { return nil }
      switch index >> 4 {
      case 0: words.0 = words.0 << 4 | UInt64(value)
      case 1: words.1 = words.1 << 4 | UInt64(value)
      case 2: words.2 = words.2 << 4 | UInt64(value)
      default: words.3 = words.3 << 4 | UInt64(value)
      }
      index += 1
    }
    self.words = words
  }

  /// Makes a digest of 32 bytes, or `nil` if there are not 32.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var index = 0
    for byte in bytes {
      switch index >> 3 {
      case 0: words.0 = words.0 << 8 | UInt64(byte)
      case 1: words.1 = words.1 << 8 | UInt64(byte)
      case 2: words.2 = words.2 << 8 | UInt64(byte)
      default: words.3 = words.3 << 8 | UInt64(byte)
      }
      index += 1
    }
    self.words = words
  }

  package static func == (left: SHA256Digest, right: SHA256Digest) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }

  /// 64 lower-case hexadecimal digits.
  package var description: String {
    Hexadecimal.encode(words.0) + Hexadecimal.encode(words.1) + Hexadecimal.encode(words.2)
      + Hexadecimal.encode(words.3)
  }
}
