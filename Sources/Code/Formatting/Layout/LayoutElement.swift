/// One instruction of a layout: text, a place where a line may break, or the start or end of a construct.
///
/// A layout is a flat array of these. Twelve bytes, no references: text is a range of the source, a range of the
/// layout's own bytes, or a static string.
struct LayoutElement: BitwiseCopyable {
  enum Kind: UInt8 {
    // Text.
    /// One space.
    case space
    /// Static ASCII text without line ends; `a` and `b` are the halves of its address, `width` its length.
    case token
    /// The bytes `a..<b` of the source; `width` is their width in columns, `mode` 1 if they are a comment.
    case sourceText
    /// The bytes `a..<b` of the layout's own text; `width` and `mode` as above.
    case ownedText

    // Line ends.
    /// Nothing if the group is flat, a line end if it is expanded.
    case softLine
    /// A space if the group is flat, a line end if it is expanded.
    case softLineOrSpace
    /// A line end, which expands all enclosing groups.
    case hardLine
    /// A line end and an empty line.
    case emptyLine
    /// Expands all enclosing groups and prints nothing.
    case expandParent

    /// The offset `a` of the source corresponds to this place of the output.
    case sourcePosition
    /// Pending line suffixes are printed here, followed by a line end.
    case lineSuffixBoundary
    /// Plays the elements `a..<b` again: content that was formatted once and is used in several places.
    case fragment

    // Constructs. The `b` of a start is the index of its end.
    case startIndent, endIndent
    /// Indents by `a` spaces.
    case startAlign, endAlign
    /// Takes one indentation back.
    case startDedent, endDedent
    /// Group `a` (0: nameless); `mode` is a `GroupMode`.
    case startGroup, endGroup
    /// A group only if group `a` is expanded (`width` 1: flat); `mode` is its own `GroupMode`.
    case startConditionalGroup, endConditionalGroup
    /// Content only if group `a` (0: the enclosing one) has print mode `mode`.
    case startConditionalContent, endConditionalContent
    /// Indented if group `a` is expanded.
    case startIndentIfGroupBreaks, endIndentIfGroupBreaks
    /// Printed before the next line end; takes `a` columns of the current line when it is measured.
    case startLineSuffix, endLineSuffix
    /// Content that may be expanded although the enclosing group is flat, if group `a` has the print mode `mode`
    /// (`mode` 0: always). `width` is 1 if the content expands.
    case startFitsExpanded, endFitsExpanded
    /// Variants from the flattest to the most expanded; the first that fits is printed. `mode` is a `MeasureMode`.
    case startBestFitting, endBestFitting
    case startVariant, endVariant
    /// Parentheses and an indentation around content that does not fit flat and that fits then. `a` is a group.
    case startBestFitParenthesize, endBestFitParenthesize
  }

  var kind: Kind
  var mode: UInt8
  var width: UInt16
  var a: UInt32
  var b: UInt32

  init(_ kind: Kind, mode: UInt8 = 0, width: UInt16 = 0, a: UInt32 = 0, b: UInt32 = 0) {
    self.kind = kind
    self.mode = mode
    self.width = width
    self.a = a
    self.b = b
  }

  init(token: StaticString) {
    let address = UInt64(UInt(bitPattern: token.utf8Start))
    self.init(
      .token, width: UInt16(truncatingIfNeeded: token.utf8CodeUnitCount), a: UInt32(truncatingIfNeeded: address),
      b: UInt32(truncatingIfNeeded: address >> 32))
  }

  /// The bytes of a `token`.
  var tokenBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafePointer(bitPattern: UInt(UInt64(a) | UInt64(b) << 32)), count: Int(width))
  }

  /// The width of text that has more than one line, or more columns than `width` can hold: it is measured by
  /// character where it matters.
  static let unknownWidth: UInt16 = .max
}

/// Whether a group is printed on one line.
enum PrintMode: UInt8, BitwiseCopyable {
  case flat = 1
  case expanded = 2
}

/// What is known about a group before it is printed.
enum GroupMode: UInt8, BitwiseCopyable {
  /// Flat if it fits.
  case flat
  /// Expanded because its author said so.
  case expanded
  /// Expanded because of a line end inside.
  case propagated
}

/// Which lines must fit for content to fit.
enum MeasureMode: UInt8, BitwiseCopyable {
  /// Only up to the first possible line end.
  case firstLine
  /// All lines.
  case allLines
  /// All lines are read, but none may be too long.
  case allLinesAllowTextOverflow
}

/// The number of a group, by which other parts of the layout can depend on whether it is expanded. 0 is no group.
struct GroupID: Hashable, BitwiseCopyable {
  var rawValue: UInt32
  static let none = GroupID(rawValue: 0)
}

/// A run of elements that was recorded once and can be written in several places.
struct LayoutFragment: BitwiseCopyable {
  var start: UInt32
  var end: UInt32
  /// Whether it contains something that expands the groups around it.
  var expands: Bool

  var isEmpty: Bool { start == end }
}
