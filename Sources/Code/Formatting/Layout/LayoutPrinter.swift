internal import PythonSyntax

/// Turns a layout into text, without recursion: ranges of elements that are still to be printed are on a queue, and
/// the indentation and mode they are printed with on a stack.
///
/// The output is compared with the source as it is made. As long as both are equal nothing is stored, so a file that
/// is formatted already costs no memory for its output.
struct LayoutPrinter: ~Copyable {
  let elements: UnsafeBufferPointer<LayoutElement>
  let source: UnsafeBufferPointer<UInt8>
  let ownedText: UnsafeBufferPointer<UInt8>
  let settings: PrinterSettings

  /// What has been printed.
  var output: ComparedOutput
  /// The columns of the current line.
  var lineWidth = 0
  /// Where the current line starts in the output.
  private var lineStart = 0
  var pendingIndent: Indentation
  private var pendingSourcePosition: UInt32?
  /// Whether the current line is known to fit with everything around it flat, so that groups in it need no measuring.
  private var measuredGroupFits = false
  /// The print mode of each group that has a number; 0 if it has not been reached.
  var groupModes: [UInt8]
  var queue = GrowableBuffer<ElementRange>(minimumCapacity: 64)
  var stack = GrowableBuffer<PrintFrame>(minimumCapacity: 64)
  /// Whether the current line ends with a comment, so that nothing can follow on it.
  private var endsWithComment = false
  /// The indentation of the line after the one whose suffixes are printed.
  private var nextIndent = Indentation()
  var lineSuffixes: [(range: ElementRange, arguments: PrintArguments)] = []
  /// Reused by each measurement.
  var fitsQueue = GrowableBuffer<ElementRange>(minimumCapacity: 64)
  var fitsStack = GrowableBuffer<PrintFrame>(minimumCapacity: 64)
  var measuredTail = MeasuredTail()
  /// The number of elements that measurements have looked at.
  var measuredElements = 0
  /// Where an offset of the source came to lie in the output.
  struct Marker: Equatable, BitwiseCopyable {
    var source: UInt32
    var output: UInt32
  }

  private var markers: [Marker] = []

  /// Prints a layout. The output is nil if it is compared with the source and equals it.
  static func print(
    elements: UnsafeBufferPointer<LayoutElement>, source: UnsafeBufferPointer<UInt8>,
    ownedText: UnsafeBufferPointer<UInt8>, groupCount: UInt32, settings: PrinterSettings, comparing: Bool,
    indentLevel: Int
  ) -> (output: [UInt8]?, measuredElements: Int) {
    var printer = LayoutPrinter(
      elements: elements, source: source, ownedText: ownedText, groupCount: groupCount, settings: settings,
      comparing: comparing, indentLevel: indentLevel)
    printer.print()
    return (printer.output.finish(), printer.measuredElements)
  }

  /// Prints a layout that records positions, and tells where offsets of the source came to lie in the output.
  static func printWithMarkers(
    elements: UnsafeBufferPointer<LayoutElement>, source: UnsafeBufferPointer<UInt8>,
    ownedText: UnsafeBufferPointer<UInt8>, groupCount: UInt32, settings: PrinterSettings, indentLevel: Int
  ) -> (output: [UInt8], markers: [Marker]) {
    var printer = LayoutPrinter(
      elements: elements, source: source, ownedText: ownedText, groupCount: groupCount, settings: settings,
      comparing: false, indentLevel: indentLevel)
    printer.print()
    return (printer.output.finish() ?? [], printer.markers)
  }

  private init(
    elements: UnsafeBufferPointer<LayoutElement>, source: UnsafeBufferPointer<UInt8>,
    ownedText: UnsafeBufferPointer<UInt8>, groupCount: UInt32, settings: PrinterSettings, comparing: Bool,
    indentLevel: Int
  ) {
    self.elements = elements
    self.source = source
    self.ownedText = ownedText
    self.settings = settings
    output = ComparedOutput(comparing: comparing ? source : nil)
    groupModes = [UInt8](repeating: 0, count: Int(groupCount) + 1)
    pendingIndent = Indentation(level: UInt16(clamping: indentLevel), align: 0)
  }

  private mutating func print() {
    stack.append(
      PrintFrame(
        kind: .fragment,
        arguments: PrintArguments(indent: pendingIndent, mode: .expanded, measure: .firstLine)))
    queue.append(ElementRange(next: LayoutBuilder.constantCount, end: elements.count))
    while true {
      if let index = pop() {
        print(index)
      } else if lineSuffixes.isEmpty {
        break
      } else {
        flushLineSuffixes(before: nil, nextIndent: Indentation())
      }
    }
    pushMarker()
  }

  /// The index of the next element, or nil if all are printed.
  @inline(__always)
  private mutating func pop() -> Int? {
    while !queue.isEmpty {
      let last = queue.count - 1
      let range = queue[last]
      if range.next < range.end {
        queue[last] = ElementRange(next: range.next + 1, end: range.end)
        return range.next
      }
      dropRange()
    }
    return nil
  }

  @inline(__always)
  private mutating func dropRange() {
    queue.removeLast()
    if queue.count <= measuredTail.queueRest { measuredTail.forget() }
  }

  @inline(__always)
  private mutating func dropFrame() {
    stack.removeLast()
    if stack.count < measuredTail.stackRest { measuredTail.forget() }
  }

  /// Continues after the construct whose end is at `end`.
  private mutating func skip(to end: UInt32) {
    guard !queue.isEmpty else { return }
    queue[queue.count - 1].next = Int(end) + 1
  }

  private mutating func push(_ kind: LayoutElement.Kind, _ arguments: PrintArguments) {
    stack.append(PrintFrame(kind: kind, arguments: arguments))
  }

  private mutating func pushMode(_ kind: LayoutElement.Kind, _ arguments: PrintArguments, _ mode: PrintMode) {
    var arguments = arguments
    arguments.mode = mode
    stack.append(PrintFrame(kind: kind, arguments: arguments))
  }

  private mutating func print(_ index: Int) {
    let element = elements[index]
    let arguments = stack[stack.count - 1].arguments
    switch element.kind {
    case .space: printSpace()
    case .token:
      startText()
      output.append(element.tokenBytes)
      lineWidth += Int(element.width)
    case .sourceText:
      if element.mode == 1 { printComment(source, element, index, arguments) } else { printText(source, element) }
    case .ownedText:
      if element.mode == 1 { printComment(ownedText, element, index, arguments) } else { printText(ownedText, element) }

    case .softLine:
      if arguments.mode == .expanded { printLineEnd(index, isEmptyLine: false, arguments) }
    case .softLineOrSpace:
      if arguments.mode == .expanded { printLineEnd(index, isEmptyLine: false, arguments) } else { printSpace() }
    case .hardLine: printLineEnd(index, isEmptyLine: false, arguments)
    case .emptyLine: printLineEnd(index, isEmptyLine: true, arguments)
    case .expandParent: break
    case .sourcePosition: pendingSourcePosition = element.a
    case .lineSuffixBoundary:
      if !lineSuffixes.isEmpty { flushLineSuffixes(before: 0, nextIndent: arguments.indent) }

    case .fragment:
      if element.mode == 1 {
        skip(to: element.b - 1)
      } else {
        queue.append(ElementRange(next: Int(element.a), end: Int(element.b)))
      }

    case .startGroup:
      let mode: PrintMode
      if element.mode == GroupMode.flat.rawValue {
        mode = measureGroup(element, arguments)
      } else {
        mode = .expanded
      }
      groupModes[Int(element.a)] = mode.rawValue
      pushMode(.endGroup, arguments, mode)

    case .startConditionalGroup:
      let expected: PrintMode = element.width == 1 ? .flat : .expanded
      if groupMode(element.a, arguments) == expected.rawValue {
        let mode: PrintMode
        if element.mode == GroupMode.flat.rawValue {
          var nameless = element
          nameless.a = 0
          mode = measureGroup(nameless, arguments)
        } else {
          mode = .expanded
        }
        pushMode(.endConditionalGroup, arguments, mode)
      } else {
        push(.endConditionalGroup, arguments)
      }

    case .startBestFitParenthesize: printBestFitParenthesize(element, arguments)
    case .endBestFitParenthesize:
      if arguments.mode == .expanded {
        dropFrame()  // The indentation.
        // The line end and the parenthesis are printed with the arguments around the construct.
        queue.append(ElementRange(next: 4, end: 6))
      }
      dropFrame()

    case .startConditionalContent:
      if groupMode(element.a, arguments) == element.mode {
        push(.endConditionalContent, arguments)
      } else {
        skip(to: element.b)
      }

    case .startIndentIfGroupBreaks:
      var inner = arguments
      if groupModes[Int(element.a)] == PrintMode.expanded.rawValue { inner.indent.increment(settings.usesTabs) }
      push(.endIndentIfGroupBreaks, inner)

    case .startLineSuffix:
      lineWidth += Int(element.a)
      // With its end, which takes the arguments off the stack.
      let start = queue[queue.count - 1].next
      lineSuffixes.append((ElementRange(next: start, end: Int(element.b) + 1), arguments))
      skip(to: element.b)

    case .startFitsExpanded:
      if element.mode == 0 || groupMode(element.a, arguments) == element.mode { measuredGroupFits = false }
      push(.endFitsExpanded, arguments)

    case .startBestFitting: printBestFitting(index, element, arguments)

    case .startIndent:
      var inner = arguments
      inner.indent.increment(settings.usesTabs)
      push(.endIndent, inner)
    case .startAlign:
      var inner = arguments
      inner.indent.setAlign(UInt8(clamping: element.a))
      push(.endAlign, inner)
    case .startDedent:
      var inner = arguments
      inner.indent.decrement()
      push(.endDedent, inner)
    case .startVariant: push(.endVariant, arguments)

    case .endGroup, .endConditionalGroup, .endConditionalContent, .endIndentIfGroupBreaks, .endLineSuffix,
      .endFitsExpanded, .endIndent, .endAlign, .endDedent, .endVariant:
      assert(stack[stack.count - 1].kind == element.kind || element.kind == .endLineSuffix)
      if stack.count > 1 { dropFrame() }
    case .endBestFitting: break
    }
  }

  // MARK: - Modes

  /// The print mode of a group, of the enclosing one for 0.
  func groupMode(_ group: UInt32, _ arguments: PrintArguments) -> UInt8 {
    group == 0 ? arguments.mode.rawValue : groupModes[Int(group)]
  }

  private mutating func measureGroup(_ element: LayoutElement, _ arguments: PrintArguments) -> PrintMode {
    if arguments.mode == .flat && measuredGroupFits { return .flat }
    measuredGroupFits = true
    groupModes[Int(element.a)] = PrintMode.flat.rawValue
    var inner = arguments
    inner.mode = .flat
    let endKind = LayoutElement.Kind(rawValue: element.kind.rawValue + 1) ?? .endGroup
    stack.append(PrintFrame(kind: endKind, arguments: inner))
    let fits = restFits()
    dropFrame()
    return fits ? .flat : .expanded
  }

  private mutating func printBestFitParenthesize(_ element: LayoutElement, _ arguments: PrintArguments) {
    let group = Int(element.a)
    var mode = measureGroup(element, arguments)
    if mode == .expanded {
      groupModes[group] = PrintMode.expanded.rawValue
      var inner = arguments
      inner.measure = .allLines
      stack.append(PrintFrame(kind: .endBestFitParenthesize, arguments: inner))
      queue.append(ElementRange(next: 1, end: 4))
      mode = restFits() ? .expanded : .flat
      dropRange()
      dropFrame()
    }
    groupModes[group] = mode.rawValue
    if mode == .expanded { queue.append(ElementRange(next: 1, end: 4)) }
    pushMode(.endBestFitParenthesize, arguments, mode)
  }

  private mutating func printBestFitting(_ index: Int, _ element: LayoutElement, _ arguments: PrintArguments) {
    let end = Int(element.b)
    skip(to: element.b)
    var variant = index + 1
    if arguments.mode == .flat && measuredGroupFits {
      // The flattest variant.
      queue.append(ElementRange(next: variant, end: Int(elements[variant].b) + 1))
      return
    }
    measuredGroupFits = true
    var inner = arguments
    while true {
      let variantEnd = Int(elements[variant].b) + 1
      if variantEnd >= end {
        // The last variant is printed whether it fits or not.
        inner = arguments
        inner.mode = .expanded
        break
      }
      inner.mode = .flat
      inner.measure = MeasureMode(rawValue: element.mode) ?? .firstLine
      queue.append(ElementRange(next: variant + 1, end: variantEnd))
      stack.append(PrintFrame(kind: .endVariant, arguments: inner))
      let fits = restFits()
      dropFrame()
      dropRange()
      if fits {
        inner = arguments
        inner.mode = .flat
        break
      }
      variant = variantEnd
    }
    queue.append(ElementRange(next: variant + 1, end: Int(elements[variant].b) + 1))
    push(.endVariant, inner)
  }

  // MARK: - Text

  private mutating func printSpace() {
    if endsWithComment { return }
    startText()
    output.append(UInt8(ascii: " "), count: 1)
    lineWidth += 1
  }

  /// Prints the indentation if this is the first text of its line.
  @inline(__always)
  private mutating func startText() {
    if endsWithComment {
      printNewline()
      pendingIndent = stack[stack.count - 1].arguments.indent
    }
    if pendingIndent.level != 0 { printIndent() }
    if pendingSourcePosition != nil { pushMarker() }
  }

  private mutating func printIndent() {
    let indent = pendingIndent
    pendingIndent = Indentation()
    if settings.usesTabs {
      output.append(UInt8(ascii: "\t"), count: Int(indent.level))
      output.append(UInt8(ascii: " "), count: Int(indent.align))
    } else {
      output.append(UInt8(ascii: " "), count: Int(indent.level) * settings.indentWidth + Int(indent.align))
    }
    lineWidth += Int(indent.level) * settings.indentWidth + Int(indent.align)
  }

  private mutating func printText(_ bytes: UnsafeBufferPointer<UInt8>, _ element: LayoutElement) {
    startText()
    let text = UnsafeBufferPointer(rebasing: bytes[Int(element.a)..<Int(element.b)])
    if element.width != LayoutElement.unknownWidth {
      output.append(text)
      lineWidth += Int(element.width)
      return
    }
    var lineStart = 0
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      output.append(UnsafeBufferPointer(rebasing: text[lineStart..<index]))
      printNewline()
      lineStart = index + 1
    }
    let last = UnsafeBufferPointer(rebasing: text[lineStart...])
    output.append(last)
    lineWidth += columnWidth(of: last, tabWidth: settings.indentWidth)
  }

  /// Prints a comment. Two comments on one line would become one, and their order must stay, so that one after those
  /// that wait for the end of the line comes on a line of its own.
  private mutating func printComment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ element: LayoutElement, _ index: Int, _ arguments: PrintArguments
  ) {
    if !lineSuffixes.isEmpty && !precedesLineSuffixes(element) {
      output.dropSpaces(from: lineStart)
      return flushLineSuffixes(before: index, nextIndent: arguments.indent)
    }
    if endsWithComment {
      printNewline()
      pendingIndent = nextIndent.isDeeper(than: arguments.indent) ? nextIndent : arguments.indent
    }
    printText(bytes, element)
    endsWithComment = true
  }

  /// Whether a comment stands before those that wait for the end of the line, as far as that is known.
  // Mutating because the whole printer would be copied for a call that is not.
  private mutating func precedesLineSuffixes(_ comment: LayoutElement) -> Bool {
    guard comment.kind == .sourceText, let waiting = lineSuffixes.first?.range else { return false }
    for index in waiting.next..<waiting.end where elements[index].mode == 1 && elements[index].kind == .sourceText {
      return comment.a < elements[index].a
    }
    return false
  }

  private mutating func printNewline() {
    output.append(
      UnsafeBufferPointer(start: settings.lineEnding.utf8Start, count: settings.lineEnding.utf8CodeUnitCount))
    lineWidth = 0
    lineStart = output.count
    measuredGroupFits = false
    endsWithComment = false
  }

  private mutating func printLineEnd(_ index: Int, isEmptyLine: Bool, _ arguments: PrintArguments) {
    if !lineSuffixes.isEmpty {
      flushLineSuffixes(before: index, nextIndent: arguments.indent)
      return
    }
    if output.count != lineStart {
      pushMarker()
      printNewline()
    }
    if isEmptyLine {
      pushMarker()
      printNewline()
    }
    pendingIndent = arguments.indent
  }

  /// Queues the pending line suffixes, and after them the element at `lineEnd`, whose line has another indentation.
  private mutating func flushLineSuffixes(before lineEnd: Int?, nextIndent: Indentation) {
    self.nextIndent = nextIndent
    if let lineEnd { queue.append(ElementRange(next: lineEnd, end: lineEnd + 1)) }
    for suffix in lineSuffixes.reversed() {
      push(.endLineSuffix, suffix.arguments)
      queue.append(suffix.range)
    }
    lineSuffixes.removeAll(keepingCapacity: true)
  }

  private mutating func pushMarker() {
    guard let position = pendingSourcePosition else { return }
    pendingSourcePosition = nil
    let marker = Marker(source: position, output: UInt32(truncatingIfNeeded: output.count))
    if let last = markers.last, last == marker { return }
    markers.append(marker)
  }
}
