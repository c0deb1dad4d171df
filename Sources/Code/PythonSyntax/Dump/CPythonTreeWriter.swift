/// Writes a tree as CPython's `ast` module would see it, one node a line, for comparison with CPython and for reading.
///
/// A line is `FIELD: Kind LINE:COLUMN-LINE:COLUMN name=value ...`, indented by depth. Lines count from 1, columns are
/// UTF-8 bytes from 0, as in CPython 3.13; `Tests/Oracles/cpython_tree.py` writes the same from `ast`.
package struct CPythonTreeWriter: ~Escapable {
  let tree: TreeView
  let lines: LineIndex
  private(set) var output: [UInt8] = []
  var depth = 0
  /// Kinds that the comparison stops at, as deep recursion would overflow the stack.
  static var maximumDepth: Int { 2000 }

  @_lifetime(copy tree)
  package init(_ tree: TreeView) {
    self.tree = tree
    lines = LineIndex(tree)
  }

  /// The whole tree.
  package mutating func write() -> [UInt8] {
    let root = tree.root
    open("root", "Module", nil)
    if tree.kind(of: root) == .module {
      writeStatements("body", Module(unchecked: root, in: tree).body)
    } else {
      write("body", ExpressionModule(unchecked: root, in: tree).body)
    }
    close()
    return output
  }

  // MARK: - Lines

  /// Starts the line of a node and goes one level deeper.
  mutating func open(_ field: StaticString, _ kind: StaticString, _ range: TextRange?) {
    if !output.isEmpty { output.append(0x0A) }
    for _ in 0..<depth { output.append(0x20) }
    append(field)
    append(": ")
    append(kind)
    depth += 1
    guard let range else { return }
    output.append(0x20)
    appendPosition(range.start)
    output.append(UInt8(ascii: "-"))
    appendPosition(range.end)
  }

  mutating func close() {
    depth -= 1
  }

  /// A line for an element that is `None`.
  mutating func writeNone(_ field: StaticString) {
    open(field, "None", nil)
    close()
  }

  private mutating func appendPosition(_ offset: UInt32) {
    let (line, column) = lines.position(of: offset)
    append(number: line + 1)
    output.append(UInt8(ascii: ":"))
    append(number: column)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
  }

  mutating func append(number: Int) {
    output.append(contentsOf: String(number).utf8)
  }

  mutating func attribute(_ name: StaticString, _ value: StaticString) {
    output.append(0x20)
    append(name)
    output.append(UInt8(ascii: "="))
    append(value)
  }

  mutating func attribute(_ name: StaticString, text: String) {
    output.append(0x20)
    append(name)
    output.append(UInt8(ascii: "="))
    output.append(contentsOf: text.utf8)
  }

  mutating func attribute(_ name: StaticString, _ symbol: Symbol) {
    attribute(name, text: tree.text(of: symbol))
  }

  mutating func attribute(_ context: ExprContext) {
    switch context {
    case .load: attribute("ctx", "Load")
    case .store: attribute("ctx", "Store")
    case .delete: attribute("ctx", "Del")
    }
  }

  /// Text with everything but printable ASCII written as `\{hexadecimal}`.
  mutating func attribute(_ name: StaticString, codePoints: [UInt32]) {
    output.append(0x20)
    append(name)
    append("='")
    for value in codePoints {
      if value >= 0x20 && value < 0x7F && value != 0x5C {
        output.append(UInt8(value))
      } else {
        append("\\{")
        output.append(contentsOf: String(value, radix: 16).utf8)
        append("}")
      }
    }
    append("'")
  }

  // MARK: - Lists

  mutating func writeStatements(_ field: StaticString, _ statements: NodeList<Stmt>) {
    for index in statements.indices { write(field, statements[index]) }
  }

  mutating func writeExpressions(_ field: StaticString, _ expressions: NodeList<Expr>) {
    for index in expressions.indices { write(field, expressions[index]) }
  }

  mutating func write(_ field: StaticString, _ expression: Expr?) {
    if let expression { write(field, expression) }
  }
}
