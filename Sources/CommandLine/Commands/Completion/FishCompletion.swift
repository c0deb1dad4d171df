internal import Support

/// A script that completes the program's command line in fish.
func fishCompletion(of tree: CompletionTree) -> String {
  let program = tree.program
  let test = "__fish_\(program)_at"
  var script = """
    # Whether the words so far, options left out, choose exactly the command given.
    function \(test)
        set -l words
        for word in (commandline -opc)[2..-1]
            string match -q -- '-*' $word; or set -a words $word
        end
        set -l count (count $argv)
        if test $count -eq 0
            test (count $words) -eq 0; or not contains -- "$words[1]" \(firstWords(tree))
            return
        end
        test (count $words) -ge $count; or return 1
        test "$words[1..$count]" = "$argv"; or return 1
        contains -- "$argv" \(groups(tree)); or return 0
        set -l next (math $count + 1)
        test (count $words) -lt $next; or not contains -- "$words[$next]" \(secondWords(tree))
    end


    """
  for command in tree.commands {
    let condition = "-n '\(([test] + command.path).joined(separator: " "))'"
    for next in command.subcommands {
      script += "complete -c \(program) \(condition) -f -a \(next.name) -d \(ShellQuoting.fish(next.summary))\n"
    }
    if !command.operands.isEmpty {
      script += "complete -c \(program) \(condition) -f -a '\(command.operands.joined(separator: " "))'\n"
    }
    for option in command.options {
      // A value from a list is never a file name.
      var line = "complete -c \(program) \(condition)"
      if let short = option.shortName { line += " -s \(short)" }
      line += " -l \(option.longName)"
      if option.takesValue { line += " -r" }
      if !option.possibleValues.isEmpty { line += " -f -a '\(option.possibleValues.joined(separator: " "))'" }
      script += line + " -d \(ShellQuoting.fish(option.summary))\n"
    }
  }
  return script
}

/// The words that choose a command or a group of them.
private func firstWords(_ tree: CompletionTree) -> String {
  tree.commands.filter { $0.path.count == 1 }.map { $0.path[0] }.joined(separator: " ")
}

/// The words that may follow a group.
private func secondWords(_ tree: CompletionTree) -> String {
  tree.commands.filter { $0.path.count == 1 }.flatMap { $0.subcommands.map(\.name) }.joined(separator: " ")
}

/// The paths that further command words follow.
private func groups(_ tree: CompletionTree) -> String {
  tree.commands.filter { !$0.subcommands.isEmpty && !$0.path.isEmpty }
    .map { "'" + $0.path.joined(separator: " ") + "'" }.joined(separator: " ")
}
