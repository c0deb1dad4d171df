/// The text as a ``Console`` writes it: control characters and bidirectional controls of foreign text become visible
/// escapes such as `\u001b`, and only what a ``Painter`` added becomes an escape sequence.
///
/// Text comes from indexes, archives and servers too, and must not command a terminal. Line feeds, tabs, and the
/// carriage return before a line feed stay. The escapes are those of JSON, so that JSON stays what it was.
package func terminalText(_ text: String) -> String {
  var output: [UInt8] = []
  TerminalText.append(text, to: &output)
  return String(decoding: output, as: UTF8.self)
}

enum TerminalText {
  /// What a painter writes in place of the escape character: noncharacters, chosen anew by each process, so that no
  /// foreign text can contain it.
  static let mark: String = {
    var scalars = String.UnicodeScalarView()
    var random = UInt64.random(in: .min ... .max)
    for _ in 0..<8 {
      // The noncharacters U+FDD0 to U+FDEF.
      if let scalar = Unicode.Scalar(UInt32(0xFDD0 + random % 32)) { scalars.append(scalar) }
      random /= 32
    }
    return String(scalars)
  }()

  private static let markBytes = Array(mark.utf8)

  /// Appends text as ``terminalText(_:)`` makes it.
  static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      var index = 0
      while index < bytes.count {
        guard let length = unsafe lengthToReplace(bytes, at: index) else {
          index += 1
          continue
        }
        unsafe output.append(contentsOf: bytes[copied..<index])
        if length == markBytes.count {
          output.append(0x1B)
        } else {
          unsafe appendEscape(String(decoding: bytes[index..<index + length], as: UTF8.self), to: &output)
        }
        index += length
        copied = index
      }
      unsafe output.append(contentsOf: bytes[copied...])
    }
  }

  /// Appends text in which only what a painter added is replaced.
  static func appendPainted(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var copied = 0
      var index = 0
      while index < bytes.count {
        guard unsafe bytes[index] == 0xEF, unsafe startsWithMark(bytes, at: index) else {
          index += 1
          continue
        }
        unsafe output.append(contentsOf: bytes[copied..<index])
        output.append(0x1B)
        index += markBytes.count
        copied = index
      }
      unsafe output.append(contentsOf: bytes[copied...])
    }
  }

  /// The number of bytes that something else stands for, or `nil` where the byte is written as it is.
  @inline(__always)
  private static func lengthToReplace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let byte = unsafe bytes[index]
    if byte >= 0x20, byte < 0x7F { return nil }
    switch byte {
    case 0x0A, 0x09: return nil
    case 0x0D: return unsafe index + 1 < bytes.count && bytes[index + 1] == 0x0A ? nil : 1
    case 0..<0x20, 0x7F: return 1
    // U+0080 to U+009F, which some terminals obey like escape sequences.
    case 0xC2: return unsafe index + 1 < bytes.count && bytes[index + 1] < 0xA0 ? 2 : nil
    // U+061C.
    case 0xD8: return unsafe index + 1 < bytes.count && bytes[index + 1] == 0x9C ? 2 : nil
    case 0xE2:
      guard index + 2 < bytes.count else { return nil }
      switch unsafe (bytes[index + 1], bytes[index + 2]) {
      // U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069: they change the order in which text is shown.
      case (0x80, 0x8E), (0x80, 0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return 3
      default: return nil
      }
    case 0xEF: return unsafe startsWithMark(bytes, at: index) ? markBytes.count : nil
    default: return nil
    }
  }

  private static func startsWithMark(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard bytes.count - index >= markBytes.count else { return false }
    for offset in 0..<markBytes.count where unsafe bytes[index + offset] != markBytes[offset] { return false }
    return true
  }

  /// Appends `\u` and four hexadecimal digits: none of the characters lies beyond them.
  private static func appendEscape(_ character: String, to output: inout [UInt8]) {
    for scalar in character.unicodeScalars {
      let digits = String(scalar.value, radix: 16)
      output += Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count))
      output += Array(digits.utf8)
    }
  }
}
