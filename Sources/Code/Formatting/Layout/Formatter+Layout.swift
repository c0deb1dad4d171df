internal import PythonSyntax

// The vocabulary in which format functions write. Constructs take the function that writes their content.
extension Formatter {
  // MARK: - Text

  /// Static ASCII text without line ends.
  mutating func token(_ text: StaticString) { layout.append(LayoutElement(token: text)) }

  mutating func space() { layout.append(LayoutElement(.space)) }

  /// The bytes of a range of the source, as they are.
  mutating func source(_ range: TextRange) { source(range.start, range.end) }

  mutating func source(_ start: UInt32, _ end: UInt32) {
    guard start < end else { return }
    let (width, isMultiline) = measure(sourceBytes(start, end))
    layout.appendText(LayoutElement(.sourceText, width: width, a: start, b: end), isMultiline: isMultiline)
  }

  /// Text that is not in the source.
  mutating func text(_ bytes: some Sequence<UInt8>) {
    let (start, end) = layout.store(bytes)
    guard start < end else { return }
    let (width, isMultiline) = layout.withOwnedText(start, end) { measure($0) }
    layout.appendText(LayoutElement(.ownedText, width: width, a: start, b: end), isMultiline: isMultiline)
  }

  mutating func text(_ string: String) { text(string.utf8) }

  /// The width of text for an element, and whether it has several lines.
  private func measure(_ bytes: UnsafeBufferPointer<UInt8>) -> (width: UInt16, isMultiline: Bool) {
    var isPlain = true
    for byte in bytes {
      if byte == UInt8(ascii: "\n") { return (LayoutElement.unknownWidth, true) }
      if byte < 0x20 || byte >= 0x7F { isPlain = false }
    }
    let width = isPlain ? bytes.count : columnWidth(of: bytes, tabWidth: options.indentWidth)
    return (UInt16(clamping: width), false)
  }

  /// The bytes of a range of the source.
  func sourceBytes(_ start: UInt32, _ end: UInt32) -> UnsafeBufferPointer<UInt8> { tree.bytes(start, end) }

  // MARK: - Line ends

  mutating func softLine() { layout.append(LayoutElement(.softLine)) }
  mutating func softLineOrSpace() { layout.append(LayoutElement(.softLineOrSpace)) }
  mutating func hardLine() { layout.append(LayoutElement(.hardLine)) }
  mutating func emptyLine() { layout.append(LayoutElement(.emptyLine)) }
  /// Expands all enclosing groups.
  mutating func expandParent() { layout.append(LayoutElement(.expandParent)) }
  mutating func lineSuffixBoundary() { layout.append(LayoutElement(.lineSuffixBoundary)) }
  /// Says that the next text corresponds to an offset of the source.
  mutating func sourcePosition(_ offset: UInt32) {
    if recordsPositions { layout.append(LayoutElement(.sourcePosition, a: offset)) }
  }

  // MARK: - Groups

  mutating func newGroup() -> GroupID { layout.newGroup() }

  /// Content on one line if it fits. With `expanded` it is not tried.
  mutating func group(_ id: GroupID = .none, expanded: Bool = false, _ content: (inout Formatter) -> Void) {
    let mode: GroupMode = expanded ? .expanded : .flat
    layout.startFrame(LayoutElement(.startGroup, mode: mode.rawValue, a: id.rawValue))
    content(&self)
    layout.endFrame(.endGroup)
  }

  /// A group if another group has a mode; plain content otherwise.
  mutating func conditionalGroup(_ id: GroupID, ifIs mode: PrintMode, _ content: (inout Formatter) -> Void) {
    layout.startFrame(LayoutElement(.startConditionalGroup, width: mode == .flat ? 1 : 0, a: id.rawValue))
    content(&self)
    layout.endFrame(.endConditionalGroup)
  }

  /// Content that is only printed if the group is expanded; the enclosing group if none is given.
  mutating func ifGroupBreaks(_ id: GroupID = .none, _ content: (inout Formatter) -> Void) {
    conditionalContent(id, .expanded, content)
  }

  /// Content that is only printed if the group is flat; the enclosing group if none is given.
  mutating func ifGroupFits(_ id: GroupID = .none, _ content: (inout Formatter) -> Void) {
    conditionalContent(id, .flat, content)
  }

  private mutating func conditionalContent(
    _ id: GroupID, _ mode: PrintMode, _ content: (inout Formatter) -> Void
  ) {
    let start = layout.startPlain(LayoutElement(.startConditionalContent, mode: mode.rawValue, a: id.rawValue))
    content(&self)
    layout.endPlain(start, .endConditionalContent)
  }

  mutating func indentIfGroupBreaks(_ id: GroupID, _ content: (inout Formatter) -> Void) {
    let start = layout.startPlain(LayoutElement(.startIndentIfGroupBreaks, a: id.rawValue))
    content(&self)
    layout.endPlain(start, .endIndentIfGroupBreaks)
  }

  /// Content that may take several lines and still counts as fitting, where the enclosing group is flat. With a
  /// condition only if the group has that mode.
  mutating func fitsExpanded(
    if condition: (group: GroupID, mode: PrintMode)? = nil, _ content: (inout Formatter) -> Void
  ) {
    layout.startFrame(
      LayoutElement(
        .startFitsExpanded, mode: condition?.mode.rawValue ?? 0, a: condition?.group.rawValue ?? 0))
    content(&self)
    layout.endFrame(.endFitsExpanded)
  }

  /// Parentheses around content that does not fit on the line but fits on the lines after an opening parenthesis.
  mutating func bestFitParenthesize(_ id: GroupID = .none, _ content: (inout Formatter) -> Void) {
    layout.startFrame(LayoutElement(.startBestFitParenthesize, a: id.rawValue))
    content(&self)
    layout.endFrame(.endBestFitParenthesize)
  }

  /// The first of several layouts that fits, from the flattest to the most expanded. Write each with `variant`.
  mutating func bestFitting(_ mode: MeasureMode = .firstLine, _ variants: (inout Formatter) -> Void) {
    layout.startFrame(LayoutElement(.startBestFitting, mode: mode.rawValue))
    variants(&self)
    layout.endFrame(.endBestFitting)
  }

  /// One layout of `bestFitting`.
  mutating func variant(_ content: (inout Formatter) -> Void) {
    let start = layout.startPlain(LayoutElement(.startVariant))
    content(&self)
    layout.endPlain(start, .endVariant)
  }

  // MARK: - Indentation

  mutating func indent(_ content: (inout Formatter) -> Void) {
    let start = layout.startPlain(LayoutElement(.startIndent))
    content(&self)
    layout.endPlain(start, .endIndent)
  }

  mutating func align(_ count: UInt8, _ content: (inout Formatter) -> Void) {
    let start = layout.startPlain(LayoutElement(.startAlign, a: UInt32(count)))
    content(&self)
    layout.endPlain(start, .endAlign)
  }

  mutating func dedent(_ content: (inout Formatter) -> Void) {
    let start = layout.startPlain(LayoutElement(.startDedent))
    content(&self)
    layout.endPlain(start, .endDedent)
  }

  /// Indented content on lines of its own.
  mutating func blockIndent(_ content: (inout Formatter) -> Void) {
    indent { f in
      f.hardLine()
      content(&f)
    }
    hardLine()
  }

  /// Indented content on lines of its own if the enclosing group is expanded.
  mutating func softBlockIndent(_ content: (inout Formatter) -> Void) {
    indent { f in
      f.softLine()
      content(&f)
    }
    softLine()
  }

  /// Content that is printed before the next line end. It takes `reservedWidth` columns where widths are measured.
  mutating func lineSuffix(reservedWidth: Int, _ content: (inout Formatter) -> Void) {
    let start = layout.startPlain(LayoutElement(.startLineSuffix, a: UInt32(clamping: reservedWidth)))
    content(&self)
    layout.endPlain(start, .endLineSuffix)
  }

  // MARK: - Fragments

  /// Writes content once, to be used in several places with `play`. Nothing is printed here.
  mutating func record(_ content: (inout Formatter) -> Void) -> LayoutFragment {
    layout.startFragment()
    content(&self)
    return layout.endFragment()
  }

  /// Prints what `record` recorded.
  mutating func play(_ fragment: LayoutFragment) { layout.append(fragment) }

  /// Whether recorded content is certain to take several lines.
  func willBreak(_ fragment: LayoutFragment) -> Bool { layout.willBreak(fragment) }
}
