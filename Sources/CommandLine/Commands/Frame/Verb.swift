package import ArgumentParser

/// A command that a person can run, such as `pip install`: its options and what it does.
///
/// Only the chosen verb is parsed, so its options cost nothing to the others.
package protocol Verb: ParsableCommand {
  /// The words that choose it, such as `["pip", "install"]`.
  static var path: [String] { get }
  /// What it does, in a line of help.
  static var summary: String { get }
  /// What the usage line shows behind `[OPTIONS]`.
  static var operands: String { get }
  /// The options that every command takes.
  var globalOptions: GlobalOptions { get }
  /// Does the work; answers the exit code.
  func perform(in context: CommandContext) throws -> ExitStatus
}

extension Verb {
  package static var operands: String { "" }
}

/// How a command ended.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// The command worked and the answer is "no": unsatisfiable, would change, not found.
  case failure = 1
  /// Misuse, or something broke: arguments, files, network.
  case error = 2
}
