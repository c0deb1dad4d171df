extension ArgumentTable {
  /// Checks the environment variables that stand for options of this command, unless the option itself is given.
  ///
  /// A variable that is set to nothing counts as set: a flag and a value of a fixed form need something.
  /// - Parameter isFlag: reads a switch; nil if the text is none.
  /// - Throws: ``ArgumentError/invalidValue(_:_:_:)`` for the first variable with a bad value.
  package func check(
    _ variables: [(name: String, value: String)], with arguments: ParsedArguments, isFlag: (String) -> Bool?
  ) throws(ArgumentError) {
    for variable in variables {
      for section in sections {
        for option in section.options where option.variables.contains(variable.name) {
          let names = [option.name, option.negation]
          if arguments.occurrences.contains(where: { names.contains($0.name) }) { continue }
          try check(variable, of: option, isFlag: isFlag)
        }
      }
    }
  }

  private func check(
    _ variable: (name: String, value: String), of option: OptionDeclaration, isFlag: (String) -> Bool?
  ) throws(ArgumentError) {
    let place = ArgumentError.ArgumentPlace.variable(variable.name)
    if !option.variables.takesOptionValues {
      let others = option.variables.otherValues
      let possible = [option.variables.fixedValue] + others
      if !others.isEmpty, !possible.contains(variable.value) {
        throw .invalidValue(variable.value, place, .choice(possible))
      }
      return
    }
    switch option.arity {
    case .flag: if isFlag(variable.value) == nil { throw .invalidValue(variable.value, place, .flag) }
    case .single:
      let value = option.valueAliases.first { $0.alias == variable.value }?.value ?? variable.value
      if let requirement = option.value.requirement(notMetBy: value) { throw .invalidValue(value, place, requirement) }
    case .count, .list, .optional: break
    }
  }
}
