package import FilePatterns
package import Formatting
package import PythonSyntax
internal import Support

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

extension CodeSettings {
  /// A number that differs for settings under which a file could be formatted differently.
  package func formattingHash(ofFile path: String) -> UInt64 {
    var hash = StableHash()
    let options = format.options(language(ofFile: path) ?? .python, target: targetVersion(ofFile: path))
    hash.combine(options.sourceKind.rawValue)
    hash.combine(language(ofFile: path)?.rawValue ?? "")
    hash.combine(UInt64(options.target.minor))
    hash.combine(UInt64(truncatingIfNeeded: options.lineWidth))
    hash.combine(UInt64(truncatingIfNeeded: options.indentWidth))
    hash.combine(options.indentStyle.rawValue)
    hash.combine(options.quoteStyle.rawValue)
    hash.combine(options.lineEnding.rawValue)
    hash.combine(options.magicTrailingComma.rawValue)
    hash.combine(options.nestedStringQuoteStyle.rawValue)
    hash.combine(options.preview ? 1 : 0)
    hash.combine(options.formatsDocstringCode ? 1 : 0)
    switch options.docstringCodeLineWidth {
    case .dynamic: hash.combine(0)
    case .fixed(let width): hash.combine(UInt64(truncatingIfNeeded: width))
    }
    for (name, language) in languages.sorted(by: { $0.key < $1.key }) { hash.combine(name + ":" + language.rawValue) }
    return hash.value
  }
}
