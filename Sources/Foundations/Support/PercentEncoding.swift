/// Percent-encoding of URL text (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// The bytes that `text` stands for; a `%` that does not start an escape stands for itself.
  package static func decode(_ text: String) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    var iterator = text.utf8.makeIterator()
    var pending: [UInt8] = []
    while let byte = pending.popLast() ?? iterator.next() {
      guard byte == UInt8(ascii: "%") else {
        output.append(byte)
        continue
      }
      guard let high = pending.popLast() ?? iterator.next() else {
        output.append(byte)
        break
      }
      guard let highValue = Hexadecimal.value(ofDigit: high) else {
        output.append(byte)
        pending.append(high)
        continue
      }
      guard let low = pending.popLast() ?? iterator.next() else {
        output += [byte, high]
        break
      }
      guard let lowValue = Hexadecimal.value(ofDigit: low) else {
        output.append(byte)
        pending += [low, high]
        continue
      }
      output.append(highValue << 4 | lowValue)
    }
    return output
  }

  /// The text that `text` stands for, with bytes that are not UTF-8 replaced.
  package static func decodeText(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return String(decoding: decode(text), as: UTF8.self)
  }

  /// Encodes a file path or one path segment so that it stands for itself in a URL; slashes are kept.
  package static func encodePath(_ path: String) -> String {
    encode(path.utf8) { isUnreserved($0) || isSubDelimiter($0) || "/:@".utf8.contains($0) }
  }

  /// Encodes user information: a user name or a password, never both.
  package static func encodeUserInfo(_ text: String) -> String {
    encode(text.utf8) { isUnreserved($0) }
  }

  /// Encodes only what can not stand in a URL at all: controls, spaces, quotes, angle brackets and non-ASCII bytes.
  ///
  /// Escapes that are already there are kept, so text that is a URL stays as it is.
  package static func repair(_ text: some Collection<UInt8>) -> String {
    encode(text) { byte in
      switch byte {
      case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"): false
      default: true
      }
    }
  }

  /// Encodes the bytes that are not to be kept, whatever they are.
  package static func encode(_ bytes: some Collection<UInt8>, keeping isKept: (UInt8) -> Bool) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      if isKept(byte) {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "%"), upperHexadecimal(byte >> 4), upperHexadecimal(byte & 15)]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func isSubDelimiter(_ byte: UInt8) -> Bool { "!$&'()*+,;=".utf8.contains(byte) }

  private static func upperHexadecimal(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
