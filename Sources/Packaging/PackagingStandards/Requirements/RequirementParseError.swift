import Support

/// Text that is no requirement or marker by PEP 508, with the place where it goes wrong.
package struct RequirementParseError: UserFacingError, Equatable {
  /// What is wrong.
  package let reason: String
  /// The text as given.
  package let text: String
  /// The bytes of `text` that are at fault; never empty, and one byte past the end if something is missing there.
  package let span: Range<Int>

  init(_ failure: RequirementScanner.Failure, in bytes: Span<UInt8>) {
    reason = failure.reason
    hint = failure.hint
    text = String(bytes)
    span = failure.start..<failure.start + max(1, failure.length)
  }

  /// What to write instead, where that is plain.
  package let hint: String?

  package var message: String { reason }

  package var causes: [String] { [excerpt] }

  package var hints: [String] { hint.map { [$0] } ?? [] }

  /// The text with the fault marked below it, on two lines.
  ///
  ///     requests >=2 <3
  ///                  ~^
  ///
  /// Of a long text only what is near the fault is shown, and of credentials in a URL nothing.
  package var excerpt: String {
    let bytes = Array(maskingCredentials(in: text).utf8)
    let shown = Self.characterStart(bytes, span.lowerBound - 80)..<Self.characterStart(bytes, span.lowerBound + 80)
    let isCutBefore = shown.lowerBound > 0
    let isCutAfter = shown.upperBound < bytes.count
    var line = isCutBefore ? "..." : ""
    var marks = isCutBefore ? "   " : ""
    var offset = shown.lowerBound
    for character in String(decoding: bytes[shown], as: UTF8.self) {
      line.append(character == "\n" || character == "\r\n" || character == "\t" ? " " : character)
      let width = character.utf8.count
      if offset < span.lowerBound {
        marks.append(" ")
      } else if offset < span.upperBound {
        marks.append(offset + width >= span.upperBound ? "^" : "~")
      }
      offset += width
    }
    if span.upperBound > offset { marks.append("^") }
    return line + (isCutAfter ? "..." : "") + "\n" + marks
  }

  /// The nearest offset at or before one that begins a character's first byte, within the text.
  private static func characterStart(_ bytes: [UInt8], _ offset: Int) -> Int {
    var offset = min(max(0, offset), bytes.count)
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
