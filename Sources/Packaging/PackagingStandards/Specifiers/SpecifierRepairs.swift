/// Repairs for specifiers and requirements that were published malformed, as metadata cannot be changed afterwards.
///
/// Only metadata of distributions is read with these; what a user writes is not.
package enum SpecifierRepairs {
  /// Calls `parse` with ever more repaired forms of `text` until it returns a value.
  ///
  /// - Parameter text: version specifiers, or a requirement with a marker; quotes in the marker are left alone.
  package static func firstParsed<Value>(of text: String, _ parse: (String) -> Value?) -> Value? {
    var bytes = Array(text.utf8)
    for repair in repairs {
      let repaired = repair(bytes)
      guard repaired != bytes else { continue }
      if let value = parse(String(decoding: repaired, as: UTF8.self)) { return value }
      bytes = repaired
    }
    return nil
  }

  private static var repairs: [([UInt8]) -> [UInt8]] {
    [
      insertingCommas, replacingTildeAfterNotEqual, removingWildcards, insertingDots, removingTrailingComma,
      completingDev, removingZeroAfterSuffix, removingQuotes,
    ]
  }

  /// `>=7.2.0<8.0.0` becomes `>=7.2.0,<8.0.0`.
  private static func insertingCommas(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if let last = result.last, isDigit(last), isComparison(byte), !isEpochSign(bytes, index) {
        result.append(UInt8(ascii: ","))
      }
      result.append(byte)
    }
    return result
  }

  /// Whether the byte at `index` ends an epoch, as in `1!2.0`.
  private static func isEpochSign(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "!") && index + 1 < bytes.count && isDigit(bytes[index + 1])
  }

  /// `!=~5.0` becomes `!=5.0.*`.
  private static func replacingTildeAfterNotEqual(_ bytes: [UInt8]) -> [UInt8] {
    rewriting(bytes) { rest, result in
      guard rest.starts(with: "!=~".utf8) else { return 0 }
      let release = releaseLength(rest.dropFirst(3))
      guard release > 0 else { return 0 }
      result.append(contentsOf: "!=".utf8)
      result.append(contentsOf: rest.dropFirst(3).prefix(release))
      result.append(contentsOf: ".*".utf8)
      return 3 + release
    }
  }

  /// `>=1.9.*` becomes `>=1.9`.
  private static func removingWildcards(_ bytes: [UInt8]) -> [UInt8] {
    rewriting(bytes) { rest, result in
      let length =
        rest.starts(with: "<=".utf8) || rest.starts(with: ">=".utf8)
        ? 2 : rest.first == UInt8(ascii: "<") || rest.first == UInt8(ascii: ">") ? 1 : 0
      guard length > 0 else { return 0 }
      let spaces = rest.dropFirst(length).prefix { isSpace($0) }.count
      let kept = length + spaces + releaseLength(rest.dropFirst(length + spaces))
      guard kept > length + spaces, rest.dropFirst(kept).starts(with: ".*".utf8) else { return 0 }
      result.append(contentsOf: rest.prefix(kept))
      return kept + 2
    }
  }

  /// `!=3.0*` becomes `!=3.0.*`.
  private static func insertingDots(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      if byte == UInt8(ascii: "*"), let last = result.last, isDigit(last) { result.append(UInt8(ascii: ".")) }
      result.append(byte)
    }
    return result
  }

  /// `>=3.6,` becomes `>=3.6`.
  private static func removingTrailingComma(_ bytes: [UInt8]) -> [UInt8] {
    let end = bytes.lastIndex { !isSpace($0) }
    guard let end, bytes[end] == UInt8(ascii: ",") else { return bytes }
    return Array(bytes[..<end])
  }

  /// `>dev` becomes `>0.0.0dev`.
  private static func completingDev(_ bytes: [UInt8]) -> [UInt8] {
    rewriting(bytes) { rest, result in
      guard rest.starts(with: ">dev".utf8) else { return 0 }
      result.append(contentsOf: ">0.0.0dev".utf8)
      return 4
    }
  }

  /// `>=9.0.0a1.0` becomes `>=9.0.0a1`.
  private static func removingZeroAfterSuffix(_ bytes: [UInt8]) -> [UInt8] {
    rewriting(bytes) { rest, result in
      // Only where a release begins: each of its numbers in turn would take time with the square of their count.
      guard result.last.map({ !isDigit($0) && $0 != UInt8(ascii: ".") }) ?? true else { return 0 }
      let release = releaseLength(rest)
      guard release > 0 else { return 0 }
      let afterRelease = rest.dropFirst(release)
      let letters = ["a", "b", "rc", "post", "dev"].first { afterRelease.starts(with: $0.utf8) }
      guard let letters else { return 0 }
      let digits = afterRelease.dropFirst(letters.utf8.count).prefix { isDigit($0) }.count
      let kept = release + letters.utf8.count + digits
      guard digits > 0, rest.dropFirst(kept).starts(with: ".0".utf8) else { return 0 }
      result.append(contentsOf: rest.prefix(kept))
      return kept + 2
    }
  }

  /// `>= '2.7'` becomes `>= 2.7`.
  private static func removingQuotes(_ bytes: [UInt8]) -> [UInt8] {
    let end = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.endIndex
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
    return bytes[..<end].filter { !isQuote($0) } + bytes[end...]
  }

  /// Copies `bytes`, letting `rule` replace what it finds at each place: it appends the replacement and returns how many
  /// bytes it took, or 0.
  private static func rewriting(
    _ bytes: [UInt8], _ rule: (ArraySlice<UInt8>, inout [UInt8]) -> Int
  ) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let taken = rule(bytes[index...], &result)
      if taken == 0 { result.append(bytes[index]) }
      index += max(taken, 1)
    }
    return result
  }

  /// The length of the dotted numbers that `bytes` begin with.
  private static func releaseLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var index = bytes.startIndex
    while true {
      let digits = bytes[index...].prefix { isDigit($0) }.count
      guard digits > 0 else { return 0 }
      index += digits
      guard index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "."), isDigit(bytes[index + 1]) else {
        return index - bytes.startIndex
      }
      index += 1
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isComparison(_ byte: UInt8) -> Bool {
    "<>=~^!".utf8.contains(byte)
  }
}

extension VersionSpecifierSet {
  /// Parses specifiers from published metadata, repairing what is commonly malformed there (`>=3.6.*`, `!=3.0*`).
  ///
  /// - Throws: ``VersionSpecifierParseError`` for the text as given, if no repair helps.
  package init(lenient text: String) throws(VersionSpecifierParseError) {
    do throws(VersionSpecifierParseError) {
      self = try VersionSpecifierSet(text)
    } catch {
      let repaired = SpecifierRepairs.firstParsed(of: text) { try? VersionSpecifierSet($0) }
      guard let repaired else { throw error }
      self = repaired
    }
  }
}
