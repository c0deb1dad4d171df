/// What a string says, however it is divided into literals.
private struct StringContents {
  /// What a string evaluates to.
  enum Kind { case text, bytes, formatted, template }

  var kind: Kind?
  /// The code points, with `field` for each replacement field.
  var codePoints: [UInt32] = []
  /// The replacement fields in their order.
  var fields: [NodeID] = []

  /// No code point.
  static var field: UInt32 { .max }
}

// MARK: - Strings

extension TreeComparison {
  /// Whether two nodes are strings with the same contents; their replacement fields are left to be compared, in pairs.
  mutating func areSameStrings(_ left: NodeID, _ right: NodeID) -> Bool {
    if let leftLiteral = first.expr(left)?.asStringLiteral, let rightLiteral = second.expr(right)?.asStringLiteral,
      areSamePlainLiterals(leftLiteral, rightLiteral)
    {
      return true
    }
    let (leftContents, rightContents) = (contents(of: left, first), contents(of: right, second))
    guard leftContents.kind != nil, leftContents.kind == rightContents.kind,
      leftContents.codePoints == rightContents.codePoints, leftContents.fields.count == rightContents.fields.count
    else { return false }
    for (left, right) in zip(leftContents.fields, rightContents.fields) {
      guard pair(left.rawValue, right.rawValue) else { return false }
    }
    return true
  }

  /// Whether the two literals have the same bytes between their quotes, so that nothing needs to be decoded.
  private func areSamePlainLiterals(_ left: Expr.StringLiteral, _ right: Expr.StringLiteral) -> Bool {
    let (leftFlags, rightFlags) = (left.style.flags, right.style.flags)
    guard leftFlags.contains(.raw) == rightFlags.contains(.raw),
      leftFlags.contains(.triple) == rightFlags.contains(.triple)
    else { return false }
    return unsafe plainText(left).elementsEqual(plainText(right))
  }

  private func plainText(_ literal: Expr.StringLiteral) -> UnsafeBufferPointer<UInt8> {
    let (tree, flags, range) = (literal.tree, literal.style.flags, literal.range)
    var start = range.start
    while start < range.end, tree.byte(at: start) != flags.quote { start += 1 }
    start += flags.quoteLength
    return unsafe tree.bytes(start, max(start, range.end - min(flags.quoteLength, range.end)))
  }

  private func contents(of id: NodeID, _ tree: TreeView) -> StringContents {
    var contents = StringContents()
    guard let expression = tree.expr(id) else { return contents }
    if let parts = expression.asConcatenatedString?.parts {
      for index in parts.indices { add(parts[index], &contents) }
    } else {
      add(expression, &contents)
    }
    return contents
  }

  private func add(_ expression: Expr, _ contents: inout StringContents) {
    switch expression.cases {
    case .stringLiteral(let literal):
      if contents.kind == nil { contents.kind = .text }
      contents.codePoints += literal.tree.contents(of: literal.range, literal.style.flags)
    case .bytesLiteral(let literal):
      contents.kind = .bytes
      contents.codePoints += literal.tree.contents(of: literal.range, literal.style.flags)
    case .fString(let string):
      contents.kind = .formatted
      addElements(string.values, isSpecification: false, &contents)
    case .tString(let string):
      contents.kind = .template
      addElements(string.values, isSpecification: false, &contents)
    default: break
    }
  }

  private func addElements(
    _ values: NodeList<InterpolatedElement>, isSpecification: Bool, _ contents: inout StringContents
  ) {
    let tree = values.tree
    for index in values.indices {
      let element = values[index]
      if element.kind == .textElement {
        let flags = tree.token(tree.firstToken(atOrAfter: element.start)).flags
        contents.codePoints += tree.contents(ofText: element.range, flags, isSpecification: isSpecification)
      } else {
        contents.codePoints.append(StringContents.field)
        contents.fields.append(element.id)
      }
    }
  }
}

// MARK: - Replacement fields

extension TreeComparison {
  /// Whether two format specifications have the same text; their fields are left to be compared, in pairs.
  mutating func areSameSpecifications(_ left: NodeID, _ right: NodeID) -> Bool {
    func contents(_ specification: FormatSpecification) -> StringContents {
      var contents = StringContents()
      addElements(specification.values, isSpecification: true, &contents)
      return contents
    }
    let leftContents = contents(FormatSpecification(unchecked: left, in: first))
    let rightContents = contents(FormatSpecification(unchecked: right, in: second))
    guard leftContents.codePoints == rightContents.codePoints,
      leftContents.fields.count == rightContents.fields.count
    else { return false }
    for (left, right) in zip(leftContents.fields, rightContents.fields) {
      guard pair(left.rawValue, right.rawValue) else { return false }
    }
    return true
  }

  /// Whether the texts that two fields like `{value = }` add to their strings are the same.
  func areSameDebugTexts(_ left: NodeID, _ right: NodeID) -> Bool {
    debugText(InterpolatedElement.Interpolation(unchecked: left, in: first), first)
      == debugText(InterpolatedElement.Interpolation(unchecked: right, in: second), second)
  }

  /// The text from after the brace to past the `=` with the whitespace after it.
  private func debugText(_ field: InterpolatedElement.Interpolation, _ tree: TreeView) -> [UInt8] {
    guard field.isDebug else { return [] }
    var end = field.value.end
    while end < field.end, tree.byte(at: end) != UInt8(ascii: "=") { end += 1 }
    end += 1
    while end < field.end, tree.byte(at: end) <= 0x20 { end += 1 }
    var text: [UInt8] = []
    for offset in field.start + 1..<max(field.start + 1, end) {
      let byte = tree.byte(at: offset)
      // Line ends are written as in the rest of the file.
      if byte == UInt8(ascii: "\n") && text.last == UInt8(ascii: "\r") { text.removeLast() }
      text.append(byte)
    }
    return text.map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 }
  }
}

// MARK: - Docstrings

extension TreeComparison {
  /// Whether two docstrings are the same apart from their layout; nil if one of the two is none.
  func areSameDocstrings(_ left: UInt32, _ right: UInt32) -> Bool? {
    let (left, right) = (NodeID(rawValue: left), NodeID(rawValue: right))
    if let leftLiteral = first.expr(left)?.asStringLiteral, let rightLiteral = second.expr(right)?.asStringLiteral,
      areSamePlainLiterals(leftLiteral, rightLiteral)
    {
      return true
    }
    let (leftContents, rightContents) = (contents(of: left, first), contents(of: right, second))
    guard leftContents.kind == .text, rightContents.kind == .text else { return nil }
    if docstrings == .ignored { return true }
    // A continued line may be indented anew, which moves whitespace inside of the line that Python sees.
    if hasContinuation(left, first) || hasContinuation(right, second) {
      return leftContents.codePoints.filter { !isDocstringLayout($0) }
        == rightContents.codePoints.filter { !isDocstringLayout($0) }
    }
    return docstringLines(leftContents.codePoints) == docstringLines(rightContents.codePoints)
  }

  private func hasContinuation(_ id: NodeID, _ tree: TreeView) -> Bool {
    let range = tree.range(of: id)
    var isEscaped = false
    for offset in range.start..<range.end {
      let byte = tree.byte(at: offset)
      if isEscaped && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")) { return true }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return false
  }

  /// The text of a docstring without whitespace at the ends of its lines and without empty lines at its ends.
  private func docstringLines(_ codePoints: [UInt32]) -> [UInt32] {
    var lines: [UInt32] = []
    var whitespace: [UInt32] = []
    for value in codePoints {
      if isDocstringLayout(value) && value != UInt32(UInt8(ascii: "\\")) {
        whitespace.append(value)
        continue
      }
      if !lines.isEmpty {
        let lineEnds = whitespace.filter { $0 == 0x0A }
        lines += lineEnds.isEmpty ? whitespace : lineEnds
      }
      whitespace.removeAll(keepingCapacity: true)
      lines.append(value)
    }
    return lines
  }

  /// Whether a character of a docstring may be changed or moved: whitespace, and a backslash at the end of a line.
  private func isDocstringLayout(_ value: UInt32) -> Bool {
    switch value {
    case 0...0x20, 0x5C, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}
