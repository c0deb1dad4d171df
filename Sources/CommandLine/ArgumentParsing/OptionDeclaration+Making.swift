extension OptionDeclaration {
  /// An option without a value that is given once.
  package static func flag(
    _ name: String, short: Unicode.Scalar? = nil, aliases: [String] = [], negation: String? = nil,
    negationAliases: [String] = [], help: String = ""
  ) -> OptionDeclaration {
    OptionDeclaration(
      name, .flag, .text, short: short, aliases: aliases, negation: negation, negationAliases: negationAliases,
      valueName: "", delimiter: nil, help: help)
  }

  /// An option whose repetitions count.
  package static func count(_ name: String, short: Unicode.Scalar? = nil, help: String = "") -> OptionDeclaration {
    OptionDeclaration(
      name, .count, .text, short: short, aliases: [], negation: nil, negationAliases: [], valueName: "",
      delimiter: nil, help: help)
  }

  /// An option with one value.
  package static func single(
    _ name: String, _ value: Value = .text, short: Unicode.Scalar? = nil, aliases: [String] = [],
    valueName: String = "", help: String = ""
  ) -> OptionDeclaration {
    OptionDeclaration(
      name, .single, value, short: short, aliases: aliases, negation: nil, negationAliases: [], valueName: valueName,
      delimiter: nil, help: help)
  }

  /// An option with a value that may be repeated.
  ///
  /// - Parameter delimiter: what separates several values in one argument.
  package static func list(
    _ name: String, _ value: Value = .text, short: Unicode.Scalar? = nil, aliases: [String] = [],
    valueName: String = "", delimiter: Character? = nil, help: String = ""
  ) -> OptionDeclaration {
    OptionDeclaration(
      name, .list, value, short: short, aliases: aliases, negation: nil, negationAliases: [], valueName: valueName,
      delimiter: delimiter, help: help)
  }

  /// An option that stands alone or has a value behind `=`.
  package static func optional(_ name: String, valueName: String = "", help: String = "") -> OptionDeclaration {
    OptionDeclaration(
      name, .optional, .text, short: nil, aliases: [], negation: nil, negationAliases: [], valueName: valueName,
      delimiter: nil, help: help)
  }

  /// The option with names that cannot stand beside it.
  package consuming func conflicting(_ names: String...) -> OptionDeclaration {
    conflicts = names
    return self
  }

  /// The option with names of which the last one given counts.
  package consuming func overriding(_ names: String...) -> OptionDeclaration {
    overridden = names
    return self
  }

  /// The option with words that stand for one of its values.
  package consuming func accepting(_ alias: String, for value: String) -> OptionDeclaration {
    self.valueAliases.append((alias, value))
    return self
  }

  /// The option with a default that help shows.
  package consuming func defaulting(to value: String) -> OptionDeclaration {
    defaultValue = value
    return self
  }

  /// The option with environment variables.
  package consuming func reading(_ variables: VariableNames) -> OptionDeclaration {
    self.variables = variables
    return self
  }

  /// The option, left out of help and completions.
  package var hidden: OptionDeclaration {
    consuming get {
      help = ""
      return self
    }
  }

  /// The option as one that the peers have and whose work is not done yet.
  package var notYet: OptionDeclaration {
    consuming get {
      effect = .notYet
      return self
    }
  }

  /// The option as one that changes nothing.
  package consuming func withoutEffect(because reason: String) -> OptionDeclaration {
    effect = .none(because: reason)
    return self
  }

  /// The option as one that is refused for good.
  package consuming func refused(because reason: String) -> OptionDeclaration {
    effect = .never(because: reason)
    return self
  }
}
