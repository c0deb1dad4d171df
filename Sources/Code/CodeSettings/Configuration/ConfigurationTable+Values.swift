internal import FilePatterns
internal import PythonSyntax

/// How a version of Python may be written.
enum VersionSpelling {
  /// As the settings of code tools have it: `py311`.
  case settings
  /// So, or as Python has it, which our own tables and the command line take too: `3.11`.
  case dotted
}

extension ConfigurationTable {
  /// An array of patterns.
  func patterns(_ key: String) throws -> [FilePatternSet.Pattern]? {
    guard let texts = try texts(key) else { return nil }
    let patterns = texts.map { FilePatternSet.Pattern($0, in: source.directory) }
    do {
      _ = try FilePatternSet(patterns)
    } catch {
      throw self.error(key, error.message)
    }
    return patterns
  }

  /// A version such as `py311`.
  func version(_ key: String, spelling: VersionSpelling = .settings) throws -> PythonVersion? {
    guard let text = try text(key) else { return nil }
    let name =
      switch spelling {
      case .settings: text
      case .dotted: PythonVersion.settingsName(of: text)
      }
    guard let version = PythonVersion(settingsName: name) else {
      throw error(
        key, "`\(text)` is no version of Python that can be aimed at",
        hints: ["Possible values: \(PythonVersion.settingsNames.joined(separator: ", "))"])
    }
    return version
  }

  /// A table of versions by the pattern of the files that they are for; `!` before a pattern means all other files.
  func fileVersions(_ key: String) throws -> [CodeConfiguration.FileVersion]? {
    guard let versions = try table(key) else { return nil }
    return try versions.keys.map { key in
      guard let version = try versions.version(key) else { throw versions.error(key, "a version is expected") }
      let isNegated = key.hasPrefix("!")
      let pattern = FilePatternSet.Pattern(isNegated ? String(key.dropFirst()) : key, in: source.directory)
      return CodeConfiguration.FileVersion(pattern: pattern, isNegated: isNegated, version: version)
    }
  }

  /// A table of languages by file extension.
  func languages(_ key: String) throws -> [String: SourceLanguage]? {
    guard let languages = try table(key) else { return nil }
    var result: [String: SourceLanguage] = [:]
    for name in languages.keys { result[name] = try languages.choice(name, SourceLanguage.self) }
    return result
  }

  /// A path with variables and `~` filled in.
  func expanded(_ key: String, _ text: String) throws -> String {
    do {
      return try expandingVariables(text)
    } catch {
      throw self.error(key, "the variable `\(error.name)` is not set")
    }
  }

  /// An absolute path, relative ones starting at the file.
  func directory(_ key: String, _ text: String) throws -> String {
    absolutePath(try expanded(key, text), in: source.directory)
  }
}
