import ArgumentParsing
import TestSupport
import Testing

@Suite struct ArgumentParserTests {
  static let table = ArgumentTable(
    operands: OperandDeclaration("files", .word, isRepeatable: true, help: "The files"),
    [
      OptionSection(
        "Options",
        [
          .flag("check", short: "c", negation: "no-check", help: "Only look"),
          .flag("diff", help: "Show").conflicting("stdin"),
          .flag("stdin", help: "Read"),
          .count("verbose", short: "v", help: "Say more"),
          .single("python", short: "p", help: "The Python"),
          .single("cache-dir", .word, help: "The cache"),
          .single("mode", .choice(["copy", "link"]), help: "How").accepting("reflink", for: "copy"),
          .single("depth", .integer(0...255), short: "d", help: "How deep"),
          .list("select", aliases: ["choose"], delimiter: ",", help: "What"),
          .list("package", short: "P", help: "Which"),
          .optional("add-noqa", help: "Add"),
          .flag("clear", help: "Replace").overriding("keep"),
          .flag("keep", help: "Keep").overriding("clear"),
        ])
    ])

  /// What a command line comes to: what was given in order, or the mistake.
  static func outcome(_ words: [String]) -> String {
    do {
      let parsed = try ArgumentParser.parse(words[...], table)
      let options = parsed.occurrences.map { option in
        option.value.map { "\(option.name)=\($0)" } ?? option.name
      }
      return (options + parsed.operands.map { "<\($0)>" }).joined(separator: " ")
    } catch {
      if case .help(let isLong) = error { return isLong ? "help" : "short help" }
      return error.message
    }
  }

  @Test(
    arguments: [
      ([], ""),
      (["a", "b"], "<a> <b>"),
      (["--check", "a"], "check <a>"),
      (["a", "--check"], "check <a>"),
      (["--check", "--no-check"], "no-check"),
      (["--check", "--no-check", "--check"], "check"),
      (["--check", "--check"], "`--check` is given more than once"),
      (["--no-check", "--no-check"], "`--no-check` is given more than once"),
      (["--check=1"], "Unexpected value `1`: `--check` takes none"),
      (["--check="], "Unexpected value ``: `--check` takes none"),
      (["-c=1"], "Unexpected value `1`: `-c` takes none"),
      (["-vv", "-v"], "verbose verbose verbose"),
      (["-cvp3.12"], "check verbose python=3.12"),
      (["-p=3.12"], "python=3.12"),
      (["-p==3.12"], "python==3.12"),
      (["-p="], "python="),
      (["-p", "3.12"], "python=3.12"),
      (["-p", ""], "python="),
      (["-p"], "Missing value for `--python <PYTHON>`"),
      (["-p", "-v"], "Missing value for `--python <PYTHON>`"),
      (["-p", "-"], "python=-"),
      (["-p", "--"], "Missing value for `--python <PYTHON>`"),
      (["-p=-v"], "python=-v"),
      (["--python=--", "--", "--check"], "python=-- <--check>"),
      (["--python", "a", "--python", "b"], "`--python <PYTHON>` is given more than once"),
      (["--cache-dir=", "a"], "The value of `--cache-dir <CACHE_DIR>` is empty"),
      (["--python=", "a"], "python= <a>"),
      (["--mode", "copy"], "mode=copy"),
      (["--mode=reflink"], "mode=copy"),
      (["--mode", "Copy"], "Invalid value `Copy` for `--mode <MODE>`"),
      (["--mode="], "The value of `--mode <MODE>` is empty"),
      (["-d1"], "depth=1"),
      (["-d", "256"], "Invalid value `256` for `--depth <DEPTH>`: a number from 0 to 255 is expected"),
      (["--depth", "-1"], "Missing value for `--depth <DEPTH>`"),
      (["--depth=-1"], "Invalid value `-1` for `--depth <DEPTH>`: a number from 0 to 255 is expected"),
      (
        ["--depth=99999999999999999999"],
        "Invalid value `99999999999999999999` for `--depth <DEPTH>`: a number from 0 to 255 is expected"
      ),
      (["--select", "E,F", "--choose=W"], "select=E select=F select=W"),
      (["--select="], "select="),
      (["--select", "E,,F"], "select=E select= select=F"),
      (["-P", "a,b", "-Pc"], "package=a,b package=c"),
      (["--add-noqa", "x"], "add-noqa <x>"),
      (["--add-noqa=why", "x"], "add-noqa=why <x>"),
      (["--clear", "--keep"], "keep"),
      (["--keep", "--clear"], "clear"),
      (["--diff", "--stdin"], "`--diff` cannot be used together with `--stdin`"),
      (["--stdin", "--diff"], "`--diff` cannot be used together with `--stdin`"),
      (["--", "-c", "--", "x"], "<-c> <--> <x>"),
      (["-"], "<->"),
      ([""], "The value of `[FILES]...` is empty"),
      (["--bogus"], "Unknown option `--bogus`"),
      (["--bogus=1"], "Unknown option `--bogus`"),
      (["--chec"], "Unknown option `--chec`"),
      (["-x"], "Unknown option `-x`"),
      (["-cx"], "Unknown option `-x`"),
      (["-1"], "Unknown option `-1`"),
      (["-é"], "Unknown option `-é`"),
      (["--help"], "help"),
      (["-h"], "short help"),
      (["-vh"], "short help"),
      (["--bogus", "--help"], "Unknown option `--bogus`"),
      (["--help", "--bogus"], "help"),
      (["--diff", "--stdin", "-h"], "short help"),
      (["--", "--help"], "<--help>"),
      (["--help=x"], "Unknown option `--help`"),
      (["---check"], "Unknown option `---check`"),
      (["--=x"], "Unknown option `--`"),
    ] as [([String], String)])
  func aCommandLineComesTo(_ words: [String], _ expected: String) {
    #expect(Self.outcome(words) == expected)
  }

  @Test func whatIsBehindTheWordsCountsMoreThanWhatIsBeforeThem() throws {
    let before = try ArgumentParser.parseOptions(["-v", "--mode", "copy", "--check", "run", "-x"], Self.table)
    #expect(before.rest == ["run", "-x"])
    let parsed = try ArgumentParser.parse(
      ["--mode", "link", "--no-check", "-Pa"], Self.table, inheriting: [before.options])
    #expect(parsed.value("mode") == "link")
    #expect(parsed.count("verbose") == 1)
    #expect(!parsed.flag("check") && parsed.flag("no-check"))
  }

  @Test func everyOptionKnowsWhereItWasTyped() throws {
    let words = ["-v", "run", "a", "-cvp3.12", "--no-check", "--mode", "copy", "-P", "x", "--select=E,F", "--", "-v"]
    let before = try ArgumentParser.parseOptions(words[...], Self.table)
    let parsed = try ArgumentParser.parse(before.rest.dropFirst(), Self.table, inheriting: [before.options])
    #expect(
      parsed.typed.map { "\($0.name) \($0.words)" } == [
        "verbose 0..<1", "check 3..<4", "verbose 3..<4", "python 3..<4", "no-check 4..<5", "mode 5..<7",
        "package 7..<9", "select 9..<10",
      ])
    let kept = parsed.typed.words(of: words) { !["verbose", "python", "mode", "select"].contains($0) }
    #expect(kept == ["run", "a", "-cvp3.12", "--no-check", "-P", "x", "--", "-v"])
  }

  @Test(arguments: [
    ("--chek", ["a similar option exists: `--check`"]),
    ("-z", ["write `-- -z` if it is no option but a name"]),
  ])
  func unknownOptionsSayWhatWasMeant(_ word: String, _ hints: [String]) {
    let error = #expect(throws: ArgumentError.self) { try ArgumentParser.parse([word], Self.table) }
    #expect(error?.message == ArgumentError.unknownOption(word).message)
    #expect(ArgumentError.unknownOption(word).hints(Self.table) == hints)
  }

  @Test func filesOfArgumentsStandForTheirLines() throws {
    let files = ["a": "--check\nx y\n\n", "b": "@a\r\nlast", "loop": "@loop\n"]
    func expand(_ words: [String]) throws -> [String] {
      try expandArgumentFiles(words) { path throws(ArgumentError) in
        guard let text = files[path] else { throw .unreadableFile(path, reason: "it is missing") }
        return text
      }
    }
    #expect(try expand(["z", "-q"]) == ["z", "-q"])
    #expect(try expand(["1", "@b", "2"]) == ["1", "--check", "x y", "", "last", "2"])
    let missing = #expect(throws: ArgumentError.self) { try expand(["@none"]) }
    #expect(missing?.message == "Cannot read arguments from `none`: it is missing")
    let endless = #expect(throws: ArgumentError.self) { try expand(["@loop"]) }
    #expect(endless?.message == "Cannot read arguments from `loop`: files of arguments name each other")
  }

  /// Words that mean something, in any order: whatever parses says the same when it is written out again.
  @Test(arguments: [UInt64(1), UInt64.random(in: .min ... .max)])
  func whatParsesReadsBackTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "--", "-", "-c", "-v", "-p", "-d", "--check", "--no-check", "--python", "--mode", "copy", "link", "=", "a", "",
      "--select", "--add-noqa", "é", "3", "--cache-dir", "-P", "--clear", "--keep", "-h", "--verbose", "\u{0}", "👩‍👩‍👧",
    ]
    var parsedCount = 0
    for _ in 0..<20_000 {
      var words: [String] = []
      for _ in 0..<(random.next() % 6) {
        var word = ""
        for _ in 0..<(1 + random.next() % 3) { word += pieces[Int(random.next() % UInt64(pieces.count))] }
        words.append(word)
      }
      guard let parsed = try? ArgumentParser.parse(words[...], Self.table) else { continue }
      parsedCount += 1
      var again = parsed.occurrences.map { "--" + $0.name + ($0.value.map { "=" + $0 } ?? "") }
      again.append("--")
      again += parsed.operands
      let second = try? ArgumentParser.parse(again[...], Self.table)
      #expect(second == parsed, "seed \(seed): \(words)")
    }
    #expect(parsedCount > 1000, "seed \(seed)")
  }
}
