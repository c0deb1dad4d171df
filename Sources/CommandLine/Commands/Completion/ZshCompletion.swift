import Support

/// A script that completes the program's command line in zsh, to be sourced or put into `fpath`.
func zshCompletion(of tree: CompletionTree) -> String {
  var script = "#compdef \(tree.program)\n\n"
  for command in tree.commands {
    script += "\(name(tree, command.path))() {\n"
    if command.subcommands.isEmpty {
      script += "  _arguments -s -S \\\n"
      for option in command.options { script += "    \(specification(option)) \\\n" }
      let operands =
        command.operands.isEmpty ? "_files" : "(" + command.operands.joined(separator: " ") + ")"
      script += "    '*:: :\(operands)'\n"
    } else {
      script += "  local curcontext=\"$curcontext\" state line\n  local -a commands\n  commands=(\n"
      for next in command.subcommands {
        script += "    \(ShellQuoting.posix("\(next.name):\(escaped(next.summary))"))\n"
      }
      script += "  )\n  _arguments -C -s -S \\\n"
      for option in command.options { script += "    \(specification(option)) \\\n" }
      script += "    '1: :->command' \\\n    '*:: :->rest'\n  case $state in\n"
      script += "    command) _describe -t commands '\(tree.program) command' commands ;;\n"
      script += "    rest)\n      case $line[1] in\n"
      for next in command.subcommands where tree.commands.contains(where: { $0.path == command.path + [next.name] }) {
        script += "        \(next.name)) \(name(tree, command.path + [next.name])) ;;\n"
      }
      script += "      esac\n      ;;\n  esac\n"
    }
    script += "}\n\n"
  }
  let function = name(tree, [])
  script += """
    if [[ "$funcstack[1]" == "\(function)" ]]; then
      \(function) "$@"
    else
      compdef \(function) \(tree.program)
    fi

    """
  return script
}

private func name(_ tree: CompletionTree, _ path: [String]) -> String {
  "_" + ([tree.program] + path).joined(separator: "_").replacing("-", with: "_")
}

/// An option as `_arguments` wants it: `'(-i --index-url)'{-i,--index-url}'[text]:value:_files'`.
private func specification(_ option: CompletionTree.Option) -> String {
  var tail = "[\(escaped(option.summary))]"
  if option.takesValue {
    let values = option.possibleValues.isEmpty ? "_files" : "(" + option.possibleValues.joined(separator: " ") + ")"
    tail += ":\(option.longName):\(values)"
  }
  let names = option.names
  return names.count == 1
    ? ShellQuoting.posix("*\(names[0])\(tail)") : "'*'{\(names.joined(separator: ","))}" + ShellQuoting.posix(tail)
}

/// Text for a description, where brackets and colons mean something to zsh's completion.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "[", "]", ":", "\\": result += "\\" + String(character)
    default: result.append(character)
    }
  }
  return result
}
