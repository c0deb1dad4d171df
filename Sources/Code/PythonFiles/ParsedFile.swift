package import PythonSemantics
package import PythonSyntax

/// A Python source with everything that is derived from it. Each part is made when it is first asked for and then kept,
/// so that all checks of a file share one parse.
///
/// One thread at a time works on a file.
package final class ParsedFile {
  /// The syntax tree, with the tokens and the errors of the parser.
  package let tree: SyntaxTree
  /// Where the cells are, if the source is that of a notebook.
  package let cells: CellMap?

  /// Decodes, lexes and parses the bytes of a file.
  ///
  /// - Parameters:
  ///   - ignoresEncodingDeclaration: whether the source is UTF-8 whatever encoding it declares, as a formatter wants it,
  ///     which writes bytes back.
  ///   - cells: the places of the cells of a notebook, whose sources `bytes` are after each other. Without them the
  ///     source is a file.
  /// - Complexity: O(n) in the number of bytes.
  package init(
    parsing bytes: UnsafeBufferPointer<UInt8>, mode: ParseOptions.Mode = .module,
    ignoresEncodingDeclaration: Bool = false, cells: CellMap? = nil
  ) {
    tree = unsafe SyntaxTree(
      parsing: bytes, options: ParseOptions(mode: mode, ignoresEncodingDeclaration: ignoresEncodingDeclaration))
    self.cells = cells
  }

  /// Whether the source is the bytes of the file, as it is unless the file is in another encoding than UTF-8.
  package var isSourceOfFile: Bool { if case .legacy = tree.encoding { false } else { true } }

  /// Where lines start, and the columns on them.
  package private(set) lazy var columns = ColumnIndex(tree.view)

  /// Where lines start.
  package var lines: LineIndex { columns.lines }

  /// The text of a line, counted from one, without its end; empty if there is no such line.
  package func text(ofLine number: Int) -> String {
    let starts = lines.lineStarts
    guard starts.indices.contains(number - 1) else { return "" }
    return tree.view.text(of: TextRange(starts[number - 1], lines.endOfLine(number - 1, of: tree.view)))
  }

  /// Where the comments are.
  package private(set) lazy var comments = CommentIndex(tree.view)

  /// The parent of each node.
  package var parents: ParentTable {
    if let knownParents { return knownParents }
    let parents = ParentTable(tree.view)
    knownParents = parents
    return parents
  }

  private var knownParents: ParentTable?

  // MARK: - What depends on a version

  private var knownErrors: (targetVersion: PythonVersion, errors: [SyntaxError])?

  /// Everything that is wrong with the source for a version of Python: see `SyntaxTree.errors(for:)`.
  package func errors(for targetVersion: PythonVersion) -> [SyntaxError] {
    if let knownErrors, knownErrors.targetVersion == targetVersion { return knownErrors.errors }
    let errors = tree.errors(for: targetVersion, parts: cells?.parts ?? [], &knownParents)
    knownErrors = (targetVersion, errors)
    return errors
  }

  private var knownModel: (options: SemanticOptions, model: SemanticModel)?

  /// What the names of the file mean.
  package func semanticModel(_ options: SemanticOptions = SemanticOptions()) -> SemanticModel {
    if let knownModel, knownModel.options == options { return knownModel.model }
    let model = SemanticModel(tree, options: options)
    knownModel = (options, model)
    return model
  }
}
