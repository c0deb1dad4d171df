internal import PythonSyntax

/// What a long measurement found out about the rest of the layout, for those after it.
///
/// In a chain of brackets, each of which may be expanded although what is around it is flat, the measurement of each
/// bracket goes on to the end of the chain. Where a line ends in such a bracket, only what follows counts: whether that
/// fits is the same for each measurement that comes by in the same surroundings.
struct MeasuredTail: ~Copyable {
  /// The number of elements after which a measurement is long enough to be remembered.
  static let longMeasurement = 200
  private static let mostReads = 8

  /// Whether what follows the marked elements fits; nil if nothing is remembered.
  private(set) var verdict: Bool?
  /// The frames of the printer's stack and the ranges of its queue that must be untouched.
  private(set) var stackRest = 0
  private(set) var queueRest = -1
  /// The measurement's own frames and ranges.
  private var frames = GrowableBuffer<PrintFrame>(minimumCapacity: 0)
  private var ranges = GrowableBuffer<ElementRange>(minimumCapacity: 0)
  private var hasLineSuffix = false

  /// For each element the recording that came by in the same surroundings.
  private var marks: [UInt32] = []
  private var recording: UInt32 = 0
  /// For each group the last mark before its mode was set.
  private var settings: [UInt32] = []
  private var lastMark: UInt32 = 0
  /// The modes of groups that lie before the marks but decide about what follows them.
  private var reads: [(group: UInt32, mode: UInt8)] = []
  private var hasTooManyReads = false

  /// The state of a measurement where a line ends in it.
  struct Surroundings {
    var stackRest: Int
    var queueRest: Int
    var hasLineSuffix: Bool
  }

  mutating func forget() {
    verdict = nil
    stackRest = 0
    queueRest = -1
  }

  /// Whether what follows an element is known to fit.
  func verdict(
    at index: Int, _ surroundings: Surroundings, _ frames: borrowing GrowableBuffer<PrintFrame>,
    _ ranges: borrowing GrowableBuffer<ElementRange>, _ groupModes: borrowing [UInt8]
  ) -> Bool? {
    guard let verdict, marks[index] == recording, isSame(surroundings, frames, ranges) else { return nil }
    for read in reads where groupModes[Int(read.group)] != read.mode { return nil }
    return verdict
  }

  private func isSame(
    _ other: Surroundings, _ frames: borrowing GrowableBuffer<PrintFrame>,
    _ ranges: borrowing GrowableBuffer<ElementRange>
  ) -> Bool {
    guard other.stackRest == stackRest, other.queueRest == queueRest, other.hasLineSuffix == hasLineSuffix,
      frames.count == self.frames.count, ranges.count == self.ranges.count
    else { return false }
    for index in 0..<frames.count where frames[index] != self.frames[index] { return false }
    for index in 0..<ranges.count {
      if ranges[index].end != self.ranges[index].end { return false }
      // The last is the one that is read.
      if index < ranges.count - 1, ranges[index].next != self.ranges[index].next { return false }
    }
    return true
  }

  // MARK: - Recording

  /// Starts to record the measurement that is under way, at an element where a line ends.
  mutating func startRecording(
    at index: Int, _ surroundings: Surroundings, _ frames: borrowing GrowableBuffer<PrintFrame>,
    _ ranges: borrowing GrowableBuffer<ElementRange>, elementCount: Int, groupCount: Int
  ) {
    if marks.isEmpty {
      marks = [UInt32](repeating: 0, count: elementCount)
      settings = [UInt32](repeating: 0, count: groupCount)
    }
    forget()
    recording += 1
    stackRest = surroundings.stackRest
    queueRest = surroundings.queueRest
    hasLineSuffix = surroundings.hasLineSuffix
    self.frames.truncate(to: 0)
    frames.withElements { self.frames.append(contentsOf: $0) }
    self.ranges.truncate(to: 0)
    ranges.withElements { self.ranges.append(contentsOf: $0) }
    reads.removeAll(keepingCapacity: true)
    hasTooManyReads = false
    mark(index)
  }

  /// Records another element where a line ends, if the surroundings are the same.
  mutating func markIfSame(
    _ index: Int, _ surroundings: Surroundings, _ frames: borrowing GrowableBuffer<PrintFrame>,
    _ ranges: borrowing GrowableBuffer<ElementRange>
  ) {
    if isSame(surroundings, frames, ranges) { mark(index) }
  }

  private mutating func mark(_ index: Int) {
    marks[index] = recording
    lastMark += 1
  }

  mutating func groupIsSet(_ group: UInt32) { settings[Int(group)] = lastMark }

  mutating func groupIsRead(_ group: UInt32, _ mode: UInt8) {
    if group == 0 || settings[Int(group)] == lastMark || hasTooManyReads { return }
    for read in reads where read.group == group && read.mode == mode { return }
    if reads.count == Self.mostReads { hasTooManyReads = true } else { reads.append((group, mode)) }
  }

  mutating func finishRecording(fits: Bool) {
    if hasTooManyReads { forget() } else { verdict = fits }
  }
}
