import Support

/// `activate.bat`, `deactivate.bat` and `pydoc.bat`: for the Windows command prompt.
///
/// The scripts find the environment from their own place, so that no path has to be quoted.
enum BatchActivation {
  static func activateText(for environment: ActivatedEnvironment) -> String {
    let prompt: String
    if let chosen = environment.prompt {
      // A percent sign starts a variable, and a quote would end the assignment.
      let escaped = chosen.replacingEach("%", with: "%%").replacingEach("\"", with: "'")
      prompt = "@set \"VIRTUAL_ENV_PROMPT=\(escaped)\"\n"
    } else {
      prompt = "@for %%i in (\"%VIRTUAL_ENV%\") do @set \"VIRTUAL_ENV_PROMPT=%%~nxi\"\n"
    }
    return lines(opening + prompt + closing)
  }

  static let deactivateText = lines(leaving)
  static let pydocText = lines("@python.exe -m pydoc %*\n")

  /// The command prompt wants both characters at the end of a line.
  private static func lines(_ text: String) -> String { text.replacingEach("\n", with: "\r\n") }

  private static let opening = #"""
    @rem Activates this virtual environment in the Windows command prompt.
    @if defined VIRTUAL_ENV call "%~dp0deactivate.bat"
    @for %%i in ("%~dp0..") do @set "VIRTUAL_ENV=%%~fi"

    """#

  private static let closing = #"""
    @set "_OLD_VIRTUAL_PATH=%PATH%"
    @set "PATH=%~dp0;%PATH%"
    @if defined PYTHONHOME set "_OLD_VIRTUAL_PYTHONHOME=%PYTHONHOME%"
    @set PYTHONHOME=
    @if defined VIRTUAL_ENV_DISABLE_PROMPT goto :done
    @if not defined PROMPT set "PROMPT=$P$G"
    @set "_OLD_VIRTUAL_PROMPT=%PROMPT%"
    @rem A dollar sign starts a code there.
    @set "PROMPT=(%VIRTUAL_ENV_PROMPT:$=$$%) %PROMPT%"
    :done

    """#

  private static let leaving = #"""
    @rem Leaves the virtual environment that activate.bat entered.
    @if defined _OLD_VIRTUAL_PATH set "PATH=%_OLD_VIRTUAL_PATH%"
    @if defined _OLD_VIRTUAL_PYTHONHOME set "PYTHONHOME=%_OLD_VIRTUAL_PYTHONHOME%"
    @if defined _OLD_VIRTUAL_PROMPT set "PROMPT=%_OLD_VIRTUAL_PROMPT%"
    @set _OLD_VIRTUAL_PATH=
    @set _OLD_VIRTUAL_PYTHONHOME=
    @set _OLD_VIRTUAL_PROMPT=
    @set VIRTUAL_ENV=
    @set VIRTUAL_ENV_PROMPT=

    """#
}
