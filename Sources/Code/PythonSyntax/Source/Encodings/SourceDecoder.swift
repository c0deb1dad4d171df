/// Turns the bytes of a file into UTF-8, without failing.
struct SourceDecoder {
  let buffer: SourceBuffer
  let encoding: SourceEncoding
  private(set) var errors: [SyntaxError] = []

  /// Offsets are 32 bits, and one bit of an offset marks names kept outside of the source.
  static var maximumCount: Int { Int(Int32.max) - 1 }

  /// - Parameter ignoresDeclaration: whether the bytes are UTF-8 whatever a declaration in them says.
  init(_ bytes: UnsafeBufferPointer<UInt8>, ignoresDeclaration: Bool = false) {
    let hasMark = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let declared =
      unsafe !ignoresDeclaration && bytes.count <= Self.maximumCount ? EncodingDeclaration(in: bytes) : nil
    // Beside a byte-order mark, CPython knows UTF-8 only by the name with the hyphen.
    let isOther = declared.map { !(hasMark ? $0.isHyphenatedUTF8 : $0.isUTF8) } ?? false
    // A byte becomes at most three of UTF-8.
    if bytes.count > Self.maximumCount || isOther && bytes.count > Self.maximumCount / 3 {
      buffer = unsafe SourceBuffer(capacity: 0) { _ in 0 }
      encoding = .utf8
      errors = [SyntaxError(.encoding, "This file is too large: at most 2 GiB can be read", TextRange(0, 0))]
      return
    }
    guard let declared, isOther else {
      buffer = unsafe SourceBuffer(copying: bytes)
      encoding = hasMark ? .utf8WithByteOrderMark : .utf8
      unsafe checkUTF8(ignoringDeclarationIn: ignoresDeclaration ? bytes : nil)
      return
    }
    if hasMark {
      buffer = unsafe SourceBuffer(copying: bytes)
      encoding = .utf8WithByteOrderMark
      errors.append(
        SyntaxError(
          .encoding, "The encoding `\(declared.name)` contradicts the UTF-8 byte-order mark of the file", declared.range
        ))
      unsafe checkUTF8()
    } else if let (name, text) = unsafe Self.recode(bytes, from: declared.name) {
      buffer = unsafe text.bytes.withUnsafeBufferPointer { unsafe SourceBuffer(copying: $0) }
      encoding = .legacy(name)
      if let offset = text.firstUndecodable {
        errors.append(
          SyntaxError(
            .encoding, "What stands here in the file is no character of the encoding `\(name)`",
            TextRange(offset, offset + 3)))
      }
      unsafe checkUTF8()
    } else {
      buffer = unsafe SourceBuffer(copying: bytes)
      encoding = .unknown(declared.name)
      errors.append(SyntaxError(.encoding, "Unknown encoding `\(declared.name)`", declared.range))
    }
  }

  /// The encoding's own name and the text, or nil if no encoding has the name.
  private static func recode(_ bytes: UnsafeBufferPointer<UInt8>, from name: String) -> (String, DecodedText)? {
    if let encoding = SingleByteEncoding(named: name) { return unsafe (encoding.name, encoding.decode(bytes)) }
    if let encoding = MultiByteEncoding(named: name) { return unsafe (encoding.name, encoding.decode(bytes)) }
    return nil
  }

  /// Reports null bytes and what is not UTF-8.
  ///
  /// - Parameter bytes: the file, if the encoding that it declares is ignored.
  private mutating func checkUTF8(ignoringDeclarationIn bytes: UnsafeBufferPointer<UInt8>? = nil) {
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
    if seen & 0x8080_8080_8080_8080 != 0 { unsafe reportInvalidUTF8(bytes) }
  }

  private mutating func reportNullBytes() {
    let source = buffer.pointer
    for offset in 0..<source.count where source[offset] == 0 {
      errors.append(SyntaxError(.encoding, "A source must not contain null bytes", TextRange(offset, offset + 1)))
      return
    }
  }

  private mutating func reportInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>?) {
    let source = buffer.pointer
    var offset: UInt32 = 0
    while offset < source.count {
      if source[offset] < 0x80 {
        offset += 1
        continue
      }
      let (scalar, length) = source.scalar(at: offset)
      if scalar == "\u{FFFD}" && length == 1 {
        let declared = unsafe bytes.flatMap { unsafe EncodingDeclaration(in: $0) }.flatMap { $0.isUTF8 ? nil : $0.name }
        let message =
          declared.map { "Only UTF-8 can be read here, but the file is declared to be `\($0)`; save it as UTF-8" }
          ?? "This byte is not UTF-8; save the file as UTF-8 or declare its encoding in the first line"
        errors.append(SyntaxError(.encoding, message, TextRange(offset, offset + 1)))
        return
      }
      offset += length
    }
  }
}
