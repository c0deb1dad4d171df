internal import ArgumentParser
internal import JSONSyntax
internal import TerminalUI

/// The help of one command, in the layout that the peers' users know.
///
/// Options are described once, where they are declared: this reads the parser's own description of them and adds what
/// the settings table knows (environment variables, possible values).
struct HelpPage {
  let program: String
  let verb: any Verb.Type

  /// Whether each option's text stands on the option's own line (`-h`) or below it (`--help`).
  enum Length { case short, long }

  func text(_ length: Length) -> String {
    let options = ParsedOptions(verb)
    var text = verb.summary + "\n\n"
    text += usage + "\n"
    if !options.operands.isEmpty {
      text += "\nArguments:\n"
      for operand in options.operands { text += "  \(operand.shape)  \(operand.summary)\n" }
    }
    for section in options.sections {
      text += "\n\(section.title):\n"
      for option in section.options { text += lines(of: option, length) }
    }
    if length == .short { text += "\nUse `\(program) help \(verb.path.joined(separator: " "))` for more details.\n" }
    return text
  }

  var usage: String {
    let operands = verb.operands.isEmpty ? "" : " \(verb.operands)"
    return "Usage: \(program) \(verb.path.joined(separator: " ")) [OPTIONS]\(operands)"
  }

  private func lines(of option: ParsedOptions.Option, _ length: Length) -> String {
    let facts = OptionFacts(option.longName, of: verb.path)
    var lines = "  \(option.shape)\n"
    var summary = option.summary
    if length == .short {
      summary += facts.suffix
      for line in wrapped(summary, width: 90) { lines += "          \(line)\n" }
      return lines
    }
    for line in wrapped(summary, width: 100) { lines += "          \(line)\n" }
    for line in facts.details { lines += "\n          \(line)\n" }
    return lines + "\n"
  }
}
