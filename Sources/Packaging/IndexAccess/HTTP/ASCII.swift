extension String {
  /// The text with ASCII letters in lower case and everything else as it is: header names, hosts, month names.
  func asciiLowercased() -> String {
    func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    guard utf8.contains(where: isUpper) else { return self }
    return String(decoding: utf8.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

extension Substring {
  /// Drops one pair of double quotes.
  func trimmingQuotes() -> Substring {
    guard utf8.count >= 2, utf8.first == UInt8(ascii: "\""), utf8.last == UInt8(ascii: "\"") else { return self }
    return dropFirst().dropLast()
  }
}
