internal import CodeSettings
internal import FilePatterns
internal import PythonSyntax
internal import SystemIO
internal import SystemPackage

extension CodeOptions {
  /// What the options say about settings.
  ///
  /// - Throws: `CommandError` for a bad value, `ConfigurationFileError` for one of `--config`.
  func overrides(_ selection: FileSelectionOptions, in context: CommandContext, global: GlobalOptions) throws
    -> SettingsOverrides
  {
    let directory = textPath(context.workingDirectory)
    var overrides = SettingsOverrides()
    overrides.isIsolated = isolated
    for value in config { try overrides.add(value, workingDirectory: directory) }
    overrides.options.targetVersion = try targetVersion.map(Self.version)
    overrides.options.lineLength = try lineLength.map { text in
      guard let length = Int(text), (1...65535).contains(length) else {
        throw CommandError("Invalid value `\(text)` for `--line-length`: a number from 1 to 65535 is expected")
      }
      return length
    }
    if !extensions.isEmpty { overrides.options.languages = try languages() }
    if let cache = cacheDir ?? Self.cacheVariable {
      overrides.options.cacheDirectory = absolutePath(cache, in: directory)
    }
    if let preview = global.preview {
      overrides.options.preview = preview
      overrides.options.format.preview = preview
    }
    let patterns = { (values: [String]) in
      values.flatMap { $0.split(separator: ",") }.map { FilePatternSet.Pattern(String($0), in: directory) }
    }
    if !selection.exclude.isEmpty { overrides.options.exclude = patterns(selection.exclude) }
    overrides.options.extendExclude = patterns(selection.extendExclude)
    overrides.options.respectsIgnoreFiles = Self.flag(selection.respectGitignore, selection.noRespectGitignore)
    overrides.options.forceExclude = Self.flag(selection.forceExclude, selection.noForceExclude)
    return overrides
  }

  private static func flag(_ on: Bool, _ off: Bool) -> Bool? { on == off ? nil : on }

  private static var cacheVariable: String? {
    ProcessEnvironment.nonEmptyValue("ADDER_CODE_CACHE_DIR") ?? ProcessEnvironment.nonEmptyValue("RUFF_CACHE_DIR")
  }

  /// Whether no cache is kept: by the option or a variable.
  var isCacheOff: Bool {
    if noCache { return true }
    let variable =
      ProcessEnvironment.nonEmptyValue("ADDER_NO_CACHE") ?? ProcessEnvironment.nonEmptyValue("RUFF_NO_CACHE")
    return variable.map { !["0", "false", "no", "off", "n", "f"].contains($0.lowercased()) } ?? false
  }

  /// The version of `--target-version`, written as `py313` or `3.13`.
  static func version(_ text: String) throws -> PythonVersion {
    guard let version = PythonVersion(settingsName: PythonVersion.settingsName(of: text)) else {
      throw CommandError("`\(text)` is no version of Python that can be checked for: py37 to py315")
    }
    return version
  }

  private func languages() throws -> [String: SourceLanguage] {
    var languages: [String: SourceLanguage] = [:]
    for pair in extensions.flatMap({ $0.split(separator: ",") }) {
      let parts = pair.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, let language = SourceLanguage(optionName: parts[1].drop { $0 == " " }) else {
        throw CommandError(
          "Invalid value `\(pair)` for `--extension`: an extension, a colon and a language are expected",
          hints: ["languages: python, pyi, ipynb, markdown, rst"])
      }
      languages[parts[0].filter { $0 != " " }] = language
    }
    return languages
  }
}

extension CodeSettingsResolver {
  /// Finds the settings of a command.
  ///
  /// - Parameter file: the file whose settings count, if it is not the working directory's.
  convenience init(_ overrides: SettingsOverrides, file: String? = nil, in context: CommandContext) throws {
    let directory = textPath(context.workingDirectory)
    try self.init(
      directory: file.map { absolutePath($0, in: directory) } ?? directory, workingDirectory: directory,
      overrides: overrides)
  }
}
