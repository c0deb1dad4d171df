internal import Formatting
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
    targetVersion = try table.version("target-version", spelling: owner == .adder ? .dotted : .settings)
    fileVersions = try table.fileVersions("per-file-target-version")
    languages = try table.languages("extension")
    sourceRoots = try table.texts("src")?.map { try table.directory("src", $0) }
    if let formatTable = try table.table("format") { format = try Format(reading: formatTable) }
    let lintTable = try table.table("lint")
    try lintTable?.checkLintSettings()
    let misplaced = Self.misplacedLintKeys(of: table)
    for key in misplaced { try table.checkMisplaced(key) }
    lintExclude = try lintTable?.patterns("exclude")
    try table.table("analyze")?.checkAnalysisSettings()
    if lintTable != nil || !misplaced.isEmpty {
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
