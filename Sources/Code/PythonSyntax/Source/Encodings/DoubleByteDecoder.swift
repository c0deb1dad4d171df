/// Decodes encodings of one or two bytes a character, and the longer characters that some of them have.
@safe struct DoubleByteDecoder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let encoding: MultiByteEncoding
  private let table: CharacterCodeTable
  private let supplement: CharacterCodeTable?
  private let fourBytes: CharacterCodeTable?
  private var text: DecodedText
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: MultiByteEncoding) {
    unsafe self.bytes = unsafe bytes
    self.encoding = encoding
    table = encoding.table
    supplement = encoding.supplement
    fourBytes = encoding == .gb18030 ? CharacterCodeTable(MultiByteEncodingTables.gb18030FourBytes) : nil
    text = DecodedText(capacity: bytes.count * 3 / 2)
  }

  consuming func decode() -> DecodedText {
    while unsafe position < bytes.count {
      let count = appendCharacter()
      if count == 0 { text.appendUndecodable() }
      position += max(count, 1)
    }
    return text
  }

  /// The byte some places on; 0, which continues no character, past the end.
  private func byte(_ distance: Int) -> Int {
    unsafe position + distance < bytes.count ? Int(bytes[position + distance]) : 0
  }

  /// Adds the next character and gives the number of its bytes, or 0 if there is none.
  private mutating func appendCharacter() -> Int {
    let (first, second) = (byte(0), byte(1))
    if table.append(first, to: &text) { return 1 }
    if first < 0x80 {
      text.append(UInt32(first))
      return 1
    }
    if first == 0x8F, let supplement {
      return supplement.append(second << 8 | byte(2), to: &text) ? 3 : 0
    }
    if let fourBytes, (0x30...0x39).contains(second) { return appendFourBytes(fourBytes) }
    if encoding == .eucKR && first == 0xA4 && second == 0xD4 { return appendSyllable() }
    return table.append(first << 8 | second, to: &text) ? 2 : 0
  }

  /// Four bytes of GB 18030, which number all characters that have no two bytes.
  private mutating func appendFourBytes(_ table: CharacterCodeTable) -> Int {
    let (first, second, third, fourth) = (byte(0), byte(1), byte(2), byte(3))
    guard (0x81...0xFE).contains(first), (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth) else { return 0 }
    let number = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
    // Those beyond U+FFFF follow from the lead byte 90 on, in order.
    let beyond = number - (0x90 - 0x81) * 12600
    if beyond >= 0 {
      guard beyond <= 0xF_FFFF else { return 0 }
      text.append(UInt32(0x1_0000 + beyond))
      return 4
    }
    return table.append(number, to: &text) ? 4 : 0
  }

  /// A syllable that KS X 1001 spells: its filler, then a first consonant, a vowel, and a last consonant or the filler.
  private mutating func appendSyllable() -> Int {
    guard byte(2) == 0xA4, byte(4) == 0xA4, byte(6) == 0xA4,
      let first = Self.firstConsonants.firstIndex(of: UInt8(byte(3))), (0xBF...0xD3).contains(byte(5)),
      let last = Self.lastConsonants.firstIndex(of: UInt8(byte(7)))
    else { return 0 }
    text.append(UInt32(0xAC00 + (first * 21 + byte(5) - 0xBF) * 28 + last))
    return 8
  }

  /// The second bytes of the letters that start a syllable, in Unicode's order.
  private static let firstConsonants: [UInt8] = [
    0xA1, 0xA2, 0xA4, 0xA7, 0xA8, 0xA9, 0xB1, 0xB2, 0xB3, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE,
  ]

  /// The second bytes of the letters that end a syllable, in Unicode's order; first the filler, for none.
  private static let lastConsonants: [UInt8] = [
    0xD4, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB4,
    0xB5, 0xB6, 0xB7, 0xB8, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE,
  ]
}
