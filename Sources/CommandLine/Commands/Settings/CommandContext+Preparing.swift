import SystemIO
import SystemPackage
import TerminalUI

extension CommandContext {
  /// Applies the global options: changes the directory, reads the configuration, sets up the console.
  ///
  /// Warnings about configuration files are given here, once.
  /// - Parameter isPip: whether the `pip` tables of configuration files count, as for `pip` and `venv`.
  /// - Throws: `SettingError` for a bad value, `SystemError` for a directory or file that cannot be read.
  init(preparing options: GlobalOptions, isPip: Bool, program: String, arguments: [String]) throws {
    let environment = EnvironmentVariables()
    let early = SettingsResolver(configuration: .empty, environment: environment, isPip: false)
    let color = try early.choice(.color, ColorChoice.self, argument: options.color)?.value ?? .auto
    let hidesProgress = try early.flag(.noProgress, argument: options.noProgress ? true : nil)?.value ?? false
    let console = Console(verbosity: options.verbosity, color: color, hidesProgress: hidesProgress)

    if let directory = try early.path(.directory, argument: options.directory) {
      try changeDirectory(to: directory.value)
    }
    let workingDirectory = try currentDirectory()
    var search = ConfigurationSearch(directory: workingDirectory)
    if let project = try early.path(.project, argument: options.project)?.value {
      search.directory = workingDirectory.pushing(project).lexicallyNormalized()
    }
    search.explicitFile = try early.path(.configFile, argument: options.configFile).map {
      workingDirectory.pushing($0.value)
    }
    search.isDisabled = try early.flag(.noConfig, argument: options.noConfig ? true : nil)?.value ?? false
    search.skipsSystem = try early.flag(.noSystemConfig)?.value ?? false
    search.addStandardDirectories()
    let configuration = try Configuration.load(search, from: workingDirectory)
    for warning in configuration.warnings { console.warning(warning) }

    try self.init(
      console: console,
      settings: SettingsResolver(configuration: configuration, environment: environment, isPip: isPip),
      program: program, arguments: arguments, workingDirectory: workingDirectory, options: options)
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
