package import FilePatterns
package import Formatting
package import PythonSyntax

/// How files are formatted.
package struct FormatSettings: Sendable {
  /// Files that other tools look at but the formatter does not.
  package let exclude: FilePatternSet
  /// The options but for the version and kind of source, which depend on the file.
  private let base: FormatOptions

  init(_ configuration: CodeConfiguration) throws {
    let format = configuration.format
    exclude = try FilePatternSet(format.exclude ?? [])
    var options = FormatOptions()
    options.lineWidth = configuration.lineLength ?? options.lineWidth
    options.indentWidth = configuration.indentWidth ?? options.indentWidth
    options.indentStyle = format.indentStyle ?? options.indentStyle
    options.quoteStyle = format.quoteStyle ?? options.quoteStyle
    options.nestedStringQuoteStyle = format.nestedStringQuoteStyle ?? options.nestedStringQuoteStyle
    options.magicTrailingComma = format.magicTrailingComma ?? options.magicTrailingComma
    options.lineEnding = format.lineEnding ?? options.lineEnding
    options.formatsDocstringCode = format.docstringCode ?? options.formatsDocstringCode
    options.docstringCodeLineWidth = format.docstringCodeLineWidth ?? options.docstringCodeLineWidth
    options.preview = format.preview ?? configuration.preview ?? options.preview
    base = options
  }

  /// The formatter's options for a file.
  package func options(_ language: SourceLanguage, target: PythonVersion?) -> FormatOptions {
    var options = base
    options.target = target ?? .formattingDefault
    switch language {
    case .pyi: options.sourceKind = .stub
    case .ipynb: options.sourceKind = .notebookCell
    default: options.sourceKind = .python
    }
    return options
  }
}

extension PythonVersion {
  /// The version that code is formatted for where nothing says another.
  package static var formattingDefault: PythonVersion { PythonVersion(minor: 11) }
}
