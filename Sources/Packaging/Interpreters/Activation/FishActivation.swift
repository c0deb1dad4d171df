import Support

/// `activate.fish`.
enum FishActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    var text = opening
    if environment.isRelocatable {
      text += "set -gx VIRTUAL_ENV (builtin realpath -- (status dirname)/..)\n"
    } else {
      text += "set -gx VIRTUAL_ENV \(ShellQuoting.fish(environment.root))\n"
    }
    if let prompt = environment.prompt {
      text += "set -gx VIRTUAL_ENV_PROMPT \(ShellQuoting.fish(prompt))\n"
    } else {
      text += "set -gx VIRTUAL_ENV_PROMPT (string replace --regex '.*/' '' -- $VIRTUAL_ENV)\n"
    }
    return text + closing
  }

  private static let opening = #"""
    # Activates this virtual environment in fish: source path/to/bin/activate.fish

    function deactivate --description 'Leave the active virtual environment'
        if set -q _OLD_VIRTUAL_PATH
            set -gx PATH $_OLD_VIRTUAL_PATH
            set -e _OLD_VIRTUAL_PATH
        end
        if set -q _OLD_VIRTUAL_PYTHONHOME
            set -gx PYTHONHOME $_OLD_VIRTUAL_PYTHONHOME
            set -e _OLD_VIRTUAL_PYTHONHOME
        end
        if functions -q _virtual_env_outer_prompt
            functions -e fish_prompt
            functions -c _virtual_env_outer_prompt fish_prompt
            functions -e _virtual_env_outer_prompt
            functions -e _virtual_env_status
        end
        set -e VIRTUAL_ENV
        set -e VIRTUAL_ENV_PROMPT
        if test "$argv[1]" != nondestructive
            functions -e deactivate
        end
    end

    # Leave whatever environment this shell is in; the function stays.
    deactivate nondestructive


    """#

  private static let closing = #"""

    set -g _OLD_VIRTUAL_PATH $PATH
    set -gx PATH "$VIRTUAL_ENV/bin" $PATH

    # With PYTHONHOME set, Python would look for its library there.
    if set -q PYTHONHOME
        set -g _OLD_VIRTUAL_PYTHONHOME $PYTHONHOME
        set -e PYTHONHOME
    end

    if test -z "$VIRTUAL_ENV_DISABLE_PROMPT"; and functions -q fish_prompt
        functions -c fish_prompt _virtual_env_outer_prompt

        # The user's own prompt may show the status of the last command.
        function _virtual_env_status
            return $argv[1]
        end

        function fish_prompt
            set -l last $status
            printf '(%s) ' $VIRTUAL_ENV_PROMPT
            _virtual_env_status $last
            _virtual_env_outer_prompt
        end
    end

    """#
}
