/// Lower-case hexadecimal text of bytes, and back.
package enum Hexadecimal {
  /// Returns two lower-case digits for each byte.
  package static func encode(_ bytes: some Collection<UInt8>) -> String {
    let digits: StaticString = "0123456789abcdef"
    return unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var index = 0
      for byte in bytes {
        unsafe buffer[index] = digits.utf8Start[Int(byte >> 4)]
        unsafe buffer[index + 1] = digits.utf8Start[Int(byte & 15)]
        index += 2
      }
      return index
    }
  }

  /// Returns sixteen digits for a number.
  package static func encode(_ value: UInt64) -> String {
    unsafe withUnsafeBytes(of: value.bigEndian) { unsafe encode($0) }
  }

  /// Returns the bytes that `text` stands for, or `nil` where it has an odd length or another character; both cases of
  /// letters are read.
  package static func decode(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for unit in text.utf8 {
      guard let digit = value(ofDigit: unit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }

  /// Returns the value of one ASCII digit.
  package static func value(ofDigit unit: UInt8) -> UInt8? {
    switch unit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): unit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): unit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): unit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
