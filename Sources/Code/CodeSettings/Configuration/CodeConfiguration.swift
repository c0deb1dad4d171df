package import FilePatterns
package import Formatting
package import PythonSyntax

/// What one configuration file, or the command line, says about code; nothing where it is silent.
package struct CodeConfiguration: Sendable {
  /// A version for the files that a pattern matches.
  package struct FileVersion: Sendable {
    let pattern: FilePatternSet.Pattern
    let isNegated: Bool
    let version: PythonVersion
  }

  /// The settings of the `format` table.
  package struct Format: Sendable {
    package var exclude: [FilePatternSet.Pattern]?
    package var preview: Bool?
    package var indentStyle: FormatOptions.IndentStyle?
    package var quoteStyle: FormatOptions.QuoteStyle?
    package var nestedStringQuoteStyle: FormatOptions.NestedStringQuoteStyle?
    package var magicTrailingComma: FormatOptions.MagicTrailingComma?
    package var lineEnding: FormatOptions.LineEnding?
    package var docstringCode: Bool?
    package var docstringCodeLineWidth: FormatOptions.DocstringCodeLineWidth?

    package init() {}
  }

  package var exclude: [FilePatternSet.Pattern]?
  package var extendExclude: [FilePatternSet.Pattern] = []
  package var include: [FilePatternSet.Pattern]?
  package var extendInclude: [FilePatternSet.Pattern] = []
  package var forceExclude: Bool?
  package var respectsIgnoreFiles: Bool?
  package var languages: [String: SourceLanguage]?
  package var preview: Bool?
  package var targetVersion: PythonVersion?
  package var fileVersions: [FileVersion]?
  package var lineLength: Int?
  package var indentWidth: Int?
  /// The directories that first-party modules are looked for in.
  package var sourceRoots: [String]?
  package var cacheDirectory: String?
  package var outputFormat: String?
  package var format = Format()
  /// Files that other tools look at but the linter does not.
  package var lintExclude: [FilePatternSet.Pattern]?
  /// The `lint` tables, nearest first, and what of them stands at the top level of the same file.
  package var lint: [LintConfiguration] = []
  /// The file that the settings go on in.
  var extended: String?

  package init() {}

  /// These settings where they say something, those of `base` elsewhere; lists that extend are joined.
  package func over(_ base: CodeConfiguration) -> CodeConfiguration {
    var result = self
    result.exclude = exclude ?? base.exclude
    result.extendExclude = base.extendExclude + extendExclude
    result.include = include ?? base.include
    result.extendInclude = base.extendInclude + extendInclude
    result.forceExclude = forceExclude ?? base.forceExclude
    result.respectsIgnoreFiles = respectsIgnoreFiles ?? base.respectsIgnoreFiles
    result.languages = languages ?? base.languages
    result.preview = preview ?? base.preview
    result.targetVersion = targetVersion ?? base.targetVersion
    result.fileVersions = fileVersions ?? base.fileVersions
    result.lineLength = lineLength ?? base.lineLength
    result.indentWidth = indentWidth ?? base.indentWidth
    result.sourceRoots = sourceRoots ?? base.sourceRoots
    result.cacheDirectory = cacheDirectory ?? base.cacheDirectory
    result.outputFormat = outputFormat ?? base.outputFormat
    result.format = format.over(base.format)
    result.lintExclude = lintExclude ?? base.lintExclude
    result.lint = lint + base.lint
    return result
  }
}

extension CodeConfiguration.Format {
  func over(_ base: Self) -> Self {
    var result = self
    result.exclude = exclude ?? base.exclude
    result.preview = preview ?? base.preview
    result.indentStyle = indentStyle ?? base.indentStyle
    result.quoteStyle = quoteStyle ?? base.quoteStyle
    result.nestedStringQuoteStyle = nestedStringQuoteStyle ?? base.nestedStringQuoteStyle
    result.magicTrailingComma = magicTrailingComma ?? base.magicTrailingComma
    result.lineEnding = lineEnding ?? base.lineEnding
    result.docstringCode = docstringCode ?? base.docstringCode
    result.docstringCodeLineWidth = docstringCodeLineWidth ?? base.docstringCodeLineWidth
    return result
  }
}

/// The lint settings of one file, which the linter reads.
package struct LintConfiguration: Sendable {
  /// The `lint` table.
  package let table: ConfigurationTable?
  /// The table around it, for settings that old files have at the top level.
  package let surrounding: ConfigurationTable
}
