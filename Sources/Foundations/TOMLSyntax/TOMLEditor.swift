import Support

/// Why an edit could not be made.
package struct TOMLEditError: UserFacingError, Equatable {
  package let message: String

  package init(message: String) {
    self.message = message
  }
}

/// Changes single values of a document and leaves every other byte as it is: comments, order, quotes, layout.
///
/// Each edit splices the source and parses it again, so `document` always describes the text. Documents are small;
/// a parse of a typical `pyproject.toml` takes tens of microseconds.
///
/// Only tests use it so far: it is there for the commands that change a `pyproject.toml`, such as adding a requirement to
/// a list or taking one out.
package struct TOMLEditor: Sendable {
  /// The document as it stands after the edits so far.
  package private(set) var document: TOMLDocument

  /// Starts editing a document; edits of a document with diagnostics are refused, since its text is not understood.
  package init(_ document: TOMLDocument) {
    self.document = document
  }

  /// Sets the value at a path of keys, in place if it exists, else as a new line at the end of the nearest table.
  ///
  /// Missing tables are written as one new `[header]` after their nearest relatives.
  /// - Throws: `TOMLEditError` if the path runs through something that is not a table, or ends at a whole section.
  package mutating func set(_ path: [String], to value: TOMLValue) throws(TOMLEditError) {
    try requireValid()
    guard !path.isEmpty else { throw TOMLEditError(message: "an empty key path cannot be set") }
    if let item = document.root.item(at: path) {
      guard item.node.form == .value || item.node.form == .inlineTable else {
        throw TOMLEditError(message: "`\(spelling(path))` is a table of its own; set its keys instead")
      }
      splice([Splice(item.range.start, item.range.end, source(of: value, replacing: item))])
      return
    }
    var owner = document.root.item
    var depth = 0
    while depth < path.count, let next = owner[path[depth]] {
      owner = next
      depth += 1
    }
    let rest = Array(path[depth...])
    guard owner.kind == .table else {
      throw TOMLEditError(message: "`\(spelling(Array(path[..<depth])))` is \(owner.kind.phrase), not a table")
    }
    let source = value.inlineSource
    switch owner.node.form {
    case .inlineTable: insertInline(owner, spelling(rest) + " = " + source)
    case .dotted: insertBesideDotted(owner, rest, source)
    case .header where rest.count == 1: insertLine(in: owner, spelling(rest) + " = " + source)
    default: insertSection(Array(path.dropLast()), near: owner, line: spelling([path[path.count - 1]]) + " = " + source)
    }
  }

  /// Removes the value at a path of keys with its line and the comment on it; a section goes with all its lines.
  ///
  /// - Returns: Whether there was anything to remove.
  @discardableResult
  package mutating func remove(_ path: [String]) throws(TOMLEditError) -> Bool {
    try requireValid()
    guard !path.isEmpty, let item = document.root.item(at: path) else { return false }
    let parent = document.storage.nodes[Int(item.node.parent)]
    if parent.form == .inlineTable {
      removeInline(item)
      return true
    }
    let statements = document.storage.statements
    let doomed = statements.filter { isInside($0.node, item.id) }
    if doomed.isEmpty {
      // A key inside an inline table below a dotted key has no statement of its own.
      removeInline(item)
      return true
    }
    var splices: [Splice] = []
    for statement in doomed {
      var end = lineEnd(after: Int(statement.end))
      if statement.section == statement.node || isInside(statement.section, item.id) {
        while let blank = blankLineEnd(at: end) { end = blank }
      }
      splices.append(Splice(lineStart(before: Int(statement.start)), end, ""))
    }
    splice(splices)
    return true
  }

  /// Inserts a value into an array, before the element that now has the index (or at the end).
  package mutating func insert(_ value: TOMLValue, intoArrayAt path: [String], at index: Int) throws(TOMLEditError) {
    let elements = try bracketed(path)
    guard index >= 0, index <= elements.count else {
      throw TOMLEditError(message: "the array `\(spelling(path))` has no place \(index)")
    }
    let source = value.inlineSource
    guard let array = document.root.item(at: path) else { return }
    if index < elements.count {
      let start = elements[index].range.start
      let separator = isFirstOnLine(start) && spansLines(array) ? ",\n" + indentation(at: start) : ", "
      return splice([Splice(start, start, source + separator)])
    }
    guard let last = elements.last else {
      return splice([Splice(array.range.start + 1, array.range.start + 1, source)])
    }
    let isSpread = spansLines(array) && isFirstOnLine(last.range.start)
    let comma = comma(after: last.range.end)
    let anchor = comma.map { $0 + 1 } ?? last.range.end
    var splices: [Splice] = []
    if comma == nil { splices.append(Splice(last.range.end, last.range.end, ",")) }
    if isSpread {
      let place = contentEnd(ofLineAt: anchor, limit: array.range.end - 1)
      let text = "\n" + indentation(at: last.range.start) + source + (comma == nil ? "" : ",")
      splices.append(Splice(place, place, text))
    } else {
      splices.append(Splice(anchor, anchor, " " + source + (comma == nil ? "" : ",")))
    }
    splice(splices)
  }

  /// Removes one element of an array, with its comma and, if it stands on lines of its own, those lines.
  package mutating func removeElement(ofArrayAt path: [String], at index: Int) throws(TOMLEditError) {
    let elements = try bracketed(path)
    guard elements.indices.contains(index) else {
      throw TOMLEditError(message: "the array `\(spelling(path))` has no element \(index)")
    }
    let range = elements[index].range
    var start = range.start
    var end = range.end
    var splices: [Splice] = []
    if let comma = comma(after: end) {
      end = comma + 1
    } else if index > 0, let comma = comma(after: elements[index - 1].range.end) {
      if isFirstOnLine(start) { splices.append(Splice(comma, comma + 1, "")) } else { start = comma }
    }
    if isFirstOnLine(start), let lineEnd = restIsBlank(from: end) {
      start = lineStart(before: start)
      end = lineEnd
    } else {
      while end < sourceCount, text[end] == 0x20, start == range.start { end += 1 }
    }
    splices.append(Splice(start, end, ""))
    splice(splices)
  }
}

// MARK: Placing new text

extension TOMLEditor {
  private mutating func insertInline(_ table: TOMLItem, _ pair: String) {
    let close = table.range.end - 1
    guard let last = table.table.map({ Array($0) })?.last?.item else {
      return splice([Splice(table.range.start, table.range.end, "{ " + pair + " }")])
    }
    var end = close
    if last.node.form != .dotted { end = last.range.end }
    while end == close, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    splice([Splice(end, end, ", " + pair)])
  }

  /// Adds a line after the last line of a dotted table's section that shares the table's prefix.
  private mutating func insertBesideDotted(_ table: TOMLItem, _ rest: [String], _ source: String) {
    var path: [String] = []
    var node = table.id
    while node != 0, document.storage.nodes[Int(node)].form == .dotted {
      path.insert(key(of: node), at: 0)
      node = document.storage.nodes[Int(node)].parent
    }
    if document.storage.nodes[Int(node)].form == .inlineTable {
      return insertInline(TOMLItem(storage: document.storage, id: node), spelling(path + rest) + " = " + source)
    }
    guard let sibling = document.storage.statements.last(where: { isInside($0.node, table.id) }) else { return }
    insertLine(after: Int(sibling.start), Int(sibling.end), spelling(path + rest) + " = " + source)
  }

  private mutating func insertLine(in table: TOMLItem, _ line: String) {
    let own = document.storage.statements.filter { $0.section == table.id }
    if let last = own.last { return insertLine(after: Int(last.start), Int(last.end), line) }
    // Only the root has no statement of its own: the line goes before the first header and its comments.
    guard let first = document.storage.statements.first else {
      let needsBreak = sourceCount > 0 && text[sourceCount - 1] != UInt8(ascii: "\n")
      return splice([Splice(sourceCount, sourceCount, (needsBreak ? "\n" : "") + line + "\n")])
    }
    var place = lineStart(before: Int(first.start))
    while place > 0 {
      let previous = lineStart(before: place - 1)
      guard text[previous] == UInt8(ascii: "#") else { break }
      place = previous
    }
    splice([Splice(place, place, line + "\n\n")])
  }

  private mutating func insertLine(after start: Int, _ end: Int, _ line: String) {
    let place = lineEnd(after: end)
    let needsBreak = place == 0 || text[place - 1] != UInt8(ascii: "\n")
    splice([Splice(place, place, (needsBreak ? "\n" : "") + indentation(at: start) + line + "\n")])
  }

  private mutating func insertSection(_ path: [String], near relative: TOMLItem, line: String) {
    let last = document.storage.statements.last { relative.id != 0 && isInside($0.section, relative.id) }
    let place = last.map { lineEnd(after: Int($0.end)) } ?? sourceCount
    var lead = ""
    if place > 0 {
      if text[place - 1] != UInt8(ascii: "\n") { lead += "\n" }
      let endsBlank = place > 1 && text[place - 1] == UInt8(ascii: "\n") && text[place - 2] == UInt8(ascii: "\n")
      if !endsBlank { lead += "\n" }
    }
    splice([Splice(place, place, lead + "[" + spelling(path) + "]\n" + line + "\n")])
  }

  private mutating func removeInline(_ item: TOMLItem) {
    guard let keyRange = item.keyRange else { return }
    // The whole dotted key belongs to the pair: walk back to the separator before it.
    var start = keyRange.start
    while start > 0, ![UInt8(ascii: "{"), UInt8(ascii: ",")].contains(text[start - 1]) { start -= 1 }
    var end = item.range.end
    if let comma = comma(after: end) {
      end = comma + 1
    } else if start > 0, text[start - 1] == UInt8(ascii: ",") {
      start -= 1
    }
    splice([Splice(start, end, "")])
  }

  private func source(of value: TOMLValue, replacing old: TOMLItem) -> String {
    guard case .array(let elements) = value, old.kind == .array, spansLines(old), !elements.isEmpty else {
      return value.inlineSource
    }
    let indent = old.elements?.first.map { indentation(at: $0.range.start) } ?? "    "
    let lines = elements.map { indent + $0.inlineSource + ",\n" }.joined()
    return "[\n" + lines + indentation(at: old.range.end - 1) + "]"
  }
}

// MARK: Looking at the text

extension TOMLEditor {
  /// The source; decoded strings follow it, past every offset used here.
  private var text: [UInt8] { document.storage.text }

  private var sourceCount: Int { document.storage.sourceCount }

  private func requireValid() throws(TOMLEditError) {
    guard let first = document.diagnostics.first else { return }
    throw TOMLEditError(message: "the document has an error on line \(first.position.line): \(first.message)")
  }

  private func bracketed(_ path: [String]) throws(TOMLEditError) -> [TOMLItem] {
    try requireValid()
    guard let item = document.root.item(at: path), let elements = item.elements, item.node.form == .value else {
      throw TOMLEditError(message: "`\(spelling(path))` is not an array")
    }
    return elements
  }

  private func spelling(_ path: [String]) -> String { path.map(keySource).joined(separator: ".") }

  private func key(of id: NodeID) -> String {
    let node = document.storage.nodes[Int(id)]
    return document.storage.string(node.keyTextStart, node.keyTextEnd)
  }

  private func isInside(_ id: NodeID, _ ancestor: NodeID) -> Bool {
    var id = id
    while id != noNode {
      if id == ancestor { return true }
      id = document.storage.nodes[Int(id)].parent
    }
    return false
  }

  private func lineStart(before offset: Int) -> Int {
    var start = min(offset, sourceCount)
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// The offset just past the line ending of the line that holds the offset.
  private func lineEnd(after offset: Int) -> Int {
    var end = offset
    let count = sourceCount
    while end < count, text[end] != UInt8(ascii: "\n") { end += 1 }
    return min(end + 1, count)
  }

  private func blankLineEnd(at offset: Int) -> Int? {
    var end = offset
    let count = sourceCount
    while end < count, text[end] == 0x20 || text[end] == 0x09 || text[end] == 0x0d { end += 1 }
    return end < count && text[end] == UInt8(ascii: "\n") ? end + 1 : nil
  }

  private func indentation(at offset: Int) -> String {
    let start = lineStart(before: offset)
    var end = start
    while end < offset, text[end] == 0x20 || text[end] == 0x09 { end += 1 }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private func isFirstOnLine(_ offset: Int) -> Bool {
    text[lineStart(before: offset)..<offset].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func spansLines(_ item: TOMLItem) -> Bool {
    text[item.range.start..<item.range.end].contains(UInt8(ascii: "\n"))
  }

  /// The comma after a value, past white space and comments.
  private func comma(after offset: Int) -> Int? {
    var cursor = offset
    let count = sourceCount
    while cursor < count {
      switch text[cursor] {
      case UInt8(ascii: ","): return cursor
      case 0x20, 0x09, 0x0a, 0x0d: cursor += 1
      case UInt8(ascii: "#"): while cursor < count, text[cursor] != UInt8(ascii: "\n") { cursor += 1 }
      default: return nil
      }
    }
    return nil
  }

  /// Where the text of a line ends, its comment included, but not past the limit.
  private func contentEnd(ofLineAt offset: Int, limit: Int) -> Int {
    var end = offset
    while end < limit, text[end] != UInt8(ascii: "\n") { end += 1 }
    while end > offset, [0x20, 0x09, 0x0d].contains(text[end - 1]) { end -= 1 }
    return end
  }

  /// If only blanks and a comment follow on the line, the offset just past its ending.
  private func restIsBlank(from offset: Int) -> Int? {
    var cursor = offset
    let count = sourceCount
    while cursor < count, text[cursor] == 0x20 || text[cursor] == 0x09 || text[cursor] == 0x0d { cursor += 1 }
    guard cursor >= count || text[cursor] == UInt8(ascii: "\n") || text[cursor] == UInt8(ascii: "#") else { return nil }
    return lineEnd(after: cursor)
  }

  private mutating func splice(_ splices: [Splice]) {
    var bytes = document.source
    // From the back; of two at one place the later one first, so that they come out in order.
    let ordered = splices.enumerated().sorted { ($0.element.start, $0.offset) > ($1.element.start, $1.offset) }
    for (_, splice) in ordered { bytes.replaceSubrange(splice.start..<splice.end, with: splice.text.utf8) }
    document = TOMLDocument(parsing: bytes)
  }
}

/// A replacement of some bytes of the source.
private struct Splice {
  let start: Int
  let end: Int
  let text: String

  init(_ start: Int, _ end: Int, _ text: String) {
    self.start = start
    self.end = end
    self.text = text
  }
}
