internal import PythonSyntax

/// Writes the lines of a docstring after the first, and formats the code in them if the options ask for it.
struct DocstringLines {
  /// A line of the docstring.
  struct Line {
    /// Where the line is in the docstring.
    var range: Range<Int>
    /// Whether the closing quotes follow.
    var isLast: Bool
  }

  let docstring: DocstringText
  private let start: Int
  private let quote: UInt8
  private let endsWithSpace: Bool
  /// What all lines have in common and lose. The layout indents them instead.
  private let strippedIndentation: DocstringIndentation

  /// - Parameters:
  ///   - start: where the second line starts.
  ///   - quote: the quote character around the docstring.
  ///   - endsWithSpace: whether a space follows the last line.
  init(_ docstring: DocstringText, from start: Int, quote: UInt8, endsWithSpace: Bool) {
    self.docstring = docstring
    self.start = start
    self.quote = quote
    self.endsWithSpace = endsWithSpace
    var stripped: DocstringIndentation?
    var offset = start
    while offset <= docstring.bytes.count {
      let range = docstring.line(from: offset)
      let line = docstring[range]
      if !line.isBlank {
        let indentation = DocstringIndentation(line)
        if stripped.map({ indentation.columns < $0.columns }) ?? true { stripped = indentation }
      }
      offset = range.upperBound + 1
    }
    strippedIndentation = stripped ?? DocstringIndentation()
  }

  mutating func write(_ f: inout Formatter) {
    // Code in docstrings of code in docstrings is left alone.
    let formatsCode = f.options.formatsDocstringCode && f.docstringQuote == nil
    var example: CodeExample?
    var offset = start
    while offset <= docstring.bytes.count {
      let range = docstring.line(from: offset)
      offset = range.upperBound + 1
      let line = Line(range: range, isLast: range.upperBound == docstring.bytes.count)
      if formatsCode { add(line, to: &example, &f) } else { write(line, &f) }
    }
    if let example { format(example, &f) }
  }

  // MARK: - Lines

  private func write(_ line: Line, _ f: inout Formatter) {
    let sourceStart = docstring.sourceStart.map { $0 + UInt32(truncatingIfNeeded: line.range.lowerBound) }
    write(docstring[line.range], isLast: line.isLast, sourceStart: sourceStart, &f)
  }

  /// Writes a line with its indentation relative to the docstring, and the line end after it.
  ///
  /// - Parameter sourceStart: where the line is in the source, if it is there.
  private func write(_ line: UnsafeBufferPointer<UInt8>, isLast: Bool, sourceStart: UInt32?, _ f: inout Formatter) {
    let line = line.trimmingEnd
    if line.isEmpty {
      if !isLast { f.emptyLine() }
      return
    }
    if let start = keptStart(of: line, f) {
      if let sourceStart {
        f.source(sourceStart + UInt32(start), sourceStart + UInt32(line.count))
      } else {
        f.text(UnsafeBufferPointer(rebasing: line[start...]))
      }
    } else {
      // The indentation becomes as many spaces.
      let columns = max(DocstringIndentation(line).columns - strippedIndentation.columns, 0)
      f.text([UInt8](repeating: UInt8(ascii: " "), count: columns) + line.trimmingStart)
    }
    if !isLast { f.hardLine() }
  }

  /// Where the part of a line starts that can be written as it is; nil if its indentation must be written anew.
  private func keptStart(of line: UnsafeBufferPointer<UInt8>, _ f: borrowing Formatter) -> Int? {
    let whitespace = UnsafeBufferPointer(rebasing: line[..<line.endOfLeadingWhitespace])
    switch f.options.indentStyle {
    case .space:
      if whitespace.contains(where: { $0 != UInt8(ascii: " ") }) { return nil }
    case .tab:
      if whitespace.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) { return nil }
      if !DocstringIndentation(line).canKeepRest(after: strippedIndentation) { return nil }
    }
    return min(strippedIndentation.byteCount, whitespace.count)
  }

  // MARK: - Code

  private func add(_ line: Line, to example: inout CodeExample?, _ f: inout Formatter) {
    if var current = example {
      switch current.add(line, in: docstring) {
      case .keeps:
        example = current
        return
      case .passes:
        // The line is not code, but code may follow.
        example = current
        write(line, &f)
        return
      case .ends(let isCode):
        example = nil
        let rest = current.takeTrailingBlankLines(in: docstring)
        if isCode { format(current, &f) } else { writeAll(current, &f) }
        for blank in rest { write(blank, &f) }
        if current.endsWithFence {
          write(line, &f)
          return
        }
      }
    }
    example = CodeExample(startingAt: line, in: docstring)
    if example?.lines.isEmpty ?? true { write(line, &f) }
  }

  /// Writes the lines of what turned out not to be code.
  private func writeAll(_ example: CodeExample, _ f: inout Formatter) {
    for line in example.lines { write(line.line, &f) }
  }

  private func format(_ example: CodeExample, _ f: inout Formatter) {
    guard let last = example.lines.last, let formatted = formattedCode(example, isLast: last.line.isLast, &f) else {
      writeAll(example, &f)
      return
    }
    let lines = formatted.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // The last line end is not followed by another line.
    let count = formatted.isEmpty ? 0 : formatted.last == UInt8(ascii: "\n") ? lines.count - 1 : lines.count
    for index in 0..<count {
      let line = example.linePrefix(isFirst: index == 0, in: docstring) + lines[index]
      line.withUnsafeBufferPointer {
        write($0, isLast: index == count - 1 && last.line.isLast, sourceStart: nil, &f)
      }
    }
  }

  /// The formatted code of an example, or nil if it is no valid code, or would not be in these quotes.
  private func formattedCode(_ example: CodeExample, isLast: Bool, _ f: inout Formatter) -> [UInt8]? {
    let outer = f.options
    var options = outer
    // Tabs would not survive in the docstring.
    options.indentStyle = .space
    options.lineEnding = .lineFeed
    switch outer.docstringCodeLineWidth {
    case .fixed(let width): options.lineWidth = width
    case .dynamic:
      let inDocstring = max(example.indentation.columns - strippedIndentation.columns, 0)
      options.lineWidth = max(
        outer.lineWidth - f.indentLevel * outer.indentWidth - example.promptWidth - inDocstring, 1)
    }
    let code = example.code(in: docstring)
    let result = code.withUnsafeBufferPointer { code in
      formatCodeInDocstring(code, options: options, quote: quote)
    }
    switch result {
    case .unchanged: return isValid(code, isLast: isLast, options) ? code : nil
    case .changed(let formatted): return isValid(formatted, isLast: isLast, options) ? formatted : nil
    case .failed: return nil
    case .internalError(let message):
      f.fail("code in a docstring: \(message)")
      return nil
    }
  }

  /// Whether code can stand between the quotes of the docstring. At its end, no line end separates it from the quotes,
  /// which ruff 0.17 does not mind.
  private func isValid(_ code: [UInt8], isLast: Bool, _ options: FormatOptions) -> Bool {
    let quotes = [UInt8](repeating: quote, count: 3)
    var docstring = quotes + code
    if isLast {
      while docstring.last == UInt8(ascii: "\n") { docstring.removeLast() }
      if endsWithSpace { docstring.append(UInt8(ascii: " ")) }
    }
    docstring += quotes
    let tree = docstring.withUnsafeBufferPointer { SyntaxTree(parsing: $0, options: options.parseOptions) }
    return tree.errors.isEmpty
  }
}
