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
    /// `exclude`: files that other tools look at but the formatter does not.
    package var exclude: [FilePatternSet.Pattern]?
    /// `preview` of the formatter alone.
    package var preview: Bool?
    /// `indent-style`.
    package var indentStyle: FormatOptions.IndentStyle?
    /// `quote-style`.
    package var quoteStyle: FormatOptions.QuoteStyle?
    /// `nested-string-quote-style`.
    package var nestedStringQuoteStyle: FormatOptions.NestedStringQuoteStyle?
    /// `skip-magic-trailing-comma`, as what it means.
    package var magicTrailingComma: FormatOptions.MagicTrailingComma?
    /// `line-ending`.
    package var lineEnding: FormatOptions.LineEnding?
    /// `docstring-code-format`.
    package var docstringCode: Bool?
    /// `docstring-code-line-length`.
    package var docstringCodeLineWidth: FormatOptions.DocstringCodeLineWidth?

    package init() {}
  }

  /// `exclude`: what is left out, instead of what usually is.
  package var exclude: [FilePatternSet.Pattern]?
  /// `extend-exclude`: what is left out besides.
  package var extendExclude: [FilePatternSet.Pattern] = []
  /// `include`: what is looked at in directories, instead of what usually is.
  package var include: [FilePatternSet.Pattern]?
  /// `extend-include`: what is looked at besides.
  package var extendInclude: [FilePatternSet.Pattern] = []
  /// `force-exclude`: whether what is named can be left out too.
  package var forceExclude: Bool?
  /// `respect-gitignore`.
  package var respectsIgnoreFiles: Bool?
  /// `extension`: languages by file name extension.
  package var languages: [String: SourceLanguage]?
  /// `preview`: whether what the peer has not settled on yet is on.
  package var preview: Bool?
  /// `target-version`: the oldest Python that the code must run on.
  package var targetVersion: PythonVersion?
  /// `per-file-target-version`, in the order of the file.
  package var fileVersions: [FileVersion]?
  /// `line-length`: the columns a line may have.
  package var lineLength: Int?
  /// `indent-width`: the columns of one indentation.
  package var indentWidth: Int?
  /// The directories that first-party modules are looked for in.
  package var sourceRoots: [String]?
  /// `cache-dir`, as an absolute path.
  package var cacheDirectory: String?
  /// `output-format`, the name as it is written.
  package var outputFormat: String?
  /// The `format` table.
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
