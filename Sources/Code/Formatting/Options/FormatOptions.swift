package import PythonSyntax

/// What decides how a file is formatted: ruff's `[format]` table, `line-length`, `indent-width` and `target-version`.
package struct FormatOptions: Hashable, Sendable {
  /// What lines are indented with.
  package enum IndentStyle: String, CaseIterable, Hashable, Sendable { case space, tab }

  /// The quotes that strings get.
  package enum QuoteStyle: String, CaseIterable, Hashable, Sendable { case double, single, preserve }

  /// The ends that lines get.
  package enum LineEnding: String, CaseIterable, Hashable, Sendable {
    /// The line end that the source uses first.
    case auto
    case lineFeed = "lf"
    case carriageReturnLineFeed = "cr-lf"
    /// The line end of the operating system.
    case native
  }

  /// Whether a comma behind the last element keeps a list on several lines.
  package enum MagicTrailingComma: String, CaseIterable, Hashable, Sendable { case respect, ignore }

  /// How wide code in docstrings may be.
  package enum DocstringCodeLineWidth: Hashable, Sendable {
    /// Up to the line width, wherever the docstring is.
    case dynamic
    case fixed(Int)
  }

  /// The quotes of strings inside of replacement fields.
  package enum NestedStringQuoteStyle: String, CaseIterable, Hashable, Sendable { case alternating, preferred }

  /// What a source is, as far as layout depends on it.
  package enum SourceKind: String, Hashable, Sendable { case python, stub, notebookCell }

  /// The columns a line may have.
  package var lineWidth: Int
  /// The columns of one indentation, also of a tab where widths are measured.
  package var indentWidth: Int
  /// What lines are indented with.
  package var indentStyle: IndentStyle
  /// The quotes that strings get.
  package var quoteStyle: QuoteStyle
  /// The ends that lines get.
  package var lineEnding: LineEnding
  /// What a comma behind the last element means.
  package var magicTrailingComma: MagicTrailingComma
  /// Whether code in docstrings is formatted.
  package var formatsDocstringCode: Bool
  /// The columns that a line of code in a docstring may have.
  package var docstringCodeLineWidth: DocstringCodeLineWidth
  /// The quotes of strings inside of replacement fields.
  package var nestedStringQuoteStyle: NestedStringQuoteStyle
  /// Whether the styles are on that the peer has not settled on yet.
  package var preview: Bool
  /// The oldest Python that must run the result.
  package var target: PythonVersion
  /// What the source is.
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
