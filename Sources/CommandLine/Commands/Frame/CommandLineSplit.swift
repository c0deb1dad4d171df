/// A command line taken apart: the words that choose the command, and the rest.
///
/// Global options may stand before the command's words (`adder -q pip install x`) or between them; they are moved
/// behind, where the command's parser reads them.
package struct CommandLineSplit: Sendable, Equatable {
  /// The words that choose a command, at most two; the second may turn out to be an operand.
  package var words: [String] = []
  /// Everything else, in order.
  package var rest: [String] = []

  /// Options that take a value and may stand before the command's words.
  private static let valued: Set<String> = [
    "--color", "--allow-insecure-host", "--directory", "--project", "--config-file", "--preview-features",
    "--cache-dir", "--config", "--python", "-p", "--python-preference",
  ]

  /// Takes the arguments apart.
  ///
  /// - Parameter wordLimit: how many words may choose a command, given those found so far.
  package init(_ arguments: some Collection<String>, needsSecondWord: (String) -> Bool) {
    var iterator = arguments.makeIterator()
    var before: [String] = []
    while let argument = iterator.next() {
      if argument == "--" {
        rest.append(argument)
        while let more = iterator.next() { rest.append(more) }
      } else if argument.hasPrefix("-"), argument.count > 1 {
        before.append(argument)
        if Self.valued.contains(argument), let value = iterator.next() { before.append(value) }
      } else {
        words.append(argument)
        if words.count == 2 || !needsSecondWord(argument) {
          while let more = iterator.next() { rest.append(more) }
        }
      }
    }
    rest = before + rest
  }
}
