internal import Support

/// A script that completes the program's command line in PowerShell.
///
/// Where nothing of ours fits, PowerShell completes file names.
func powerShellCompletion(of tree: CompletionTree) -> String {
  let result = "[System.Management.Automation.CompletionResult]::new"
  let kind = "[System.Management.Automation.CompletionResultType]"
  func candidate(_ text: String, _ kindName: String, _ summary: String) -> String {
    "            \(result)(\(ShellQuoting.powerShell(text)), \(ShellQuoting.powerShell(text)), \(kind)::\(kindName), \(ShellQuoting.powerShell(summary)))\n"
  }
  var script = """
    Register-ArgumentCompleter -Native -CommandName \(ShellQuoting.powerShell(tree.program)) -ScriptBlock {
        param($wordToComplete, $commandAst, $cursorPosition)
        $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
        $path = ''
        foreach ($word in $words) {
            switch -CaseSensitive -Exact ("$path/$word") {

    """
  for command in tree.commands where !command.path.isEmpty {
    let path = ShellQuoting.powerShell(slashed(command.path))
    script += "            \(path) { $path = \(path) }\n"
  }
  script += """
            }
        }
        $previous = if ($words.Count -gt 0) { $words[-1] } else { '' }
        $values = @(switch -CaseSensitive -Exact ("$path $previous") {

    """
  for command in tree.commands {
    for option in command.options where !option.possibleValues.isEmpty {
      for name in option.names {
        let values = option.possibleValues.map(ShellQuoting.powerShell).joined(separator: ", ")
        script += "        \(ShellQuoting.powerShell(slashed(command.path) + " " + name)) { \(values) }\n"
      }
    }
  }
  script += """
        })
        if ($values.Count -gt 0) {
            $values | Where-Object { $_.StartsWith($wordToComplete) } |
                ForEach-Object { \(result)($_, $_, \(kind)::ParameterValue, $_) }
            return
        }
        $candidates = @(switch -CaseSensitive -Exact ($path) {

    """
  for command in tree.commands {
    script += "        \(ShellQuoting.powerShell(slashed(command.path))) {\n"
    for next in command.subcommands { script += candidate(next.name, "ParameterValue", next.summary) }
    for operand in command.operands { script += candidate(operand, "ParameterValue", operand) }
    for option in command.options {
      for name in option.names { script += candidate(name, "ParameterName", option.summary) }
    }
    script += "        }\n"
  }
  script += """
        })
        $candidates | Where-Object { $_.CompletionText.StartsWith($wordToComplete) }
    }

    """
  return script
}

private func slashed(_ path: [String]) -> String { path.map { "/" + $0 }.joined() }
