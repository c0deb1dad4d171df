/// Requirements that are a path or URL without a name in front, which pip's syntax allows.
package enum UnnamedRequirement {
  /// Whether a line is a path or URL: its name is only known when it has been looked at.
  package static func looksUnnamed(_ text: String) -> Bool {
    withBytes(of: text) { looksUnnamed($0) }
  }

  /// Whether a line, without space at its beginning, is a path or URL.
  static func looksUnnamed(_ bytes: Span<UInt8>) -> Bool {
    var end = 0
    // The first of these that is found decides most lines.
    var (slash, colon, at): (Int?, Int?, Int?)
    var hasBracketOrEqual = false
    while end < bytes.count, !isSpace(bytes[end]), bytes[end] != UInt8(ascii: ";") {
      switch bytes[end] {
      case UInt8(ascii: "/"): slash = slash ?? end
      case UInt8(ascii: ":"): colon = colon ?? end
      case UInt8(ascii: "@"): at = at ?? end
      case UInt8(ascii: "["), UInt8(ascii: "="): hasBracketOrEqual = true
      default: break
      }
      end += 1
    }
    let place = bytes.extracting(0..<end)
    if let at, at < min(slash ?? end, colon ?? end) { return false }
    if hasName(bytes, end) { return false }
    if place.begins(with: ".") || place.begins(with: "/") || place.begins(with: "~/") { return true }
    if let colon, place.extracting(colon..<end).begins(with: "://") || place.begins(with: "file:") { return true }
    if place.ends(with: ".whl") || SourceDistributionFormat(ofFilename: place) != nil { return true }
    return slash != nil && !hasBracketOrEqual
  }

  /// Whether `@` follows the first word, which is then a name.
  private static func hasName(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
    var index = end
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return index > end && index + 1 < bytes.count && bytes[index] == UInt8(ascii: "@") && isSpace(bytes[index + 1])
  }
}

extension Span<UInt8> {
  /// Whether the bytes begin with those of `literal`.
  func begins(with literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    return count >= length && extracting(0..<length).equals(literal)
  }

  /// Whether the bytes end with those of `literal`.
  func ends(with literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    return count >= length && extracting(count - length..<count).equals(literal)
  }
}
