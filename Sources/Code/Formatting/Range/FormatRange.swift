internal import PythonSyntax

/// A place in a file as editors name it.
package struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The column, from 1, in Unicode scalar values.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Formats a part of a file: the smallest whole statements, clause headers and comments around it.
///
/// The rest stays as it is. More than the part is formatted where its lines are not indented as configured, or share a
/// line with something else. Nothing is formatted where `fmt: off` is in force.
///
/// - Parameters:
///   - start: where the part starts; nil for the start of the file.
///   - end: where the part ends, itself not included; nil for the end of the file.
/// - Returns: the bytes of the whole file.
package func formatRange(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: SourcePosition?, to end: SourcePosition?, options: FormatOptions
) -> FormatResult {
  let tree = SyntaxTree(parsing: bytes, options: options.parseOptions)
  let errors = tree.errorsOfForm
  guard errors.isEmpty else { return .failed(errors) }
  let view = tree.view
  let range = TextRange(
    start.map { offset(of: $0, view) } ?? 0, end.map { offset(of: $0, view) } ?? UInt32(view.sourceCount))
  if range.isEmpty || range.start > range.end { return .unchanged }
  if range.start == 0 && range.end == UInt32(view.sourceCount) { return formatTree(tree, options: options) }

  let comments = CommentTable(attachComments(view, options: options), nodeCount: view.nodeCount)
  var formatter = Formatter(view, options: options, comments: comments)
  formatter.recordsPositions = true
  guard let enclosing = formatter.enclosingLine(of: range) else { return .unchanged }
  let part = formatter.narrowed(range, in: enclosing.node)
  switch formatter.formatPart(part, of: enclosing) {
  case .changed(let output): return checked(output, against: view, options: options)
  case .unchanged: return .unchanged
  case .failed(let errors): return .failed(errors)
  case .internalError(let message): return .internalError(message)
  }
}

/// The byte offset of a position; a position past the end of a line or file is its end.
private func offset(of position: SourcePosition, _ tree: TreeView) -> UInt32 {
  let count = UInt32(tree.sourceCount)
  var offset: UInt32 = 0
  var line = 1
  while line < position.line {
    guard offset < count else { return count }
    let byte = tree.byte(at: offset)
    offset += 1
    if byte == UInt8(ascii: "\r"), tree.byte(at: offset) == UInt8(ascii: "\n") { offset += 1 }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { line += 1 }
  }
  var column = 1
  while column < position.column, offset < count {
    let byte = tree.byte(at: offset)
    offset += 1
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && tree.byte(at: offset) != UInt8(ascii: "\n") { break }
    while offset < count, tree.byte(at: offset) & 0xC0 == 0x80 { offset += 1 }
    column += 1
  }
  return offset
}

extension Formatter {
  /// Formats a node and puts what it prints for a part of it in the place of the part.
  fileprivate mutating func formatPart(_ part: TextRange, of enclosing: EnclosingLine) -> FormatResult {
    if tree.kind(of: enclosing.node) != .module {
      nodeLevel = .compoundStatement
      indentLevel = enclosing.indentLevel
    }
    formatLine(enclosing.node)
    if let failure { return .internalError(failure) }
    if let lost = comments.firstUnformatted(in: tree.range(of: enclosing.node)) {
      return .internalError("the comment at byte \(lost.start) would be lost")
    }
    let (output, markers) = printWithMarkers(indentLevel: enclosing.indentLevel)
    return replace(part, with: output, markers)
  }

  /// Writes a node that starts a line.
  private mutating func formatLine(_ node: NodeID) {
    switch tree.kind(of: node) {
    case .module: formatModule(Module(unchecked: node, in: tree))
    case .decorator: formatDecorator(Decorator(unchecked: node, in: tree))
    case .exceptHandler:
      // A handler does not know whether the keyword before it has a star.
      let keywordEnd = tree.node(node).start + 6
      formatExceptHandler(
        ExceptHandler(unchecked: node, in: tree), isStar: nextToken(keywordEnd).kind == .star, isLast: false)
    case .elifElseClause:
      formatLogicalLine(node) { f in
        f.formatElifElseClause(ElifElseClause(unchecked: node, in: f.tree), after: nil, isLast: true)
      }
    case .matchCase: formatMatchCase(MatchCase(unchecked: node, in: tree), isLast: false)
    default:
      guard let statement = tree.stmt(node) else { return fail("no line starts with this node") }
      formatStatement(statement)
    }
  }

  /// - Parameter markers: where offsets of the source came to lie in the output.
  private func replace(
    _ part: TextRange, with output: [UInt8], _ markers: [LayoutPrinter.Marker]
  ) -> FormatResult {
    // Of equal offsets the first one counts.
    var first: LayoutPrinter.Marker?
    var last: LayoutPrinter.Marker?
    for marker in markers {
      if marker.source <= part.start, first.map({ $0.source < marker.source }) ?? true { first = marker }
      if marker.source >= part.end, last.map({ $0.source > marker.source }) ?? true { last = marker }
    }
    let source = sourceBytes(0, UInt32(tree.sourceCount))
    var start = min(Int(first?.source ?? 0), source.count)
    let end = min(Int(last?.source ?? UInt32(source.count)), source.count)
    var outputStart = min(Int(first?.output ?? 0), output.count)
    let outputEnd = min(Int(last?.output ?? UInt32(output.count)), output.count)
    guard start <= end, outputStart <= outputEnd else { return .unchanged }
    // With the indentation, which may be corrected.
    while start > 0, isIndent(source[start - 1]) { start -= 1 }
    while outputStart > 0, isIndent(output[outputStart - 1]) { outputStart -= 1 }
    if source[start..<end].elementsEqual(output[outputStart..<outputEnd]) { return .unchanged }
    return .changed(Array(source[..<start]) + output[outputStart..<outputEnd] + source[end...])
  }

  private func isIndent(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
