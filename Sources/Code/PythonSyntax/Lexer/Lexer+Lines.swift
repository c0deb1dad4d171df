/// The width of an indentation, counted twice to catch mixtures of tabs and spaces that depend on the tab size.
struct IndentationLevel: BitwiseCopyable {
  /// With tab stops at every eight columns.
  var columns: UInt32
  /// With a tab as one column.
  var tabsAsOne: UInt32
  /// The columns of a line that was taken for this level although it starts further left; 0 if there is none.
  var misalignedColumns: UInt32 = 0
}

extension Lexer {
  /// Reads the end of a line and what starts the next one.
  mutating func lexNewline() {
    let start = position
    position &+= source[position] == UInt8(ascii: "\r") && source[position &+ 1] == UInt8(ascii: "\n") ? 2 : 1
    if brackets.count > 0 {
      emit(.nonLogicalNewline, start)
      if startsStatement() { abandonBrackets() }
      return
    }
    emit(lineHasTokens ? .newline : .nonLogicalNewline, start)
    lexIndentation()
  }

  /// Measures the whitespace at the start of a logical line and emits what changes.
  ///
  /// Blank lines and lines with only a comment do not count.
  mutating func lexIndentation() {
    lineHasTokens = false
    lineStartToken = tokens.count
    var start = position
    var columns: UInt32 = 0
    var tabsAsOne: UInt32 = 0
    var continued: UInt32 = 0
    scan: while true {
      switch source[position] {
      case 0x20:
        columns &+= 1
        tabsAsOne &+= 1
      case 0x09:
        columns = (columns / 8 + 1) * 8
        tabsAsOne &+= 1
      case 0x0C:
        columns = 0
        tabsAsOne = 0
        start = position
      case UInt8(ascii: "\\"):
        // The line starts before the backslash, whatever the next line's indentation; but like CPython, a backslash
        // in the first column does not count.
        let next = source.afterNewline(position + 1)
        if next == position + 1 || next >= end { break scan }
        if continued == 0 { continued = columns }
        position = next - 1
      default: break scan
      }
      position &+= 1
    }
    switch source[position] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"):
      return
    case 0 where position >= end:
      return
    default:
      break
    }
    if continued > 0 { (columns, tabsAsOne) = (continued, continued) }
    changeIndentation(to: IndentationLevel(columns: columns, tabsAsOne: tabsAsOne), lineStart: start)
    lineStartToken = tokens.count
    if isIPython { lexIPythonLine() }
  }

  @inline(__always)
  private mutating func changeIndentation(to level: IndentationLevel, lineStart: UInt32) {
    let current = indentation[indentation.count - 1]
    if level.columns == current.columns {
      if level.tabsAsOne != current.tabsAsOne { reportInconsistentTabs(lineStart) }
    } else if level.columns > current.columns {
      if level.tabsAsOne <= current.tabsAsOne { reportInconsistentTabs(lineStart) }
      indent(level, lineStart)
    } else if level.columns != current.misalignedColumns || level.columns == 0 {
      dedent(to: level, lineStart)
    }
  }

  private mutating func indent(_ level: IndentationLevel, _ lineStart: UInt32) {
    if indentation.count == Self.maximumIndentation {
      report("Too many levels of indentation: Python allows \(Self.maximumIndentation)", lineStart, position)
    }
    indentation.append(level)
    emit(.indent, lineStart)
  }

  private mutating func dedent(to level: IndentationLevel, _ lineStart: UInt32) {
    while indentation.count > 1 && indentation[indentation.count - 1].columns > level.columns {
      let top = indentation.count - 1
      if level.columns > 0 && level.columns == indentation[top].misalignedColumns { return }
      if level.columns > indentation[top - 1].columns && !startsClause() {
        // The line is likelier to be a slip in this block than a part of the one around it.
        indentation[top].misalignedColumns = level.columns
        break
      }
      indentation.truncate(to: indentation.count - 1)
      emit(.dedent, position)
    }
    let outer = indentation[indentation.count - 1]
    if outer.columns != level.columns {
      report("Unindent does not match any outer level of indentation", lineStart, position)
    } else if outer.tabsAsOne != level.tabsAsOne {
      reportInconsistentTabs(lineStart)
    }
  }

  /// Whether the line starts with `elif`, `else`, `except` or `finally`.
  private func startsClause() -> Bool {
    let stop = source.endOfASCIIName(position)
    guard (4...7).contains(stop - position) else { return false }
    switch keywords.kind(of: source.word(position, length: stop - position)) {
    case .elifKeyword, .elseKeyword, .exceptKeyword, .finallyKeyword: return true
    default: return false
    }
  }

  private mutating func reportInconsistentTabs(_ lineStart: UInt32) {
    report("Indentation mixes tabs and spaces so that its depth depends on the width of a tab", lineStart, position)
  }

  /// Reads a backslash: with the end of the line after it, the line goes on.
  mutating func lexContinuation() {
    let start = position
    let next = source.afterNewline(start + 1)
    if next == start + 1 {
      position += 1
      if position >= end {
        report("Unexpected end of file after the line continuation character `\\`", start, position)
      } else {
        report("Unexpected character after the line continuation character `\\`", start, position)
      }
      emit(.unknown, start)
      lineHasTokens = true
    } else {
      position = next
      if position >= end {
        report("Unexpected end of file after the line continuation character `\\`", start, start + 1)
      }
    }
  }

  /// Closes the last line and every block.
  mutating func finish() {
    position = end
    closeInterpolatedStringsAtEnd()
    if brackets.count > 0 {
      reportUnclosedAtEnd()
      brackets.truncate(to: 0)
      if lineHasTokens {
        // As in `endLineInsideBracket`.
        tokens.append(Token(kind: .newline, flags: .unterminated, start: position, end: position))
        lineHasTokens = false
      }
    }
    if lineHasTokens { emit(.newline, position) }
    while indentation.count > 1 {
      indentation.truncate(to: indentation.count - 1)
      emit(.dedent, position)
    }
    emit(.endOfFile, position)
  }
}

extension SourcePointer {
  /// The offset past the line end that starts at `offset`; `offset` itself if none does.
  func afterNewline(_ offset: UInt32) -> UInt32 {
    switch self[offset] {
    case UInt8(ascii: "\n"): offset + 1
    case UInt8(ascii: "\r"): self[offset + 1] == UInt8(ascii: "\n") ? offset + 2 : offset + 1
    default: offset
    }
  }
}
