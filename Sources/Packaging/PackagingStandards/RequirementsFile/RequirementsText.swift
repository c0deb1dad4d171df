/// The text of a requirements file before its lines are understood.
enum RequirementsText {
  /// Decodes a file: UTF-16 with a byte order mark, UTF-8 otherwise; malformed bytes are replaced.
  static func decode(_ bytes: [UInt8]) -> String {
    switch (bytes.first, bytes.dropFirst().first) {
    case (0xFF, 0xFE): return utf16(bytes, isLittleEndian: true)
    case (0xFE, 0xFF): return utf16(bytes, isLittleEndian: false)
    default:
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      return String(decoding: bytes[start...], as: UTF8.self)
    }
  }

  private static func utf16(_ bytes: [UInt8], isLittleEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 2
    while index + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
      index += 2
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Replaces `${NAME}`, where the name is of upper-case letters, digits and underscores, by the variable's value.
  static func expand(_ text: String, _ variable: (String) -> String?) -> String {
    guard text.contains("${") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      let name = rest[start.upperBound...].prefix { $0 != "}" }
      let isName =
        !name.isEmpty
        && name.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == UInt8(ascii: "_") }
      if isName, name.endIndex < rest.endIndex, let value = variable(String(name)) {
        result += value
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result += "${"
        rest = rest[start.upperBound...]
      }
    }
    return result + rest
  }
}

/// A line of a requirements file without its comment, continued lines joined.
struct LogicalLine {
  /// The number of its first line, from 1.
  let number: Int
  let text: String

  /// Splits a file into its lines; empty ones and comments are left out.
  static func lines(of text: String) -> [LogicalLine] {
    var lines: [LogicalLine] = []
    var number = 0
    var pending: (number: Int, text: String)?
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let start = pending?.number ?? number
      var joined = (pending?.text ?? "") + raw
      // A comment hides a backslash at its end.
      if raw.hasSuffix("\\"), !isComment(raw) {
        joined.removeLast()
        pending = (start, joined)
        continue
      }
      pending = nil
      append(start, joined, to: &lines)
    }
    if let pending { append(pending.number, pending.text, to: &lines) }
    return lines
  }

  private static func isComment(_ line: Substring) -> Bool {
    line.drop(while: \.isWhitespace).first == "#"
  }

  private static func append(_ number: Int, _ text: String, to lines: inout [LogicalLine]) {
    let trimmed = Self.trimmed(withoutComment(text))
    if !trimmed.isEmpty { lines.append(LogicalLine(number: number, text: String(trimmed))) }
  }

  /// A comment starts at `#` at the start of the line or behind white space: URLs may contain one.
  private static func withoutComment(_ text: String) -> Substring {
    var previous: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "#", previous.isWhitespace { return text[..<index] }
      previous = text[index]
      index = text.index(after: index)
    }
    return text[...]
  }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// Splits a requirement from the options behind it, which start at the first word that begins with `--`.
  func splitOptions() -> (requirement: String, options: String) {
    guard let range = text.firstRange(of: " --") ?? text.firstRange(of: "\t--") else { return (text, "") }
    return (String(Self.trimmed(text[..<range.lowerBound])), String(text[text.index(after: range.lowerBound)...]))
  }
}

/// Reads options and their values from a line, with a shell's quotes.
struct OptionScanner {
  struct Option {
    let name: String
    /// The value behind `=`, or joined to a one-letter option.
    let value: String?
  }

  private var words: ArraySlice<String>

  init(_ text: String) {
    words = OptionScanner.words(of: text)[...]
  }

  mutating func next() -> Option? {
    guard let word = words.popFirst() else { return nil }
    if word.hasPrefix("--") {
      guard let equals = word.firstIndex(of: "=") else { return Option(name: word, value: nil) }
      return Option(name: String(word[..<equals]), value: String(word[word.index(after: equals)...]))
    }
    guard word.hasPrefix("-"), word.count > 2 else { return Option(name: word, value: nil) }
    let value = word.dropFirst(2)
    return Option(name: String(word.prefix(2)), value: String(value.first == "=" ? value.dropFirst() : value))
  }

  /// Takes the next word as the value of the last option.
  mutating func takeValue() -> String? { words.popFirst() }

  /// Splits at white space outside quotes; a backslash outside single quotes takes the next letter as it is.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
