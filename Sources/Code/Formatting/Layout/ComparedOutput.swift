internal import PythonSyntax

/// Output that is only stored from the first byte on that differs from a text it is compared with.
struct ComparedOutput: ~Copyable {
  private let expected: UnsafeBufferPointer<UInt8>
  private var bytes = GrowableBuffer<UInt8>(minimumCapacity: 0)
  private var hasDiverged: Bool
  /// The number of bytes written.
  private(set) var count = 0

  /// - Parameter expected: nil for output that is stored in any case.
  init(comparing expected: UnsafeBufferPointer<UInt8>?) {
    self.expected = expected ?? UnsafeBufferPointer(start: nil, count: 0)
    hasDiverged = expected == nil
  }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress else { return }
    if !hasDiverged {
      if expects(base, text.count) {
        count &+= text.count
        return
      }
      diverge()
    }
    bytes.append(contentsOf: text)
    count &+= text.count
  }

  /// Appends one byte several times.
  mutating func append(_ byte: UInt8, count repetitions: Int) {
    if !hasDiverged {
      if expects(byte, repetitions) {
        count &+= repetitions
        return
      }
      diverge()
    }
    bytes.append(repeating: byte, count: repetitions)
    count &+= repetitions
  }

  /// Takes back the spaces at the end, but nothing before a place.
  mutating func dropSpaces(from start: Int) {
    while count > start, (hasDiverged ? bytes[count - 1] : expected[count - 1]) == UInt8(ascii: " ") {
      count -= 1
      if hasDiverged { bytes.removeLast() }
    }
  }

  @inline(__always)
  private func expects(_ base: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    guard count &+ length <= expected.count, let start = expected.baseAddress else { return false }
    let expected = UnsafeRawPointer(start + count)
    let text = UnsafeRawPointer(base)
    var offset = 0
    while offset &+ 8 <= length {
      let isEqual =
        expected.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if !isEqual { return false }
      offset &+= 8
    }
    while offset < length {
      if expected.load(fromByteOffset: offset, as: UInt8.self) != text.load(fromByteOffset: offset, as: UInt8.self) {
        return false
      }
      offset &+= 1
    }
    return true
  }

  private func expects(_ byte: UInt8, _ repetitions: Int) -> Bool {
    guard count + repetitions <= expected.count else { return false }
    for index in count..<count + repetitions where expected[index] != byte { return false }
    return true
  }

  private mutating func diverge() {
    hasDiverged = true
    bytes = GrowableBuffer(minimumCapacity: expected.count + expected.count / 8 + 64)
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: expected[0..<count]))
  }

  /// What was written, or nil if it is what it was compared with.
  mutating func finish() -> [UInt8]? {
    if !hasDiverged {
      if count == expected.count { return nil }
      diverge()
    }
    return bytes.withElements { Array($0) }
  }
}
