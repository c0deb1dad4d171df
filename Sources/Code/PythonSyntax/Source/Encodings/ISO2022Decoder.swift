/// Decodes the encodings of ISO 2022: bytes below 80, whose meaning escape sequences change.
///
/// Like Python's codecs it knows no more of ISO 2022 than the profiles for Japanese and Korean need: RFC 1468, 1554,
/// 2237 and 1557, and JIS X 0213.
@safe struct ISO2022Decoder {
  private enum CharacterSet {
    case ascii, romanJIS, katakana
    case japanese, supplement, firstPlane, secondPlane, korean, chinese
    case latin1, greek
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let encoding: MultiByteEncoding
  private var tables: [CharacterSet: CharacterCodeTable] = [:]
  private var text: DecodedText
  private var position = 0
  /// The sets that are in use without a shift, after `SO`, and for one character after `ESC N`.
  private var plain = CharacterSet.ascii
  private var shifted: CharacterSet?
  private var single: CharacterSet?
  private var isShifted = false
  /// Inside an escape sequence that is none of the encoding's, and so is text.
  private var isOtherEscape = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: MultiByteEncoding) {
    unsafe self.bytes = unsafe bytes
    self.encoding = encoding
    text = DecodedText(capacity: bytes.count * 2)
  }

  consuming func decode() -> DecodedText {
    while unsafe position < bytes.count {
      let start = position
      if !appendNext() {
        text.appendUndecodable()
        position = start + 1
      }
    }
    return text
  }

  private func byte(_ distance: Int) -> UInt8 {
    unsafe position + distance < bytes.count ? bytes[position + distance] : 0
  }

  /// Reads what is next. False if it stands for nothing.
  private mutating func appendNext() -> Bool {
    let first = byte(0)
    if isOtherEscape {
      text.append(UInt32(first))
      position += 1
      if first == UInt8(ascii: "@") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { isOtherEscape = false }
      return first < 0x80
    }
    switch first {
    case 0x1B: return readEscape()
    case 0x0E, 0x0F:
      guard encoding == .iso2022KR else { return appendControl(first) }
      position += 1
      isShifted = first == 0x0E
      return true
    case 0x0A:
      isShifted = false
      return appendControl(first)
    case 0..<0x20: return appendControl(first)
    case 0x80...: return false
    default: return appendCharacter(isShifted ? shifted ?? .ascii : plain)
    }
  }

  private mutating func appendControl(_ byte: UInt8) -> Bool {
    text.append(UInt32(byte))
    position += 1
    return true
  }

  private mutating func appendCharacter(_ set: CharacterSet) -> Bool {
    let (first, second) = (byte(0), byte(1))
    switch set {
    case .ascii:
      text.append(UInt32(first))
    case .romanJIS:
      text.append(first == 0x5C ? 0xA5 : first == 0x7E ? 0x203E : UInt32(first))
    case .katakana:
      guard (0x21...0x5F).contains(first) else { return false }
      text.append(UInt32(first) + 0xFF40)
    case .latin1, .greek:
      return false
    default:
      guard (0x21...0x7E).contains(first), (0x21...0x7E).contains(second) else { return false }
      let code = Int(first) << 8 | Int(second) | 0x8080
      // JIS X 0213 has a tilde of its own, where EUC has the wide one.
      if set == .firstPlane && code == 0xA2B2 {
        text.append(0x7E)
      } else if !table(of: set).append(code, to: &text) {
        return false
      }
      position += 1
    }
    position += 1
    return true
  }

  // MARK: - Escape sequences

  private mutating func readEscape() -> Bool {
    switch byte(1) {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "$"), UInt8(ascii: "."), UInt8(ascii: "&"):
      return readDesignation()
    case UInt8(ascii: "N") where encoding == .iso2022JP2:
      return readSingleShift()
    case _ where unsafe position + 1 < bytes.count:
      text.append(0x1B)
      position += 1
      isOtherEscape = true
      return true
    default:
      return false
    }
  }

  /// `ESC`, then `$` for a set of two bytes, where it is put (`(` or nothing, `)`, `.`), and the set's final byte.
  private mutating func readDesignation() -> Bool {
    var length = 1
    let isDouble = byte(length) == UInt8(ascii: "$")
    if isDouble { length += 1 }
    let place = byte(length)
    switch place {
    case UInt8(ascii: "("), UInt8(ascii: ")"): length += 1
    case UInt8(ascii: ".") where encoding == .iso2022JP2 && !isDouble: length += 1
    default: break
    }
    let final = Unicode.Scalar(byte(length))
    guard let set = sets.first(where: { $0.0 == final && $0.2 == isDouble })?.1 else { return false }
    switch place {
    case UInt8(ascii: ")"): shifted = set
    case UInt8(ascii: "."): single = set
    default: plain = set
    }
    position += length + 1
    return true
  }

  /// The encoding's sets with the bytes that choose them, and whether they have two bytes a character.
  private var sets: [(Unicode.Scalar, CharacterSet, isDouble: Bool)] {
    let ascii: [(Unicode.Scalar, CharacterSet, isDouble: Bool)] = [("B", .ascii, false)]
    if encoding == .iso2022KR { return ascii + [("C", .korean, true)] }
    let japanese = ascii + [("B", .japanese, true)]
    switch encoding {
    case .iso2022JP2004: return japanese + [("Q", .firstPlane, true), ("P", .secondPlane, true)]
    case .iso2022JP3: return japanese + [("O", .firstPlane, true), ("P", .secondPlane, true)]
    default: break
    }
    let roman = japanese + [("@", .japanese, true), ("J", .romanJIS, false)]
    return switch encoding {
    case .iso2022JP1: roman + [("D", .supplement, true)]
    case .iso2022JP2:
      roman + [
        ("D", .supplement, true), ("A", .chinese, true), ("C", .korean, true), ("A", .latin1, false),
        ("F", .greek, false),
      ]
    case .iso2022JPExtended: roman + [("D", .supplement, true), ("I", .katakana, false)]
    default: roman
    }
  }

  /// `ESC N` and the character after it, in the upper half of a set.
  private mutating func readSingleShift() -> Bool {
    guard unsafe position + 2 < bytes.count, (0x20..<0x80).contains(byte(2)) else { return false }
    switch single {
    case .latin1:
      text.append(UInt32(byte(2)) + 0x80)
    case .greek:
      // The set has no characters here before its edition of 2003.
      guard ![0x24, 0x25, 0x2A].contains(byte(2)),
        let greek = SingleByteEncoding(named: "iso8859-7")?.character(of: byte(2) + 0x80)
      else { return false }
      text.append(greek.value)
    default:
      return false
    }
    position += 3
    return true
  }

  private mutating func table(of set: CharacterSet) -> CharacterCodeTable {
    typealias Tables = MultiByteEncodingTables
    if let table = tables[set] { return table }
    let table =
      switch set {
      case .japanese: MultiByteEncoding.eucJP.table
      case .supplement: CharacterCodeTable(Tables.eucJPSupplement)
      case .firstPlane: (encoding == .iso2022JP3 ? MultiByteEncoding.eucJISX0213 : .eucJIS2004).table
      case .secondPlane: CharacterCodeTable(Tables.jisX0213SecondPlane)
      case .korean: MultiByteEncoding.eucKR.table
      case .chinese: MultiByteEncoding.gb2312.table
      default: CharacterCodeTable()
      }
    tables[set] = table
    return table
  }
}
