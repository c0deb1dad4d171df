/// How a virtual environment is to be made.
package struct EnvironmentOptions: Sendable {
  /// The name that activation shows in the prompt.
  package enum Prompt: Sendable, Hashable {
    /// The name of the environment's directory.
    case environmentName
    /// The name of the working directory (`--prompt .`).
    case workingDirectoryName
    case text(String)

    /// Reads the value of `--prompt`.
    package init(_ argument: String?) {
      switch argument {
      case nil, "": self = .environmentName
      case ".": self = .workingDirectoryName
      case let text?: self = .text(text)
      }
    }
  }

  /// What to do where the directory exists and is not empty.
  package enum Existing: Sendable, Hashable {
    /// Fail, with a hint at `--clear`.
    case fail
    /// Remove it, if it is a virtual environment (`--clear`).
    case clear
    /// Remove it, whatever it is (`--clear --force`).
    case clearAnything
    /// Write into it, leaving what else is there (`--allow-existing`).
    case keep
  }

  /// What activation shows.
  package var prompt: Prompt = .environmentName
  /// What becomes of what is there already.
  package var existing: Existing = .fail
  /// Whether the packages of the base installation are seen too.
  package var systemSitePackages = false
  /// Whether the environment may be moved: no script in it names its path.
  package var isRelocatable = false
  /// Whether pip will be installed; recorded only, the command installs it.
  package var isSeeded = false
  /// The version of adder, which `pyvenv.cfg` names.
  package var toolVersion: String

  package init(toolVersion: String) {
    self.toolVersion = toolVersion
  }
}
