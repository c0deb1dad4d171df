import Support

/// `activate`: for bash, zsh, ksh and every other POSIX shell.
enum PosixActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    var text = opening
    if environment.isRelocatable {
      text += ownDirectory
    } else {
      text += "VIRTUAL_ENV=\(ShellQuoting.posix(environment.root))\n"
    }
    text += "export VIRTUAL_ENV\n"
    if let prompt = environment.prompt {
      text += "VIRTUAL_ENV_PROMPT=\(ShellQuoting.posix(prompt))\n"
    } else {
      text += "VIRTUAL_ENV_PROMPT=${VIRTUAL_ENV##*/}\n"
    }
    text += "export VIRTUAL_ENV_PROMPT\n"
    return text + closing
  }

  private static let opening = #"""
    # Activates this virtual environment in bash, zsh, ksh or a POSIX shell.
    # It has to change the shell that reads it, so read it with a dot: . path/to/bin/activate

    if [ -n "${BASH_SOURCE-}" ] && [ "${BASH_SOURCE-}" = "$0" ]; then
        printf '%s\n' "error: nothing was activated, the shell has to read this file: . $0" >&2
        exit 2
    fi

    # Puts back everything that activation replaced; what was unset is unset again.
    deactivate () {
        if [ -n "${_OLD_VIRTUAL_PATH+set}" ]; then
            PATH=$_OLD_VIRTUAL_PATH
            export PATH
            unset _OLD_VIRTUAL_PATH
        fi
        if [ -n "${_OLD_VIRTUAL_PYTHONHOME+set}" ]; then
            PYTHONHOME=$_OLD_VIRTUAL_PYTHONHOME
            export PYTHONHOME
            unset _OLD_VIRTUAL_PYTHONHOME
        fi
        if [ -n "${_OLD_VIRTUAL_PS1+set}" ]; then
            if [ -n "$_OLD_VIRTUAL_PS1" ]; then PS1=$_OLD_VIRTUAL_PS1; else unset PS1; fi
            unset _OLD_VIRTUAL_PS1
        fi
        unset VIRTUAL_ENV VIRTUAL_ENV_PROMPT
        # The shell may remember where it found `python`.
        hash -r 2>/dev/null || :
        if [ "${1-}" != nondestructive ]; then
            unset -f deactivate
        fi
    }

    # Leave whatever environment this shell is in; the function stays.
    deactivate nondestructive


    """#

  /// Finds the environment from the place of the script itself. The shells' own spellings are evaluated late, because
  /// other shells cannot even read them.
  private static let ownDirectory = #"""
    if [ -n "${BASH_VERSION-}" ]; then
        VIRTUAL_ENV=$BASH_SOURCE
    elif [ -n "${ZSH_VERSION-}" ]; then
        eval 'VIRTUAL_ENV=${(%):-%x}'
    else
        VIRTUAL_ENV=
        case ${KSH_VERSION-} in
            *93*) eval 'VIRTUAL_ENV=${.sh.file}' ;;
        esac
    fi
    if [ -z "$VIRTUAL_ENV" ]; then
        printf '%s\n' "error: this shell does not tell where a file lies, so a relocatable environment" \
            "cannot be activated in it; use bash, zsh, ksh93 or fish" >&2
        unset -f deactivate
        unset VIRTUAL_ENV
        return 1
    fi
    VIRTUAL_ENV=$(CDPATH='' cd -P -- "$(dirname -- "$VIRTUAL_ENV")/.." && pwd -P)

    """#

  private static let closing = #"""

    _OLD_VIRTUAL_PATH=${PATH-}
    PATH=$VIRTUAL_ENV/bin${PATH:+:$PATH}
    export PATH

    # With PYTHONHOME set, Python would look for its library there.
    if [ -n "${PYTHONHOME+set}" ]; then
        _OLD_VIRTUAL_PYTHONHOME=$PYTHONHOME
        unset PYTHONHOME
    fi

    if [ -z "${VIRTUAL_ENV_DISABLE_PROMPT-}" ]; then
        _OLD_VIRTUAL_PS1=${PS1-}
        # A prompt is expanded each time it is shown: a name with special characters goes in by reference.
        case $VIRTUAL_ENV_PROMPT in
            *[\\\$\`\!%]*)
                if [ -n "${ZSH_VERSION-}" ]; then
                    eval 'psvar+=("$VIRTUAL_ENV_PROMPT"); PS1="(%${#psvar}v) ${PS1-}"'
                else
                    PS1='(${VIRTUAL_ENV_PROMPT-}) '${PS1-}
                fi ;;
            *) PS1="($VIRTUAL_ENV_PROMPT) ${PS1-}" ;;
        esac
    fi

    hash -r 2>/dev/null || :

    """#
}
