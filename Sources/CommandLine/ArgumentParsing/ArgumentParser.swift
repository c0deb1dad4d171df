/// Reads words against the declarations of a command, in the way that clap does, which the peers' users know.
///
/// Long options are `--name value` or `--name=value`, letters can be joined (`-qp3.12`, `-p=3.12`), `--` ends the
/// options, and a value never begins with a dash unless `=` joins it. What is behind `=` is the value even if it is
/// empty. Mistakes end the reading where they stand, except conflicts, which show at the end; so help that is asked
/// for before a mistake is given.
package struct ArgumentParser {
  private let table: ArgumentTable
  private var parsed: ParsedArguments
  private var words: ArraySlice<String>

  private init(_ table: ArgumentTable, _ words: ArraySlice<String>) {
    self.table = table
    self.words = words
    parsed = ParsedArguments(table)
  }

  /// Reads a whole command line behind the command's words.
  ///
  /// - Parameter inherited: options that stood before them.
  /// - Throws: ``ArgumentError`` for the first mistake, also where help is asked for.
  package static func parse(
    _ words: ArraySlice<String>, _ table: ArgumentTable, inheriting inherited: [ParsedArguments] = []
  ) throws(ArgumentError) -> ParsedArguments {
    var parser = ArgumentParser(table, words)
    try parser.readAll()
    try parser.checkConflicts()
    if let operand = table.operands, operand.isRequired, parser.parsed.operands.isEmpty {
      throw .missingOperand(operand)
    }
    for earlier in inherited.reversed() { try parser.parsed.inherit(earlier, table: table) }
    return parser.parsed
  }

  /// Reads the options before the first operand and leaves the rest.
  ///
  /// - Returns: the options and the words from the first operand on.
  package static func parseOptions(
    _ words: ArraySlice<String>, _ table: ArgumentTable
  ) throws(ArgumentError) -> (options: ParsedArguments, rest: ArraySlice<String>) {
    var parser = ArgumentParser(table, words)
    while let word = parser.words.first, isOption(word) {
      parser.words.removeFirst()
      if word == "--" { break }
      try parser.readOption(word)
    }
    try parser.checkConflicts()
    return (parser.parsed, parser.words)
  }

  private static func isOption(_ word: String) -> Bool { word.utf8.first == UInt8(ascii: "-") && word.utf8.count > 1 }

  private mutating func readAll() throws(ArgumentError) {
    while let word = words.popFirst() {
      if word == "--" {
        while let operand = words.popFirst() { try addOperand(operand) }
      } else if Self.isOption(word) {
        try readOption(word)
      } else {
        try addOperand(word)
      }
    }
  }

  private mutating func readOption(_ word: String) throws(ArgumentError) {
    if word.hasPrefix("--") { try readLong(word) } else { try readLetters(word) }
  }

  // MARK: Long names

  private mutating func readLong(_ word: String) throws(ArgumentError) {
    let place = words.startIndex - 1
    let text = word.dropFirst(2)
    let equals = text.utf8.firstIndex(of: UInt8(ascii: "="))
    let name = String(text[..<(equals ?? text.endIndex)])
    let joined = equals.map { String(text[text.utf8.index(after: $0)...]) }
    guard let meaning = table.find(long: name) else { throw unknown(word, name: name) }
    switch meaning.option.arity {
    case .flag, .count:
      if let joined { throw .unexpectedValue(joined, of: "--" + name) }
      try add(meaning, nil)
    case .optional: try add(meaning, joined)
    case .single, .list:
      if let joined { try add(meaning, joined) } else { try add(meaning, nextValue(for: meaning.option)) }
    }
    note(meaning, from: place)
  }

  /// Keeps where the option stands that was just read.
  private mutating func note(_ meaning: OptionMeaning, from place: Int) {
    parsed.typed.append(TypedOption(name: meaning.name, words: place..<words.startIndex))
  }

  /// What to say about a name that no option has; help is no option of its own.
  private func unknown(_ word: String, name: String) -> ArgumentError {
    name == "help" && word == "--help" ? .help(isLong: true) : .unknownOption("--" + name)
  }

  // MARK: Letters

  private mutating func readLetters(_ word: String) throws(ArgumentError) {
    let place = words.startIndex - 1
    var letters = word.unicodeScalars.dropFirst()
    while let letter = letters.popFirst() {
      guard let meaning = table.find(short: letter) else {
        if letter == "h" { throw .help(isLong: false) }
        var option = "-"
        option.unicodeScalars.append(letter)
        throw .unknownOption(option)
      }
      guard meaning.option.takesValue else {
        if letters.first == "=" {
          var option = "-"
          option.unicodeScalars.append(letter)
          throw .unexpectedValue(String(letters.dropFirst()), of: option)
        }
        try add(meaning, nil)
        note(meaning, from: place)
        continue
      }
      if letters.isEmpty {
        try add(meaning, nextValue(for: meaning.option))
      } else {
        // One equals sign belongs to the form, not to the value.
        if letters.first == "=" { letters.removeFirst() }
        try add(meaning, String(letters))
      }
      note(meaning, from: place)
      return
    }
  }

  // MARK: Values

  private mutating func nextValue(for option: OptionDeclaration) throws(ArgumentError) -> String {
    guard let value = words.first else { throw .missingValue(option) }
    if Self.isOption(value), !option.allowsDash || value == "--" { throw .missingValue(option) }
    words.removeFirst()
    return value
  }

  private mutating func add(_ meaning: OptionMeaning, _ value: String?) throws(ArgumentError) {
    let option = meaning.option
    let name = meaning.name
    if name == "version", option.arity == .flag { throw .version }
    switch option.arity {
    case .list, .count: break
    case .flag, .single, .optional:
      if parsed.occurrences.contains(where: { $0.name == name }) { throw .repeated(option, name: name) }
    }
    if let negation = option.negation {
      let opposite = meaning.isNegated ? option.name : negation
      parsed.occurrences.removeAll { $0.name == opposite }
    }
    if !option.overridden.isEmpty {
      parsed.occurrences.removeAll { option.overridden.contains($0.name) }
    }
    guard let value else {
      parsed.occurrences.append(ParsedArguments.Occurrence(name: name, value: nil))
      return
    }
    if let delimiter = option.delimiter, value.contains(delimiter) {
      for part in value.split(separator: delimiter, omittingEmptySubsequences: false) {
        try append(name, String(part), option)
      }
    } else {
      try append(name, value, option)
    }
  }

  private mutating func append(_ name: String, _ value: String, _ option: OptionDeclaration) throws(ArgumentError) {
    let value = option.valueAliases.first { $0.alias == value }?.value ?? value
    if let requirement = option.value.requirement(notMetBy: value) {
      throw .invalidValue(value, .option(option), requirement)
    }
    parsed.occurrences.append(ParsedArguments.Occurrence(name: name, value: value))
  }

  private mutating func addOperand(_ word: String) throws(ArgumentError) {
    guard let operand = table.operands, operand.isRepeatable || parsed.operands.isEmpty else {
      throw .unexpectedArgument(word)
    }
    if let requirement = operand.value.requirement(notMetBy: word) {
      throw .invalidValue(word, .operand(operand), requirement)
    }
    parsed.operands.append(word)
  }

  // MARK: Conflicts

  private func checkConflicts() throws(ArgumentError) {
    for occurrence in parsed.occurrences {
      guard let meaning = table.find(long: occurrence.name), !meaning.isNegated else { continue }
      for other in meaning.option.conflicts where parsed.occurrences.contains(where: { $0.name == other }) {
        throw .conflict(meaning.option.longShape, with: table.find(long: other)?.option.longShape ?? "--" + other)
      }
    }
  }
}

extension OptionDeclaration.Value {
  /// What is expected instead of a value that will not do; nothing if it does.
  func requirement(notMetBy value: String) -> ArgumentError.Requirement? {
    switch self {
    case .text: return nil
    case .word: return value.isEmpty ? .something : nil
    case .integer(let range):
      guard let number = Int(value), range.contains(number) else { return .number(range) }
      return nil
    case .choice, .words:
      let words = possibleWords
      return words.contains(value) ? nil : .choice(words)
    }
  }
}
