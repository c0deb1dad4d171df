/// A TOML value without its place in a document.
///
/// Used to write values into a document and to take whole subtrees out of one. To read single settings go through
/// `TOMLItem`, which also knows the line.
package enum TOMLValue: Sendable, Hashable {
  case string(String)
  case integer(Int64)
  case float(Double)
  case boolean(Bool)
  case dateTime(TOMLDateTime)
  case array([TOMLValue])
  case table([TOMLPair])

  /// The value as TOML source on one line; tables become inline tables.
  package var inlineSource: String {
    switch self {
    case .string(let text): return quoted(text)
    case .integer(let number): return String(number)
    case .float(let number):
      if number.isNaN { return "nan" }
      if number.isInfinite { return number < 0 ? "-inf" : "inf" }
      let text = String(number)
      return text.contains(where: { $0 == "." || $0 == "e" }) ? text : text + ".0"
    case .boolean(let flag): return flag ? "true" : "false"
    case .dateTime(let moment): return moment.description
    case .array(let elements):
      return "[" + elements.map(\.inlineSource).joined(separator: ", ") + "]"
    case .table(let pairs):
      if pairs.isEmpty { return "{}" }
      return "{ " + pairs.map { keySource($0.key) + " = " + $0.value.inlineSource }.joined(separator: ", ") + " }"
    }
  }
}

/// One key of a table and its value.
package struct TOMLPair: Sendable, Hashable {
  package let key: String
  package let value: TOMLValue

  package init(key: String, value: TOMLValue) {
    self.key = key
    self.value = value
  }
}

/// The key as TOML source: bare where that is allowed, quoted otherwise.
func keySource(_ key: String) -> String {
  let isBare = !key.isEmpty && key.utf8.allSatisfy(isBareKeyByte)
  return isBare ? key : quoted(key)
}

/// The text as a basic string, with quotes and escapes.
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{8}": result += "\\b"
    case "\u{c}": result += "\\f"
    default:
      if scalar.value < 0x20 || scalar.value == 0x7f {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + "\""
}

func isBareKeyByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}
