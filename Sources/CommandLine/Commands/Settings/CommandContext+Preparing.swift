import PackagingStandards
import SystemIO
import SystemPackage
import TerminalUI

extension CommandContext {
  /// Applies the global options: changes the directory, reads the configuration, sets up the console.
  ///
  /// Warnings about configuration files are given here, once.
  /// - Parameters:
  ///   - takesAnyPath: whether the working directory may have a name that is no UTF-8.
  ///   - isPip: whether the `pip` tables of configuration files count, as for `pip` and `venv`.
  ///   - isAboutCode: whether the variables about packages are of no concern.
  /// - Throws: `SettingError` for a bad value, `SystemError` for a directory or file that cannot be read.
  init(
    preparing options: GlobalOptions, takesAnyPath: Bool, isPip: Bool, isAboutCode: Bool, program: String,
    arguments: [String]
  ) throws {
    if let name = ProcessEnvironment.firstUnreadable(where: Self.isRead) {
      throw CommandError(
        "The environment variable `\(name)` is not UTF-8, and other names of files are not supported yet")
    }
    let variables = EnvironmentVariables()
    let early = SettingsResolver(configuration: .empty, variables: variables, isPip: false)
    let color = try early.choice(.color, ColorChoice.self, argument: options.color)?.value ?? .auto
    let hidesProgress = try early.flag(.noProgress, argument: options.noProgress ? true : nil)?.value ?? false
    let console = Console(verbosity: options.verbosity, color: color, hidesProgress: hidesProgress)

    if let directory = try early.path(.directory, argument: options.directory) {
      try changeDirectory(to: directory.value)
    }
    let workingDirectory = try currentDirectory()
    // Paths become text on their way, and other text leads to other files.
    guard takesAnyPath || FilePath(workingDirectory.string) == workingDirectory else {
      throw CommandError(
        "The name of the working directory is not UTF-8 (`\(workingDirectory)`), which is not supported yet",
        hints: ["run the command from another directory, or rename this one"])
    }
    var search = ConfigurationSearch(directory: workingDirectory)
    if let project = try early.path(.project, argument: options.project) {
      search.directory = withoutDots(workingDirectory.pushing(project.value))
      guard let status = try fileStatus(search.directory) else {
        throw SettingError("The project directory `\(project.value)` does not exist", from: project.origin)
      }
      guard status.isDirectory else {
        throw SettingError("The project `\(project.value)` is not a directory", from: project.origin)
      }
    }
    search.explicitFile = try early.path(.configFile, argument: options.configFile).map {
      workingDirectory.pushing($0.value)
    }
    search.isDisabled = try early.flag(.noConfig, argument: options.noConfig ? true : nil)?.value ?? false
    search.skipsSystem = try early.flag(.noSystemConfig)?.value ?? false
    search.addStandardDirectories()
    let configuration = try Configuration.load(search, from: workingDirectory)
    for warning in configuration.warnings { console.warning(warning) }
    for name in configuration.filenames { console.debug("Settings from `\(name)`") }
    let settings = SettingsResolver(configuration: configuration, variables: variables, isPip: isPip)
    if !isAboutCode { try settings.checkVariables() }
    for required in settings.requiredVersions { try checkVersion(required.value, of: required.tool) }

    try self.init(
      console: console, settings: settings,
      program: program, arguments: arguments, workingDirectory: workingDirectory, options: options)
  }
}

extension CommandContext {
  /// Whether a variable is one that paths are made of.
  private static func isRead(_ variable: String) -> Bool {
    variable.hasPrefix("ADDER_") || variable.hasPrefix("UV_") || variable.hasPrefix("RUFF_")
      || ["HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "VIRTUAL_ENV", "CONDA_PREFIX"]
        .contains(variable)
  }
}

/// Stops where a configuration file asks for another version of this program, or of the peer that it stands in for.
private func checkVersion(_ required: Setting<String>, of tool: ConfigurationLayer.Tool) throws {
  let text = tool == .adder ? ProgramVersion.current : ProgramVersion.compatibleUV
  let isBare = required.value.utf8.first.map { (48...57).contains($0) } ?? false
  guard let specifiers = try? VersionSpecifierSet(isBare ? "==" + required.value : required.value),
    let version = try? Version(text)
  else {
    throw SettingError(
      invalid: required.value, for: "required-version", from: required.origin,
      expected: "a version specifier such as `>=\(text)`")
  }
  guard specifiers.contains(version) else {
    let title = tool == .adder ? "adder \(text)" : "adder \(ProgramVersion.current), which stands in for uv \(text),"
    throw SettingError("\(title) is not the required version `\(required.value)`", from: required.origin)
  }
}

extension GlobalOptions {
  /// What `-q` and `-v` ask for; they cancel each other.
  var verbosity: Console.Verbosity {
    switch verbose - quiet {
    case ...(-2): .silent
    case -1: .quiet
    case 0: .normal
    case 1: .verbose
    default: .trace
    }
  }
}
