package import Formatting

/// Formats the Python of a reStructuredText document; nil if nothing changes.
///
/// That is what `.. code-block:: python`, `.. code:: python` and `.. sourcecode:: python` hold (`py`, `python3` and
/// `pycon` are Python too), what Sphinx's `.. testcode::` and `.. testsetup::` hold, and doctest blocks. Between
/// `.. fmt: off` and `.. fmt: on` nothing is formatted.
package func formatRestructuredText(_ source: [UInt8], options: FormatOptions) -> [UInt8]? {
  var document = RestructuredText(source)
  return document.format(options)
}

private struct RestructuredText {
  private let source: [UInt8]
  private let lines: [TextLines.Line]
  private var edit: DocumentEdit

  init(_ source: [UInt8]) {
    self.source = source
    lines = Array(TextLines(source[...]))
    edit = DocumentEdit(source)
  }

  private func content(_ index: Int) -> ArraySlice<UInt8> { source[lines[index].start..<lines[index].contentEnd] }
  private func isEmpty(_ index: Int) -> Bool { content(index).allSatisfy(isBlank) }
  private func indentation(_ index: Int) -> Int {
    let content = content(index)
    return content.count - content.trimmingLeadingBlanks.count
  }

  mutating func format(_ options: FormatOptions) -> [UInt8]? {
    var index = 0
    var isOff = false
    while index < lines.count {
      let text = content(index).trimmingLeadingBlanks.trimmingTrailingBlanks
      if text.elementsEqual(".. fmt: off".utf8) { isOff = true }
      if text.elementsEqual(".. fmt: on".utf8) { isOff = false }
      if let kind = Directive(text) {
        let block = body(after: index, isLiteral: kind != .other)
        if kind == .other {
          index += 1
          continue
        }
        if !isOff, !block.isEmpty { format(block, kind, options) }
        index = max(index + 1, block.upperBound)
      } else if text.starts(with: ">>> ".utf8) {
        let end = sessionEnd(index)
        if !isOff { format(index..<end, .session, options) }
        index = end
      } else if endsWithLiteralMark(text) {
        // A literal block shows text as it is: whatever it holds is not ours.
        index = max(index + 1, body(after: index, isLiteral: true).upperBound)
      } else {
        index += 1
      }
    }
    return edit.finish()
  }

  private func endsWithLiteralMark(_ text: ArraySlice<UInt8>) -> Bool {
    text.suffix(2).elementsEqual("::".utf8) && !text.starts(with: ".. ".utf8)
  }

  /// The lines that belong to a block: indented deeper than its first line, without the options and blank lines around.
  private func body(after start: Int, isLiteral: Bool) -> Range<Int> {
    let outer = indentation(start)
    var first = start + 1
    // Options of a directive, such as `:caption: x`, up to the blank line.
    if !isEmpty(start), content(start).trimmingLeadingBlanks.starts(with: "..".utf8) {
      while first < lines.count, !isEmpty(first), indentation(first) > outer,
        content(first).trimmingLeadingBlanks.first == UInt8(ascii: ":")
      {
        first += 1
      }
    }
    while first < lines.count, isEmpty(first) { first += 1 }
    var end = first
    var last = first
    while end < lines.count, isEmpty(end) || indentation(end) > outer {
      if !isEmpty(end) { last = end + 1 }
      end += 1
    }
    return first..<max(first, last)
  }

  /// Where a doctest block ends: at a blank line.
  private func sessionEnd(_ start: Int) -> Int {
    var end = start
    while end < lines.count, !isEmpty(end) { end += 1 }
    return end
  }

  private mutating func format(_ block: Range<Int>, _ kind: Directive, _ options: FormatOptions) {
    let range = lines[block.lowerBound].start..<lines[block.upperBound - 1].end
    let code = source[range].dedented
    let smallest = block.filter { !isEmpty($0) }.min { indentation($0) < indentation($1) } ?? block.lowerBound
    let prefix = source[lines[smallest].start..<lines[smallest].start + indentation(smallest)]
    let isSession = kind == .session || code.starts(with: ">>> ".utf8)
    guard var formatted = isSession ? formattedSession(code[...], options) : formattedExcerpt(code, options) else {
      return
    }
    // The block keeps the end of its last line: none at the end of a file without one.
    if lines[block.upperBound - 1].end == lines[block.upperBound - 1].contentEnd {
      while let last = formatted.last, last == 0x0A || last == 0x0D { formatted.removeLast() }
    }
    let result = formatted[...].indented(by: prefix)
    if !result.elementsEqual(source[range]) { edit.replace(range, by: result) }
  }

  /// What a line that starts a block says it holds.
  private enum Directive {
    case code
    case session
    /// Something that is no Python.
    case other

    init?(_ text: ArraySlice<UInt8>) {
      guard text.starts(with: ".. ".utf8) else { return nil }
      let words = String(decoding: text.dropFirst(3), as: UTF8.self).split(separator: " ")
      guard let name = words.first, name.hasSuffix("::") else { return nil }
      let argument = words.count > 1 ? words[1].lowercased() : ""
      switch name.dropLast(2).lowercased() {
      case "code-block", "code", "sourcecode":
        switch argument {
        case "python", "py", "python3", "py3": self = .code
        case "pycon", "pycon3": self = .session
        default: self = .other
        }
      case "testcode", "testsetup", "testcleanup": self = .code
      case "doctest": self = .session
      default: self = .other
      }
    }
  }
}
