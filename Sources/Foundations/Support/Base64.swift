/// Base 64 text of bytes ([RFC 4648](https://www.rfc-editor.org/rfc/rfc4648)), and back.
package enum Base64 {
  /// Which of the two alphabets is written, and whether `=` fills the last group.
  package enum Alphabet: Sendable {
    /// `+` and `/`, padded: HTTP basic authentication.
    case standard
    /// `-` and `_`, not padded: the hashes of RECORD.
    case urlSafe
  }

  /// Returns the text of `bytes`.
  package static func encode(_ bytes: some Collection<UInt8>, _ alphabet: Alphabet = .standard) -> String {
    let table: StaticString =
      switch alphabet {
      case .standard: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      case .urlSafe: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
      }
    return String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { buffer in
      var written = 0
      var pending: UInt32 = 0
      var bits = 0
      func emit(_ index: UInt32) {
        buffer[written] = table.utf8Start[Int(index & 63)]
        written += 1
      }
      for byte in bytes {
        pending = pending << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
          bits -= 6
          emit(pending >> UInt32(bits))
        }
      }
      if bits > 0 { emit(pending << UInt32(6 - bits)) }
      if alphabet == .standard {
        while written % 4 != 0 {
          buffer[written] = UInt8(ascii: "=")
          written += 1
        }
      }
      return written
    }
  }

  /// Returns the bytes of `text` in either alphabet, padded or not, or `nil` where it has another character.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bits = 0
    var padded = false
    for unit in text.utf8 {
      let value: UInt32
      switch unit {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = UInt32(unit - UInt8(ascii: "A"))
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(unit - UInt8(ascii: "a")) + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = UInt32(unit - UInt8(ascii: "0")) + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="):
        padded = true
        continue
      default: return nil
      }
      if padded { return nil }
      pending = (pending & 0xFFFFFF) << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    return bits < 6 ? bytes : nil
  }
}
