/// A command line after parsing: what was given, in order.
///
/// Only given options are kept, in one flat array that each question walks: a command line has few of them, and an
/// option that nobody gives costs nothing but the question.
package struct ParsedArguments: Sendable, Equatable {
  /// An option as it was given.
  package struct Occurrence: Sendable, Equatable {
    /// The declared name, or the declared name of the negation.
    package let name: String
    /// The value; nothing for a flag.
    package let value: String?
  }

  /// The options that count, in the order in which they were given.
  package internal(set) var occurrences: [Occurrence] = []
  /// Every option as it was typed, also those that another one took back.
  package internal(set) var typed: [TypedOption] = []
  /// The words that are no options.
  package internal(set) var operands: [String] = []
  /// What may be asked for; only there to find mistyped names in debug builds.
  private var table: ArgumentTable?

  /// A command line with nothing in it.
  package static let none = ParsedArguments(nil)

  init(_ table: ArgumentTable?) { self.table = table }

  package static func == (left: ParsedArguments, right: ParsedArguments) -> Bool {
    left.occurrences == right.occurrences && left.operands == right.operands
  }

  /// Whether a flag was given; a negation has a name of its own. An option that takes it back has removed it.
  package func flag(_ name: String) -> Bool {
    check(name)
    for occurrence in occurrences where occurrence.name == name { return true }
    return false
  }

  /// What a flag and its opposite say together, nothing if neither was given.
  ///
  /// Of the two only the last one given counts. The opposite of `x` is `no-x`, and that of `no-x` is `x`.
  package func toggle(_ name: String) -> Bool? {
    let opposite = name.hasPrefix("no-") ? String(name.dropFirst("no-".count)) : "no-" + name
    return flag(name) ? true : flag(opposite) ? false : nil
  }

  /// How often an option was given.
  package func count(_ name: String) -> Int {
    check(name)
    var count = 0
    for occurrence in occurrences where occurrence.name == name { count += 1 }
    return count
  }

  /// The value of an option; nothing if it was not given.
  package func value(_ name: String) -> String? {
    check(name)
    for occurrence in occurrences where occurrence.name == name { return occurrence.value }
    return nil
  }

  /// The values of an option in the order in which they were given.
  package func values(_ name: String) -> [String] {
    check(name)
    var values: [String] = []
    for occurrence in occurrences where occurrence.name == name {
      if let value = occurrence.value { values.append(value) }
    }
    return values
  }

  /// The number given as the value of an option that takes numbers.
  package func integer(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  private func check(_ name: String) {
    assert(table.map { $0.find(long: name) != nil } ?? true, "nobody declares --\(name)")
  }

  /// Takes over options that stood before the command's words; those behind them count more.
  ///
  /// - Throws: `ArgumentError.misplaced` for an option that this command does not have.
  package mutating func inherit(_ earlier: ParsedArguments, table: ArgumentTable) throws(ArgumentError) {
    var inherited: [Occurrence] = []
    for occurrence in earlier.occurrences {
      guard let meaning = table.find(long: occurrence.name) else { throw .unknownOption("--" + occurrence.name) }
      if occurrences.contains(where: { meaning.excludes($0.name) }) { continue }
      inherited.append(occurrence)
    }
    occurrences = inherited + occurrences
    typed = earlier.typed + typed
  }
}

extension OptionMeaning {
  /// Whether an option of that name, given behind this one, takes it back.
  func excludes(_ other: String) -> Bool {
    if option.arity == .list { return false }
    return other == option.name || other == option.negation || option.overridden.contains(other)
  }
}

extension ParsedArguments {
  /// The value of an option that counts as not given if it is empty.
  package func nonEmptyValue(_ name: String) -> String? {
    value(name).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The values of an option, empty ones left out.
  package func nonEmptyValues(_ name: String) -> [String] {
    values(name).filter { !$0.isEmpty }
  }
}
