extension JSONReader {
  /// Skips the next value, whatever it is, and answers where it stood.
  ///
  /// The grammar is checked; escapes and UTF-8 inside strings are not.
  /// - Complexity: O(n) in the bytes skipped, no allocation, no recursion.
  @discardableResult
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    position = skippingWhitespace(position)
    let start = position
    let outerDepth = depth
    let outerContainers = containers
    do {
      try skipNested(to: outerDepth)
    } catch {
      depth = outerDepth
      containers = outerContainers
      throw error
    }
    isAfterValue = true
    return start..<position
  }

  private mutating func skipNested(to outerDepth: Int) throws(JSONError) {
    var index = position
    var depth = depth
    var containers = containers
    // A failure inside leaves `position` at the start of the value: the error carries the exact place.
    values: while true {
      index = skippingWhitespace(index)
      guard index < count else { throw JSONError(.unexpectedEnd, at: index) }
      switch byte(index) {
      case UInt8(ascii: "\""):
        index = try scanString(from: index + 1).end + 1
      case UInt8(ascii: "{"):
        guard depth < Self.maximumDepth else { throw JSONError(.tooDeep, at: index) }
        index = skippingWhitespace(index + 1)
        if index < count, byte(index) == UInt8(ascii: "}") {
          index += 1
        } else {
          depth += 1
          containers = containers << 1 | 1
          index = try skipKey(at: index)
          continue values
        }
      case UInt8(ascii: "["):
        guard depth < Self.maximumDepth else { throw JSONError(.tooDeep, at: index) }
        index = skippingWhitespace(index + 1)
        if index < count, byte(index) == UInt8(ascii: "]") {
          index += 1
        } else {
          depth += 1
          containers <<= 1
          continue values
        }
      case UInt8(ascii: "t"): index = try skipLiteral("true", at: index)
      case UInt8(ascii: "f"): index = try skipLiteral("false", at: index)
      case UInt8(ascii: "n"): index = try skipLiteral("null", at: index)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): index = try skipNumber(at: index)
      case let other: throw JSONError(.unexpectedByte(other, expected: .value), at: index)
      }

      // A value ended at `index`: close what ends with it, then step over the comma to the next.
      while depth > outerDepth {
        index = skippingWhitespace(index)
        guard index < count else { throw JSONError(.unexpectedEnd, at: index) }
        let isObject = containers & 1 == 1
        let next = byte(index)
        if next == UInt8(ascii: ",") {
          index = isObject ? try skipKey(at: skippingWhitespace(index + 1)) : index + 1
          continue values
        }
        guard next == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          throw JSONError(
            .unexpectedByte(next, expected: isObject ? .commaOrBrace : .commaOrBracket), at: index)
        }
        index += 1
        depth -= 1
        containers >>= 1
      }
      position = index
      return
    }
  }

  /// The position after the key and colon that start at `start`.
  @inline(__always)
  private func skipKey(at start: Int) throws(JSONError) -> Int {
    guard start < count else { throw JSONError(.unexpectedEnd, at: start) }
    guard byte(start) == UInt8(ascii: "\"") else {
      throw JSONError(.unexpectedByte(byte(start), expected: .key), at: start)
    }
    let index = skippingWhitespace(try scanString(from: start + 1).end + 1)
    guard index < count else { throw JSONError(.unexpectedEnd, at: index) }
    guard byte(index) == UInt8(ascii: ":") else {
      throw JSONError(.unexpectedByte(byte(index), expected: .colon), at: index)
    }
    return index + 1
  }
}
