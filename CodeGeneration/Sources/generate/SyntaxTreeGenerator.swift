/// Writes the Swift sources of the syntax tree from the description of its nodes.
struct SyntaxTreeGenerator {
  var nodes: [NodeDescription]

  static let categories = ["Stmt", "Expr", "Pattern", "TypeParameter", "InterpolatedElement", "Other"]
  static let head =
    "// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.\n\n"

  func nodes(in category: String) -> [NodeDescription] { nodes.filter { $0.category == category } }

  func files() -> [(name: String, text: String)] {
    [
      ("NodeKind.swift", kinds()), ("TreeBuilder+Make.swift", builder()),
      ("TreeBuilder+Read.swift", reader()), ("TreeView+Children.swift", children()),
      ("TreeView+Suites.swift", suites()),
    ] + Self.categories.map { ("\($0)Views.swift", views(of: $0)) }
  }

  // MARK: - Kinds

  func kinds() -> String {
    var text = Self.head
    text += "/// What a node of the syntax tree is. Kinds of one category are neighbours.\n"
    text += "@usableFromInline package enum NodeKind: UInt8, Sendable, BitwiseCopyable {\n"
    text += "  /// Node 0, which stands for an absent child.\n  case absent\n"
    for category in Self.categories {
      for node in nodes(in: category) { text += "  case \(escaped(node.kind))\n" }
    }
    text += """

        // Comparison through `RawRepresentable` would stay a call in other modules.
        @inlinable @inline(__always)
        package static func == (left: NodeKind, right: NodeKind) -> Bool { left.rawValue == right.rawValue }

      """
    for category in Self.categories where category != "Other" {
      let members = nodes(in: category)
      guard let first = members.first, let last = members.last else { continue }
      text += "\n  /// Whether nodes of this kind are seen through `\(category)`.\n"
      text += "  @inlinable package var is\(category): Bool {\n"
      text += "    rawValue >= NodeKind.\(first.kind).rawValue && rawValue <= NodeKind.\(last.kind).rawValue\n  }\n"
    }
    return text + "}\n"
  }

  // MARK: - Builder

  func builder() -> String {
    var text = Self.head + "extension TreeBuilder {\n"
    for node in nodes {
      var parameters = ["_ start: UInt32", "_ end: UInt32"]
      if let enumeration = node.enumeration { parameters.append("\(enumeration.name): \(enumeration.type)") }
      for flag in node.flags { parameters.append("\(flag.name): Bool") }
      var words: [String] = []
      for field in node.fields {
        let name = field.name
        switch field.type {
        case .node, .optionalNode:
          parameters.append("\(name): NodeID")
          words.append("\(escaped(name)).rawValue")
        case .list, .listWithGaps, .identifierList, .comparisonList:
          parameters.append("\(name): WordSlice")
          words += ["\(escaped(name)).start", "\(escaped(name)).count"]
        case .identifier, .optionalIdentifier:
          parameters.append("\(name): Identifier\(isOptional(field.type) ? "?" : "")")
          let chain = isOptional(field.type) ? "?" : ""
          let otherwise = isOptional(field.type) ? " ?? 0" : ""
          words += [
            "\(escaped(name))\(chain).symbol.rawValue\(otherwise)", "\(escaped(name))\(chain).start\(otherwise)",
          ]
        case .symbol, .optionalSymbol:
          parameters.append("\(name): Symbol\(isOptional(field.type) ? "?" : "")")
          words.append(isOptional(field.type) ? "\(name)?.rawValue ?? 0" : "\(name).rawValue")
        case .number:
          parameters.append("\(name): UInt32")
          words.append(name)
        }
      }
      let aux = node.enumeration.map { "UInt16(\(escaped($0.name)).rawValue)" } ?? "0"
      var flags = node.flags.enumerated().map { "\($1.name) ? \(1 << $0) as UInt8 : 0" }.map { "(\($0))" }.joined(
        separator: " | ")
      if flags.isEmpty { flags = "0" }
      text +=
        "  mutating func make\(node.kind.prefix(1).uppercased() + node.kind.dropFirst())(\n    \(parameters.joined(separator: ", "))\n  ) -> NodeID {\n"
      if node.isInline {
        let a = words.indices.contains(0) ? words[0] : "0"
        let b = words.indices.contains(1) ? words[1] : "0"
        text +=
          "    add(.\(escaped(node.kind)), flags: \(flags), aux: \(aux), start: start, end: end, a: \(a), b: \(b))\n"
      } else {
        text += "    let first = beginWords(\(words.count))\n"
        for word in words { text += "    addWord(\(word))\n" }
        text +=
          "    return add(.\(escaped(node.kind)), flags: \(flags), aux: \(aux), start: start, end: end, a: first, b: 0)\n"
      }
      text += "  }\n\n"
    }
    text.removeLast()
    return text + "}\n"
  }

  /// What the parser reads of nodes that it has written.
  func reader() -> String {
    var text = Self.head + "extension TreeBuilder {\n"
    for node in nodes {
      for field in node.fields where field.isReadByParser {
        guard node.isInline else {
          fatalError("\(node.name): only fields in the node itself can be read by the parser")
        }
        let word = "nodes[id.index].\(field.slot == 0 ? "a" : "b")"
        let (type, body): (String, String) =
          switch field.type {
          case .node: ("NodeID", "NodeID(rawValue: \(word))")
          case .symbol: ("Symbol", "Symbol(rawValue: \(word))")
          case .list: ("WordSlice", "WordSlice(start: \(word), count: nodes[id.index].b)")
          default: fatalError("\(node.name): the parser cannot read `\(field.name)`")
          }
        text += "  /// `\(node.viewType).\(field.name)`, before there are views.\n  @inline(__always)\n"
        text += "  func \(escaped(field.name))(of\(node.name) id: NodeID) -> \(type) { \(body) }\n\n"
      }
    }
    text.removeLast()
    return text + "}\n"
  }

  // MARK: - Views

  func views(of category: String) -> String {
    var text = Self.head
    let members = nodes(in: category)
    if category == "Other" {
      for node in members { text += view(of: node, indent: "") + "\n" }
      text.removeLast()
      return text
    }
    text += """
      /// \(categorySummary(category))
      @usableFromInline package struct \(category): SyntaxNode, ~Escapable, BitwiseCopyable {
        @usableFromInline package let tree: TreeView
        @usableFromInline package let id: NodeID

        @inlinable @_lifetime(copy tree)
        package init(unchecked id: NodeID, in tree: TreeView) {
          self.tree = tree
          self.id = id
        }

      \(Self.concreteAccessors.map { "  \($0)" }.joined(separator: "\n      "))

        /// Every kind of `\(category)` with its view.
        @usableFromInline package enum Case: ~Escapable {

      """
    for node in members { text += "    case \(escaped(node.caseName))(\(category).\(node.name))\n" }
    text += """
        }

        /// The view of this node's own kind, to switch over.
        @inlinable package var cases: Case {
          @_lifetime(copy self) get {
            switch tree.kind(of: id) {

      """
    let last = members[members.count - 1]
    for node in members.dropLast() {
      text +=
        "      case .\(escaped(node.kind)): return .\(escaped(node.caseName))(\(category).\(node.name)(unchecked: id, in: tree))\n"
    }
    text += "      default: return .\(escaped(last.caseName))(\(category).\(last.name)(unchecked: id, in: tree))\n"
    text += "      }\n    }\n  }\n"
    for node in members {
      text += "\n  /// This node as `\(node.viewType)`, if it is one.\n"
      text += "  @inlinable package var as\(node.name): \(category).\(node.name)? {\n    @_lifetime(copy self) get {\n"
      text +=
        "      tree.kind(of: id) == .\(escaped(node.kind)) ? \(category).\(node.name)(unchecked: id, in: tree) : nil\n    }\n  }\n"
    }
    text += "}\n\nextension \(category) {\n"
    for node in members { text += view(of: node, indent: "  ") + "\n" }
    text.removeLast()
    return text + "}\n"
  }

  func categorySummary(_ category: String) -> String {
    switch category {
    case "Stmt": "A statement."
    case "Expr": "An expression."
    case "Pattern": "A pattern of a `match` statement."
    case "TypeParameter": "A member of a type parameter list."
    default: "A piece of an f-string, a t-string or a format specification."
    }
  }

  /// What `SyntaxNode` gives every view, once more in each: other modules inline these, but not the protocol's.
  static let concreteAccessors = [
    "@inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }",
    "@inlinable package var range: TextRange { tree.range(of: id) }",
    "@inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }",
    "@inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }",
    "@inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }",
  ]

  func view(of node: NodeDescription, indent: String) -> String {
    var lines: [String] = []
    for line in node.documentation { lines.append("/// \(line)") }
    lines.append("///")
    for line in node.grammar { lines.append("/// - Grammar: `\(line.replacing("`", with: "'"))`") }
    lines += [
      "@usableFromInline package struct \(node.name): SyntaxNode, ~Escapable, BitwiseCopyable {",
      "  @usableFromInline package let tree: TreeView",
      "  @usableFromInline package let id: NodeID",
      "",
      "  @inlinable @_lifetime(copy tree)",
      "  package init(unchecked id: NodeID, in tree: TreeView) {",
      "    self.tree = tree",
      "    self.id = id",
      "  }",
      "",
    ]
    lines += Self.concreteAccessors.map { "  \($0)" }
    if let enumeration = node.enumeration {
      lines += [
        "", "  @inlinable package var \(escaped(enumeration.name)): \(enumeration.type) {",
        "    \(enumeration.type)(storage: tree.node(id).aux)", "  }",
      ]
    }
    for (bit, flag) in node.flags.enumerated() {
      lines += ["", "  @inlinable package var \(flag.name): Bool { tree.node(id).flags & \(1 << bit) != 0 }"]
    }
    for field in node.fields { lines += [""] + accessor(field, of: node).map { "  " + $0 } }
    lines.append("}")
    return lines.map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n") + "\n"
  }

  func accessor(_ field: Field, of node: NodeDescription) -> [String] {
    func slot(_ index: Int) -> String {
      if node.isInline { return index == 0 ? "tree.node(id).a" : "tree.node(id).b" }
      return "tree.fieldWord(tree.node(id).a, \(index))"
    }
    let first = slot(field.slot)
    let second = slot(field.slot + 1)
    let name = escaped(field.name)
    func property(_ type: String, _ body: String) -> [String] {
      ["@inlinable package var \(name): \(type) {", "  @_lifetime(copy self) get { \(body) }", "}"]
    }
    func plain(_ type: String, _ body: String) -> [String] { ["@inlinable package var \(name): \(type) { \(body) }"] }
    switch field.type {
    case .node(let type):
      return property(viewName(type), "\(viewName(type))(unchecked: NodeID(rawValue: \(first)), in: tree)")
    case .optionalNode(let type):
      return [
        "@inlinable package var \(name): \(viewName(type))? {", "  @_lifetime(copy self) get {",
        "    let id = NodeID(rawValue: \(first))",
        "    return id.isAbsent ? nil : \(viewName(type))(unchecked: id, in: tree)", "  }", "}",
      ]
    case .list(let type):
      return property("NodeList<\(viewName(type))>", "NodeList(start: \(first), count: \(second), in: tree)")
    case .listWithGaps(let type):
      return property(
        "NodeListWithGaps<\(viewName(type))>", "NodeListWithGaps(start: \(first), count: \(second), in: tree)")
    case .identifier:
      return plain("Identifier", "Identifier(symbol: Symbol(rawValue: \(first)), start: \(second))")
    case .optionalIdentifier:
      return plain("Identifier?", "Identifier(storedSymbol: \(first), start: \(second))")
    case .identifierList:
      return property("IdentifierList", "IdentifierList(start: \(first), count: \(second), in: tree)")
    case .symbol: return plain("Symbol", "Symbol(rawValue: \(first))")
    case .optionalSymbol: return plain("Symbol?", "Symbol(stored: \(first))")
    case .number: return plain("UInt32", first)
    case .comparisonList:
      return property("ComparisonList", "ComparisonList(start: \(first), count: \(second), in: tree)")
    }
  }

  // MARK: - Children

  func children() -> String {
    var text = Self.head
    text += """
      extension TreeView {
        /// Calls `body` with each child of a node in source order, absent ones left out.
        @inlinable package func forEachChild(of id: NodeID, _ body: (NodeID) -> Void) {
          let node = node(id)
          switch node.kind {

      """
    var leaves: [String] = ["absent"]
    for node in nodes {
      var lines: [String] = []
      for field in node.fields {
        func slot(_ index: Int) -> String {
          node.isInline ? (index == 0 ? "node.a" : "node.b") : "fieldWord(node.a, \(index))"
        }
        switch field.type {
        case .node: lines.append("body(NodeID(rawValue: \(slot(field.slot))))")
        case .optionalNode: lines.append("visitOptional(\(slot(field.slot)), body)")
        case .list: lines.append("visitList(\(slot(field.slot)), \(slot(field.slot + 1)), body)")
        case .listWithGaps: lines.append("visitListWithGaps(\(slot(field.slot)), \(slot(field.slot + 1)), body)")
        case .comparisonList: lines.append("visitComparisons(\(slot(field.slot)), \(slot(field.slot + 1)), body)")
        default: break
        }
      }
      if lines.isEmpty {
        leaves.append(node.kind)
      } else {
        text += "    case .\(escaped(node.kind)):\n" + lines.map { "      \($0)\n" }.joined()
      }
    }
    text += "    case \(leaves.map { ".\(escaped($0))" }.joined(separator: ", ")):\n      break\n"
    return text + "    }\n  }\n}\n"
  }

  // MARK: - Suites

  /// The blocks of statements that nodes have.
  func suites() -> String {
    var text = Self.head
    text += """
      extension TreeView {
        /// One of the blocks of statements that a node has itself, counted from 0 in source order; nil past the last. A
        /// block of a clause belongs to the clause, where that is a node.
        @_lifetime(copy self)
        package func suite(_ index: Int, of id: NodeID) -> NodeList<Stmt>? {
          let node = node(id)
          switch (node.kind, index) {

      """
    for node in nodes {
      let suites = node.fields.filter { if case .list("Stmt") = $0.type { true } else { false } }
      for (index, field) in suites.enumerated() {
        func slot(_ index: Int) -> String {
          node.isInline ? (index == 0 ? "node.a" : "node.b") : "fieldWord(node.a, \(index))"
        }
        text += "    case (.\(escaped(node.kind)), \(index)):\n"
        text += "      return NodeList(start: \(slot(field.slot)), count: \(slot(field.slot + 1)), in: self)\n"
      }
    }
    return text + "    default: return nil\n    }\n  }\n}\n"
  }

  // MARK: - Names

  func viewName(_ type: String) -> String {
    if type == "Node" { return "AnyNode" }
    return nodes.first { $0.name == type && $0.category != "Other" }.map { $0.viewType } ?? type
  }

  func isOptional(_ type: FieldType) -> Bool {
    switch type {
    case .optionalIdentifier, .optionalSymbol, .optionalNode: true
    default: false
    }
  }

  func escaped(_ name: String) -> String {
    let reserved: Set<String> = [
      "class", "for", "while", "if", "try", "return", "import", "break", "continue", "operator", "is", "case", "switch",
      "default", "where", "in", "self", "func", "subscript", "guard", "repeat",
    ]
    return reserved.contains(name) ? "`\(name)`" : name
  }
}
