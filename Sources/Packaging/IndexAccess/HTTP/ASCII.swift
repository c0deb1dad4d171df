extension String {
  /// The text with ASCII letters in lower case and everything else as it is: header names, hosts, month names.
  func asciiLowercased() -> String {
    func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    guard utf8.contains(where: isUpper) else { return self }
    return String(decoding: utf8.map { isUpper($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

extension Substring {
  /// Drops spaces and tabs at both ends.
  func trimmingSpace() -> Substring {
    var text = self
    while let first = text.utf8.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
    while let last = text.utf8.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
    return text
  }

  /// Drops one pair of double quotes.
  func trimmingQuotes() -> Substring {
    guard utf8.count >= 2, utf8.first == UInt8(ascii: "\""), utf8.last == UInt8(ascii: "\"") else { return self }
    return dropFirst().dropLast()
  }
}
