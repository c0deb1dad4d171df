import Support

/// What a script says about itself in a comment: a TOML document between `# /// script` and `# ///`.
///
/// See [inline script metadata](https://packaging.python.org/en/latest/specifications/inline-script-metadata/).
package struct InlineScriptMetadata: Sendable {
  /// The TOML document; its lines are those of the script, without `# `.
  package let text: String
  /// The line of the script that the document's first line is, from 1.
  package let firstLine: Int

  /// A block that cannot be read.
  package struct Fault: UserFacingError, Equatable {
    /// The line of the script, from 1.
    package let line: Int
    package let message: String
    package let hints: [String]
  }

  /// Finds the block of a script; `nil` if it has none.
  ///
  /// As the standard says, a block goes on to the last `# ///` of the comment that it begins.
  /// - Throws: ``Fault`` where a block does not end, or where there are two.
  package init?(script bytes: [UInt8]) throws(Fault) {
    let lines = Self.lines(of: bytes)
    var found: (text: String, firstLine: Int)?
    var index = 0
    while index < lines.count {
      guard Self.opens(lines[index]) else {
        index += 1
        continue
      }
      let start = index + 1
      var (next, close) = (start, Int?.none)
      while next < lines.count, let content = Self.content(lines[next]) {
        if content == "///" { close = next }
        next += 1
      }
      guard let close else {
        throw Fault(
          line: start, message: "the block that `# /// script` begins does not end",
          hints: ["end it with a line `# ///`; each line in between begins with `#`"])
      }
      if found != nil {
        throw Fault(line: start, message: "there is a second block of script metadata", hints: [])
      }
      let content = lines[start..<close].map { Self.content($0) ?? "" }.joined(separator: "\n")
      found = (content + "\n", start + 1)
      index = close + 1
    }
    guard let found else { return nil }
    (text, firstLine) = found
  }

  /// Whether a file has a line that begins a block.
  package static func isPresent(in bytes: [UInt8]) -> Bool {
    lines(of: bytes).contains { opens($0) }
  }

  private static func opens(_ line: ArraySlice<UInt8>) -> Bool { line.elementsEqual("# /// script".utf8) }

  /// The text of a comment line: what follows `# `; `nil` for any other line.
  private static func content(_ line: ArraySlice<UInt8>) -> String? {
    guard line.first == UInt8(ascii: "#") else { return nil }
    let rest = line.dropFirst()
    if rest.isEmpty { return "" }
    return rest.first == UInt8(ascii: " ") ? String(decoding: rest.dropFirst(), as: UTF8.self) : nil
  }

  /// The lines, which end in `\n`, `\r\n` or `\r`.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(bytes[start..<index])
        let isPair = byte == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        if isPair { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}
