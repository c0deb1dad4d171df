/// What the printer must know of the options.
struct PrinterSettings {
  var lineWidth: Int
  var indentWidth: Int
  var usesTabs: Bool
  var lineEnding: StaticString
}

/// Elements that are still to be printed.
struct ElementRange: BitwiseCopyable {
  var next: Int
  var end: Int
}

/// How far a line is indented: by levels, and by single spaces after them.
struct Indentation: BitwiseCopyable, Equatable {
  var level: UInt16 = 0
  var align: UInt8 = 0

  mutating func increment(_ usesTabs: Bool) {
    if align > 0 && usesTabs {
      // With tabs an alignment becomes a level of its own.
      level += 2
      align = 0
    } else {
      level += 1
    }
  }

  mutating func decrement() {
    if align > 0 { align = 0 } else if level > 0 { level -= 1 }
  }

  mutating func setAlign(_ count: UInt8) {
    if align > 0 { level += 1 }
    align = count
  }

  func isDeeper(than other: Indentation) -> Bool {
    level > other.level || level == other.level && align > other.align
  }
}

/// What elements are printed with.
struct PrintArguments: BitwiseCopyable, Equatable {
  var indent: Indentation
  var mode: PrintMode
  var measure: MeasureMode
}

struct PrintFrame: BitwiseCopyable, Equatable {
  /// The kind of the element that takes the frame off the stack.
  var kind: LayoutElement.Kind
  var arguments: PrintArguments
}
