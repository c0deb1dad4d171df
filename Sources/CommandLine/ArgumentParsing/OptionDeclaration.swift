/// An option of a command, as static data.
///
/// The parser, help, completion scripts, "did you mean" and the check of environment variables all read this; what a
/// program knows about an option is written nowhere else.
package struct OptionDeclaration: Sendable {
  /// How often an option may be given and whether it takes a value.
  package enum Arity: Sendable {
    /// Given once, without a value.
    case flag
    /// Given any number of times without a value; the number counts.
    case count
    /// Given once, with a value.
    case single
    /// Given any number of times, each time with a value.
    case list
    /// Given once, alone or with a value behind `=`.
    case optional
  }

  /// What a value must look like; checked while the command line is read.
  package enum Value: Sendable {
    /// Anything, nothing included.
    case text
    /// Anything but nothing: a path or a name.
    case word
    /// A number between two others, both included.
    case integer(ClosedRange<Int>)
    /// One of these words.
    case choice([String])
    /// One of the words of a long list, separated by blanks, which is taken apart only where it is needed.
    case words(String)
  }

  /// What comes of an option that is given.
  package enum Effect: Sendable {
    case some
    /// Nothing: what it asks for happens anyway, for the reason told.
    case none(because: String)
    /// The command is refused, since this version cannot do it yet.
    case notYet
    /// The command is refused for good, for the reason told.
    case never(because: String)
  }

  /// The name without dashes, such as `index-url`.
  package var name: String
  /// The letter that stands for the name.
  package var short: Unicode.Scalar?
  /// Further names that help leaves out.
  package var aliases: [String]
  /// The name that takes the option back, such as `no-upgrade`; help leaves it out. The last one given counts.
  package var negation: String?
  /// Further names of the negation.
  package var negationAliases: [String]
  /// How often it may be given, and with how many values.
  package var arity: Arity
  /// What a value must look like.
  package var value: Value
  /// Words that stand for one of the possible values.
  package var valueAliases: [(alias: String, value: String)] = []
  /// What help calls the value; the name itself if this is empty.
  package var valueName: String
  /// What help says; hidden from help and completions if empty.
  package var help: String
  /// What separates several values given at once.
  package var delimiter: Character?
  /// The environment variables that have the option's effect.
  package var variables = VariableNames()
  /// The default, as help shows it.
  package var defaultValue: String?
  /// Options that this one takes back if they stand before it, and that take it back.
  package var overridden: [String] = []
  /// Options that cannot be given together with this one.
  package var conflicts: [String] = []
  /// What comes of it where it is given.
  package var effect = Effect.some
  /// Whether a value may begin with a dash without `=`.
  package var allowsDash = false

  init(
    _ name: String, _ arity: Arity, _ value: Value, short: Unicode.Scalar?, aliases: [String], negation: String?,
    negationAliases: [String], valueName: String, delimiter: Character?, help: String
  ) {
    self.name = name
    self.arity = arity
    self.value = value
    self.short = short
    self.aliases = aliases
    self.negation = negation
    self.negationAliases = negationAliases
    self.valueName = valueName
    self.delimiter = delimiter
    self.help = help
  }

  /// Whether a long name means the option's negation; nil if it means another option.
  func isNegated(by typed: String) -> Bool? {
    if name == typed || aliases.contains(typed) { return false }
    if let negation, negation == typed || negationAliases.contains(typed) { return true }
    return nil
  }

  /// Whether a value follows the option, or must be joined to it.
  package var takesValue: Bool { arity == .single || arity == .list }

  /// Whether help and completions leave it out.
  package var isHidden: Bool { help.isEmpty }

  /// The words to choose from; none if any value will do.
  package var possibleValues: [String] {
    value.possibleWords
  }

  /// How help shows it: `-i, --index-url <INDEX_URL>`.
  package var shape: String {
    var shape = "    "
    if let short {
      shape = "-"
      shape.unicodeScalars.append(short)
      shape += ", "
    }
    shape += longShape
    return arity == .count ? shape + "..." : shape
  }

  /// How messages show it: `--index-url <INDEX_URL>`.
  package var longShape: String {
    switch arity {
    case .flag, .count: "--" + name
    case .single, .list: "--" + name + " <" + valueShape + ">"
    case .optional: "--" + name + "[=<" + valueShape + ">]"
    }
  }

  /// What help calls the value, without brackets.
  package var valueShape: String { capitalized(valueName.isEmpty ? name : valueName) }

  /// The facts that help shows beside the option's own text, a line each.
  package var details: [String] {
    var details: [String] = []
    let names = variables.assignments
    if !names.isEmpty { details.append("[env: " + names.joined(separator: ", ") + "]") }
    if let defaultValue { details.append("[default: " + defaultValue + "]") }
    if !possibleValues.isEmpty { details.append("[possible values: " + possibleValues.joined(separator: ", ") + "]") }
    return details
  }
}

extension OptionDeclaration.Value {
  /// The words to choose from; none if any value will do.
  package var possibleWords: [String] {
    switch self {
    case .choice(let words): words
    case .words(let text): text.split(separator: " ").map(String.init)
    case .text, .word, .integer: []
    }
  }
}

/// A name as help shows values: `INDEX_URL`.
func capitalized(_ name: String) -> String { String(name.uppercased().map { $0 == "-" ? "_" : $0 }) }
