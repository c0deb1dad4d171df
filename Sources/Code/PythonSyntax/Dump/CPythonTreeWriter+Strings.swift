/// Strings as CPython joins them: neighbours are one `Constant` or one `JoinedStr`, and so are neighbouring texts inside.
extension CPythonTreeWriter {
  /// What a string expression consists of, in order, after literals next to each other have been split up.
  private enum Piece {
    case text([UInt32], TextRange, isUnicode: Bool)
    case field(NodeID)
  }

  mutating func writeString(_ field: StaticString, _ expression: Expr) {
    let range = expression.range
    switch expression.cases {
    case .stringLiteral(let literal):
      writeConstant(field, tree.contents(of: range, literal.style.flags), range, literal.style.flags)
    case .bytesLiteral(let literal):
      writeBytes(field, tree.contents(of: range, literal.style.flags), range)
    case .fString(let literal):
      writeJoined(field, pieces(of: literal.values, literal.style.flags), range)
    case .tString(let literal):
      writeJoined(field, pieces(of: literal.values, literal.style.flags), range)
    case .concatenatedString(let string):
      writeConcatenated(field, string)
    default: break
    }
  }

  private mutating func writeConcatenated(_ field: StaticString, _ string: Expr.ConcatenatedString) {
    var pieces: [Piece] = []
    var bytes: [UInt32] = []
    var hasFields = false
    var flags: StringFlags = []
    for index in string.parts.indices {
      switch string.parts[index].cases {
      case .stringLiteral(let part):
        if index == 0 { flags = part.style.flags }
        let isUnicode = part.style.flags.contains(.unicode)
        pieces.append(.text(tree.contents(of: part.range, part.style.flags), part.range, isUnicode: isUnicode))
      case .bytesLiteral(let part):
        bytes += tree.contents(of: part.range, part.style.flags)
      case .fString(let part):
        hasFields = true
        pieces += self.pieces(of: part.values, part.style.flags)
      case .tString(let part):
        hasFields = true
        pieces += self.pieces(of: part.values, part.style.flags)
      default: break
      }
    }
    if pieces.isEmpty && !hasFields {
      writeBytes(field, bytes, string.range)
    } else if hasFields {
      writeJoined(field, pieces, string.range)
    } else {
      var text: [UInt32] = []
      for case .text(let part, _, _) in pieces { text += part }
      writeConstant(field, text, string.range, flags)
    }
  }

  private mutating func writeConstant(
    _ field: StaticString, _ value: [UInt32], _ range: TextRange, _ flags: StringFlags
  ) {
    open(field, "Constant", range)
    attribute("value", codePoints: value)
    if flags.contains(.unicode) && tree.byte(at: range.start) == UInt8(ascii: "u") { attribute("kind", "u") }
    close()
  }

  private mutating func writeBytes(_ field: StaticString, _ value: [UInt32], _ range: TextRange) {
    open(field, "Constant", range)
    attribute("value", text: "bytes:" + value.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    close()
  }

  private mutating func writeJoined(_ field: StaticString, _ pieces: [Piece], _ range: TextRange) {
    open(field, "JoinedStr", range)
    var index = 0
    while index < pieces.count {
      switch pieces[index] {
      case .field(let id):
        writeField(Interpolation(unchecked: id, in: tree))
        index += 1
      case .text(var text, var textRange, let isUnicode):
        index += 1
        while index < pieces.count, case .text(let more, let moreRange, _) = pieces[index] {
          text += more
          textRange.end = moreRange.end
          index += 1
        }
        if !text.isEmpty { writeConstant("values", text, textRange, isUnicode ? .unicode : []) }
      }
    }
    close()
  }

  private typealias Interpolation = InterpolatedElement.Interpolation

  private func pieces(
    of elements: NodeList<InterpolatedElement>, _ flags: StringFlags, isSpecification: Bool = false
  ) -> [Piece] {
    var pieces: [Piece] = []
    for index in elements.indices {
      let element = elements[index]
      switch element.cases {
      case .text:
        let text = tree.contents(ofText: element.range, flags, isSpecification: isSpecification)
        if text.isEmpty { continue }
        pieces.append(.text(text, element.range, isUnicode: false))
      case .interpolation(let interpolation):
        if interpolation.isDebug { pieces.append(debugText(interpolation)) }
        pieces.append(.field(interpolation.id))
      }
    }
    return pieces
  }

  /// The source of a field with `=`, from its brace to what follows the `=`, without comments.
  private func debugText(_ interpolation: Interpolation) -> Piece {
    var index = tree.firstToken(atOrAfter: interpolation.value.end)
    while tree.token(index).kind != .equal && tree.token(index).start < interpolation.end { index += 1 }
    index += 1
    while tree.token(index).kind.isTrivia { index += 1 }
    let range = TextRange(interpolation.start + 1, tree.token(index).start)
    var text: [UInt32] = []
    var offset = range.start
    var next = tree.firstToken(atOrAfter: range.start)
    while offset < range.end {
      while tree.token(next).end <= offset && tree.token(next).kind != .endOfFile { next += 1 }
      if tree.token(next).kind == .comment && tree.token(next).start == offset {
        offset = tree.token(next).end
        continue
      }
      let (scalar, length) = unsafe tree.storage.pointee.source.scalar(at: offset)
      text.append(scalar.value)
      offset += length
    }
    return .text(text, range, isUnicode: false)
  }

  private mutating func writeField(_ interpolation: Interpolation) {
    open("values", "FormattedValue", interpolation.range)
    let format = interpolation.formatSpec
    let isBareDebug = interpolation.isDebug && interpolation.conversion == .none && format == nil
    switch interpolation.conversion {
    case .none: attribute("conversion", isBareDebug ? "114" : "-1")
    case .string: attribute("conversion", "115")
    case .repr: attribute("conversion", "114")
    case .ascii: attribute("conversion", "97")
    }
    write("value", interpolation.value)
    if let format {
      let pieces = pieces(of: format.values, [], isSpecification: true)
      writeJoined("format_spec", pieces, format.range)
    }
    close()
  }
}
