import Support

/// String literals, f-strings and t-strings.
extension Parser {
  /// One string literal, or several written next to each other.
  mutating func parseStrings() -> NodeID {
    let begin = start
    let first = parseString()
    if kind != .string && kind != .fStringStart && kind != .tStringStart { return first }
    let mark = tree.mark
    tree.push(first)
    while kind == .string || kind == .fStringStart || kind == .tStringStart { tree.push(parseString()) }
    let parts = tree.takeList(from: mark)
    checkParts(parts, TextRange(begin, previousEnd))
    return tree.makeConcatenatedStringExpr(begin, previousEnd, parts: parts)
  }

  /// Bytes join only bytes, and t-strings only t-strings.
  private mutating func checkParts(_ parts: WordSlice, _ range: TextRange) {
    var bytes = 0
    var templates = 0
    for index in 0..<Int(parts.count) {
      switch tree.kind(tree.element(index, of: parts)) {
      case .bytesLiteralExpr: bytes += 1
      case .tStringExpr: templates += 1
      default: break
      }
    }
    if bytes != 0 && bytes != Int(parts.count) {
      report("Bytes literals can only be joined with bytes literals", range)
    } else if templates != 0 && templates != Int(parts.count) {
      report("Template strings can only be joined with template strings", range)
    }
  }

  @inline(__always)
  private mutating func parseString() -> NodeID {
    let token = token
    if kind != .string { return parseInterpolatedString() }
    advance()
    let style = StringStyle(flags: token.flags)
    if token.flags.contains(.bytes) {
      checkBytesAreASCII(token)
      return tree.makeBytesLiteralExpr(token.start, token.end, style: style)
    }
    checkEscapes(token)
    return tree.makeStringLiteralExpr(token.start, token.end, style: style)
  }

  private mutating func checkBytesAreASCII(_ token: Token) {
    for offset in token.start..<token.end where source[offset] >= 0x80 {
      report("A bytes literal can only contain ASCII characters; write others as `\\x..`", token.range)
      return
    }
    checkEscapes(token)
  }

  /// Reports escapes that are cut short or name no character.
  @inline(__always)
  private mutating func checkEscapes(_ token: Token) {
    if token.hasBackslash && !token.flags.contains(.raw) { searchEscapes(token) }
  }

  private mutating func searchEscapes(_ token: Token) {
    var offset = token.start
    while offset &+ 1 < token.end {
      if source[offset] == UInt8(ascii: "\\") {
        offset = checkEscape(offset, token.end, token.flags)
      } else {
        offset &+= 1
      }
    }
  }

  private mutating func checkEscape(_ offset: UInt32, _ end: UInt32, _ flags: StringFlags) -> UInt32 {
    let digits: UInt32
    switch source[offset + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u") where !flags.contains(.bytes): digits = 4
    case UInt8(ascii: "U") where !flags.contains(.bytes): digits = 8
    case UInt8(ascii: "N") where !flags.contains(.bytes): return checkNamedEscape(offset, end)
    default: return offset + 2
    }
    var value: UInt32 = 0
    for index in 0..<digits {
      let place = offset + 2 + index
      guard place < end, let digit = Hexadecimal.value(ofDigit: source[place]) else {
        let escape = source.text(offset, offset + 2)
        report("The escape `\(escape)` needs \(digits) hexadecimal digits", TextRange(offset, min(place, end)))
        return offset + 2
      }
      value = value << 4 | UInt32(digit)
    }
    if value > 0x10FFFF {
      report("The escape names no character: Unicode ends at U+10FFFF", TextRange(offset, offset + 2 + digits))
    }
    return offset + 2 + digits
  }

  private mutating func checkNamedEscape(_ offset: UInt32, _ end: UInt32) -> UInt32 {
    var close = offset + 3
    if offset + 2 < end && source[offset + 2] == UInt8(ascii: "{") {
      while close < end && source[close] != UInt8(ascii: "}") { close += 1 }
      if close < end {
        let name = source.text(offset + 3, close)
        if CharacterNames.scalar(named: name) == nil {
          report("No Unicode character is named `\(name)`", TextRange(offset, close + 1))
        }
        return close + 1
      }
    }
    report("The escape `\\N` needs the name of a character in braces", TextRange(offset, min(offset + 2, end)))
    return offset + 2
  }

  // MARK: - Interpolated strings

  private mutating func parseInterpolatedString() -> NodeID {
    let opening = token
    advance()
    depth += 1
    defer { depth -= 1 }
    let isTemplate = opening.flags.contains(.template)
    if isTemplate { require(.templateString, opening.range) }
    let mark = tree.mark
    if depth > Self.maximumDepth { _ = abandonDeepExpression() } else { parseElements(opening.flags) }
    let elements = tree.takeList(from: mark)
    let closing: TokenKind = isTemplate ? .tStringEnd : .fStringEnd
    if kind == closing { advance() } else { reportExpected("the end of \(isTemplate ? "a t-string" : "an f-string")") }
    let style = StringStyle(flags: opening.flags)
    return isTemplate
      ? tree.makeTStringExpr(opening.start, previousEnd, style: style, values: elements)
      : tree.makeFStringExpr(opening.start, previousEnd, style: style, values: elements)
  }

  /// Text and replacement fields up to the end of the string or format specification, pushed as pending nodes.
  private mutating func parseElements(_ flags: StringFlags) {
    while true {
      switch kind {
      case .fStringMiddle, .tStringMiddle:
        let token = token
        advance()
        checkEscapes(token)
        tree.push(tree.makeTextElement(token.start, token.end))
      case .leftBrace:
        tree.push(parseInterpolation(flags))
      default:
        return
      }
    }
  }

  private mutating func parseInterpolation(_ flags: StringFlags) -> NodeID {
    let begin = start
    advance()
    depth += 1
    defer { depth -= 1 }
    let value: NodeID
    if depth > Self.maximumDepth {
      value = abandonDeepExpression()
    } else if kind == .yieldKeyword {
      value = parseYield()
    } else if kind == .rightBrace || kind == .colon || kind == .exclamation || kind == .equal {
      value = missingExpression("an expression in the replacement field")
    } else {
      value = parseExpressionList()
    }
    let isDebug = take(.equal)
    if isDebug { require(.fStringDebug, TextRange(previousEnd - 1, previousEnd)) }
    let conversion = parseConversion()
    var format = NodeID.absent
    if kind == .colon {
      let formatStart = start
      advance()
      let mark = tree.mark
      parseElements(flags)
      let elements = tree.takeList(from: mark)
      format = tree.makeFormatSpecification(formatStart, previousEnd, values: elements)
    }
    closeField()
    return tree.makeInterpolationElement(
      begin, previousEnd, conversion: conversion, isDebug: isDebug, value: value, formatSpec: format)
  }

  private mutating func closeField() {
    if take(.rightBrace) { return }
    reportExpected("`}` to close the replacement field")
    // Skip to the brace or the end of the string.
    var open = 0
    while true {
      switch kind {
      case .newline, .endOfFile, .indent, .dedent: return
      case .fStringEnd, .tStringEnd: if open == 0 { return }
      case .leftBrace: open += 1
      case .rightBrace:
        if open == 0 {
          advance()
          return
        }
        open -= 1
      case .fStringMiddle, .tStringMiddle: if open == 0 { return }
      default: break
      }
      advance()
    }
  }

  private mutating func parseConversion() -> InterpolationConversion {
    guard kind == .exclamation else { return .none }
    let mark = token
    advance()
    guard kind.isName || kind.isKeyword else {
      reportExpected("`s`, `r` or `a` after `!`")
      return .none
    }
    let token = token
    if token.start != mark.end {
      reportHere("The conversion must follow `!` without a space")
    }
    advance()
    if token.end - token.start == 1 {
      switch source[token.start] {
      case UInt8(ascii: "s"): return .string
      case UInt8(ascii: "r"): return .repr
      case UInt8(ascii: "a"): return .ascii
      default: break
      }
    }
    report("The conversion must be `s`, `r` or `a`", token.range)
    return .none
  }
}
