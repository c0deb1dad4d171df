package import PythonFiles
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
  of file: ParsedFile, from start: SourcePosition?, to end: SourcePosition?, options: FormatOptions
) -> FormatResult {
  if let failure = file.reasonNotToFormat { return failure }
  let tree = file.tree
  let view = tree.view
  let range = TextRange(
    start.map { offset(of: $0, view) } ?? 0, end.map { offset(of: $0, view) } ?? UInt32(view.sourceCount))
  if range.isEmpty || range.start > range.end { return .unchanged }
  if range.start <= view.textStart && range.end == UInt32(view.sourceCount) {
    return formatTree(tree, options: options, docstringQuote: nil, verifies: true)
  }

  let comments = CommentTable(attachComments(view, options: options), nodeCount: view.nodeCount)
  var formatter = Formatter(view, options: options, comments: comments)
  formatter.recordsPositions = true
  guard let enclosing = formatter.enclosingLine(of: range) else { return .unchanged }
  let part = formatter.narrowed(range, in: enclosing.node)
  let (output, markers) = formatter.formatAlone(enclosing)
  if let failure = formatter.failure { return .internalError(failure) }
  guard let result = formatter.replace(part, with: output, markers) else { return .unchanged }
  if keepsComments(result, view, options) { return checked(result, against: view, options: options) }
  // A comment at the end of the line moved into parentheses, or formatting was off at an end of the part: more must be
  // replaced.
  for wider in [part, view.range(of: enclosing.node)] {
    let end = formatter.endOfComment(after: wider.end)
    guard let result = formatter.replace(wider, andUpTo: end, with: output, markers) else { return .unchanged }
    if keepsComments(result, view, options) { return checked(result, against: view, options: options) }
  }
  return .internalError("a comment would be lost")
}

/// Whether a result has all comments of the source.
private func keepsComments(_ output: [UInt8], _ view: TreeView, _ options: FormatOptions) -> Bool {
  output.withUnsafeBufferPointer { bytes in
    let result = SyntaxTree(parsing: bytes, options: options.parseOptions)
    return result.errors.isEmpty && haveSameComments(result.view, view)
  }
}

/// The byte offset of a position; a position past the end of a line or file is its end.
private func offset(of position: SourcePosition, _ tree: TreeView) -> UInt32 {
  let count = UInt32(tree.sourceCount)
  var offset = tree.textStart
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
  /// Formats a node, and tells where offsets of the source came to lie in the output.
  fileprivate mutating func formatAlone(_ line: EnclosingLine) -> (output: [UInt8], markers: [LayoutPrinter.Marker]) {
    if tree.kind(of: line.node) != .module {
      nodeLevel = .compoundStatement
      indentLevel = line.indentLevel
    }
    formatLine(line.node)
    if let lost = comments.firstUnformatted(in: tree.range(of: line.node)) {
      fail("the comment at \(tree.describePosition(of: lost.start)) would be lost")
    }
    return failure == nil ? printWithMarkers(indentLevel: line.indentLevel) : ([], [])
  }

  /// The end of the comment that follows an offset on its line, or the offset.
  fileprivate func endOfComment(after offset: UInt32) -> UInt32 {
    let index = tree.firstToken(atOrAfter: offset)
    guard index < tree.tokenCount, tree.token(index).kind == .comment else { return offset }
    return tree.token(index).end
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
        ExceptHandler(unchecked: node, in: tree), isStar: tree.nextToken(keywordEnd).kind == .star, isLast: false)
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

  /// Puts what was printed for a part of the source in its place.
  ///
  /// - Parameters:
  ///   - commentEnd: the end of a comment after the part that is replaced with it.
  ///   - markers: where offsets of the source came to lie in the output.
  /// - Returns: the whole file; nil if nothing changes.
  fileprivate func replace(
    _ part: TextRange, andUpTo commentEnd: UInt32? = nil, with output: [UInt8], _ markers: [LayoutPrinter.Marker]
  ) -> [UInt8]? {
    // Of equal offsets the first one counts.
    var first: LayoutPrinter.Marker?
    var last: LayoutPrinter.Marker?
    for marker in markers {
      if marker.source <= part.start, first.map({ $0.source < marker.source }) ?? true { first = marker }
      if marker.source >= part.end, last.map({ $0.source > marker.source }) ?? true { last = marker }
    }
    if let commentEnd, var end = last {
      for marker in markers where marker.source >= part.end && marker.source <= commentEnd {
        end.output = max(end.output, marker.output)
      }
      end.source = commentEnd
      last = end
    }
    let source = sourceBytes(0, UInt32(tree.sourceCount))
    var start = min(Int(max(first?.source ?? 0, tree.textStart)), source.count)
    let end = min(Int(last?.source ?? UInt32(source.count)), source.count)
    var outputStart = min(Int(first?.output ?? 0), output.count)
    let outputEnd = min(Int(last?.output ?? UInt32(output.count)), output.count)
    guard start <= end, outputStart <= outputEnd else { return nil }
    // With the indentation, which may be corrected.
    while start > Int(tree.textStart), isIndent(source[start - 1]) { start -= 1 }
    while outputStart > 0, isIndent(output[outputStart - 1]) { outputStart -= 1 }
    if source[start..<end].elementsEqual(output[outputStart..<outputEnd]) { return nil }
    return Array(source[..<start]) + output[outputStart..<outputEnd] + source[end...]
  }

  private func isIndent(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
