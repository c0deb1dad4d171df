internal import ArgumentParser
internal import Diagnostics
internal import Support
internal import SystemIO
internal import SystemPackage
internal import TerminalUI

/// Runs the command that the arguments choose and answers the process's exit code.
///
/// - Parameter arguments: the command line, the program's name first.
package func runCommandLine(_ arguments: [String]) -> Int32 {
  ignoreBrokenPipeSignal()
  let program = programName(arguments.first ?? "adder")
  let words = Array(arguments.dropFirst())
  if words == ["--version"] || words == ["-V"] {
    let console = Console()
    console.result(ProgramVersion.text(calledAs: program))
    console.flush()
    return ExitStatus.success.rawValue
  }
  limitMemoryRetention()
  return CommandLineEntry(program: program, arguments: words).run().rawValue
}

/// The name a link to the binary gives it; any other name than a known peer's is adder.
private func programName(_ path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  return ["uv", "uvx"].contains(name) ? name : "adder"
}

/// One run of the command line.
struct CommandLineEntry {
  let program: String
  let arguments: [String]

  func run() -> ExitStatus {
    if program == "uvx" { return report(CommandError.unsupported("`uvx`"), verb: nil) }
    let split = CommandLineSplit(arguments) { word in word == "help" || CommandTable.groups.contains { $0.name == word }
    }
    if split.words.first == "help" { return help(Array(arguments.drop { $0 != "help" }.dropFirst())) }
    let asksForHelp = split.rest.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    let length: HelpPage.Length = split.rest.contains("--help") ? .long : .short
    switch CommandTable.find(split.words) {
    case .none:
      if split.rest.contains("--version") || split.rest.contains("-V") {
        return show(ProgramVersion.text(calledAs: program) + "\n")
      }
      if asksForHelp { return show(overview(outputPainter)) }
      return refuse(overview(messagePainter))
    case .group(let group):
      if asksForHelp { return show(overview(of: group, outputPainter)) }
      return refuse(overview(of: group, messagePainter))
    case .later(let name): return report(CommandError.unsupported("`\(program) \(name)`"), verb: nil)
    case .unknown(let word, let group):
      return report(UnknownCommand(word: word, group: group, program: program).error, verb: nil)
    case .verb(let verb):
      if asksForHelp {
        return show(HelpPage(program: program, verb: verb, painter: outputPainter).text(length))
      }
      // A group's second word may be an operand of a one-word verb.
      return run(verb, Array(split.words.dropFirst(verb.path.count)) + split.rest)
    }
  }

  private func run<Chosen: Verb>(_ verb: Chosen.Type, _ words: [String]) -> ExitStatus {
    let parsed: Chosen
    do {
      parsed = try verb.parse(words)
    } catch {
      return report(UsageError(verb.message(for: error), of: verb).error, verb: verb)
    }
    return perform(parsed)
  }

  private func perform(_ verb: some Verb) -> ExitStatus {
    do {
      let context = try CommandContext(
        preparing: verb.globalOptions, isPip: ["pip", "venv"].contains(type(of: verb).path[0]), program: program,
        arguments: arguments)
      do {
        let status = try verb.perform(in: context)
        context.console.flush()
        return status
      } catch {
        context.console.flush()
        context.console.error(errorReport(for: error, painter: context.console.messages))
        return (error as? CommandError)?.status ?? (error as? any ExitStatusProviding)?.exitStatus ?? .error
      }
    } catch {
      return report(error, verb: nil)
    }
  }

  private func help(_ words: [String]) -> ExitStatus {
    let words = words.filter { !$0.hasPrefix("-") }
    switch CommandTable.find(words) {
    case .none: return show(overview(outputPainter))
    case .group(let group): return show(overview(of: group, outputPainter))
    case .verb(let verb): return show(HelpPage(program: program, verb: verb, painter: outputPainter).text(.long))
    case .later(let name): return report(CommandError.unsupported("`\(program) \(name)`"), verb: nil)
    case .unknown(let word, let group):
      return report(UnknownCommand(word: word, group: group, program: program).error, verb: nil)
    }
  }

  private func show(_ text: String) -> ExitStatus {
    let console = Console()
    console.resultText(text)
    console.flush()
    return .success
  }

  /// Says on standard error what could have been asked for.
  private func refuse(_ text: String) -> ExitStatus {
    var text = text
    if text.hasSuffix("\n") { text.removeLast() }
    Console().error(text)
    return .error
  }

  private var outputPainter: Painter { Painter(for: .output, choice: colorChoice) }
  private var messagePainter: Painter { Painter(for: .error, choice: colorChoice) }

  /// What `--color` says, where it says something usable; a bad value is reported once the options are parsed.
  private var colorChoice: ColorChoice {
    var words = arguments.prefix { $0 != "--" }[...]
    while let word = words.popFirst() {
      if word == "--color", let value = words.first { return ColorChoice(rawValue: value) ?? .auto }
      if word.hasPrefix("--color=") { return ColorChoice(rawValue: String(word.dropFirst(8))) ?? .auto }
    }
    return .auto
  }

  private func report(_ error: any Error, verb: (any Verb.Type)?) -> ExitStatus {
    let console = Console(color: colorChoice)
    var text = errorReport(for: error, painter: console.messages)
    if let verb {
      text +=
        "\n\n\(HelpPage(program: program, verb: verb, painter: console.messages).usage)\n\nFor more information, try `--help`"
    }
    console.error(text)
    return .error
  }
}

/// An error that knows the exit code it ends in.
package protocol ExitStatusProviding: Error {
  var exitStatus: ExitStatus { get }
}
