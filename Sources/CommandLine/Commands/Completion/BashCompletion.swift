/// A script that completes the program's command line in bash 4 or newer.
///
/// Where nothing of ours fits, bash completes file names.
func bashCompletion(of tree: CompletionTree) -> String {
  let function = "_" + tree.program
  var script = """
    \(function)() {
        local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
        local path="" words="" operands="" i
        COMPREPLY=()
        for ((i = 1; i < COMP_CWORD; i++)); do
            case "$path/${COMP_WORDS[i]}" in

    """
  let paths = tree.commands.map { $0.path.map { "/" + $0 }.joined() }
  for path in paths where !path.isEmpty { script += "            \(path)) path=\(path) ;;\n" }
  script += "        esac\n    done\n    case \"$path\" in\n"
  for (command, path) in zip(tree.commands, paths) {
    script += "        \"\(path)\")\n            case \"$previous\" in\n"
    for option in command.options where option.takesValue {
      let reply =
        option.possibleValues.isEmpty
        ? "return"
        : "COMPREPLY=($(compgen -W \"\(option.possibleValues.joined(separator: " "))\" -- \"$current\")); return"
      script += "                \(option.names.joined(separator: "|"))) \(reply) ;;\n"
    }
    let options = command.options.flatMap(\.names).joined(separator: " ")
    let operands = (command.subcommands.map(\.name) + command.operands).joined(separator: " ")
    script +=
      "            esac\n            words=\"\(options)\"\n            operands=\"\(operands)\"\n            ;;\n"
  }
  script += """
        esac
        if [[ "$current" == -* ]]; then
            COMPREPLY=($(compgen -W "$words" -- "$current"))
        else
            COMPREPLY=($(compgen -W "$operands" -- "$current"))
        fi
    }
    complete -o bashdefault -o default -F \(function) \(tree.program)

    """
  return script
}
