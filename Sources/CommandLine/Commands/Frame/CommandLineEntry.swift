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
      if asksForHelp { return show(overview) }
      Console().error(overview)
      return .error
    case .group(let group):
      if asksForHelp { return show(overview(of: group)) }
      Console().error(overview(of: group))
      return .error
    case .unknown(let word, let group):
      return report(UnknownCommand(word: word, group: group, program: program).error, verb: nil)
    case .verb(let verb):
      if asksForHelp { return show(HelpPage(program: program, verb: verb).text(length)) }
      // A group's second word may be an operand of a one-word verb.
      return run(verb, Array(split.words.dropFirst(verb.path.count)) + split.rest)
    }
  }

  private func run<Chosen: Verb>(_ verb: Chosen.Type, _ words: [String]) -> ExitStatus {
    let parsed: Chosen
    do {
      parsed = try verb.parse(words)
    } catch {
      return report(UsageError(verb.message(for: error)).error, verb: verb)
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
    case .none: return show(overview)
    case .group(let group): return show(overview(of: group))
    case .verb(let verb): return show(HelpPage(program: program, verb: verb).text(.long))
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

  private func report(_ error: any Error, verb: (any Verb.Type)?) -> ExitStatus {
    let console = Console()
    var text = errorReport(for: error, painter: console.messages)
    if let verb {
      text += "\n\n\(HelpPage(program: program, verb: verb).usage)\n\nFor more information, try `--help`"
    }
    console.error(text)
    return .error
  }
}

/// An error that knows the exit code it ends in.
package protocol ExitStatusProviding: Error {
  var exitStatus: ExitStatus { get }
}
