internal import FilePatterns
internal import Formatting
package import PythonSyntax
internal import TOMLSyntax

extension CodeConfiguration {
  /// Whose table is read: keys that mean something else in ours are left alone.
  enum Owner: Sendable {
    case adder
    case ruff
  }

  /// Whether one of our tables says anything about code.
  static func isAboutCode(_ table: ConfigurationTable) -> Bool {
    // `preview` alone is said to the package commands.
    CodeConfigurationKeys.shared.contains { $0 != "preview" && table.contains($0) }
  }

  /// Reads a table.
  ///
  /// - Throws: `ConfigurationFileError` for unknown keys and values that will not do.
  init(reading table: ConfigurationTable, of owner: Owner) throws {
    if owner == .ruff {
      try table.checkKeys(
        CodeConfigurationKeys.shared + CodeConfigurationKeys.onlyInRuff + CodeConfigurationKeys.topLevelLint)
      cacheDirectory = try table.text("cache-dir").map { try table.directory("cache-dir", $0) }
      if let required = try table.text("required-version") { try RequiredVersion.check(required, in: table) }
    }
    extended = try table.text("extend").map { try table.expanded("extend", $0) }
    exclude = try table.patterns("exclude")
    extendExclude = try table.patterns("extend-exclude") ?? []
    include = try table.patterns("include")
    extendInclude = try table.patterns("extend-include") ?? []
    forceExclude = try table.flag("force-exclude")
    respectsIgnoreFiles = try table.flag("respect-gitignore")
    preview = try table.flag("preview")
    lineLength = try table.integer("line-length", in: 1...65535)
    indentWidth = try table.integer("indent-width", in: 1...255)
    outputFormat = try table.text("output-format")
    targetVersion = try table.version("target-version", allowingDots: owner == .adder)
    fileVersions = try table.fileVersions("per-file-target-version")
    languages = try table.languages("extension")
    sourceRoots = try table.texts("src")?.map { try table.directory("src", $0) }
    if let formatTable = try table.table("format") { format = try Format(reading: formatTable) }
    let lintTable = try table.table("lint")
    try lintTable?.checkLintSettings()
    for key in table.keys where CodeConfigurationKeys.topLevelLint.contains(key) { try table.checkMisplaced(key) }
    lintExclude = try lintTable?.patterns("exclude")
    try table.table("analyze")?.checkAnalysisSettings()
    if lintTable != nil || table.keys.contains(where: CodeConfigurationKeys.topLevelLint.contains) {
      lint = [LintConfiguration(table: lintTable, surrounding: table)]
    }
  }

  /// The lint settings that the table has at its top level, where they no longer belong.
  static func misplacedLintKeys(of table: ConfigurationTable) -> [String] {
    table.keys.filter(CodeConfigurationKeys.topLevelLint.contains)
  }
}

extension CodeConfiguration.Format {
  init(reading table: ConfigurationTable) throws {
    try table.checkKeys(CodeConfigurationKeys.format)
    exclude = try table.patterns("exclude")
    preview = try table.flag("preview")
    indentStyle = try table.choice("indent-style", FormatOptions.IndentStyle.self)
    quoteStyle = try table.choice("quote-style", FormatOptions.QuoteStyle.self)
    nestedStringQuoteStyle = try table.choice("nested-string-quote-style", FormatOptions.NestedStringQuoteStyle.self)
    magicTrailingComma = try table.flag("skip-magic-trailing-comma").map { $0 ? .ignore : .respect }
    lineEnding = try table.choice("line-ending", FormatOptions.LineEnding.self)
    docstringCode = try table.flag("docstring-code-format")
    if table.table["docstring-code-line-length"]?.kind == .string {
      guard try table.text("docstring-code-line-length") == "dynamic" else {
        throw table.error("docstring-code-line-length", "expected a number or `dynamic`")
      }
      docstringCodeLineWidth = .dynamic
    } else {
      docstringCodeLineWidth = try table.integer("docstring-code-line-length", in: 1...65535).map { .fixed($0) }
    }
  }
}

/// The values of `direction` in `[analyze]`, each of which has two spellings.
private enum AnalysisDirection: String, CaseIterable {
  case dependencies, dependents
  case capitalizedDependencies = "Dependencies"
  case capitalizedDependents = "Dependents"
}

extension ConfigurationTable {
  /// Checks the settings of the peer's import analysis, of which nothing here makes use.
  fileprivate func checkAnalysisSettings() throws {
    try checkKeys(CodeConfigurationKeys.analyze)
    _ = try patterns("exclude")
    for flag in ["preview", "detect-string-imports", "type-checking-imports"] { _ = try self.flag(flag) }
    _ = try choice("direction", AnalysisDirection.self)
    _ = try integer("string-imports-min-dots", in: 0...Int.max)
    if let files = try table("include-dependencies") {
      for file in files.keys { _ = try files.texts(file) }
    }
  }

  /// An array of patterns.
  func patterns(_ key: String) throws -> [FilePatternSet.Pattern]? {
    guard let texts = try texts(key) else { return nil }
    let patterns = texts.map { FilePatternSet.Pattern($0, in: source.directory) }
    do {
      _ = try FilePatternSet(patterns)
    } catch {
      throw self.error(key, (error as? GlobError)?.message ?? "\(error)")
    }
    return patterns
  }

  /// A version such as `py311`; in our own tables `3.11` too, as the command line takes it.
  func version(_ key: String, allowingDots: Bool = false) throws -> PythonVersion? {
    guard let text = try text(key) else { return nil }
    guard let version = PythonVersion(settingsName: allowingDots ? PythonVersion.settingsName(of: text) : text) else {
      throw error(
        key, "`\(text)` is no version of Python that can be aimed at",
        hints: ["Possible values: \(PythonVersion.settingsNames.joined(separator: ", "))"])
    }
    return version
  }

  func fileVersions(_ key: String) throws -> [CodeConfiguration.FileVersion]? {
    guard let versions = try table(key) else { return nil }
    return try versions.keys.map { key in
      let isNegated = key.hasPrefix("!")
      let pattern = FilePatternSet.Pattern(isNegated ? String(key.dropFirst()) : key, in: source.directory)
      return CodeConfiguration.FileVersion(
        pattern: pattern, isNegated: isNegated, version: try versions.version(key) ?? .latest)
    }
  }

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
    } catch let failure as UnknownVariable {
      throw error(key, "the variable `\(failure.name)` is not set")
    }
  }

  /// An absolute path, relative ones starting at the file.
  func directory(_ key: String, _ text: String) throws -> String {
    absolutePath(try expanded(key, text), in: source.directory)
  }
}

extension PythonVersion {
  /// The version that a setting such as `py311` names, if it is one that code can be checked for.
  package init?(settingsName: String) {
    guard settingsName.hasPrefix("py3"), let minor = UInt8(settingsName.dropFirst(3)) else { return nil }
    self.init(minor: minor)
    guard (PythonVersion.oldest...PythonVersion.latest).contains(self), self.settingsName == settingsName else {
      return nil
    }
  }

  /// The name for settings of a version that may be written with a dot: `py311` for `3.11`.
  package static func settingsName(of text: String) -> String {
    text.hasPrefix("3.") ? "py3" + text.dropFirst(2) : text
  }

  /// How settings write the version.
  package var settingsName: String { "py3\(minor)" }

  /// The versions that code can be checked for, as settings write them.
  package static var settingsNames: [String] {
    (oldest.minor...latest.minor).map { PythonVersion(minor: $0).settingsName }
  }
}
