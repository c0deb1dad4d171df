import ArgumentParsing
import Commands
import Testing

/// Every option that is not honoured says so when the built program is given it.
@Suite struct OptionEffectTests {
  @Test func optionsThatAreNotHonouredSaySo() throws {
    let run = try ProgramRun()
    var count = 0
    for entry in CommandTable.entries {
      for option in entry.verb.arguments.options {
        let said: String
        switch option.effect {
        case .some: continue
        case .none: said = "warning: `--\(option.name)` has no effect: "
        case .notYet: said = "error: `--\(option.name)` is not supported yet"
        case .never: said = "error: `--\(option.name)` is not supported: "
        }
        // Help needs no settings and gives no warnings.
        if entry.verb.path == ["help"] { continue }
        var words = entry.verb.path
        let value = option.possibleValues.first ?? "1"
        words.append("--" + option.name + (option.takesValue ? "=" + value : ""))
        if entry.verb.arguments.operands?.isRequired == true {
          words.append(entry.verb.arguments.operands?.possibleValues.first ?? "x")
        }
        let result = try run(words: words)
        #expect(result.standardError.hasPrefix(said), "\(result)")
        if case .none = option.effect {} else { #expect(result.exitCode == 2, "\(result)") }
        count += 1
      }
    }
    #expect(count == 99)
  }
}
