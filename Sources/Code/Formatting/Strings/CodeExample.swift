internal import PythonSyntax

/// Code in a docstring that is being collected line by line: a doctest, a literal block or a code directive of
/// reStructuredText, or a fenced code block of Markdown.
struct CodeExample {
  /// A line of the example and the code in it.
  struct CodeLine {
    var line: DocstringLines.Line
    /// The part of the line that is code.
    var code: Range<Int>
  }

  /// What a line means for the example.
  enum Effect {
    /// The line belongs to the code.
    case keeps
    /// The line belongs to the example but is no code.
    case passes
    /// The example ended before the line. If it turned out not to be code, its lines stay as they are.
    case ends(isCode: Bool)
  }

  private enum Kind {
    /// Lines with prompts. `indentation` is the range of the whitespace before the first prompt.
    case doctest(indentation: Range<Int>)
    /// An indented block after a line that ends with `::` or contains a directive.
    case restructuredText(isDirective: Bool)
    /// A block between fences of at least `length` of a character.
    case markdown(fence: UInt8, length: Int)
  }

  private(set) var lines: [CodeLine] = []
  /// The indentation of the code: of the prompts, of the fence, or the smallest one of a literal block.
  private(set) var indentation: DocstringIndentation
  /// Whether the line that ended the example is its closing fence, or must not start another example.
  private(set) var endsWithFence = false
  private var kind: Kind
  /// For a literal block: the indentation of the line that announces it.
  private let openingIndentation: DocstringIndentation
  /// For a literal block: whether a line of code has been found.
  private var hasStarted = true

  /// The example that a line starts, if it starts one. A doctest contains its first line; the others do not.
  init?(startingAt line: DocstringLines.Line, in docstring: DocstringText) {
    let text = docstring[line.range]
    indentation = DocstringIndentation(text)
    openingIndentation = indentation

    let start = text.endOfLeadingWhitespace
    if UnsafeBufferPointer(rebasing: text[start...]).starts(with: ">>> ") {
      let lower = line.range.lowerBound
      kind = .doctest(indentation: lower..<lower + start)
      lines.append(CodeLine(line: line, code: lower + start + 4..<line.range.upperBound))
      return
    }

    let content = contentOfLine(text)
    if content.starts(with: ".. ") {
      guard Self.isCodeDirective(text) else { return nil }
      kind = .restructuredText(isDirective: true)
      hasStarted = false
      return
    }
    if content.trimmingEnd.ends(with: "::") {
      kind = .restructuredText(isDirective: false)
      hasStarted = false
      return
    }
    guard let (fence, length) = Self.openingFence(content) else { return nil }
    kind = .markdown(fence: fence, length: length)
  }

  // MARK: - Adding lines

  mutating func add(_ line: DocstringLines.Line, in docstring: DocstringText) -> Effect {
    switch kind {
    case .doctest(let indentation): addToDoctest(line, indentation, docstring)
    case .restructuredText(let isDirective):
      hasStarted ? addToBlock(line, docstring) : startBlock(line, isDirective: isDirective, docstring)
    case .markdown(let fence, let length): addToFenced(line, fence, length, docstring)
    }
  }

  private mutating func addToDoctest(
    _ line: DocstringLines.Line, _ indentation: Range<Int>, _ docstring: DocstringText
  ) -> Effect {
    let text = docstring[line.range]
    let prompt = docstring[indentation]
    guard text.count >= prompt.count + 3, text.prefix(prompt.count).elementsEqual(prompt),
      UnsafeBufferPointer(rebasing: text[prompt.count...]).starts(with: "...")
    else { return .ends(isCode: true) }
    var start = prompt.count + 3
    if start < text.count {
      guard text[start] == UInt8(ascii: " ") else { return .ends(isCode: true) }
      start += 1
    }
    lines.append(CodeLine(line: line, code: line.range.lowerBound + start..<line.range.upperBound))
    return .keeps
  }

  /// Looks for the first line of a literal block.
  private mutating func startBlock(
    _ line: DocstringLines.Line, isDirective: Bool, _ docstring: DocstringText
  ) -> Effect {
    let text = docstring[line.range]
    let content = contentOfLine(text)
    if content.isEmpty { return .passes }
    // The options of a directive.
    if isDirective && content.trimmingStart.first == UInt8(ascii: ":") { return .passes }
    indentation = DocstringIndentation(text)
    if indentation.columns <= openingIndentation.columns { return .ends(isCode: false) }
    hasStarted = true
    lines.append(CodeLine(line: line, code: line.range))
    return .keeps
  }

  private mutating func addToBlock(_ line: DocstringLines.Line, _ docstring: DocstringText) -> Effect {
    let text = docstring[line.range]
    if contentOfLine(text).isEmpty {
      if line.isLast { return .ends(isCode: true) }
      let next = docstring[docstring.line(from: line.range.upperBound + 1)]
      if !contentOfLine(next).isEmpty && DocstringIndentation(next).columns <= openingIndentation.columns {
        return .ends(isCode: true)
      }
    } else {
      let columns = DocstringIndentation(text).columns
      // A block ends with an empty line.
      if columns <= openingIndentation.columns { return .ends(isCode: false) }
      if columns < indentation.columns { indentation = DocstringIndentation(text) }
    }
    lines.append(CodeLine(line: line, code: line.range))
    return .keeps
  }

  private mutating func addToFenced(
    _ line: DocstringLines.Line, _ fence: UInt8, _ length: Int, _ docstring: DocstringText
  ) -> Effect {
    let text = docstring[line.range]
    let content = contentOfLine(text)
    let run = content.prefix { $0 == fence }.count
    if run >= length && content[run...].allSatisfy(isPythonWhitespace) {
      endsWithFence = true
      return .ends(isCode: true)
    }
    if !content.isEmpty && DocstringIndentation(text).columns < indentation.columns {
      endsWithFence = true
      return .ends(isCode: false)
    }
    let start = line.range.lowerBound + indentation.prefixLength(of: text)
    lines.append(CodeLine(line: line, code: start..<line.range.upperBound))
    return .keeps
  }

  // MARK: - Code

  /// Takes the blank lines from the end of a literal block.
  mutating func takeTrailingBlankLines(in docstring: DocstringText) -> [DocstringLines.Line] {
    guard case .restructuredText = kind else { return [] }
    var count = lines.count
    while count > 0, contentOfLine(docstring[lines[count - 1].line.range]).isEmpty { count -= 1 }
    let rest = lines[count...].map(\.line)
    lines.removeSubrange(count...)
    return rest
  }

  /// The code without the indentation and prompts of the docstring.
  func code(in docstring: DocstringText) -> [UInt8] {
    var code: [UInt8] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { code.append(UInt8(ascii: "\n")) }
      var text = docstring[line.code]
      if case .restructuredText = kind {
        // The indentation is known only now.
        if text.isBlank { continue }
        text = UnsafeBufferPointer(rebasing: text[indentation.prefixLength(of: text)...])
      }
      code.append(contentsOf: text)
    }
    return code
  }

  /// The columns that prompts take.
  var promptWidth: Int {
    if case .doctest = kind { 4 } else { 0 }
  }

  /// What is written before a line of formatted code.
  func linePrefix(isFirst: Bool, in docstring: DocstringText) -> [UInt8] {
    switch kind {
    case .doctest(let indentation): Array(docstring[indentation]) + Array((isFirst ? ">>> " : "... ").utf8)
    default: [UInt8](repeating: UInt8(ascii: " "), count: indentation.columns)
    }
  }

  // MARK: - Starts

  /// Whether a line is `.. code-block:: python` or a variation of it.
  private static func isCodeDirective(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = UnsafeBufferPointer(rebasing: line.trimmingStart.dropFirst(3)).trimmingStart
    guard rest.take("code-block::") || rest.take("sourcecode::") else { return false }
    rest = rest.trimmingStart
    for name in ["python", "py", "python3", "py3"] as [StaticString] {
      var language = rest
      if language.take(name) && language.isEmpty { return true }
    }
    return false
  }

  /// The character and the length of a fence, if the language after it is Python or not given.
  private static func openingFence(_ content: UnsafeBufferPointer<UInt8>) -> (UInt8, Int)? {
    guard let fence = content.first, fence == UInt8(ascii: "`") || fence == UInt8(ascii: "~") else { return nil }
    let length = content.prefix { $0 == fence }.count
    guard length >= 3 else { return nil }
    if content.count == length { return (fence, length) }
    var language = UnsafeBufferPointer(rebasing: content[length...]).trimmingStart
    guard language.take("py") else { return nil }
    if fence == UInt8(ascii: "`") && language.contains(fence) { return nil }
    return (fence, length)
  }
}

/// A line without the spaces, tabs and form feeds before it.
private func contentOfLine(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  UnsafeBufferPointer(rebasing: line.drop(while: isPythonWhitespace))
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func ends(with suffix: StaticString) -> Bool {
    count >= suffix.utf8CodeUnitCount
      && Self(rebasing: self[(count - suffix.utf8CodeUnitCount)...]).starts(with: suffix)
  }

  /// Drops lower-case ASCII text from the start if the text starts with it in any case.
  fileprivate mutating func take(_ prefix: StaticString) -> Bool {
    guard count >= prefix.utf8CodeUnitCount else { return false }
    for offset in 0..<prefix.utf8CodeUnitCount {
      let byte = self[offset]
      let expected = prefix.utf8Start[offset]
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(expected)
      if byte != expected && !(isLetter && byte | 0x20 == expected) { return false }
    }
    self = Self(rebasing: self[prefix.utf8CodeUnitCount...])
    return true
  }
}
