internal import ArgumentParsing
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
    let choice: CommandChoice
    do throws(ArgumentError) {
      choice = try CommandChoice(arguments[...])
    } catch {
      return refuse(error, CommandChoice.table, usage: nil)
    }
    switch choice.command {
    case .version: return show(ProgramVersion.text(calledAs: program) + "\n")
    case .overview: return show(overview(outputPainter))
    case .groupOverview(let group): return show(overview(of: group, outputPainter))
    case .none: return refuse(overview(messagePainter))
    case .group(let group): return refuse(overview(of: group, messagePainter))
    case .later(let name): return report(CommandError.unsupported("`\(program) \(name)`"), verb: nil)
    case .unknown(let word, let group):
      return report(UnknownCommand(word: word, group: group, program: program).error, verb: nil)
    case .verb(let verb): return run(verb, choice)
    }
  }

  private func run<Chosen: Verb>(_ verb: Chosen.Type, _ choice: CommandChoice) -> ExitStatus {
    let table = verb.arguments
    let parsed: ParsedArguments
    do throws(ArgumentError) {
      let words =
        verb.readsArgumentFiles ? try expandArgumentFiles(Array(choice.rest), read: readText)[...] : choice.rest
      parsed = try ArgumentParser.parse(words, table, inheriting: choice.before)
      let variables = OptionVariables.current()
      if !variables.isEmpty { try table.check(variables, with: parsed, isFlag: readFlag) }
    } catch {
      if case .help(let isLong) = error {
        let page = HelpPage(program: program, verb: verb, painter: outputPainter)
        return show(page.text(isLong ? .long : .short))
      }
      return refuse(error, table, usage: verb)
    }
    let unreadable = ProcessEnvironment.unreadableArguments.first { argument in
      !(verb.takesAnyPath && parsed.operands.contains(argument))
    }
    if let argument = unreadable {
      return report(CommandError("The argument `\(argument)` is not UTF-8, which is not supported yet"), verb: nil)
    }
    // Help needs neither settings nor a directory that is there.
    if verb.path == HelpVerb.path { return help(parsed.operands) }
    return perform(Chosen(parsed), notes(on: parsed, table))
  }

  /// What is to be said about options that are not honoured as they stand.
  private func notes(on parsed: ParsedArguments, _ table: ArgumentTable) -> [OptionNote] {
    parsed.occurrences.compactMap { occurrence in
      guard let meaning = table.find(long: occurrence.name), !meaning.isNegated else { return nil }
      return OptionNote(meaning.option)
    }
  }

  private func perform(_ verb: some Verb, _ notes: [OptionNote]) -> ExitStatus {
    do {
      for case .refusal(let error) in notes { throw error }
      let context = try CommandContext(
        preparing: verb.globalOptions, takesAnyPath: type(of: verb).takesAnyPath,
        isPip: ["pip", "venv"].contains(type(of: verb).path[0]),
        isAboutCode: ["lint", "format", "dev"].contains(type(of: verb).path[0]), program: program,
        arguments: arguments)
      for case .warning(let text) in notes { context.console.warning(text) }
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

  /// Shows the help of what some words choose.
  func help(_ words: [String]) -> ExitStatus {
    switch CommandTable.find(words) {
    case .none: return show(overview(outputPainter))
    case .group(let group): return show(overview(of: group, outputPainter))
    case .verb(let verb):
      if words.count > verb.path.count {
        return report(UnknownCommand(word: words[verb.path.count], group: nil, program: program).error, verb: nil)
      }
      return show(HelpPage(program: program, verb: verb, painter: outputPainter).text(.long))
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

  private func refuse(_ error: ArgumentError, _ table: ArgumentTable, usage verb: (any Verb.Type)?) -> ExitStatus {
    report(CommandError(error.message, hints: error.hints(table)), verb: verb)
  }

  private var outputPainter: Painter { Painter(for: .output, choice: colorChoice) }
  private var messagePainter: Painter { Painter(for: .error, choice: colorChoice) }

  /// What `--color` says, where it says something usable; a bad value is reported once the options are parsed.
  private var colorChoice: ColorChoice {
    var words = arguments.prefix { $0 != "--" }[...]
    while let word = words.popFirst() {
      if word == "--no-color" { return .never }
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

/// Reads a file of arguments.
private func readText(_ path: String) throws(ArgumentError) -> String {
  do {
    return String(decoding: try readFile(FilePath(path)), as: UTF8.self)
  } catch {
    throw .unreadableFile(path, reason: explanation(of: error).joined(separator: ": "))
  }
}

/// An error that knows the exit code it ends in.
package protocol ExitStatusProviding: Error {
  var exitStatus: ExitStatus { get }
}
