/// Walks over the bytes of a requirement or a marker (PEP 508).
struct RequirementScanner: ~Escapable {
  /// What is wrong, and where.
  struct Failure: Error {
    var reason: String
    var start: Int
    var length: Int
    /// What to write instead, where that is plain.
    var hint: String? = nil
  }

  let bytes: Span<UInt8>
  var position: Int
  let end: Int

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    position = 0
    end = bytes.count
  }

  var isAtEnd: Bool { position >= end }

  /// The byte at the position; 0 at the end.
  @inline(__always)
  var next: UInt8 { position < end ? bytes[position] : 0 }

  /// The byte `offset` after the position; 0 past the end.
  @inline(__always)
  func peek(_ offset: Int) -> UInt8 { position + offset < end ? bytes[position + offset] : 0 }

  @inline(__always)
  mutating func skipSpace() {
    while position < end, isSpace(bytes[position]) { position += 1 }
  }

  /// Steps over `byte` if it comes next.
  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  func text(_ start: Int, _ end: Int) -> String { String(bytes.extracting(start..<end)) }

  func failure(_ reason: String, at start: Int, length: Int) -> Failure {
    Failure(reason: reason, start: start, length: max(1, min(length, end - start)))
  }

  /// The character at the position for messages: in backticks, or `the end`.
  var found: String {
    guard position < end else { return "the end" }
    var length = 1
    while position + length < end, bytes[position + length] & 0xC0 == 0x80 { length += 1 }
    return "`\(text(position, position + length))`"
  }
}
