internal import Support

/// A script that completes the program's command line in Elvish.
func elvishCompletion(of tree: CompletionTree) -> String {
  var script = """
    set edit:completion:arg-completer[\(tree.program)] = {|@words|
        var candidates = [

    """
  for command in tree.commands {
    script += "            &\(ShellQuoting.elvish(slashed(command.path)))=[\n"
    for next in command.subcommands { script += row(next.name, next.summary) }
    for operand in command.operands { script += row(operand, operand) }
    for option in command.options {
      for name in option.names { script += row(name, option.summary) }
    }
    script += "            ]\n"
  }
  script += "        ]\n        var values = [\n"
  for command in tree.commands {
    for option in command.options where !option.possibleValues.isEmpty {
      let values = option.possibleValues.map(ShellQuoting.elvish).joined(separator: " ")
      for name in option.names {
        script += "            &\(ShellQuoting.elvish(slashed(command.path) + " " + name))=[\(values)]\n"
      }
    }
  }
  script += """
        ]
        var path = ''
        for word $words[1..-1] {
            if (has-key $candidates $path'/'$word) { set path = $path'/'$word }
        }
        var asked = $path' '$words[-2]
        if (has-key $values $asked) {
            all $values[$asked]
        } else {
            for pair $candidates[$path] {
                edit:complex-candidate $pair[0] &display=$pair[0]'  '$pair[1]
            }
        }
    }

    """
  return script
}

private func row(_ text: String, _ summary: String) -> String {
  "                [\(ShellQuoting.elvish(text)) \(ShellQuoting.elvish(summary))]\n"
}

private func slashed(_ path: [String]) -> String { path.map { "/" + $0 }.joined() }
