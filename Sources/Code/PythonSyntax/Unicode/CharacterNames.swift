/// Looks up characters by name, for `\N{...}` in strings.
///
/// The standard library knows the name of each character, so the tables only narrow the search down to a few.
enum CharacterNames {
  /// The character of a name or alias, in any case.
  static func scalar(named name: String) -> Unicode.Scalar? {
    let name = name.uppercased()
    if name.hasPrefix("CJK UNIFIED IDEOGRAPH-") { return ideograph(name) }
    if name.hasPrefix("HANGUL SYLLABLE ") { return syllable(name.dropFirst(16)) }
    let bucket = Int(hash(name) % CharacterNameTables.buckets)
    let first = number(CharacterNameTables.starts, bucket, digits: 3)
    let end = number(CharacterNameTables.starts, bucket + 1, digits: 3)
    for index in first..<max(first, end) {
      let value = UInt32(number(CharacterNameTables.characters, index, digits: 4))
      if let scalar = Unicode.Scalar(value), scalar.properties.name == name { return scalar }
    }
    return alias(name)
  }

  private static func hash(_ name: String) -> UInt32 {
    var value: UInt32 = 0x811C_9DC5
    for byte in name.utf8 { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    return value ^ value >> 15
  }

  /// The number at an index of a table of numbers with a fixed count of digits.
  private static func number(_ table: StaticString, _ index: Int, digits: Int) -> Int {
    guard (index + 1) * digits <= table.utf8CodeUnitCount else { return 0 }
    return table.withUTF8Buffer { bytes in
      (0..<digits).reversed().reduce(0) { unsafe $0 << 6 | digit(bytes[index * digits + $1]) }
    }
  }

  private static func digit(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
    case UInt8(ascii: "-"): 62
    default: 63
    }
  }

  private static func alias(_ name: String) -> Unicode.Scalar? {
    let wanted = name.utf8.map { $0 == 0x20 ? UInt8(ascii: "_") : $0 }
    return CharacterNameTables.aliases.withUTF8Buffer { bytes in
      let entries = unsafe bytes.split(separator: 0x20)
      for index in unsafe entries.indices {
        let entry = unsafe entries[index]
        let sides = unsafe entry.split(separator: UInt8(ascii: "="))
        if unsafe sides.count == 2 && sides[0].elementsEqual(wanted) {
          return unsafe UInt32(String(decoding: sides[1], as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
        }
      }
      return nil
    }
  }

  private static func ideograph(_ name: String) -> Unicode.Scalar? {
    let digits = name.dropFirst(22)
    guard (4...5).contains(digits.count), let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
    else {
      return nil
    }
    return scalar.properties.isUnifiedIdeograph ? scalar : nil
  }

  /// A Hangul syllable by the short names of its parts: Unicode Standard, section 3.12.
  private static func syllable(_ name: Substring) -> Unicode.Scalar? {
    let leads = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"]
    let vowels = [
      "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU",
      "YI", "I",
    ]
    let tails = [
      "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
      "SS", "NG", "J", "C", "K", "T", "P", "H",
    ]
    for (lead, leadName) in leads.enumerated() where name.hasPrefix(leadName) {
      let rest = name.dropFirst(leadName.count)
      for (vowel, vowelName) in vowels.enumerated() where rest.hasPrefix(vowelName) {
        guard let tail = tails.firstIndex(of: String(rest.dropFirst(vowelName.count))) else { continue }
        return Unicode.Scalar(UInt32(0xAC00 + (lead * 21 + vowel) * 28 + tail))
      }
    }
    return nil
  }
}
