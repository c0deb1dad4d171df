import Support

/// `activate.nu`: an overlay for Nushell, left with `deactivate`.
enum NushellActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    // Only a constant can ask where its file lies.
    let root = environment.isRelocatable ? "path self .." : ShellQuoting.nushell(environment.root)
    let prompt = environment.prompt.map(ShellQuoting.nushell) ?? "($root | path basename)"
    return """
      # Activates this virtual environment in Nushell: overlay use path/to/bin/activate.nu

      const root = \(root)

      export-env {
          let prompt = \(prompt)

      """ + body
  }

  private static let body = #"""
        let inherited = ($env.PATH? | default [])
        let entries = if ($inherited | describe) == "string" {
            $inherited | split row (char esep)
        } else {
            $inherited
        }
        load-env {
            VIRTUAL_ENV: $root
            VIRTUAL_ENV_PROMPT: $prompt
            PATH: ($entries | prepend ($root | path join "bin"))
        }
        hide-env --ignore-errors PYTHONHOME

        if ($env.VIRTUAL_ENV_DISABLE_PROMPT? | default "" | is-empty) {
            let outer = ($env.PROMPT_COMMAND? | default "")
            $env.PROMPT_COMMAND = {||
                let shown = if ($outer | describe) == "closure" { do $outer } else { $outer }
                $"\(($prompt)\) ($shown)"
            }
        }
    }

    export alias pydoc = python -m pydoc
    export alias deactivate = overlay hide activate

    """#
}
