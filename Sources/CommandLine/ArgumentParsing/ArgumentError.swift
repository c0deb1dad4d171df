internal import Support

/// What is wrong with a command line or with an environment variable that stands for an option.
package enum ArgumentError: Error, Sendable {
  /// An option that nobody declares, as it was typed.
  case unknownOption(String)
  case unexpectedArgument(String)
  case missingValue(OptionDeclaration)
  /// A value behind `=` for an option that takes none, by the option as it was typed.
  case unexpectedValue(String, of: String)
  case repeated(OptionDeclaration, name: String)
  case conflict(String, with: String)
  case invalidValue(String, ArgumentPlace, Requirement)
  case missingOperand(OperandDeclaration)
  case unreadableFile(String, reason: String)
  /// `-h`, or `--help` with more detail.
  case help(isLong: Bool)
  case version

  /// What a refused value should have been.
  package enum Requirement: Sendable {
    case something
    case number(ClosedRange<Int>)
    case flag
    case choice([String])
  }

  /// Where a refused value was given.
  package enum ArgumentPlace: Sendable {
    case option(OptionDeclaration)
    case operand(OperandDeclaration)
    case variable(String)

    var description: String {
      switch self {
      case .option(let option): "`" + option.longShape + "`"
      case .operand(let operand): "`" + operand.shape + "`"
      case .variable(let name): "the environment variable `" + name + "`"
      }
    }
  }

  /// What went wrong, in a line.
  package var message: String {
    switch self {
    case .unknownOption(let option): return "Unknown option `" + option + "`"
    case .unexpectedArgument(let word): return "Unexpected argument `" + word + "`"
    case .missingValue(let option): return "Missing value for `" + option.longShape + "`"
    case .unexpectedValue(let value, let option):
      return "Unexpected value `" + value + "`: `" + option + "` takes none"
    case .repeated(let option, let name):
      let shape = name == option.name ? option.longShape : "--" + name
      return "`" + shape + "` is given more than once"
    case .conflict(let one, let other): return "`" + one + "` cannot be used together with `" + other + "`"
    case .invalidValue("", let place, .something), .invalidValue("", let place, .choice):
      return "The value of " + place.description + " is empty"
    case .invalidValue(let value, let place, let requirement):
      let message = "Invalid value `" + value + "` for " + place.description
      switch requirement {
      case .number(let range):
        return message + ": a number from " + String(range.lowerBound) + " to " + String(range.upperBound)
          + " is expected"
      case .flag: return message + ": a boolean such as `1` or `0` is expected"
      case .something, .choice: return message
      }
    case .missingOperand(let operand): return "Missing argument " + "`" + operand.shape + "`"
    case .unreadableFile(let path, let reason): return "Cannot read arguments from `" + path + "`: " + reason
    case .help, .version: return ""
    }
  }

  /// What may have been meant.
  ///
  /// - Parameter table: the options that are there.
  package func hints(_ table: ArgumentTable) -> [String] {
    switch self {
    case .unknownOption(let typed):
      var hints: [String] = []
      if typed.hasPrefix("--") {
        let names = table.options.filter { !$0.isHidden }.map(\.name)
        let name = String(typed.dropFirst(2).prefix { $0 != "=" })
        if let near = nearestName(to: name, in: names) { hints.append("a similar option exists: `--" + near + "`") }
      }
      if hints.isEmpty, table.operands != nil {
        hints.append("write `-- " + typed + "` if it is no option but a name")
      }
      return hints
    case .missingValue(let option):
      let values = option.possibleValues
      return values.isEmpty ? [] : ["possible values: " + values.joined(separator: ", ")]
    case .invalidValue(let value, _, .choice(let values)):
      let list = values.joined(separator: ", ")
      guard let near = nearestName(to: value, in: values) else { return ["possible values: " + list] }
      return ["did you mean `" + near + "`? Possible values: " + list]
    default: return []
    }
  }
}
