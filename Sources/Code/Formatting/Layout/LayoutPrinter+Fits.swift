internal import PythonSyntax

extension LayoutPrinter {
  private enum Verdict { case fits, doesNotFit, undecided }

  private struct Measurement {
    var lineWidth: Int
    var pendingIndent: Indentation
    var hasLineSuffix: Bool
    /// The ranges of the printer's queue, and the frames of its stack, that are not reached yet.
    var queueRest: Int
    var stackRest: Int
    /// The number of elements that were looked at.
    var steps = 0
    /// Whether `measuredTail` records the measurement.
    var isRecorded = false

    var surroundings: MeasuredTail.Surroundings {
      MeasuredTail.Surroundings(stackRest: stackRest, queueRest: queueRest, hasLineSuffix: hasLineSuffix)
    }
  }

  /// Whether what is on the queue fits into the line, with the arguments on the stack, up to the first line end that
  /// the measure mode lets count.
  mutating func restFits() -> Bool {
    fitsQueue.truncate(to: 0)
    fitsStack.truncate(to: 0)
    var state = Measurement(
      lineWidth: lineWidth, pendingIndent: pendingIndent, hasLineSuffix: !lineSuffixes.isEmpty,
      queueRest: queue.count, stackRest: stack.count)
    let fits = measureRest(&state)
    measuredElements += state.steps
    if state.isRecorded { measuredTail.finishRecording(fits: fits) }
    return fits
  }

  @inline(__always)
  private mutating func measureRest(_ state: inout Measurement) -> Bool {
    while let index = popMeasured(&state) {
      state.steps += 1
      switch measure(elements[index], index, &state) {
      case .fits: return true
      case .doesNotFit: return false
      case .undecided: break
      }
    }
    return true
  }

  /// A line ends inside of what is measured. Whether the rest fits may be known from an earlier measurement.
  private mutating func measureAfterLineEnd(_ index: Int, _ state: inout Measurement) -> Verdict {
    if state.isRecorded {
      measuredTail.markIfSame(index, state.surroundings, fitsStack, fitsQueue)
    } else if let fits = measuredTail.verdict(at: index, state.surroundings, fitsStack, fitsQueue, groupModes) {
      return fits ? .fits : .doesNotFit
    } else if state.steps > MeasuredTail.longMeasurement {
      state.isRecorded = true
      measuredTail.startRecording(
        at: index, state.surroundings, fitsStack, fitsQueue, elementCount: elements.count,
        groupCount: groupModes.count)
    }
    return .undecided
  }

  /// The print mode of a group, of the enclosing one for 0.
  @inline(__always)
  private mutating func measuredGroupMode(
    _ group: UInt32, _ arguments: PrintArguments, _ state: borrowing Measurement
  ) -> UInt8 {
    let mode = groupMode(group, arguments)
    if state.isRecorded { measuredTail.groupIsRead(group, mode) }
    return mode
  }

  @inline(__always)
  private mutating func setMeasuredGroupMode(_ group: UInt32, _ mode: PrintMode, _ state: borrowing Measurement) {
    groupModes[Int(group)] = mode.rawValue
    if state.isRecorded { measuredTail.groupIsSet(group) }
  }

  @inline(__always)
  private mutating func popMeasured(_ state: inout Measurement) -> Int? {
    while true {
      while !fitsQueue.isEmpty {
        let last = fitsQueue.count - 1
        let range = fitsQueue[last]
        if range.next < range.end {
          fitsQueue[last] = ElementRange(next: range.next + 1, end: range.end)
          return range.next
        }
        fitsQueue.removeLast()
      }
      if state.queueRest == 0 { return nil }
      state.queueRest -= 1
      fitsQueue.append(queue[state.queueRest])
    }
  }

  @inline(__always)
  private func topMeasured(_ state: borrowing Measurement) -> PrintFrame {
    fitsStack.isEmpty ? stack[max(state.stackRest - 1, 0)] : fitsStack[fitsStack.count - 1]
  }

  private mutating func dropMeasured(_ state: inout Measurement) {
    if !fitsStack.isEmpty { fitsStack.removeLast() } else if state.stackRest > 1 { state.stackRest -= 1 }
  }

  private mutating func skipMeasured(to end: UInt32) {
    guard !fitsQueue.isEmpty else { return }
    fitsQueue[fitsQueue.count - 1].next = Int(end) + 1
  }

  private mutating func pushMeasured(_ kind: LayoutElement.Kind, _ arguments: PrintArguments) {
    fitsStack.append(PrintFrame(kind: kind, arguments: arguments))
  }

  private mutating func measure(_ element: LayoutElement, _ index: Int, _ state: inout Measurement) -> Verdict {
    let arguments = topMeasured(state).arguments
    switch element.kind {
    case .space: return measureWidth(1, arguments, &state)
    case .token: return measureWidth(Int(element.width), arguments, &state)
    case .sourceText: return measureText(source, element, arguments, &state)
    case .ownedText: return measureText(ownedText, element, arguments, &state)

    case .softLine, .softLineOrSpace, .hardLine, .emptyLine:
      if arguments.mode == .flat {
        switch element.kind {
        case .softLine: return .undecided
        case .softLineOrSpace: return measureWidth(1, arguments, &state)
        default: return .fits
        }
      }
      if arguments.measure == .firstLine { return .fits }
      state.lineWidth = 0
      state.pendingIndent = arguments.indent
      return measureAfterLineEnd(index, &state)

    case .expandParent, .sourcePosition, .endBestFitting: break
    case .lineSuffixBoundary: if state.hasLineSuffix { return .doesNotFit }

    case .fragment:
      if element.mode == 1 {
        skipMeasured(to: element.b - 1)
      } else {
        fitsQueue.append(ElementRange(next: Int(element.a), end: Int(element.b)))
      }

    case .startGroup:
      measureGroup(.endGroup, element, element.a, arguments, state)
    case .startConditionalGroup:
      let expected: PrintMode = element.width == 1 ? .flat : .expanded
      if measuredGroupMode(element.a, arguments, state) == expected.rawValue {
        measureGroup(.endConditionalGroup, element, 0, arguments, state)
      } else {
        pushMeasured(.endConditionalGroup, arguments)
      }

    case .startBestFitting:
      skipMeasured(to: element.b)
      var inner = arguments
      var variant = index + 1
      if arguments.mode == .flat {
        inner.measure = MeasureMode(rawValue: element.mode) ?? .firstLine
      } else {
        // The most expanded variant is the last.
        while Int(elements[variant].b) + 1 < Int(element.b) { variant = Int(elements[variant].b) + 1 }
      }
      pushMeasured(.endVariant, inner)
      fitsQueue.append(ElementRange(next: variant + 1, end: Int(elements[variant].b) + 1))

    case .startBestFitParenthesize:
      setMeasuredGroupMode(element.a, arguments.mode, state)
      pushMeasured(.endBestFitParenthesize, arguments)
    case .endBestFitParenthesize:
      if arguments.mode == .expanded && topMeasured(state).kind == .endIndent {
        dropMeasured(&state)
        let outer = topMeasured(state).arguments
        dropMeasured(&state)
        state.lineWidth = 0
        state.pendingIndent = outer.indent
        return measureWidth(1, outer, &state)
      }
      dropMeasured(&state)

    case .startConditionalContent:
      if measuredGroupMode(element.a, arguments, state) == element.mode {
        pushMeasured(.endConditionalContent, arguments)
      } else {
        skipMeasured(to: element.b)
      }

    case .startIndentIfGroupBreaks:
      var inner = arguments
      if measuredGroupMode(element.a, arguments, state) == PrintMode.expanded.rawValue {
        inner.indent.increment(settings.usesTabs)
      }
      pushMeasured(.endIndentIfGroupBreaks, inner)

    case .startLineSuffix:
      if element.a > 0 {
        state.lineWidth += Int(element.a)
        if state.lineWidth > settings.lineWidth { return .doesNotFit }
      }
      skipMeasured(to: element.b)
      state.hasLineSuffix = true

    case .startFitsExpanded:
      if arguments.mode == .flat {
        if element.mode == 0 || measuredGroupMode(element.a, arguments, state) == element.mode {
          var inner = arguments
          inner.measure = .allLinesAllowTextOverflow
          inner.mode = .expanded
          pushMeasured(.endFitsExpanded, inner)
          break
        }
        if element.width == 1 { return .doesNotFit }
      }
      pushMeasured(.endFitsExpanded, arguments)

    case .startIndent:
      var inner = arguments
      inner.indent.increment(settings.usesTabs)
      pushMeasured(.endIndent, inner)
    case .startAlign:
      var inner = arguments
      inner.indent.setAlign(UInt8(clamping: element.a))
      pushMeasured(.endAlign, inner)
    case .startDedent:
      var inner = arguments
      inner.indent.decrement()
      pushMeasured(.endDedent, inner)
    case .startVariant: pushMeasured(.endVariant, arguments)

    case .endGroup, .endConditionalGroup, .endConditionalContent, .endIndentIfGroupBreaks, .endLineSuffix,
      .endFitsExpanded, .endIndent, .endAlign, .endDedent, .endVariant:
      dropMeasured(&state)
    }
    return .undecided
  }

  private mutating func measureGroup(
    _ end: LayoutElement.Kind, _ element: LayoutElement, _ group: UInt32, _ arguments: PrintArguments,
    _ state: borrowing Measurement
  ) {
    var inner = arguments
    if element.mode != GroupMode.flat.rawValue { inner.mode = .expanded }
    pushMeasured(end, inner)
    if group != 0 { setMeasuredGroupMode(group, inner.mode, state) }
  }

  @inline(__always)
  private func measureWidth(_ width: Int, _ arguments: PrintArguments, _ state: inout Measurement) -> Verdict {
    state.lineWidth += takeIndent(&state) + width
    return isTooWide(state, arguments) ? .doesNotFit : .undecided
  }

  @inline(__always)
  private func takeIndent(_ state: inout Measurement) -> Int {
    let indent = state.pendingIndent
    if indent.level == 0 && indent.align == 0 { return 0 }
    state.pendingIndent = Indentation()
    return Int(indent.level) * settings.indentWidth + Int(indent.align)
  }

  @inline(__always)
  private func isTooWide(_ state: Measurement, _ arguments: PrintArguments) -> Bool {
    state.lineWidth > settings.lineWidth && arguments.measure != .allLinesAllowTextOverflow
  }

  // Mutating because the whole printer would be copied for a call that is not.
  private mutating func measureText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ element: LayoutElement, _ arguments: PrintArguments,
    _ state: inout Measurement
  ) -> Verdict {
    if element.width != LayoutElement.unknownWidth {
      return measureWidth(Int(element.width), arguments, &state)
    }
    state.lineWidth += takeIndent(&state)
    let text = UnsafeBufferPointer(rebasing: bytes[Int(element.a)..<Int(element.b)])
    var lineStart = 0
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      let line = UnsafeBufferPointer(rebasing: text[lineStart..<index])
      if arguments.measure == .firstLine {
        state.lineWidth += columnWidth(of: line, tabWidth: settings.indentWidth)
        return isTooWide(state, arguments) ? .doesNotFit : .fits
      }
      state.lineWidth = 0
      lineStart = index + 1
    }
    let last = UnsafeBufferPointer(rebasing: text[lineStart...])
    state.lineWidth += columnWidth(of: last, tabWidth: settings.indentWidth)
    return isTooWide(state, arguments) ? .doesNotFit : .undecided
  }
}
