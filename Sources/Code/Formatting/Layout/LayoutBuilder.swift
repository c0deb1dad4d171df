internal import PythonSyntax

/// Collects the elements of a layout.
///
/// Whether a group contains a forced line end is found while the elements are written: each open construct has a
/// frame, and an element that expands marks the innermost one; the end of a group that is expanded marks the next.
struct LayoutBuilder: ~Copyable {
  private(set) var elements: GrowableBuffer<LayoutElement>
  /// Text that is not in the source.
  private(set) var ownedText = GrowableBuffer<UInt8>(minimumCapacity: 0)
  private(set) var groupCount: UInt32 = 0
  private var frames = GrowableBuffer<Frame>(minimumCapacity: 64)

  enum Boundary: UInt8, BitwiseCopyable {
    /// An expanded group expands the one around it.
    case passes
    /// What happens inside stays inside.
    case stops
    /// Not a frame of its own for expansion: a mark goes to the frame below.
    case fragment
  }

  struct Frame: BitwiseCopyable {
    var start: UInt32
    var boundary: Boundary
    var expands: Bool
  }

  init(capacity: Int) {
    elements = GrowableBuffer(minimumCapacity: capacity)
    // Constant runs that the printer inserts by itself; `LayoutPrinter` knows their places.
    elements.append(LayoutElement(.hardLine))
    elements.append(LayoutElement(token: "("))
    elements.append(LayoutElement(.startIndent))
    elements.append(LayoutElement(.hardLine))
    elements.append(LayoutElement(.hardLine))
    elements.append(LayoutElement(token: ")"))
  }

  /// The number of elements at the start that are constant runs.
  static let constantCount = 6

  mutating func newGroup() -> GroupID {
    groupCount += 1
    return GroupID(rawValue: groupCount)
  }

  mutating func append(_ element: LayoutElement) {
    elements.append(element)
    switch element.kind {
    case .hardLine, .emptyLine, .expandParent: markExpanded()
    default: break
    }
  }

  /// Appends text; one of several lines expands what is around it.
  mutating func appendText(_ element: LayoutElement, isMultiline: Bool) {
    elements.append(element)
    if isMultiline { markExpanded() }
  }

  /// Says that the text that was appended last is a comment, which reaches to the end of its line.
  mutating func markLastAsComment() {
    if elements.count > 0 { elements[elements.count - 1].mode = 1 }
  }

  /// Stores bytes that are not in the source, and gives their range.
  mutating func store(_ bytes: some Sequence<UInt8>) -> (start: UInt32, end: UInt32) {
    let start = UInt32(truncatingIfNeeded: ownedText.count)
    for byte in bytes { ownedText.append(byte) }
    return (start, UInt32(truncatingIfNeeded: ownedText.count))
  }

  /// Puts another element at the place of one that is written already.
  mutating func replace(_ index: Int, _ element: LayoutElement) { elements[index] = element }

  func markedExpanded() -> Bool { frames.isEmpty ? false : frames[frames.count - 1].expands }

  private mutating func markExpanded() {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].expands = true
  }

  // MARK: - Constructs

  /// Starts a construct that takes no part in expansion, such as an indentation. Gives its index for `endPlain`.
  mutating func startPlain(_ element: LayoutElement) -> Int {
    elements.append(element)
    return elements.count - 1
  }

  mutating func endPlain(_ start: Int, _ kind: LayoutElement.Kind) {
    elements[start].b = UInt32(truncatingIfNeeded: elements.count)
    elements.append(LayoutElement(kind))
  }

  /// Starts a group, or another construct in which expansion is collected.
  mutating func startFrame(_ element: LayoutElement) {
    let boundary: Boundary
    switch element.kind {
    case .startGroup, .startConditionalGroup: boundary = .passes
    default: boundary = .stops
    }
    frames.append(Frame(start: UInt32(truncatingIfNeeded: elements.count), boundary: boundary, expands: false))
    elements.append(element)
  }

  mutating func endFrame(_ kind: LayoutElement.Kind) {
    guard !frames.isEmpty else { return }
    let frame = frames[frames.count - 1]
    frames.removeLast()
    let start = Int(frame.start)
    elements[start].b = UInt32(truncatingIfNeeded: elements.count)
    elements.append(LayoutElement(kind))
    if kind == .endFitsExpanded && frame.expands { elements[start].width = 1 }
    guard frame.boundary == .passes else { return }
    if frame.expands && elements[start].mode == GroupMode.flat.rawValue {
      elements[start].mode = GroupMode.propagated.rawValue
    }
    if elements[start].mode != GroupMode.flat.rawValue { markExpanded() }
  }

  // MARK: - Fragments

  /// Starts to record a fragment. The elements stay where they are; the layout jumps over them.
  mutating func startFragment() {
    // The jump is patched when the end is known.
    elements.append(LayoutElement(.fragment))
    frames.append(Frame(start: UInt32(truncatingIfNeeded: elements.count), boundary: .fragment, expands: false))
  }

  mutating func endFragment() -> LayoutFragment {
    guard !frames.isEmpty else { return LayoutFragment(start: 0, end: 0, expands: false) }
    let frame = frames[frames.count - 1]
    frames.removeLast()
    let end = UInt32(truncatingIfNeeded: elements.count)
    // A fragment element whose `mode` is 1 is a jump to `b`.
    elements[Int(frame.start) - 1].mode = 1
    elements[Int(frame.start) - 1].b = end
    return LayoutFragment(start: frame.start, end: end, expands: frame.expands)
  }

  mutating func append(_ fragment: LayoutFragment) {
    guard !fragment.isEmpty else { return }
    elements.append(LayoutElement(.fragment, a: fragment.start, b: fragment.end))
    if fragment.expands { markExpanded() }
  }

  /// Whether a fragment contains a forced line end. What is in line suffixes and in content that may be expanded
  /// anyway does not count, and of best-fitting variants only the flattest does.
  func willBreak(_ fragment: LayoutFragment) -> Bool { willBreak(Int(fragment.start), Int(fragment.end)) }

  private func willBreak(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end {
      let element = elements[index]
      switch element.kind {
      case .expandParent, .hardLine, .emptyLine: return true
      case .sourceText, .ownedText: if element.width == LayoutElement.unknownWidth { return true }
      case .startGroup: if element.mode == GroupMode.expanded.rawValue { return true }
      case .startLineSuffix, .startFitsExpanded: index = Int(element.b)
      case .startBestFitting:
        if willBreak(index + 1, Int(elements[index + 1].b)) { return true }
        index = Int(element.b)
      case .fragment:
        if element.mode == 1 {
          index = Int(element.b) - 1
        } else if willBreak(Int(element.a), Int(element.b)) {
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }

  /// Whether a line must end in what was written since a mark, outside of brackets.
  func endsLineOutsideOfBrackets(since mark: Mark) -> Bool {
    var depth = 0
    return endsLineOutsideOfBrackets(mark.elements, elements.count, &depth)
  }

  private func endsLineOutsideOfBrackets(_ start: Int, _ end: Int, _ depth: inout Int) -> Bool {
    var index = start
    while index < end {
      let element = elements[index]
      switch element.kind {
      case .hardLine, .emptyLine: if depth == 0 { return true }
      case .token:
        for byte in element.tokenBytes {
          switch byte {
          case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
          case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
          default: break
          }
        }
      case .startBestFitParenthesize: depth += 1
      case .endBestFitParenthesize: depth -= 1
      // A comment there is written where the line ends anyway.
      case .startLineSuffix: index = Int(element.b)
      case .fragment:
        if element.mode == 1 {
          index = Int(element.b) - 1
        } else if endsLineOutsideOfBrackets(Int(element.a), Int(element.b), &depth) {
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }

  func withOwnedText<Result>(
    _ start: UInt32, _ end: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    ownedText.withElements { body(UnsafeBufferPointer(rebasing: $0[Int(start)..<Int(end)])) }
  }

  // MARK: - Rollback

  /// A place to which the layout can be cut back, if what was written after it turns out unusable.
  struct Mark {
    fileprivate var elements: Int
    fileprivate var text: Int
    fileprivate var frames: Int
    fileprivate var expands: Bool
  }

  func mark() -> Mark {
    Mark(elements: elements.count, text: ownedText.count, frames: frames.count, expands: markedExpanded())
  }

  mutating func cutBack(to mark: Mark) {
    elements.truncate(to: mark.elements)
    ownedText.truncate(to: mark.text)
    frames.truncate(to: mark.frames)
    if !frames.isEmpty { frames[frames.count - 1].expands = mark.expands }
  }
}
