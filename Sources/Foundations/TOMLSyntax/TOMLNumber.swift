import Support

/// The outcome of reading a word as a number.
enum TOMLNumber {
  case integer(Int64)
  case float(Double)
  case outOfRange
}

/// Reads an integer or float by TOML's rules: underscores only between digits, no leading zeros, no sign before `0x`.
func readNumber(_ word: [UInt8]) -> TOMLNumber? {
  if word.count > 2, word[0] == UInt8(ascii: "0"), let radix = radix(of: word[1]) {
    return readPrefixed(Array(word[2...]), radix: radix)
  }
  var cursor = 0
  var isNegative = false
  if let sign = word.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
    isNegative = sign == UInt8(ascii: "-")
    cursor = 1
  }
  guard let whole = readDigits(word, &cursor) else { return nil }
  if whole.count > 1, whole[0] == UInt8(ascii: "0") { return nil }
  if cursor == word.count {
    var magnitude: UInt64 = 0
    for digit in whole {
      let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carried) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      if overflowed || carried { return .outOfRange }
      magnitude = sum
    }
    return signed(magnitude, isNegative)
  }
  var spelling: [UInt8] = (isNegative ? [UInt8(ascii: "-")] : []) + whole
  if word[cursor] == UInt8(ascii: ".") {
    cursor += 1
    guard let fraction = readDigits(word, &cursor) else { return nil }
    spelling.append(UInt8(ascii: "."))
    spelling += fraction
  }
  if cursor < word.count, word[cursor] | 0x20 == UInt8(ascii: "e") {
    cursor += 1
    spelling.append(UInt8(ascii: "e"))
    if cursor < word.count, word[cursor] == UInt8(ascii: "+") || word[cursor] == UInt8(ascii: "-") {
      spelling.append(word[cursor])
      cursor += 1
    }
    guard let exponent = readDigits(word, &cursor) else { return nil }
    spelling += exponent
  }
  guard cursor == word.count, let number = Double(String(decoding: spelling, as: UTF8.self)) else { return nil }
  return .float(number)
}

private func radix(of byte: UInt8) -> UInt64? {
  switch byte {
  case UInt8(ascii: "x"): 16
  case UInt8(ascii: "o"): 8
  case UInt8(ascii: "b"): 2
  default: nil
  }
}

private func readPrefixed(_ word: [UInt8], radix: UInt64) -> TOMLNumber? {
  var magnitude: UInt64 = 0
  var wasDigit = false
  for byte in word {
    if byte == UInt8(ascii: "_") {
      if !wasDigit { return nil }
      wasDigit = false
      continue
    }
    guard let digit = Hexadecimal.value(ofDigit: byte), UInt64(digit) < radix else { return nil }
    let (product, overflowed) = magnitude.multipliedReportingOverflow(by: radix)
    if overflowed { return .outOfRange }
    magnitude = product + UInt64(digit)
    wasDigit = true
  }
  return wasDigit ? signed(magnitude, false) : nil
}

private func signed(_ magnitude: UInt64, _ isNegative: Bool) -> TOMLNumber {
  if isNegative {
    return magnitude <= UInt64(Int64.max) + 1 ? .integer(Int64(truncatingIfNeeded: 0 &- magnitude)) : .outOfRange
  }
  return magnitude <= UInt64(Int64.max) ? .integer(Int64(magnitude)) : .outOfRange
}

/// Reads digits with single underscores between them; nothing if there are none or an underscore is misplaced.
private func readDigits(_ word: [UInt8], _ cursor: inout Int) -> [UInt8]? {
  var digits: [UInt8] = []
  var wasDigit = false
  while cursor < word.count {
    let byte = word[cursor]
    if byte == UInt8(ascii: "_") {
      guard wasDigit else { return nil }
      wasDigit = false
    } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      digits.append(byte)
      wasDigit = true
    } else {
      break
    }
    cursor += 1
  }
  return wasDigit ? digits : nil
}
