package import PythonSyntax

/// What decides how a file is formatted: ruff's `[format]` table, `line-length`, `indent-width` and `target-version`.
package struct FormatOptions: Hashable, Sendable {
  package enum IndentStyle: String, CaseIterable, Hashable, Sendable { case space, tab }

  package enum QuoteStyle: String, CaseIterable, Hashable, Sendable { case double, single, preserve }

  package enum LineEnding: String, CaseIterable, Hashable, Sendable {
    /// The line end that the source uses first.
    case auto
    case lineFeed = "lf"
    case carriageReturnLineFeed = "cr-lf"
    /// The line end of the operating system.
    case native
  }

  package enum MagicTrailingComma: String, CaseIterable, Hashable, Sendable { case respect, ignore }

  /// How wide code in docstrings may be.
  package enum DocstringCodeLineWidth: Hashable, Sendable {
    /// Up to the line width, wherever the docstring is.
    case dynamic
    case fixed(Int)
  }

  package enum NestedStringQuoteStyle: String, CaseIterable, Hashable, Sendable { case alternating, preferred }

  package enum SourceKind: String, Hashable, Sendable { case python, stub, notebookCell }

  /// The columns a line may have.
  package var lineWidth: Int
  package var indentWidth: Int
  package var indentStyle: IndentStyle
  package var quoteStyle: QuoteStyle
  package var lineEnding: LineEnding
  package var magicTrailingComma: MagicTrailingComma
  package var formatsDocstringCode: Bool
  package var docstringCodeLineWidth: DocstringCodeLineWidth
  package var nestedStringQuoteStyle: NestedStringQuoteStyle
  package var preview: Bool
  package var target: PythonVersion
  package var sourceKind: SourceKind

  package init(
    lineWidth: Int = 88, indentWidth: Int = 4, indentStyle: IndentStyle = .space, quoteStyle: QuoteStyle = .double,
    lineEnding: LineEnding = .auto, magicTrailingComma: MagicTrailingComma = .respect,
    formatsDocstringCode: Bool = false, docstringCodeLineWidth: DocstringCodeLineWidth = .dynamic,
    nestedStringQuoteStyle: NestedStringQuoteStyle = .alternating, preview: Bool = false,
    target: PythonVersion = PythonVersion(minor: 10), sourceKind: SourceKind = .python
  ) {
    self.lineWidth = lineWidth
    self.indentWidth = indentWidth
    self.indentStyle = indentStyle
    self.quoteStyle = quoteStyle
    self.lineEnding = lineEnding
    self.magicTrailingComma = magicTrailingComma
    self.formatsDocstringCode = formatsDocstringCode
    self.docstringCodeLineWidth = docstringCodeLineWidth
    self.nestedStringQuoteStyle = nestedStringQuoteStyle
    self.preview = preview
    self.target = target
    self.sourceKind = sourceKind
  }

  var isStub: Bool { sourceKind == .stub }
}
