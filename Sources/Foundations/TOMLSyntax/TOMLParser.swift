/// What stopped one statement; the parser reports it and goes on after the statement.
struct TOMLFailure: Error {
  let message: String
  let start: Int
  let end: Int

  init(_ message: String, at start: Int, to end: Int? = nil) {
    self.message = message
    self.start = start
    self.end = end ?? start
  }
}

/// Reads a document statement by statement into flat storage.
///
/// Each statement that fails is reported once and skipped, so that one slip does not hide the next.
struct TOMLParser {
  static let depthLimit: UInt8 = 128
  static let diagnosticLimit = 50

  /// The source, followed by the text of decoded strings.
  var text: [UInt8]
  let sourceCount: Int
  var offset = 0
  var nodes: [TOMLNode] = []
  var statements: [TOMLStatement] = []
  var dateTimes: [TOMLDateTime] = []
  var index = KeyIndex()
  private var failures: [TOMLFailure] = []
  private let lineStarts: [UInt32]
  /// The table that key-value statements now go to; nothing after a header that failed.
  private var section: NodeID? = 0
  /// Open brackets and braces in the statement being read.
  var openBrackets = 0

  init(source: [UInt8]) {
    text = source
    sourceCount = min(source.count, Int(UInt32.max / 2))
    var scan = SourceScan()
    scan.run(source)
    lineStarts = scan.lineStarts
    failures = scan.failures
    nodes.reserveCapacity(source.count / 24 + 4)
    nodes.append(TOMLNode(kind: .table, form: .header, depth: 0, parent: noNode))
    if source.starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
  }

  // MARK: Bytes

  var byte: UInt8? { offset < sourceCount ? text[offset] : nil }

  func byte(ahead distance: Int) -> UInt8? {
    offset + distance < sourceCount ? text[offset + distance] : nil
  }

  func at(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 { offset += 1 }
  }

  /// Skips a comment if one starts here; control characters in it were reported by the scan.
  mutating func skipComment() {
    guard at("#") else { return }
    while let byte, byte != UInt8(ascii: "\n") { offset += 1 }
  }

  /// Skips one line ending, if there is one here.
  mutating func skipNewline() -> Bool {
    if at("\n") {
      offset += 1
      return true
    }
    if at("\r"), byte(ahead: 1) == UInt8(ascii: "\n") {
      offset += 2
      return true
    }
    return false
  }

  /// Skips blanks, comments and line endings, as allowed between array elements.
  mutating func skipTrivia() {
    repeat {
      skipBlanks()
      skipComment()
    } while skipNewline()
  }

  // MARK: Statements

  mutating func parseDocument() {
    while offset < sourceCount {
      skipTrivia()
      guard offset < sourceCount else { break }
      let start = offset
      openBrackets = 0
      let isHeader = at("[")
      do throws(TOMLFailure) {
        if isHeader { try parseHeader() } else { try parseKeyValueStatement() }
        try expectLineEnd()
      } catch {
        report(error)
        if isHeader, statements.last.map({ Int($0.start) == start }) != true { section = nil }
        recover(from: start)
      }
    }
  }

  private mutating func expectLineEnd() throws(TOMLFailure) {
    skipBlanks()
    let start = offset
    skipComment()
    if offset >= sourceCount || skipNewline() { return }
    var end = start
    while end < sourceCount, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") { end += 1 }
    throw TOMLFailure("expected the end of the line", at: start, to: max(end, start + 1))
  }

  /// Moves to the next line that can be read on its own.
  private mutating func recover(from start: Int) {
    offset = max(offset, start)
    let wasNested = openBrackets > 0
    skipLine()
    guard wasNested else { return }
    // An unclosed bracket swallows an unknown number of lines: go on where a line looks like a statement.
    while offset < sourceCount, !looksLikeStatement() { skipLine() }
  }

  private mutating func skipLine() {
    while let byte, byte != UInt8(ascii: "\n") { offset += 1 }
    if offset < sourceCount { offset += 1 }
  }

  private func looksLikeStatement() -> Bool {
    var cursor = offset
    func current() -> UInt8? { cursor < sourceCount ? text[cursor] : nil }
    if current() == UInt8(ascii: "[") {
      cursor += 1
      if current() == UInt8(ascii: "[") { cursor += 1 }
      guard let first = current(), isBareKeyByte(first) else { return false }
      while let byte = current(), isBareKeyByte(byte) || byte == UInt8(ascii: ".") { cursor += 1 }
      return current() == UInt8(ascii: "]")
    }
    guard let first = current(), isBareKeyByte(first) else { return false }
    while let byte = current(), isBareKeyByte(byte) || byte == UInt8(ascii: ".") { cursor += 1 }
    while let byte = current(), byte == 0x20 || byte == 0x09 { cursor += 1 }
    return current() == UInt8(ascii: "=")
  }

  mutating func report(_ failure: TOMLFailure) {
    if failures.count < Self.diagnosticLimit { failures.append(failure) }
  }

  // MARK: Headers

  private mutating func parseHeader() throws(TOMLFailure) {
    let start = offset
    offset += 1
    let isArray = at("[")
    if isArray { offset += 1 }
    skipBlanks()
    var path: [KeyPart] = []
    try parseKey(into: &path)
    guard at("]") else { throw TOMLFailure("expected `]` to close the table header", at: offset) }
    offset += 1
    if isArray {
      guard at("]") else { throw TOMLFailure("expected `]]` to close the header of an array of tables", at: offset) }
      offset += 1
    }
    let table = try open(path, isArray: isArray, start: start, end: offset)
    section = table
    statements.append(
      TOMLStatement(
        kind: isArray ? .arrayHeader : .header, node: table, section: table, start: UInt32(start), end: UInt32(offset)))
  }

  /// Finds or makes the table that a header names.
  private mutating func open(
    _ path: [KeyPart], isArray: Bool, start: Int, end: Int
  ) throws(TOMLFailure) -> NodeID {
    var current: NodeID = 0
    for part in path.dropLast() {
      guard let existing = find(current, part) else {
        current = try append(part, to: current, kind: .table, form: .implicit)
        continue
      }
      current = try enter(existing, part)
    }
    guard let last = path.last else { throw TOMLFailure("expected a key", at: offset) }
    let existing = find(current, last)
    if isArray {
      if let existing, nodes[Int(existing)].form != .arrayOfTables { throw redefinition(of: existing, last) }
      let array: NodeID
      if let existing {
        array = existing
      } else {
        array = try append(last, to: current, kind: .array, form: .arrayOfTables)
        setRange(of: array, start, end)
      }
      let element = try appendElement(to: array, kind: .table, form: .header)
      setRange(of: element, start, end)
      return element
    }
    if let existing {
      guard nodes[Int(existing)].form == .implicit else { throw redefinition(of: existing, last) }
      nodes[Int(existing)].form = .header
      nodes[Int(existing)].keyStart = UInt32(last.start)
      nodes[Int(existing)].keyEnd = UInt32(last.end)
      setRange(of: existing, start, end)
      return existing
    }
    let table = try append(last, to: current, kind: .table, form: .header)
    setRange(of: table, start, end)
    return table
  }

  /// Steps from a header's part into a table that exists already.
  private func enter(_ id: NodeID, _ part: KeyPart) throws(TOMLFailure) -> NodeID {
    let node = nodes[Int(id)]
    switch node.form {
    case .header, .implicit, .dotted: return id
    case .arrayOfTables: return node.lastChild
    case .inlineTable:
      throw TOMLFailure("the inline table `\(name(part))` cannot be extended", at: part.start, to: part.end)
    case .value:
      throw TOMLFailure("`\(name(part))` is \(node.kind.phrase), not a table", at: part.start, to: part.end)
    }
  }

  func redefinition(of id: NodeID, _ part: KeyPart) -> TOMLFailure {
    let node = nodes[Int(id)]
    let offset = node.keyEnd > node.keyStart ? Int(node.keyStart) : Int(node.start)
    let line = lineIndex(of: offset, lineStarts) + 1
    return TOMLFailure("`\(name(part))` is already defined on line \(line)", at: part.start, to: part.end)
  }

  func name(_ part: KeyPart) -> String {
    keySource(String(decoding: text[part.textStart..<part.textEnd], as: UTF8.self))
  }

  // MARK: Keys and values

  private mutating func parseKeyValueStatement() throws(TOMLFailure) {
    let start = offset
    // Keys below a header that failed are still checked, in a table that nothing reaches.
    let owner: NodeID
    if let section {
      owner = section
    } else {
      nodes.append(TOMLNode(kind: .table, form: .header, depth: 1, parent: noNode))
      owner = NodeID(nodes.count - 1)
      section = owner
    }
    let node = try parseKeyValue(in: owner)
    statements.append(
      TOMLStatement(kind: .keyValue, node: node, section: owner, start: UInt32(start), end: UInt32(offset)))
  }

  /// Reads `key = value` into a table; returns the value's node.
  mutating func parseKeyValue(in owner: NodeID) throws(TOMLFailure) -> NodeID {
    var path: [KeyPart] = []
    try parseKey(into: &path)
    guard at("=") else { throw TOMLFailure("expected `=` after the key", at: offset) }
    offset += 1
    skipBlanks()
    var current = owner
    for part in path.dropLast() {
      guard let existing = find(current, part) else {
        current = try append(part, to: current, kind: .table, form: .dotted)
        continue
      }
      let node = nodes[Int(existing)]
      switch node.form {
      case .dotted: break
      case .implicit: nodes[Int(existing)].form = .dotted
      case .value:
        throw TOMLFailure("`\(name(part))` is \(node.kind.phrase), not a table", at: part.start, to: part.end)
      case .inlineTable:
        throw TOMLFailure("the inline table `\(name(part))` cannot be extended", at: part.start, to: part.end)
      case .header, .arrayOfTables: throw redefinition(of: existing, part)
      }
      current = existing
    }
    guard let last = path.last else { throw TOMLFailure("expected a key", at: offset) }
    if let existing = find(current, last) {
      // Read the value all the same, so that recovery starts after it.
      let failure = redefinition(of: existing, last)
      nodes.append(TOMLNode(kind: .table, form: .header, depth: 1, parent: noNode))
      let aside = NodeID(nodes.count - 1)
      let node = try append(last, to: aside, kind: .string, form: .value)
      try parseValue(into: node)
      throw failure
    }
    // The value is read before the key joins its table: a value that fails leaves no trace.
    let node = try append(last, to: current, kind: .string, form: .value, linked: false)
    try parseValue(into: node)
    link(node)
    return node
  }

  // MARK: Nodes

  func find(_ parent: NodeID, _ part: KeyPart) -> NodeID? {
    index.find(parent, text[part.textStart..<part.textEnd], nodes, text)
  }

  mutating func append(
    _ part: KeyPart, to parent: NodeID, kind: TOMLKind, form: NodeForm, linked: Bool = true
  ) throws(TOMLFailure) -> NodeID {
    let depth = nodes[Int(parent)].depth
    guard depth < Self.depthLimit else {
      throw TOMLFailure("nested more than \(Self.depthLimit) levels deep", at: part.start, to: part.end)
    }
    var node = TOMLNode(kind: kind, form: form, depth: depth + 1, parent: parent)
    node.keyStart = UInt32(part.start)
    node.keyEnd = UInt32(part.end)
    node.keyTextStart = UInt32(part.textStart)
    node.keyTextEnd = UInt32(part.textEnd)
    node.start = node.keyStart
    node.end = node.keyEnd
    nodes.append(node)
    let id = NodeID(nodes.count - 1)
    if linked { link(id) }
    return id
  }

  mutating func appendElement(to array: NodeID, kind: TOMLKind, form: NodeForm) throws(TOMLFailure) -> NodeID {
    let depth = nodes[Int(array)].depth
    guard depth < Self.depthLimit else {
      throw TOMLFailure("nested more than \(Self.depthLimit) levels deep", at: offset)
    }
    nodes.append(TOMLNode(kind: kind, form: form, depth: depth + 1, parent: array))
    let id = NodeID(nodes.count - 1)
    chain(id)
    return id
  }

  private mutating func link(_ id: NodeID) {
    chain(id)
    index.insert(id, nodes, text)
  }

  private mutating func chain(_ id: NodeID) {
    let parent = Int(nodes[Int(id)].parent)
    let last = nodes[parent].lastChild
    if last == noNode { nodes[parent].firstChild = id } else { nodes[Int(last)].next = id }
    nodes[parent].lastChild = id
    nodes[parent].childCount += 1
  }

  mutating func setRange(of id: NodeID, _ start: Int, _ end: Int) {
    nodes[Int(id)].start = UInt32(start)
    nodes[Int(id)].end = UInt32(end)
  }

  // MARK: The end

  func finish() -> TOMLStorage {
    let source = text[..<sourceCount]
    let sorted = failures.sorted { $0.start < $1.start }
    let diagnostics = sorted.map { failure in
      TOMLDiagnostic(
        message: failure.message, range: TOMLRange(start: failure.start, end: failure.end),
        position: textPosition(of: failure.start, in: source, lineStarts: lineStarts))
    }
    return TOMLStorage(
      text: text, sourceCount: sourceCount, nodes: nodes, statements: statements,
      dateTimes: dateTimes, lineStarts: lineStarts, index: index, diagnostics: diagnostics)
  }
}

/// One part of a dotted key: where it stands, and its decoded text.
struct KeyPart {
  var start: Int
  var end: Int
  var textStart: Int
  var textEnd: Int
}
