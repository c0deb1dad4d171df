/// What the command line says about settings.
package struct SettingsOverrides: Sendable {
  /// Read no configuration files at all.
  package var isIsolated = false
  /// The file to read instead of looking for any.
  package var file: String?
  /// The values of `key = value`, the first the strongest.
  package var values: [CodeConfiguration] = []
  /// The values of options of their own, which stand over everything.
  package var options = CodeConfiguration()

  package init() {}

  /// Sorts one value of `--config`: the path of a file, or settings as TOML.
  ///
  /// - Throws: `ConfigurationFileError` for what is neither, or for a second file.
  package mutating func add(_ text: String, workingDirectory: String) throws {
    if let path = try? expandingVariables(text), isExistingFile(path, in: workingDirectory) {
      guard !isIsolated else {
        throw ConfigurationFileError(
          text, "a file cannot be read under `--isolated`", hints: ["Leave out one of the two options"])
      }
      guard file == nil else {
        throw ConfigurationFileError(
          text, "`\(file ?? "")` is given already", hints: ["Give `--config` one file; the file can `extend` another"])
      }
      file = absolutePath(path, in: workingDirectory)
      return
    }
    // Nothing is TOML too: scripts pass on variables that are not set.
    let content = text.drop(while: \.isWhitespace)
    if !text.contains("="), !content.isEmpty, !content.hasPrefix("#") {
      throw ConfigurationFileError(
        "--config", "`\(text)` is neither a file nor `key = value`",
        hints: text.hasSuffix(".toml") ? ["There is no file `\(absolutePath(text, in: workingDirectory))`"] : [])
    }
    let source = try ConfigurationSource(name: "--config", directory: workingDirectory, parsing: Array(text.utf8))
    guard let table = try source.table(at: []) else { return }
    if table.contains("extend") {
      throw table.error("extend", "`extend` works in files only")
    }
    values.append(try CodeConfiguration(reading: table, of: .ruff))
  }

  /// The settings of a file with those of the command line over them, the first given over the others.
  func over(_ configuration: CodeConfiguration) -> CodeConfiguration {
    var result = configuration
    for value in values.reversed() { result = value.over(result) }
    return options.over(result)
  }
}
