/// A pull reader over the bytes of one JSON document.
///
/// The caller drives it by the shape it expects; nothing is allocated except for strings it asks for:
///
///     var reader = JSONReader(bytes.span.bytes)
///     try reader.beginObject()
///     while let key = try reader.nextKey() {
///       if reader.matches(key, "name") { name = try reader.readString() } else { try reader.skipValue() }
///     }
///     try reader.finish()
///
/// Every value must be read or skipped before the next key or element is asked for. A value of another kind than the
/// one asked for is a ``JSONError`` and leaves the reader where it was, so `peekKind` or another read may follow.
/// The grammar is RFC 8259, exactly: no comments, no trailing commas, no leading byte order mark.
package struct JSONReader: ~Escapable {
  /// Deepest nesting accepted.
  package static let maximumDepth = 128

  let bytes: RawSpan
  /// Where the next byte will be read, in bytes from the start.
  package internal(set) var position = 0
  /// How many containers are open.
  package internal(set) var depth = 0
  /// One bit a level, innermost lowest: set for an object.
  var containers: UInt128 = 0
  /// Whether a value was completed in the innermost container since it was opened or its last comma was read.
  var isAfterValue = false

  /// Starts reading at the first byte.
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan) {
    self.bytes = bytes
  }

  // MARK: Bytes

  var count: Int { bytes.byteCount }

  /// The byte at `index`, which must be below `count`.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 {
    assert(index >= 0 && index < bytes.byteCount)
    return unsafe bytes.unsafeLoad(fromUncheckedByteOffset: index, as: UInt8.self)
  }

  /// Eight bytes from `index` on, the first in the lowest byte; `index + 8` must not exceed `count`.
  @inline(__always)
  func word(_ index: Int) -> UInt64 {
    assert(index >= 0 && index + 8 <= bytes.byteCount)
    return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
  }

  @inline(__always)
  func skippingWhitespace(_ start: Int) -> Int {
    var index = start
    while index < count {
      let next = byte(index)
      if next > 0x20 { return index }
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return index }
      index += 1
    }
    return index
  }

  // MARK: Structure

  /// The kind of the value that comes next.
  package mutating func peekKind() throws(JSONError) -> JSONKind {
    position = skippingWhitespace(position)
    guard position < count else { throw JSONError(.unexpectedEnd, at: position) }
    switch byte(position) {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case let other: throw JSONError(.unexpectedByte(other, expected: .value), at: position)
    }
  }

  mutating func expect(_ kind: JSONKind) throws(JSONError) {
    let found = try peekKind()
    guard found == kind else { throw JSONError(.wrongType(found: found, expected: kind), at: position) }
  }

  /// Enters an object; ``nextKey()`` follows until it answers `nil`.
  package mutating func beginObject() throws(JSONError) {
    try expect(.object)
    try open(object: true)
  }

  /// Enters an array; ``nextElement()`` follows until it answers `false`.
  package mutating func beginArray() throws(JSONError) {
    try expect(.array)
    try open(object: false)
  }

  private mutating func open(object: Bool) throws(JSONError) {
    guard depth < Self.maximumDepth else { throw JSONError(.tooDeep, at: position) }
    position += 1
    depth += 1
    containers = containers << 1 | (object ? 1 : 0)
    isAfterValue = false
  }

  private mutating func close() {
    position += 1
    depth -= 1
    containers >>= 1
    isAfterValue = true
  }

  /// The next key of the innermost object, with its colon consumed, or `nil` after its closing brace.
  package mutating func nextKey() throws(JSONError) -> JSONStringSlice? {
    precondition(depth > 0 && containers & 1 == 1, "nextKey outside an object")
    position = skippingWhitespace(position)
    guard position < count else { throw JSONError(.unexpectedEnd, at: position) }
    if isAfterValue {
      if byte(position) == UInt8(ascii: "}") {
        close()
        return nil
      }
      guard byte(position) == UInt8(ascii: ",") else {
        throw JSONError(.unexpectedByte(byte(position), expected: .commaOrBrace), at: position)
      }
      position = skippingWhitespace(position + 1)
      isAfterValue = false
    } else if byte(position) == UInt8(ascii: "}") {
      close()
      return nil
    }
    return try readKey()
  }

  mutating func readKey() throws(JSONError) -> JSONStringSlice {
    guard position < count else { throw JSONError(.unexpectedEnd, at: position) }
    guard byte(position) == UInt8(ascii: "\"") else {
      throw JSONError(.unexpectedByte(byte(position), expected: .key), at: position)
    }
    let key = try scanString(from: position + 1)
    position = skippingWhitespace(key.end + 1)
    guard position < count else { throw JSONError(.unexpectedEnd, at: position) }
    guard byte(position) == UInt8(ascii: ":") else {
      throw JSONError(.unexpectedByte(byte(position), expected: .colon), at: position)
    }
    position += 1
    return key
  }

  /// Whether another element follows in the innermost array; `false` consumes its closing bracket.
  package mutating func nextElement() throws(JSONError) -> Bool {
    precondition(depth > 0 && containers & 1 == 0, "nextElement outside an array")
    position = skippingWhitespace(position)
    guard position < count else { throw JSONError(.unexpectedEnd, at: position) }
    if isAfterValue {
      if byte(position) == UInt8(ascii: "]") {
        close()
        return false
      }
      guard byte(position) == UInt8(ascii: ",") else {
        throw JSONError(.unexpectedByte(byte(position), expected: .commaOrBracket), at: position)
      }
      position += 1
      isAfterValue = false
    } else if byte(position) == UInt8(ascii: "]") {
      close()
      return false
    }
    return true
  }

  /// Checks that only white space follows the document's value.
  package mutating func finish() throws(JSONError) {
    position = skippingWhitespace(position)
    guard position >= count else { throw JSONError(.trailingContent, at: position) }
  }

  // MARK: Literals

  /// Reads `true` or `false`.
  package mutating func readBool() throws(JSONError) -> Bool {
    try expect(.boolean)
    let value = byte(position) == UInt8(ascii: "t")
    position = value ? try skipLiteral("true", at: position) : try skipLiteral("false", at: position)
    isAfterValue = true
    return value
  }

  /// Reads `null`.
  package mutating func readNull() throws(JSONError) {
    try expect(.null)
    position = try skipLiteral("null", at: position)
    isAfterValue = true
  }

  /// Reads `null` if it comes next, else leaves the reader alone and answers `false`.
  package mutating func readNullIfPresent() throws(JSONError) -> Bool {
    guard try peekKind() == .null else { return false }
    try readNull()
    return true
  }

  /// The position after `literal`, which must stand at `start`.
  @inline(__always)
  func skipLiteral(_ literal: StaticString, at start: Int) throws(JSONError) -> Int {
    let length = literal.utf8CodeUnitCount
    guard start + length <= count else { throw JSONError(.unexpectedEnd, at: count) }
    for index in 0..<length where unsafe byte(start + index) != literal.utf8Start[index] {
      throw JSONError(.unexpectedByte(byte(start), expected: .literal), at: start)
    }
    return start + length
  }
}
