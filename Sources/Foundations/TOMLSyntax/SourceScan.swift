/// One pass over the bytes before parsing: line starts, UTF-8, and control characters, which TOML forbids everywhere.
struct SourceScan {
  private(set) var lineStarts: [UInt32] = [0]
  private(set) var failures: [TOMLFailure] = []

  mutating func run(_ source: [UInt8]) {
    unsafe source.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let byte = unsafe bytes[offset]
        if byte >= 0x20, byte < 0x7f {
          offset += 1
        } else if byte == UInt8(ascii: "\n") {
          offset += 1
          lineStarts.append(UInt32(truncatingIfNeeded: offset))
        } else if byte == 0x09 {
          offset += 1
        } else if byte == 0x0d, offset + 1 < bytes.count, unsafe bytes[offset + 1] == UInt8(ascii: "\n") {
          offset += 1
        } else if byte < 0x80 {
          let digits = String(byte, radix: 16, uppercase: true)
          let code = String(repeating: "0", count: 4 - digits.count) + digits
          report(TOMLFailure("the control character U+\(code) is not allowed", at: offset, to: offset + 1))
          offset += 1
        } else {
          let length = unsafe validLength(bytes, offset)
          if length == 0 {
            report(TOMLFailure("the bytes are not valid UTF-8", at: offset, to: offset + 1))
            offset += 1
          } else {
            offset += length
          }
        }
      }
    }
  }

  private mutating func report(_ failure: TOMLFailure) {
    if failures.count < 10 { failures.append(failure) }
  }

  /// The length of the multi-byte scalar here, or zero if it is malformed, overlong or a surrogate.
  private func validLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    func continuation(_ distance: Int) -> UInt8? {
      guard offset + distance < bytes.count, unsafe bytes[offset + distance] & 0xc0 == 0x80 else { return nil }
      return unsafe bytes[offset + distance]
    }
    let lead = unsafe bytes[offset]
    switch lead {
    case 0xc2...0xdf: return continuation(1) == nil ? 0 : 2
    case 0xe0...0xef:
      guard let second = continuation(1), continuation(2) != nil else { return 0 }
      if lead == 0xe0, second < 0xa0 { return 0 }
      if lead == 0xed, second >= 0xa0 { return 0 }
      return 3
    case 0xf0...0xf4:
      guard let second = continuation(1), continuation(2) != nil, continuation(3) != nil else { return 0 }
      if lead == 0xf0, second < 0x90 { return 0 }
      if lead == 0xf4, second >= 0x90 { return 0 }
      return 4
    default: return 0
    }
  }
}
