/// What a command takes: its operands and options.
package struct ArgumentTable: Sendable {
  /// The words that are no options; nothing where there may be none.
  package let operands: OperandDeclaration?
  /// The options under the headings that help has for them; a heading may occur more than once.
  package let sections: [OptionSection]

  package init(operands: OperandDeclaration? = nil, _ sections: [OptionSection]) {
    self.operands = operands
    self.sections = sections
  }

  /// The option that a long name means, without dashes.
  ///
  /// - Complexity: O(n) in the number of options, which a hash table of as many strings does not beat.
  package func find(long name: String) -> OptionMeaning? {
    // By index: a declaration has many fields, and copying each one to look at its name would cost more than the look.
    for section in sections.indices {
      for index in sections[section].options.indices {
        if let isNegated = sections[section].options[index].isNegated(by: name) {
          return OptionMeaning(sections[section].options[index], isNegated: isNegated)
        }
      }
    }
    return nil
  }

  /// The option that a letter means.
  func find(short letter: Unicode.Scalar) -> OptionMeaning? {
    for section in sections.indices {
      for index in sections[section].options.indices where sections[section].options[index].short == letter {
        return OptionMeaning(sections[section].options[index], isNegated: false)
      }
    }
    return nil
  }

  /// Every option, in the order of the sections.
  package var options: [OptionDeclaration] { sections.flatMap(\.options) }
}

/// Options that help shows together.
package struct OptionSection: Sendable {
  /// The heading.
  package let title: String
  /// The options in the order in which help lists them.
  package let options: [OptionDeclaration]

  package init(_ title: String, _ options: [OptionDeclaration]) {
    self.title = title
    self.options = options
  }
}

/// An option, or its negation.
package struct OptionMeaning: Sendable {
  /// The option as it is declared.
  package let option: OptionDeclaration
  /// Whether the name is that of the opposite, which takes the option back.
  package let isNegated: Bool

  init(_ option: OptionDeclaration, isNegated: Bool) {
    self.option = option
    self.isNegated = isNegated
  }

  /// The name under which the parser keeps it.
  package var name: String { isNegated ? option.negation ?? option.name : option.name }
}

/// The operands of a command: the words that are no options.
package struct OperandDeclaration: Sendable {
  /// What help calls it, such as `src-file`.
  package let name: String
  /// Whether a command line without one is refused.
  package let isRequired: Bool
  /// Whether there may be several.
  package let isRepeatable: Bool
  /// What each must look like.
  package let value: OptionDeclaration.Value
  /// What help says of it.
  package let help: String

  /// - Parameters:
  ///   - name: what help calls it, such as `src-file`.
  ///   - value: what each must look like.
  package init(
    _ name: String, _ value: OptionDeclaration.Value = .text, isRequired: Bool = false, isRepeatable: Bool = false,
    help: String
  ) {
    self.name = name
    self.value = value
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.help = help
  }

  /// How help shows it: `[FILES]...`.
  package var shape: String {
    let name = capitalized(name)
    return (isRequired ? "<" + name + ">" : "[" + name + "]") + (isRepeatable ? "..." : "")
  }

  /// The words to choose from; none if any value will do.
  package var possibleValues: [String] {
    value.possibleWords
  }
}
