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

  /// Parses 64 hexadecimal digits of either case, sixteen at a time.
  package init?(hexadecimal digits: RawSpan) {
    guard digits.byteCount == 64, let first = Self.word(digits, 0), let second = Self.word(digits, 16),
      let third = Self.word(digits, 32), let fourth = Self.word(digits, 48)
    else { return nil }
    words = (first, second, third, fourth)
  }

  private static func word(_ digits: RawSpan, _ offset: Int) -> UInt64? {
    let high = unsafe digits.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let low = unsafe digits.unsafeLoadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
    guard let upper = bytes(ofDigits: UInt64(littleEndian: high)),
      let lower = bytes(ofDigits: UInt64(littleEndian: low))
    else { return nil }
    return UInt64(upper) << 32 | UInt64(lower)
  }

  /// The value of eight digits, the first of which is the lowest byte.
  private static func bytes(ofDigits text: UInt64) -> UInt32? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    guard text & tops == 0 else { return nil }
    // The top bit of a byte says whether it is at least as large as a bound: no sum carries into the next byte.
    let isDigit = (text &+ ones &* (0x80 - 0x30)) & ~(text &+ ones &* (0x80 - 0x3A))
    let letters = text | ones &* 0x20
    let isLetter = (letters &+ ones &* (0x80 - 0x61)) & ~(letters &+ ones &* (0x80 - 0x67))
    guard (isDigit | isLetter) & tops == tops else { return nil }
    let nibbles = (text & (ones &* 0x0F)) &+ ((text >> 6) & ones) &* 9
    var pairs = (nibbles << 4 | nibbles >> 8) & 0x00FF_00FF_00FF_00FF
    pairs = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt32(truncatingIfNeeded: pairs | pairs >> 16).byteSwapped
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

  /// The digest of a hash by SHA-256; `nil` for one by another algorithm.
  package init?(_ digest: HashDigest) {
    guard digest.algorithm == .sha256 else { return nil }
    self.init(bytes: digest.bytes)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
    }
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
