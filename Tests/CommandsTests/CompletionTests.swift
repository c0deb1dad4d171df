import SystemIO
import SystemPackage
import Testing

/// Whether a shell is installed; the tests of one that is not are left out.
private func path(of shell: String) -> FilePath? {
  ["/usr/bin", "/bin", "/usr/local/bin"].map { FilePath($0).appending(shell) }.first(where: isExecutableFile)
}

@Suite struct CompletionTests {
  /// The scripts, generated once.
  private static let scripts = Result {
    let run = try ProgramRun()
    return try Dictionary(
      uniqueKeysWithValues: ["bash", "zsh", "fish"].map { shell in
        (shell, try run("generate-shell-completion \(shell)").standardOutput)
      })
  }

  /// The script for a shell, written to a file.
  private func script(_ shell: String, _ run: ProgramRun) throws -> FilePath {
    let text = try Self.scripts.get()[shell] ?? ""
    #expect(text.contains("no-build-isolation-package") && text.contains("uninstall"))
    try run.write("script", text)
    return run.directory.appending("script")
  }

  private func output(_ shell: String, _ arguments: [String], in run: ProgramRun) throws -> [String] {
    let output = try runProcess(
      path(of: shell) ?? "/nowhere", arguments, variables: ["PATH=/usr/bin:/bin", "HOME=\(run.home)"],
      workingDirectory: run.directory, timeout: .seconds(60))
    #expect(output.standardError == [], "\(String(decoding: output.standardError, as: UTF8.self))")
    return String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  static let cases: [(typed: String, offered: [String])] = [
    ("adder pip ins", ["install"]),
    ("adder -q pip unin", ["uninstall"]),
    ("adder pip install --link-m", ["--link-mode"]),
    ("adder pip install --link-mode ", ["clone", "copy", "hardlink", "symlink"]),
    ("adder pip install --link-mode h", ["hardlink"]),
    ("adder generate-shell-completion z", ["zsh"]),
    ("adder help pip fre", ["freeze"]),
  ]

  @Test(.enabled(if: path(of: "bash") != nil), arguments: cases)
  func bashOffersWhatFits(typed: String, offered: [String]) throws {
    let run = try ProgramRun()
    let script = try script("bash", run)
    let words = typed.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
    let program = """
      source '\(script)'
      COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
      _adder; printf '%s\\n' "${COMPREPLY[@]}"
      """
    #expect(try output("bash", ["--norc", "-c", program], in: run) == offered)
  }

  @Test(.enabled(if: path(of: "fish") != nil), arguments: cases)
  func fishOffersWhatFits(typed: String, offered: [String]) throws {
    let run = try ProgramRun()
    let script = try script("fish", run)
    let lines = try output("fish", ["--no-config", "-c", "source '\(script)'; complete -C '\(typed)'"], in: run)
    #expect(lines.map { String($0.prefix { $0 != "\t" }) } == offered)
  }

  @Test(.enabled(if: path(of: "zsh") != nil))
  func zshReadsTheScriptAndDescribesOptions() throws {
    let run = try ProgramRun()
    let script = try script("zsh", run)
    // The completion system itself needs a terminal: its two entry points are replaced by ones that print.
    let program = """
      compdef() { print -r -- "compdef $*" }
      _describe() { local -a offered=("${(@P)4}"); print -r -- "${offered[@]%%:*}" }
      _arguments() {
        [[ $1 == -C ]] && { state=$wanted; line=($words); return }
        print -rl -- "${@[(r)*link-mode*]}"
      }
      source '\(script)'
      wanted=command; _adder
      wanted=rest; words=(pip); functions[_adder_pip]='print pip'; _adder
      _adder_pip_install
      """
    let lines = try output("zsh", ["-f", "-c", program], in: run)
    #expect(lines.first == "compdef _adder adder")
    #expect(lines.contains { $0.contains("venv") && $0.contains("pip") && $0.contains("help") })
    #expect(lines.contains("pip"))
    #expect(lines.last?.contains(":link-mode:(clone copy hardlink symlink)") == true)
  }

  /// No test runs these shells: that every command and option is in their scripts is what can be said without them.
  @Test(arguments: ["elvish", "nushell", "powershell"])
  func everyOptionIsInTheScript(shell: String) throws {
    let run = try ProgramRun()
    let script = try run("generate-shell-completion \(shell)").standardOutput
    for word in ["--link-mode", "--output-format", "hardlink", "uninstall", "generate-shell-completion", "-p"] {
      #expect(script.contains(word), "\(word)")
    }
    // Brackets balance outside of quotes and comments, or the shell reads none of it.
    var depth = 0
    for line in script.split(separator: "\n") {
      var isQuoted = false
      for character in shell == "nushell" ? line.prefix(while: { $0 != "#" }) : line {
        if character == "'" || character == "\"" { isQuoted.toggle() }
        if isQuoted { continue }
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
      }
      #expect(depth >= 0, "\(line)")
    }
    #expect(depth == 0)
  }

  @Test func shellsThatAreUnknownAreErrors() throws {
    let run = try ProgramRun()
    try checkSnapshot([run("generate-shell-completion tcsh"), run("generate-shell-completion")])
  }
}
