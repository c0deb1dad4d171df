/// Numbers as ruff writes them back into a notebook.
///
/// Integers of 64 bits stay as they are. Every other number goes through a double, and comes out in its shortest form,
/// with an exponent where it is very large or small.
enum NotebookNumber {
  /// The number in that form; nil if it is too large for a double.
  static func rewritten(_ text: ArraySlice<UInt8>) -> String? {
    let string = String(decoding: text, as: UTF8.self)
    if text.allSatisfy({ $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }) {
      if string == "-0" { return "-0.0" }
      if UInt64(string) != nil || Int64(string) != nil { return string }
    }
    guard let value = value(of: text), value.isFinite else { return nil }
    return self.text(of: value)
  }

  /// The value as a parser finds it that takes up to 64 bits of digits and scales them once by a power of ten, so
  /// that the last bit of long numbers may be off.
  static func value(of text: ArraySlice<UInt8>) -> Double? {
    var digits = text
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    var significand: UInt64 = 0
    var exponent = 0
    var isFull = false
    var isFraction = false
    var isExponent = false
    var isExponentNegative = false
    var written = 0
    for byte in digits {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "-"): isExponentNegative = true
      default:
        let digit = UInt64(byte - UInt8(ascii: "0"))
        if isExponent {
          written = min(written * 10 + Int(digit), 100_000)
          continue
        }
        let (product, overflowed) = significand.multipliedReportingOverflow(by: 10)
        let (sum, alsoOverflowed) = product.addingReportingOverflow(digit)
        if isFull || overflowed || alsoOverflowed {
          isFull = true
          if !isFraction { exponent += 1 }
        } else {
          significand = sum
          if isFraction { exponent -= 1 }
        }
      }
    }
    exponent += isExponentNegative ? -written : written
    guard let value = scaled(Double(significand), exponent) else { return nil }
    return isNegative ? -value : value
  }

  private static func scaled(_ value: Double, _ exponent: Int) -> Double? {
    var value = value
    var exponent = exponent
    while abs(exponent) > 308 {
      if value == 0 { return 0 }
      if exponent > 0 { return nil }
      value /= 1e308
      exponent += 308
    }
    guard let power = Double("1e\(abs(exponent))") else { return nil }
    let result = exponent >= 0 ? value * power : value / power
    return result.isFinite ? result : nil
  }

  /// The shortest digits that give the value back.
  static func text(of value: Double) -> String {
    let (digits, point) = shortestDigits(of: value.magnitude)
    let sign = value.sign == .minus ? "-" : ""
    if value == 0 { return sign + "0.0" }
    let zeros = { (count: Int) in String(repeating: "0", count: count) }
    if digits.count <= point, point <= 16 { return sign + digits + zeros(point - digits.count) + ".0" }
    if point > 0, point <= 16 { return sign + digits.prefix(point) + "." + digits.dropFirst(point) }
    if point > -5, point <= 0 { return sign + "0." + zeros(-point) + digits }
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + (point > 0 ? "e+" : "e") + "\(point - 1)"
  }

  /// The significant digits, and where the decimal point stands behind how many of them.
  private static func shortestDigits(of value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts.first ?? "0"
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    var digits = mantissa.filter { $0 != "." }
    var point = whole.count + exponent
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      point -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    return (digits, point)
  }
}
