import Support

/// Where a setting's value came from, as an error or `-v` names it.
package enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
  /// The command line: the option with its dashes.
  case argument(String)
  /// The command line: the operand, as help names it.
  case operand(String)
  /// An environment variable by its full name.
  case variable(String)
  /// A key of a configuration file, and the line it is on.
  case file(path: String, line: Int, key: String)

  /// Whether it is a configuration file.
  var isFile: Bool {
    if case .file = self { return true }
    return false
  }

  package var description: String {
    switch self {
    case .argument(let option): "the option `\(option)`"
    case .operand(let name): "the operand `\(name)`"
    case .variable(let name): "the environment variable `\(name)`"
    case .file(let path, let line, let key): "the key `\(key)` in `\(path)`, line \(line)"
    }
  }
}

/// A value and where it came from.
package struct Setting<Value: Sendable>: Sendable {
  /// The value.
  package let value: Value
  /// Where it came from.
  package let origin: SettingOrigin

  package init(_ value: Value, from origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }

  /// The same origin with another form of the value.
  package func map<Other: Sendable>(_ transform: (Value) throws -> Other) rethrows -> Setting<Other> {
    Setting<Other>(try transform(value), from: origin)
  }
}

/// A setting whose value cannot be used: says which one, what it is, and where it came from.
package struct SettingError: UserFacingError {
  package let message: String
  package let causes: [String]
  package let hints: [String]

  /// Describes a value that a setting does not take.
  ///
  /// - Parameters:
  ///   - expected: what would do, as it follows "expected": `a number`.
  ///   - possible: the values to choose from, listed in the hint with the nearest first.
  package init(
    invalid value: String, for name: String, from origin: SettingOrigin, expected: String, possible: [String] = []
  ) {
    message = "Invalid value `\(redactingCredentials(inWord: value))` for `\(name)`"
    causes = ["\(origin) has it, but \(expected) is expected"]
    if possible.isEmpty {
      hints = []
    } else if let nearest = nearestName(to: value, in: possible) {
      hints = ["did you mean `\(nearest)`? Possible values: " + possible.joined(separator: ", ")]
    } else {
      hints = ["possible values: " + possible.joined(separator: ", ")]
    }
  }

  /// Describes any other problem of a setting.
  package init(_ message: String, from origin: SettingOrigin, hints: [String] = []) {
    self.message = message
    causes = ["it comes from \(origin)"]
    self.hints = hints
  }
}
