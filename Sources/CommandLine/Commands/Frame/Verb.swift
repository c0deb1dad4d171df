package import ArgumentParsing

/// A command that a person can run, such as `pip install`: what it takes and what it does.
///
/// Only the chosen verb's arguments are read, so its options cost nothing to the others.
package protocol Verb: Sendable {
  /// The words that choose it, such as `["pip", "install"]`.
  static var path: [String] { get }
  /// Further last words that choose it, such as `ls`; help leaves them out.
  static var aliases: [String] { get }
  /// What it does, in a line of help.
  static var summary: String { get }
  /// What the usage line shows behind `[OPTIONS]`.
  static var operands: String { get }
  /// Its operands and options.
  static var arguments: ArgumentTable { get }
  /// Whether `@file` stands for the lines of a file.
  static var readsArgumentFiles: Bool { get }
  /// Whether the operands and the working directory may have names that are no UTF-8: only where nothing makes text of
  /// them, for text that was repaired leads to other files.
  static var takesAnyPath: Bool { get }
  /// The options that every command takes.
  var globalOptions: GlobalOptions { get }
  /// Takes what was given out of a command line that was read against ``arguments``.
  init(_ arguments: ParsedArguments)
  /// Does the work; answers the exit code.
  func perform(in context: CommandContext) throws -> ExitStatus
}

extension Verb {
  package static var operands: String { "" }
  package static var aliases: [String] { [] }
  package static var readsArgumentFiles: Bool { false }
  package static var takesAnyPath: Bool { false }
}

/// How a command ended.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// The command worked and the answer is "no": unsatisfiable, would change, not found.
  case failure = 1
  /// Misuse, or something broke: arguments, files, network.
  case error = 2
}
