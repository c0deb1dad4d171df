import ArgumentParsing
import Commands
import SystemIO
import SystemPackage
import Testing

/// Which options some test gives to the built program.
///
/// A verb's own options count for that verb, those of the shared groups for all. Only runs count whose results are
/// compared: those of `OptionRunTests`, and what the tests' sources run by `run("…")` and `run(words: […])`, unless
/// nothing but the exit code is asked for.
@Suite struct OptionCoverageTests {
  @Test func everyOptionIsRunInTheProgramOrListed() throws {
    let folder = FilePath(#filePath).removingLastComponent()
    var ran: Set<String> = []
    for run in OptionRun.all { ran.formUnion(options(in: run.option, after: run.command)) }
    for (option, _) in OptionRun.refreshing { ran.formUnion(options(in: option, after: "pip compile app.txt")) }
    for (command, _) in OptionRun.refused { ran.formUnion(options(in: words(command))) }
    for entry in try listDirectory(folder) where entry.name.hasSuffix(".swift") {
      let text = String(decoding: try readFile(folder.appending(entry.name)), as: UTF8.self)
      for words in commandLines(in: text) { ran.formUnion(options(in: words)) }
    }
    var without: [String] = []
    for entry in CommandTable.entries {
      for section in entry.verb.arguments.sections {
        for option in section.options {
          // `OptionEffectTests` runs those that only say something.
          if option.isOnlySaid { continue }
          for name in [option.name, option.negation].compactMap({ $0 }) {
            let key = key(entry.verb.path, section, name)
            if !ran.contains(key), !without.contains(key) { without.append(key) }
          }
        }
      }
    }
    let list = folder.appending("CommandLines").appending("untested-options.txt")
    let text = without.sorted().map { $0 + "\n" }.joined()
    if ProcessEnvironment.value("UPDATE_SNAPSHOTS") == "1", ProcessEnvironment.value("CI") == nil {
      return try writeFile(Array(text.utf8), to: list)
    }
    let listed = String(decoding: try readFile(list), as: UTF8.self).split(separator: "\n").map(String.init)
    for key in without where !listed.contains(key) { Issue.record("no test gives `\(key)` to the program") }
    for key in listed where !without.contains(key) { Issue.record("`\(key)` is tested or gone: take it off the list") }
  }

  @Test func commandLinesAreFoundInSources() {
    let source = #"run("pip list -e", name: "uv") run(words: ["lint", "", "a b"]) run("-q venv \(x.y("z")) --seed")"#
    #expect(commandLines(in: source) == [["pip", "list", "-e"], ["lint", "", "a b"], ["-q", "venv", "x", "--seed"]])
    #expect(options(in: ["pip", "list", "-e", "-q"]) == ["pip list --editable", "--quiet"])
    #expect(options(in: ["pip", "list", "--bogus"]) == [])
    #expect(options(in: "--exact", after: "pip install -q x") == ["pip install --exact"])
    #expect(commandLines(in: #"run("venv -c", name: "uv").exitCode == 0"#) == [])
    #expect(commandLines(in: #"run("venv -c").standardOutput"#) == [["venv", "-c"]])
  }

  /// The options of a command line that it has not without its end.
  private func options(in end: String, after command: String) -> Set<String> {
    options(in: words(command + " " + end)).subtracting(options(in: words(command)))
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private func key(_ path: [String], _ section: OptionSection, _ name: String) -> String {
    section.title == "Options" ? path.joined(separator: " ") + " --" + name : "--" + name
  }

  private func options(in words: [String]) -> Set<String> {
    guard let choice = try? CommandChoice(words[...]), case .verb(let verb) = choice.command,
      let parsed = try? ArgumentParser.parse(choice.rest, verb.arguments, inheriting: choice.before)
    else { return [] }
    var keys: Set<String> = []
    for section in verb.arguments.sections {
      for option in section.options {
        for given in parsed.occurrences where given.name == option.name || given.name == option.negation {
          keys.insert(key(verb.path, section, given.name))
        }
      }
    }
    return keys
  }

  /// The command lines that a source runs; what is interpolated is one word, `x`.
  private func commandLines(in source: String) -> [[String]] {
    var lines: [[String]] = []
    var rest = source[...]
    while let range = rest.firstRange(of: "run(") {
      rest = rest[range.upperBound...].drop { $0 == " " || $0 == "\n" }
      if rest.first == "\"" {
        let line = words(literal(&rest))
        if !asksForExitCodeOnly(rest) { lines.append(line) }
      } else if rest.hasPrefix("words: [") {
        rest = rest.dropFirst("words: [".count)
        var words: [String] = []
        while let character = rest.first, character != "]" {
          if character == "\"" { words.append(literal(&rest)) } else { rest.removeFirst() }
        }
        if !asksForExitCodeOnly(rest.dropFirst()) { lines.append(words) }
      }
    }
    return lines
  }

  /// Whether the call whose arguments go on here is asked for nothing but the exit code.
  private func asksForExitCodeOnly(_ rest: Substring) -> Bool {
    var depth = 1
    var index = rest.startIndex
    while index < rest.endIndex, depth > 0 {
      if rest[index] == "(" { depth += 1 }
      if rest[index] == ")" { depth -= 1 }
      index = rest.index(after: index)
    }
    return rest[index...].hasPrefix(".exitCode")
  }

  /// Takes a string literal off the front and answers its text.
  private func literal(_ rest: inout Substring) -> String {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard rest.first == "(" else {
        if let escaped = rest.popFirst() { text.append(escaped) }
        continue
      }
      var depth = 0
      repeat {
        if rest.first == "(" { depth += 1 }
        if rest.first == ")" { depth -= 1 }
        rest.removeFirst()
      } while depth > 0 && !rest.isEmpty
      text += "x"
    }
    return text
  }
}

extension OptionDeclaration {
  /// Whether the program only says something about the option.
  fileprivate var isOnlySaid: Bool {
    if case .some = effect { false } else { true }
  }
}
