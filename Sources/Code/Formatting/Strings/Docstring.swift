internal import PythonSyntax

// Docstrings (PEP 257). Other than in other strings, the indentation of their lines follows the code around them.
extension Formatter {
  /// Writes the string of a docstring statement, without the comments of the statement. Parentheses are dropped.
  mutating func formatDocstring(_ statement: Stmt.ExpressionStatement) {
    let expression = statement.value
    leadingComments(expression.id)
    if let concatenation = expression.asConcatenatedString {
      formatConcatenatedDocstring(concatenation)
    } else {
      formatDocstringLiteral(expression.id)
    }
    trailingComments(expression.id)
  }

  private mutating func formatConcatenatedDocstring(_ concatenation: Expr.ConcatenatedString) {
    if let flat = flatConcatenation(concatenation) {
      formatFlat(flat, isDocstring: true)
    } else {
      parenthesizeIfExpands { $0.formatExpanded(concatenation, mayBeFlat: false) }
    }
  }

  private mutating func formatDocstringLiteral(_ id: NodeID) {
    let part = literalPart(id)
    // PEP 8 and PEP 257 ask for double quotes.
    let style = chosenStyle(part, quoteStyle: options.quoteStyle == .preserve ? .preserve : .double)
    let content = sourceBytes(part.content.start, part.content.end)
    if let normalized = StringNormalization.normalized(content, style: style) {
      normalized.withUnsafeBufferPointer { formatDocstring(DocstringText(bytes: $0, sourceStart: nil), style) }
    } else {
      formatDocstring(DocstringText(bytes: content, sourceStart: part.content.start), style)
    }
  }

  private mutating func formatDocstring(_ docstring: DocstringText, _ style: LiteralStyle) {
    token(style.prefix)
    token(style.quotes)
    if hasContinuedLine(docstring.bytes) {
      // Another indentation would change the string.
      write(docstring, 0..<docstring.bytes.count)
      token(style.quotes)
      return
    }

    let first = docstring.line(from: 0)
    let firstLine = docstring[first].trimmingEnd
    let start = firstLine.endOfLeadingWhitespace
    if start < firstLine.count {
      if firstLine[start] == style.quote { space() }
      write(docstring, start..<firstLine.count)
    }
    if docstring[first.upperBound..<docstring.bytes.count].isBlank {
      if needsSpaceBeforeQuotes(firstLine, style) || firstLine.isEmpty && !docstring.bytes.isEmpty { space() }
      token(style.quotes)
      return
    }

    hardLine()
    let endsWithSpace = needsSpaceBeforeQuotes(docstring.lastLine.trimmingEnd, style)
    var lines = DocstringLines(
      docstring, from: first.upperBound + 1, quote: style.quote, endsWithSpace: endsWithSpace)
    lines.write(&self)
    if endsWithSpace { space() }
    token(style.quotes)
  }

  private mutating func write(_ docstring: DocstringText, _ range: Range<Int>) {
    guard let sourceStart = docstring.sourceStart else {
      text(docstring[range])
      return
    }
    source(sourceStart + UInt32(truncatingIfNeeded: range.lowerBound), sourceStart + UInt32(range.upperBound))
  }

  /// Whether a backslash joins two lines. Whitespace may follow the backslash.
  private func hasContinuedLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\") {
        var next = index + 1
        while next < text.count, isPythonWhitespace(text[next]) { next += 1 }
        if next < text.count, text[next] == UInt8(ascii: "\n") { return true }
        index = next
      } else {
        index += 1
      }
    }
    return false
  }

  /// Whether a space must stand before the closing quotes, because what is before them would take part in them: a
  /// backslash that escapes a quote, or in triple-quoted strings another quote.
  func needsSpaceBeforeQuotes(_ text: UnsafeBufferPointer<UInt8>, _ style: LiteralStyle) -> Bool {
    func countOfBackslashes(before end: Int) -> Int {
      var start = end
      while start > 0, text[start - 1] == UInt8(ascii: "\\") { start -= 1 }
      return end - start
    }
    if countOfBackslashes(before: text.count) % 2 == 1 { return true }
    guard style.isTriple, text.last == style.quote else { return false }
    return countOfBackslashes(before: text.count - 1) % 2 == 0
  }
}

/// Whether a byte is whitespace between the tokens of a line.
func isPythonWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }

/// What is between the quotes of a docstring, with line feeds at the ends of lines.
struct DocstringText {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the text is in the source, if it is the same there.
  let sourceStart: UInt32?

  subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

  /// The line that starts at an offset, without its line end.
  func line(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }

  var lastLine: UnsafeBufferPointer<UInt8> {
    var start = bytes.count
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return self[start..<bytes.count]
  }
}
