import ArgumentParsing
import Commands
import SystemIO
import SystemPackage
import Testing

/// Command lines of the peers' users and what each comes to: `line => outcome`.
///
/// `Tests/Oracles/command_lines.py` runs the peers on the same lines and compares which of them they refuse; a line that
/// ends in `# why` is one where adder decides otherwise.
@Suite struct CommandLineTests {
  @Test(arguments: ["uv", "ruff"])
  func commandLinesComeToWhatTheTableSays(_ peer: String) throws {
    let path = FilePath(#filePath).removingLastComponent().appending("CommandLines").appending("\(peer).txt")
    let text = String(decoding: try readFile(path), as: UTF8.self)
    var lines: [String] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " => ", maxSplits: 1)
      let note = parts.last?.firstRange(of: "  # ").map { String(parts[1][$0.lowerBound...]) } ?? ""
      let outcome = outcome(words(of: String(parts[0])))
      lines.append("\(parts[0]) => \(outcome)\(note)")
    }
    if ProcessEnvironment.value("UPDATE_SNAPSHOTS") == "1", ProcessEnvironment.value("CI") == nil {
      return try writeFile(Array((lines.joined(separator: "\n") + "\n").utf8), to: path)
    }
    let expected = text.split(separator: "\n")
    #expect(lines.count == (peer == "uv" ? 371 : 144))
    for (line, expected) in zip(lines, expected) { #expect(line == String(expected)) }
  }

  /// The words of a line, split at blanks; single quotes keep them together.
  private func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  private func outcome(_ words: [String]) -> String {
    do throws(ArgumentError) {
      let choice = try CommandChoice(words[...])
      switch choice.command {
      case .version: return "0 version"
      case .overview: return "0 overview"
      case .groupOverview(let group): return "0 overview of \(group.name)"
      case .none: return "2 overview"
      case .group(let group): return "2 overview of \(group.name)"
      case .later(let name): return "2 \(name) is not there yet"
      case .unknown(let word, let group): return "2 unknown command \(word)\(group.map { " of \($0.name)" } ?? "")"
      case .verb(let verb):
        let parsed = try ArgumentParser.parse(choice.rest, verb.arguments, inheriting: choice.before)
        let options = parsed.occurrences.map { option in
          option.value.map { "\(option.name)='\($0)'" } ?? option.name
        }
        let given = options + parsed.operands.map { "<\($0)>" }
        return (["0", verb.path.joined(separator: " ") + (given.isEmpty ? "" : ":")] + given).joined(separator: " ")
      }
    } catch {
      if case .help(let isLong) = error { return isLong ? "0 help" : "0 short help" }
      return "2 " + error.message
    }
  }
}
