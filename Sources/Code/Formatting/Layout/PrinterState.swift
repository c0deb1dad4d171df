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
struct Indentation: BitwiseCopyable {
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
}

/// What elements are printed with.
struct PrintArguments: BitwiseCopyable {
  var indent: Indentation
  var mode: PrintMode
  var measure: MeasureMode
}

struct PrintFrame: BitwiseCopyable {
  /// The kind of the element that takes the frame off the stack.
  var kind: LayoutElement.Kind
  var arguments: PrintArguments
}

/// Output that is only stored from the first byte on that differs from a text it is compared with.
struct ComparedOutput {
  private let expected: UnsafeBufferPointer<UInt8>
  private var bytes: [UInt8] = []
  private var hasDiverged: Bool
  /// The number of bytes written.
  private(set) var count = 0

  init(comparing expected: UnsafeBufferPointer<UInt8>) {
    self.expected = expected
    hasDiverged = expected.isEmpty
  }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    append(base, text.count)
  }

  @inline(__always)
  mutating func append(_ base: UnsafePointer<UInt8>, _ length: Int) {
    let end = count + length
    if !hasDiverged {
      if end <= expected.count && isEqual(base, length) {
        count = end
        return
      }
      diverge()
    }
    bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: length))
    count = end
  }

  mutating func append(_ byte: UInt8) { withUnsafePointer(to: byte) { append($0, 1) } }

  mutating func append(_ byte: UInt8, count: Int) { for _ in 0..<count { append(byte) } }

  private func isEqual(_ base: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for index in 0..<length where expected[count + index] != base[index] { return false }
    return true
  }

  private mutating func diverge() {
    hasDiverged = true
    bytes.reserveCapacity(expected.count + expected.count / 8 + 64)
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: expected[0..<count]))
  }

  /// What was written, or nil if it is what it was compared with.
  consuming func finish() -> [UInt8]? {
    if !hasDiverged {
      if count == expected.count { return nil }
      diverge()
    }
    return bytes
  }
}
