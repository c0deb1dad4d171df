internal import Support

/// A module that completes the program's command line in Nushell: `use` it, or source the file.
func nushellCompletion(of tree: CompletionTree) -> String {
  var script = "module completions {\n"
  for command in tree.commands {
    let name = ([tree.program] + command.path).joined(separator: " ")
    for option in command.options where !option.possibleValues.isEmpty {
      script += completer(name + " " + option.longName, option.possibleValues)
    }
    if !command.operands.isEmpty { script += completer(name, command.operands) }
    if !command.subcommands.isEmpty { script += completer(name, command.subcommands.map(\.name)) }
    script += "  # \(command.summary.isEmpty ? "Choose a command" : command.summary)\n"
    script += "  export extern \(ShellQuoting.nushell(name)) [\n"
    for option in command.options {
      var line = "    --" + option.longName
      if let short = option.shortName { line += "(-\(short))" }
      if !option.possibleValues.isEmpty {
        line += ": string@" + ShellQuoting.nushell("nu-complete " + name + " " + option.longName)
      } else if option.takesValue {
        line += ": string"
      }
      script += line + " # \(option.summary)\n"
    }
    if !command.operands.isEmpty || !command.subcommands.isEmpty {
      script += "    ...words: string@" + ShellQuoting.nushell("nu-complete " + name) + "\n"
    } else if !command.path.isEmpty {
      script += "    ...words: path\n"
    }
    script += "  ]\n\n"
  }
  return script + "}\n\nexport use completions *\n"
}

private func completer(_ name: String, _ words: [String]) -> String {
  "  def \(ShellQuoting.nushell("nu-complete " + name)) [] { [\(words.map(ShellQuoting.nushell).joined(separator: " "))] }\n\n"
}
