package import ArgumentParsing
internal import TerminalUI

/// `generate-shell-completion`: prints a completion script for a shell.
package struct ShellCompletionVerb: Verb {
  package static let path = ["generate-shell-completion"]
  package static let summary = "Print a completion script for a shell"
  package static let operands = "<SHELL>"

  package static let arguments = ArgumentTable(
    operands: OperandDeclaration("shell", .choice(shells), isRequired: true, help: "The shell whose script to print"),
    [
      OptionSection(OptionTitle.cache, CacheOptions.declarations.map(\.hidden)),
      OptionSection(OptionTitle.python, PythonOptions.shared.map(\.hidden)),
      OptionSection(OptionTitle.global, GlobalOptions.declarations),
    ])

  private static let shells = ["bash", "elvish", "fish", "nushell", "powershell", "zsh"]

  let shell: String
  package let globalOptions: GlobalOptions

  package init(_ arguments: ParsedArguments) {
    shell = arguments.operands.first ?? ""
    globalOptions = GlobalOptions(arguments)
  }

  package func perform(in context: CommandContext) throws -> ExitStatus {
    let tree = CompletionTree(program: context.program)
    let script =
      switch shell {
      case "bash": bashCompletion(of: tree)
      case "elvish": elvishCompletion(of: tree)
      case "fish": fishCompletion(of: tree)
      case "nushell": nushellCompletion(of: tree)
      case "powershell": powerShellCompletion(of: tree)
      default: zshCompletion(of: tree)
      }
    context.console.resultText(script)
    return .success
  }
}
