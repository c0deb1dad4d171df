/// How the bytes of a file stand for text: PEP 263.
package enum SourceEncoding: Equatable, Sendable {
  case utf8
  /// UTF-8 with a byte-order mark, which stays in the source.
  case utf8WithByteOrderMark
  /// An encoding of one byte a character, by the name that Python gives it. The source has been recoded as UTF-8.
  case singleByte(String)
  /// An encoding that is declared but not known. The bytes were read as UTF-8.
  case unknown(String)
}

/// Turns the bytes of a file into UTF-8, without failing.
struct SourceDecoder {
  let buffer: SourceBuffer
  let encoding: SourceEncoding
  private(set) var errors: [SyntaxError] = []

  /// Offsets are 32 bits, and one bit of an offset marks names kept outside of the source.
  static var maximumCount: Int { Int(Int32.max) - 1 }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > Self.maximumCount {
      buffer = SourceBuffer(capacity: 0) { _ in 0 }
      encoding = .utf8
      errors = [SyntaxError(.encoding, "This file is too large: at most 2 GiB can be read", TextRange(0, 0))]
      return
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let declared = EncodingDeclaration(in: bytes)
    // Beside a byte-order mark, CPython knows UTF-8 only by the name with the hyphen.
    guard let declared, !(hasMark ? declared.isHyphenatedUTF8 : declared.isUTF8) else {
      buffer = SourceBuffer(copying: bytes)
      encoding = hasMark ? .utf8WithByteOrderMark : .utf8
      checkUTF8()
      return
    }
    if hasMark {
      buffer = SourceBuffer(copying: bytes)
      encoding = .utf8WithByteOrderMark
      errors.append(
        SyntaxError(
          .encoding, "The encoding `\(declared.name)` contradicts the UTF-8 byte-order mark of the file", declared.range
        ))
      checkUTF8()
    } else if let table = SingleByteEncoding(named: declared.name) {
      var undecodable: [UInt32] = []
      buffer = table.decode(bytes, undecodable: &undecodable)
      encoding = .singleByte(table.name)
      for offset in undecodable {
        errors.append(
          SyntaxError(
            .encoding, "This byte is no character of the encoding `\(table.name)`", TextRange(offset, offset + 3)))
      }
      checkUTF8()
    } else {
      buffer = SourceBuffer(copying: bytes)
      encoding = .unknown(declared.name)
      errors.append(SyntaxError(.encoding, "Unknown encoding `\(declared.name)`", declared.range))
    }
  }

  /// Reports null bytes and what is not UTF-8.
  private mutating func checkUTF8() {
    let source = buffer.pointer
    var offset: UInt32 = 0
    var seen: UInt64 = 0
    var zeros: UInt64 = 0
    while offset < source.count {
      // The padding is zero, so the last word is looked at byte by byte below.
      if offset + 8 > source.count { break }
      let word = source.word(offset)
      seen |= word
      zeros |= (word &- 0x0101_0101_0101_0101) & ~word
      offset &+= 8
    }
    while offset < source.count {
      seen |= UInt64(source[offset]) << 56
      if source[offset] == 0 { zeros = .max }
      offset += 1
    }
    if zeros & 0x8080_8080_8080_8080 != 0 { reportNullBytes() }
    if seen & 0x8080_8080_8080_8080 != 0 { reportInvalidUTF8() }
  }

  private mutating func reportNullBytes() {
    let source = buffer.pointer
    for offset in 0..<source.count where source[offset] == 0 {
      errors.append(SyntaxError(.encoding, "A source must not contain null bytes", TextRange(offset, offset + 1)))
      return
    }
  }

  private mutating func reportInvalidUTF8() {
    let source = buffer.pointer
    var offset: UInt32 = 0
    while offset < source.count {
      if source[offset] < 0x80 {
        offset += 1
        continue
      }
      let (scalar, length) = source.scalar(at: offset)
      if scalar == "\u{FFFD}" && length == 1 {
        errors.append(
          SyntaxError(
            .encoding, "This byte is not UTF-8; save the file as UTF-8 or declare its encoding in the first line",
            TextRange(offset, offset + 1)))
        return
      }
      offset += length
    }
  }
}

/// The encoding that a comment in one of the first two lines names: PEP 263.
struct EncodingDeclaration {
  let name: String
  let range: TextRange

  /// Whether the name is `utf-8`, in any case and with an underscore too.
  var isHyphenatedUTF8: Bool {
    let plain = SingleByteEncoding.canonical(name)
    return plain == "utf-8" || plain.hasPrefix("utf-8-")
  }

  /// Whether the name is one of UTF-8's.
  var isUTF8: Bool {
    let plain = SingleByteEncoding.canonical(name)
    return ["utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001", "utf-8-sig"].contains(plain)
      || plain.hasPrefix("utf-8-")
  }

  init?(in bytes: UnsafeBufferPointer<UInt8>) {
    var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for _ in 0..<2 {
      var end = lineStart
      while end < bytes.count && bytes[end] != UInt8(ascii: "\n") && bytes[end] != UInt8(ascii: "\r") { end += 1 }
      var start = lineStart
      while start < end && [0x20, 0x09, 0x0C].contains(bytes[start]) { start += 1 }
      if start < end {
        // A line with code ends the search.
        guard bytes[start] == UInt8(ascii: "#") else { return nil }
        if let found = Self.name(in: bytes, start, end) {
          name = String(decoding: bytes[found], as: UTF8.self)
          range = TextRange(UInt32(found.lowerBound), UInt32(found.upperBound))
          return
        }
      }
      if end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n") { end += 1 }
      lineStart = end + 1
      if lineStart >= bytes.count { return nil }
    }
    return nil
  }

  /// Finds `coding:` or `coding=` with a name after it.
  private static func name(in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
    let word = Array("coding".utf8)
    guard end - start > word.count else { return nil }
    for place in start..<(end - word.count) {
      let after = place + word.count
      guard bytes[place..<after].elementsEqual(word),
        bytes[after] == UInt8(ascii: ":") || bytes[after] == UInt8(ascii: "=")
      else { continue }
      var first = after + 1
      while first < end && (bytes[first] == 0x20 || bytes[first] == 0x09) { first += 1 }
      var last = first
      while last < end && isNameByte(bytes[last]) { last += 1 }
      if last > first { return first..<last }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

/// An encoding in which every byte is a character.
struct SingleByteEncoding {
  let name: String
  /// The characters of bytes 128 to 255; nil where a byte stands for none.
  private let characters: [Unicode.Scalar?]

  /// The spelling under which Python compares names of encodings.
  static func canonical(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == "." ? "-" : $0 })
  }

  init?(named name: String) {
    let wanted = Self.canonical(name)
    for entry in SingleByteEncodingTables.all {
      let names = "\(entry.names)".split(separator: " ")
      guard let first = names.first, names.contains(where: { $0 == wanted }) else { continue }
      self.name = String(first)
      characters = "\(entry.characters)".split(separator: " ").map {
        UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
      }
      return
    }
    return nil
  }

  /// The text as UTF-8. Bytes without a character become U+FFFD, and their offsets are added to `undecodable`.
  func decode(_ bytes: UnsafeBufferPointer<UInt8>, undecodable: inout [UInt32]) -> SourceBuffer {
    var missing: [UInt32] = []
    let buffer = SourceBuffer(capacity: bytes.count * 3) { base in
      var count = 0
      for byte in bytes {
        if byte < 0x80 {
          (base + count).initialize(to: byte)
          count += 1
          continue
        }
        let index = Int(byte) - 0x80
        let scalar = characters.indices.contains(index) ? characters[index] : nil
        if scalar == nil { missing.append(UInt32(count)) }
        for unit in UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
          (base + count).initialize(to: unit)
          count += 1
        }
      }
      return count
    }
    undecodable = missing
    return buffer
  }
}
