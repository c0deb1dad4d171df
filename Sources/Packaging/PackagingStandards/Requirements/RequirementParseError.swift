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
  package var excerpt: String {
    var line = ""
    var marks = ""
    var offset = 0
    for character in text {
      let shown = character == "\n" || character == "\r\n" || character == "\t" ? " " : character
      line.append(shown)
      let width = character.utf8.count
      if offset < span.lowerBound {
        marks.append(" ")
      } else if offset < span.upperBound {
        marks.append(offset + width >= span.upperBound ? "^" : "~")
      }
      offset += width
    }
    if span.upperBound > offset { marks.append("^") }
    return line + "\n" + marks
  }
}
