import Interpreters
import SystemIO
import SystemPackage
import Testing

/// Runs the activation scripts in every shell that is installed.
///
/// `bash` and `sh` have to be there. Others are tried where they are, and the arguments say which those are.
struct ActivationTests {
  /// Every shell that knows one of the scripts, with the words for the same steps in each.
  enum Shell: String, CaseIterable, CustomTestStringConvertible {
    case bash, sh, zsh, ksh, fish, tcsh

    var testDescription: String { rawValue }

    static let installed = allCases.filter { $0 == .bash || $0 == .sh || $0.path != nil }

    var path: FilePath? {
      let directories = (ProcessEnvironment.value("PATH") ?? "") + ":/bin:/usr/bin"
      return directories.split(separator: ":").map { FilePath(String($0)).appending(rawValue) }
        .first(where: isExecutableFile)
    }

    var canRelocate: Bool { self == .bash || self == .zsh || self == .fish || self == .ksh }

    /// The options that keep the user's own settings out.
    var options: [String] {
      switch self {
      case .bash: ["--noprofile", "--norc"]
      case .zsh, .tcsh: ["-f"]
      case .fish: ["--no-config"]
      case .sh, .ksh: []
      }
    }

    func source(_ directory: FilePath) -> String {
      switch self {
      case .fish: "source \(Self.fishQuoted(directory.appending("activate.fish").string))"
      case .tcsh: "source \(Self.cshQuoted(directory.appending("activate.csh").string))"
      default: ". \(Self.quoted(directory.appending("activate").string))"
      }
    }

    /// Prints a variable, or `-` where it is unset, between marks.
    func show(_ name: String) -> String {
      switch self {
      case .fish:
        "if set -q \(name); printf '%s=[%s]\\n' \(name) (string join : -- $\(name)); else; echo '\(name)=-'; end"
      case .tcsh: "if ($?\(name)) then\nprintf '%s=[%s]\\n' \(name) $\(name):q\nelse\necho '\(name)=-'\nendif"
      default: "if [ -n \"${\(name)+set}\" ]; then printf '%s=[%s]\\n' \(name) \"$\(name)\"; else echo '\(name)=-'; fi"
      }
    }

    func set(_ name: String, to value: String) -> String {
      switch self {
      case .fish: "set -gx \(name) \(Self.fishQuoted(value))"
      case .tcsh: "setenv \(name) \(Self.cshQuoted(value))"
      default: "\(name)=\(Self.quoted(value)); export \(name)"
      }
    }

    static func quoted(_ text: String) -> String { "'" + replaced(text, "'", "'\\''") + "'" }
    static func cshQuoted(_ text: String) -> String { replaced(quoted(text), "!", "\\!") }
    static func fishQuoted(_ text: String) -> String {
      "'" + replaced(replaced(text, "\\", "\\\\"), "'", "\\'") + "'"
    }

    private static func replaced(_ text: String, _ character: Character, _ replacement: String) -> String {
      text.map { $0 == character ? replacement : String($0) }.joined()
    }
  }

  static let awkward = #"it's "a" $HOME `touch pwned` %n \d 100% !ok é (x) & ; *"#

  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  func create(_ location: String, prompt: String? = nil, relocatable: Bool = false) throws -> FilePath {
    let base = try sandbox.finder().interpreter(
      at: try sandbox.script("base/bin/python3", "\(Self.answering(sandbox))"))
    var options = EnvironmentOptions(toolVersion: "1")
    options.prompt = EnvironmentOptions.Prompt(prompt)
    options.isRelocatable = relocatable
    return try VirtualEnvironment.create(
      at: FilePath(location), from: base, options: options, context: sandbox.context(),
      cache: InterpreterCache(sandbox.cache)
    ).root
  }

  /// A base that says which name it was started by when it is not asked for facts.
  static func answering(_ sandbox: Sandbox) -> String {
    var answer = FakeAnswer()
    answer.executable = sandbox.path("base/bin/python3").string
    answer.prefix = sandbox.path("base").string
    answer.basePrefix = answer.prefix
    return """
      if [ "$1" = -I ]; then
        printf '%s\\n' 'adder-interpreter-facts:\(answer.json)'
      else
        echo "started $0"
      fi

      """
  }

  func run(_ shell: Shell, _ lines: [String], variables: [String: String] = [:]) throws -> [String] {
    let executable = try #require(shell.path, "\(shell.rawValue) is not installed")
    let script = sandbox.path("work/script")
    try writeAtomically(lines.joined(separator: "\n") + "\n", to: script)
    let environment =
      ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=\(sandbox.path("home"))", "LC_ALL=C.UTF-8", "TERM=dumb"]
      + variables.map { "\($0.key)=\($0.value)" }
    let output = try runProcess(
      executable, shell.options + [script.string], variables: environment,
      workingDirectory: sandbox.path("work"), timeout: .seconds(60))
    let errors = String(decoding: output.standardError, as: UTF8.self)
    #expect(errors == "", "\(shell.rawValue)")
    return String(decoding: output.standardOutput, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: Shell.installed)
  func activationSetsTheVariablesAndDeactivationPutsThemBack(shell: Shell) throws {
    let root = try create("env")
    let names = ["VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT", "PATH", "PYTHONHOME"]
    let lines = try run(
      shell,
      [shell.source(root.appending("bin"))] + names.map(shell.show) + ["python3 x", "python x", "deactivate"]
        + names.map(shell.show) + [shell.source(root.appending("bin")), "deactivate"] + names.map(shell.show),
      variables: ["PYTHONHOME": "/old home"])
    let after = [
      "VIRTUAL_ENV=-", "VIRTUAL_ENV_PROMPT=-", "PATH=[/usr/local/bin:/usr/bin:/bin]", "PYTHONHOME=[/old home]",
    ]
    #expect(
      lines == [
        "VIRTUAL_ENV=[\(root)]", "VIRTUAL_ENV_PROMPT=[env]", "PATH=[\(root)/bin:/usr/local/bin:/usr/bin:/bin]",
        "PYTHONHOME=-", "started \(root)/bin/python3", "started \(root)/bin/python",
      ] + after + after)
  }

  @Test(arguments: Shell.installed)
  func awkwardPathsAndPromptsAreTakenLiterally(shell: Shell) throws {
    let root = try create(Self.awkward, prompt: Self.awkward + "'")
    let lines = try run(
      shell,
      [shell.source(root.appending("bin")), shell.show("VIRTUAL_ENV"), shell.show("VIRTUAL_ENV_PROMPT"), "python x"])
    #expect(
      lines == ["VIRTUAL_ENV=[\(root)]", "VIRTUAL_ENV_PROMPT=[\(Self.awkward)']", "started \(root)/bin/python"])
    #expect(!exists(sandbox.path("work/pwned")))
  }

  @Test(arguments: Shell.installed)
  func oneEnvironmentTakesThePlaceOfAnother(shell: Shell) throws {
    let first = try create("first"), second = try create("second")
    let lines = try run(
      shell,
      [
        shell.source(first.appending("bin")), shell.source(second.appending("bin")), shell.show("PATH"), "deactivate",
        shell.show("PATH"), shell.show("VIRTUAL_ENV"),
      ])
    #expect(
      lines == [
        "PATH=[\(second)/bin:/usr/local/bin:/usr/bin:/bin]", "PATH=[/usr/local/bin:/usr/bin:/bin]", "VIRTUAL_ENV=-",
      ])
  }

  @Test(arguments: Shell.installed.filter(\.canRelocate))
  func aRelocatableEnvironmentWorksWhereItWasMovedTo(shell: Shell) throws {
    let root = try create("env", relocatable: true)
    let moved = sandbox.path("work/moved " + Self.awkward)
    try rename(root, to: moved)
    let lines = try run(
      shell,
      [shell.source(moved.appending("bin")), shell.show("VIRTUAL_ENV"), shell.show("VIRTUAL_ENV_PROMPT"), "python x"])
    let name = moved.lastComponent?.string ?? ""
    #expect(lines == ["VIRTUAL_ENV=[\(moved)]", "VIRTUAL_ENV_PROMPT=[\(name)]", "started \(moved)/bin/python"])
    #expect(!exists(sandbox.path("work/pwned")))
  }

  @Test(arguments: [Shell.bash, .sh, .zsh, .ksh].filter(Shell.installed.contains))
  func thePromptShowsTheEnvironment(shell: Shell) throws {
    let root = try create("env")
    let source = shell.source(root.appending("bin"))
    let steps = ["PS1='$ '", source, shell.show("PS1"), "deactivate", shell.show("PS1"), "unset PS1"]
    #expect(
      try run(shell, steps + [source, shell.show("PS1"), "deactivate", shell.show("PS1")])
        == ["PS1=[(env) $ ]", "PS1=[$ ]", "PS1=[(env) ]", "PS1=-"])
    #expect(try run(shell, ["VIRTUAL_ENV_DISABLE_PROMPT=1"] + steps) == ["PS1=[$ ]", "PS1=[$ ]"])
  }

  /// What the shell would show, expanded by its own rules.
  @Test(
    arguments: [
      (Shell.bash, "printf '%s\\n' \"${PS1@P}\""), (.zsh, "print -rP -- \"$PS1\""),
      (.zsh, "setopt promptsubst promptbang; print -rP -- \"$PS1\""),
    ].filter { Shell.installed.contains($0.0) })
  func anAwkwardPromptIsShownAsItIs(shell: Shell, expand: String) throws {
    let root = try create("env", prompt: Self.awkward)
    #expect(try run(shell, ["PS1='> '", shell.source(root.appending("bin")), expand]) == ["(\(Self.awkward)) > "])
    #expect(!exists(sandbox.path("work/pwned")))
  }

  @Test(.enabled(if: Shell.installed.contains(.tcsh), "tcsh is not installed"))
  func tcshShowsTheEnvironmentInItsPrompt() throws {
    let root = try create("env", prompt: "50% a!b")
    let lines = try run(
      .tcsh,
      [
        "set prompt = '> '", Shell.tcsh.source(root.appending("bin")), "echo \"[$prompt:q]\"", "deactivate",
        "echo \"[$prompt:q]\"",
      ])
    #expect(lines == [#"[(50%% a\!b) > ]"#, "[> ]"])
  }

  @Test(.enabled(if: Shell.installed.contains(.fish), "fish is not installed"))
  func fishShowsTheEnvironmentBeforeTheUsersPrompt() throws {
    let root = try create("env", prompt: Self.awkward)
    let lines = try run(
      .fish,
      [
        "function fish_prompt; echo \"$status> \"; end", Shell.fish.source(root.appending("bin")), "false",
        "fish_prompt", "deactivate", "true", "fish_prompt", "functions -q deactivate; or echo gone",
      ])
    #expect(lines == ["(\(Self.awkward)) 1> ", "0> ", "gone"])
  }

  @Test func strictShellsAreNoObstacle() throws {
    let root = try create("env")
    let lines = try run(
      .bash, ["set -eu", "unset PS1", Shell.bash.source(root.appending("bin")), "deactivate", "echo done"])
    #expect(lines == ["done"])
  }

  @Test func runningTheScriptInsteadOfReadingItSaysSo() throws {
    let root = try create("env")
    let bash = try #require(Shell.bash.path)
    let output = try runProcess(bash, [root.appending("bin").appending("activate").string], timeout: .seconds(30))
    #expect(output.exitCode == 2)
    #expect(String(decoding: output.standardError, as: UTF8.self).contains("the shell has to read this file"))
  }
}
