extension Lexer {
  /// Reads a number: <https://docs.python.org/3/reference/lexical_analysis.html#numeric-literals>.
  mutating func lexNumber() {
    let start = position
    var kind = TokenKind.integer
    if source[start] == UInt8(ascii: "0") {
      switch source[start &+ 1] | 0x20 {
      case UInt8(ascii: "x"): return lexRadix(start, base: 16, name: "hexadecimal")
      case UInt8(ascii: "o"): return lexRadix(start, base: 8, name: "octal")
      case UInt8(ascii: "b"): return lexRadix(start, base: 2, name: "binary")
      default: break
      }
    }
    lexDigits()
    let integerEnd = position
    if source[position] == UInt8(ascii: ".") {
      position &+= 1
      kind = .float
      if isDigit(source[position]) { lexDigits() }
    }
    if source[position] | 0x20 == UInt8(ascii: "e") {
      let next = source[position &+ 1]
      let hasSign = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
      if isDigit(hasSign ? source[position &+ 2] : next) {
        position &+= hasSign ? 2 : 1
        kind = .float
        lexDigits()
      } else if hasSign {
        report("The exponent of this number has no digits", start, position + 2)
      }
    }
    if source[position] | 0x20 == UInt8(ascii: "j") {
      position &+= 1
      kind = .imaginary
    }
    if kind == .integer && source[start] == UInt8(ascii: "0") { checkLeadingZeros(start, integerEnd) }
    finishNumber(kind, start, name: kind == .imaginary ? "imaginary" : "decimal")
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Reads digits with single underscores between them.
  @inline(__always)
  private mutating func lexDigits() {
    while true {
      while isDigit(source[position]) { position &+= 1 }
      guard source[position] == UInt8(ascii: "_") else { return }
      guard isDigit(source[position &+ 1]) else { return }
      position &+= 1
    }
  }

  private mutating func checkLeadingZeros(_ start: UInt32, _ end: UInt32) {
    for offset in start..<end where source[offset] != UInt8(ascii: "0") && source[offset] != UInt8(ascii: "_") {
      report("Leading zeros are not allowed in a decimal number; write `0o` before an octal one", start, end)
      return
    }
  }

  /// Reads a number with a prefix such as `0x`.
  private mutating func lexRadix(_ start: UInt32, base: UInt8, name: String) {
    position = start + 2
    var digits = 0
    while true {
      let byte = source[position]
      if isDigit(byte) {
        if byte - UInt8(ascii: "0") >= base {
          let digit = Character(Unicode.Scalar(byte))
          report("Digit `\(digit)` is not allowed in \(article(name)) number", position, position + 1)
        }
      } else if base == 16 && (byte | 0x20) &- UInt8(ascii: "a") < 6 {
        // A hexadecimal letter.
      } else if byte == UInt8(ascii: "_") {
        let next = source[position + 1]
        guard isDigit(next) || base == 16 && (next | 0x20) &- UInt8(ascii: "a") < 6 else { break }
        position += 1
        continue
      } else {
        break
      }
      digits += 1
      position += 1
    }
    if digits == 0 { report("This \(name) number has no digits", start, position) }
    finishNumber(.integer, start, name: name)
  }

  private func article(_ name: String) -> String { name == "octal" ? "an octal" : "a \(name)" }

  /// Emits the number, and reports a name or underscore stuck to its end.
  private mutating func finishNumber(_ kind: TokenKind, _ start: UInt32, name: String) {
    let stop = source.endOfASCIIName(position)
    let isStuck: Bool
    if stop == position {
      isStuck = source[stop] >= 0x80 && UnicodeIdentifiers.isContinue(source.scalar(at: stop).scalar)
    } else {
      // `1if x else y` is legal: a keyword may follow without a space.
      let kind = stop - position <= 8 ? keywords.kind(of: source.word(position, length: stop - position)) : .name
      switch kind {
      case .andKeyword, .elseKeyword, .forKeyword, .ifKeyword, .inKeyword, .isKeyword, .orKeyword, .notKeyword:
        isStuck = false
      default:
        isStuck = true
      }
    }
    if isStuck {
      let errorStart = position
      while position < end {
        let byte = source[position]
        if byte < 0x80 {
          let stop = source.endOfASCIIName(position)
          if stop == position { break }
          position = stop
        } else {
          let (scalar, length) = source.scalar(at: position)
          guard UnicodeIdentifiers.isContinue(scalar) else { break }
          position += length
        }
      }
      if source[errorStart] == UInt8(ascii: "_") {
        report("An underscore in a number must stand between digits", errorStart, errorStart + 1)
      } else {
        report("This is not a valid \(name) number: letters follow its digits", start, position)
      }
    }
    emit(kind, start)
    lineHasTokens = true
  }
}
