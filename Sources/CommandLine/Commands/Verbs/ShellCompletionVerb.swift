package import ArgumentParser
internal import TerminalUI

/// `generate-shell-completion`: prints a completion script for a shell.
package struct ShellCompletionVerb: Verb {
  package static let path = ["generate-shell-completion"]
  package static let summary = "Print a completion script for a shell"
  package static let operands = "<SHELL>"

  @Argument(help: "The shell: bash, zsh or fish") var shell: String
  @OptionGroup(title: "Global options") package var globalOptions: GlobalOptions

  package init() {}

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let tree = CompletionTree(program: context.program)
    let script =
      switch shell {
      case "bash": bashCompletion(of: tree)
      case "zsh": zshCompletion(of: tree)
      case "fish": fishCompletion(of: tree)
      case "elvish", "nushell", "powershell": throw CommandError.unsupported("Completion for `\(shell)`")
      default:
        throw CommandError("Unknown shell `\(shell)`", hints: ["possible values: bash, zsh, fish"])
      }
    context.console.resultText(script)
    return .success
  }
}
