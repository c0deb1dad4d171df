import Support

/// `activate.csh`: for csh and tcsh.
///
/// A C shell does not tell a script where it lies, so a relocatable environment has no such script.
enum CshActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    var text = opening
    text += "setenv VIRTUAL_ENV \(ShellQuoting.csh(environment.root))\n"
    text += "setenv VIRTUAL_ENV_PROMPT \(ShellQuoting.csh(environment.promptOrName))\n"
    // In a prompt, a percent sign starts a code and an exclamation mark is the number of the command.
    let shown = environment.promptOrName.replacingEach("%", with: "%%").replacingEach("!", with: #"\!"#)
    text += "set _virtual_env_shown = \(ShellQuoting.csh("(\(shown)) "))\n"
    return text + closing
  }

  private static let opening = #"""
    # Activates this virtual environment in csh or tcsh: source path/to/bin/activate.csh

    # Leave the environment this shell is in.
    if ( $?_OLD_VIRTUAL_PATH ) then
        deactivate
    endif


    """#

  private static let closing = #"""

    set _OLD_VIRTUAL_PATH = $PATH:q
    setenv PATH "${VIRTUAL_ENV}/bin:${PATH}"

    # With PYTHONHOME set, Python would look for its library there.
    if ( $?PYTHONHOME ) then
        set _OLD_VIRTUAL_PYTHONHOME = $PYTHONHOME:q
        unsetenv PYTHONHOME
        alias _virtual_env_home 'setenv PYTHONHOME $_OLD_VIRTUAL_PYTHONHOME:q; unset _OLD_VIRTUAL_PYTHONHOME'
    else
        alias _virtual_env_home ':'
    endif

    # Without a terminal there is no prompt to change.
    alias _virtual_env_prompt ':'
    if ( $?prompt ) then
        set _virtual_env_show = 1
        if ( $?VIRTUAL_ENV_DISABLE_PROMPT ) then
            if ( $VIRTUAL_ENV_DISABLE_PROMPT:q != '' ) set _virtual_env_show = 0
        endif
        if ( $_virtual_env_show ) then
            set _OLD_VIRTUAL_PROMPT = $prompt:q
            set prompt = $_virtual_env_shown:q$_OLD_VIRTUAL_PROMPT:q
            alias _virtual_env_prompt 'set prompt = $_OLD_VIRTUAL_PROMPT:q; unset _OLD_VIRTUAL_PROMPT'
        endif
        unset _virtual_env_show
    endif

    alias deactivate 'setenv PATH $_OLD_VIRTUAL_PATH:q; unset _OLD_VIRTUAL_PATH; _virtual_env_home; _virtual_env_prompt; unsetenv VIRTUAL_ENV; unsetenv VIRTUAL_ENV_PROMPT; rehash; unalias _virtual_env_home; unalias _virtual_env_prompt; unalias deactivate'

    unset _virtual_env_shown
    rehash

    """#
}
