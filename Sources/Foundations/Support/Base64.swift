/// Base 64 text of bytes ([RFC 4648](https://www.rfc-editor.org/rfc/rfc4648)).
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
    return unsafe String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { buffer in
      var written = 0
      var pending: UInt32 = 0
      var bits = 0
      func emit(_ index: UInt32) {
        unsafe buffer[written] = table.utf8Start[Int(index & 63)]
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
          unsafe buffer[written] = UInt8(ascii: "=")
          written += 1
        }
      }
      return written
    }
  }
}
