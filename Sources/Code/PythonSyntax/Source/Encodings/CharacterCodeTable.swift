/// The characters of a coded character set by their codes of up to 16 bits.
struct CharacterCodeTable {
  /// Code points; 0 where there is none, and from `firstPair` on an index of `pairs`.
  private var codePoints = [UInt32](repeating: 0, count: 0x10000)
  private var pairs: [(UInt32, UInt32)] = []

  private static var firstPair: UInt32 { 0x11_0000 }

  /// A table of layers as `multibyte_encodings.py` writes them; later ones overwrite earlier ones.
  init(_ layers: StaticString...) {
    for layer in layers { apply(layer) }
  }

  /// Whether a code has a character.
  func contains(_ code: Int) -> Bool {
    codePoints.indices.contains(code) && codePoints[code] != 0
  }

  /// Adds the character of a code to a text. False if there is none.
  func append(_ code: Int, to text: inout DecodedText) -> Bool {
    guard contains(code) else { return false }
    let codePoint = codePoints[code]
    if codePoint >= Self.firstPair {
      let (first, second) = pairs[Int(codePoint - Self.firstPair)]
      text.append(first)
      text.append(second)
    } else {
      text.append(codePoint)
    }
    return true
  }

  /// The table of EUC-JP codes by the codes that Shift JIS has for them, with a layer of what differs.
  func shifted(_ layers: StaticString...) -> CharacterCodeTable {
    var table = CharacterCodeTable()
    table.pairs = pairs
    for row in 0..<94 {
      let lead = row / 2 + (row < 62 ? 0x81 : 0xC1)
      for cell in 0..<94 {
        let trail = row % 2 == 1 ? cell + 0x9F : cell + (cell < 63 ? 0x40 : 0x41)
        table.codePoints[lead << 8 | trail] = codePoints[(row + 0xA1) << 8 | cell + 0xA1]
      }
    }
    for layer in layers { table.apply(layer) }
    return table
  }

  private mutating func apply(_ layer: StaticString) {
    let bytes = unsafe UnsafeBufferPointer(start: layer.utf8Start, count: layer.utf8CodeUnitCount)
    var place = 0
    var code = 0
    var last: UInt32 = 0

    func number(_ digits: Int) -> UInt32 {
      var value: UInt32 = 0
      for digit in 0..<digits where place + digit < bytes.count {
        unsafe value |= Self.value(ofDigit: bytes[place + digit]) << UInt32(6 * digit)
      }
      place += digits
      return value
    }

    func set(_ value: UInt32) {
      if codePoints.indices.contains(code) { codePoints[code] = value }
      code += 1
    }

    while place < bytes.count {
      switch unsafe bytes[place] {
      case UInt8(ascii: "@"):
        place += 1
        code = Int(number(3))
      case UInt8(ascii: "*"):
        place += 1
        for _ in 0..<number(2) {
          last += 1
          set(last)
        }
      case UInt8(ascii: "!"):
        place += 1
        for _ in 0..<number(2) { set(0) }
      case UInt8(ascii: "("):
        place += 1
        pairs.append((number(3), number(3)))
        place += 1
        set(Self.firstPair + UInt32(pairs.count - 1))
      default:
        last = number(3)
        set(last)
      }
    }
  }

  private static func value(ofDigit byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    default: 63
    }
  }
}
