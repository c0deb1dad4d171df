package import PythonFiles
package import PythonSyntax

/// What formatting a file gave.
package enum FormatResult: Sendable {
  /// The file is formatted already.
  case unchanged
  case changed([UInt8])
  /// The file has errors of syntax and was left alone.
  case failed([SyntaxError])
  /// Formatting would have lost or changed something, or met a tree that it does not understand: a mistake in adder.
  case internalError(String)
}

/// Formats a file that may have been parsed for other checks too. One in an encoding other than UTF-8 must have been
/// parsed as UTF-8: its bytes are written back.
///
/// - Parameter verifies: whether a result is parsed again, to be sure that it means the same as the source. Only a
///   caller that writes it nowhere may do without.
/// - Complexity: O(n) in the number of bytes, apart from pathologically nested code.
package func format(_ file: ParsedFile, options: FormatOptions, verifies: Bool = true) -> FormatResult {
  if let failure = file.reasonNotToFormat { return failure }
  return formatTree(file.tree, options: options, docstringQuote: nil, verifies: verifies)
}

/// Formats the bytes of a file.
///
/// - Complexity: as of `format(_:options:verifies:)`.
package func formatSource(
  _ bytes: UnsafeBufferPointer<UInt8>, options: FormatOptions, verifies: Bool = true
) -> FormatResult {
  format(ParsedFile(parsing: bytes, options), options: options, verifies: verifies)
}

extension ParsedFile {
  /// Parses a file as a formatter needs it.
  package convenience init(parsing bytes: UnsafeBufferPointer<UInt8>, _ options: FormatOptions) {
    self.init(parsing: bytes, mode: options.parseOptions.mode, ignoresEncodingDeclaration: true)
  }

  /// Why the file is left alone, if it is.
  var reasonNotToFormat: FormatResult? {
    if !isSourceOfFile { return .internalError("the file was not parsed as UTF-8") }
    return tree.errors.isEmpty ? nil : .failed(tree.errors)
  }
}

/// The work of formatting a file without errors: the elements of its layout, and how often one of them is looked at to
/// find out what fits on a line. Tests use it to show that the work grows with the file and not with its square.
package func countLayoutWork(
  _ bytes: UnsafeBufferPointer<UInt8>, options: FormatOptions
) -> (elements: Int, measured: Int) {
  let tree = SyntaxTree(parsing: bytes, options: options.parseOptions)
  guard tree.errors.isEmpty, let module = tree.module else { return (0, 0) }
  let view = tree.view
  var formatter = Formatter(
    view, options: options, comments: CommentTable(attachComments(view, options: options), nodeCount: view.nodeCount))
  formatter.formatModule(module)
  return (formatter.layout.elements.count, formatter.countMeasuredElements())
}

/// Formats code that was found in a docstring.
///
/// - Parameter quote: the quote character around the docstring, which the code must not contain three times.
func formatCodeInDocstring(
  _ bytes: UnsafeBufferPointer<UInt8>, options: FormatOptions, quote: UInt8
) -> FormatResult {
  let tree = SyntaxTree(parsing: bytes, options: options.parseOptions)
  guard tree.errors.isEmpty else { return .failed(tree.errors) }
  return formatTree(tree, options: options, docstringQuote: quote, verifies: true)
}

/// Formats a parsed file without errors.
func formatTree(
  _ tree: SyntaxTree, options: FormatOptions, docstringQuote: UInt8?, verifies: Bool
) -> FormatResult {
  let view = tree.view
  guard let module = tree.module else { return .internalError("the tree is no module") }
  let attachments = attachComments(view, options: options)
  var formatter = Formatter(
    view, options: options, comments: CommentTable(attachments, nodeCount: view.nodeCount))
  formatter.docstringQuote = docstringQuote
  formatter.formatModule(module)
  if let failure = formatter.failure { return .internalError(failure) }
  if let lost = formatter.comments.firstUnformatted {
    return .internalError("the comment at \(view.describePosition(of: lost.start)) would be lost")
  }
  guard let output = formatter.print(comparing: true) else { return .unchanged }
  return verifies ? checked(output, against: view, options: options) : .changed(output)
}

/// The result if it means the same as the source and has the same comments.
func checked(_ output: [UInt8], against view: TreeView, options: FormatOptions) -> FormatResult {
  let failure: String? = output.withUnsafeBufferPointer { bytes in
    let result = SyntaxTree(parsing: bytes, options: options.parseOptions)
    guard result.errors.isEmpty else { return "the result would be no Python" }
    guard saysTheSame(view, result.view, docstrings: options.comparedDocstrings) else {
      return "the result would not mean the same as the source"
    }
    return haveSameComments(view, result.view) ? nil : "the result would not have the same comments as the source"
  }
  return failure.map { .internalError($0) } ?? .changed(output)
}

extension FormatOptions {
  /// What must be the same in the docstrings of a source and of the result.
  var comparedDocstrings: DocstringComparison { formatsDocstringCode ? .ignored : .apartFromLayout }

  /// How a file is parsed to be formatted. What another version allows, or only the compiler rejects, has a layout like
  /// everything else.
  var parseOptions: ParseOptions {
    ParseOptions(mode: sourceKind == .notebookCell ? .ipython : .module, ignoresEncodingDeclaration: true)
  }
}

extension TreeView {
  /// Where an offset is, in words: line and column, both from 1.
  func describePosition(of offset: UInt32) -> String {
    let (line, column, _) = ColumnIndex(self).position(of: offset, in: self)
    return "line \(line), column \(column)"
  }
}

extension Formatter {
  /// Prints the layout; nil if the result equals the source.
  func print(comparing: Bool, indentLevel: Int = 0) -> [UInt8]? {
    layout.elements.withElements { elements in
      layout.ownedText.withElements { ownedText in
        LayoutPrinter.print(
          elements: elements, source: sourceBytes(0, UInt32(tree.sourceCount)), ownedText: ownedText,
          groupCount: layout.groupCount, settings: printerSettings, comparing: comparing, indentLevel: indentLevel
        ).output
      }
    }
  }

  /// The number of elements that printing looks at to find out which groups fit.
  func countMeasuredElements() -> Int {
    layout.elements.withElements { elements in
      layout.ownedText.withElements { ownedText in
        LayoutPrinter.print(
          elements: elements, source: sourceBytes(0, UInt32(tree.sourceCount)), ownedText: ownedText,
          groupCount: layout.groupCount, settings: printerSettings, comparing: false, indentLevel: 0
        ).measuredElements
      }
    }
  }

  /// Prints a layout that records positions, and tells where offsets of the source came to lie in the output.
  func printWithMarkers(indentLevel: Int) -> (output: [UInt8], markers: [LayoutPrinter.Marker]) {
    layout.elements.withElements { elements in
      layout.ownedText.withElements { ownedText in
        LayoutPrinter.printWithMarkers(
          elements: elements, source: sourceBytes(0, UInt32(tree.sourceCount)), ownedText: ownedText,
          groupCount: layout.groupCount, settings: printerSettings, indentLevel: indentLevel)
      }
    }
  }

  private var printerSettings: PrinterSettings {
    PrinterSettings(
      lineWidth: options.lineWidth, indentWidth: options.indentWidth, usesTabs: options.indentStyle == .tab,
      lineEnding: lineEnding)
  }

  /// What ends the lines of the result.
  private var lineEnding: StaticString {
    switch options.lineEnding {
    case .lineFeed, .native: return "\n"
    case .carriageReturnLineFeed: return "\r\n"
    case .auto:
      let source = tree.bytes(0, UInt32(tree.sourceCount))
      let first = source.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      guard let first, source[first] == UInt8(ascii: "\r") else { return "\n" }
      return first + 1 < source.count && source[first + 1] == UInt8(ascii: "\n") ? "\r\n" : "\r"
    }
  }
}
