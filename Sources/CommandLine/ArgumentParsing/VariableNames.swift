/// The environment variables behind an option: each prefix with each name, prefixes first.
///
/// The full names are put together only where they are shown or where a variable of the family is set, so a
/// declaration costs no text of its own.
package struct VariableNames: Sendable {
  private let prefixes: [String]
  private let names: [String]
  /// What the variable must say to have the option's effect, if the option is a flag for one value of it.
  package let fixedValue: String
  /// What else the variable may say, which leaves the option without effect.
  package let otherValues: [String]

  /// No variables.
  package init() {
    prefixes = []
    names = []
    fixedValue = ""
    otherValues = []
  }

  /// - Parameters:
  ///   - prefixes: such as `ADDER_` and `UV_`, in the order in which they are asked.
  ///   - names: what follows a prefix; the first counts most.
  ///   - fixedValue: the value that has the option's effect, such as `never`.
  ///   - otherValues: what else the variable may say; empty if it may be anything.
  package init(prefixes: [String], _ names: [String], fixedValue: String = "", otherValues: [String] = []) {
    self.prefixes = prefixes
    self.names = names
    self.fixedValue = fixedValue
    self.otherValues = otherValues
  }

  /// The full names in the order in which they are asked.
  package var full: [String] { prefixes.flatMap { prefix in names.map { prefix + $0 } } }

  /// The names as help shows them: `ADDER_OFFLINE=`.
  package var assignments: [String] { full.map { $0 + "=" + fixedValue } }

  /// Whether the option's own values are what the variable takes.
  package var takesOptionValues: Bool { fixedValue.isEmpty }

  /// Whether a variable is one of these.
  package func contains(_ variable: String) -> Bool {
    for prefix in prefixes where variable.hasPrefix(prefix) {
      let rest = variable.utf8.dropFirst(prefix.utf8.count)
      for name in names where name.utf8.elementsEqual(rest) { return true }
    }
    return false
  }
}
