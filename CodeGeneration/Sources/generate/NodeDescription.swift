/// The type of a field, as written after its colon.
enum FieldType {
  case node(String)
  case optionalNode(String)
  case list(String)
  case listWithGaps(String)
  case identifier
  case optionalIdentifier
  case identifierList
  case symbol
  case optionalSymbol
  case number(String)
  case comparisonList

  init(_ text: String) {
    switch text {
    case "Identifier": self = .identifier
    case "Identifier?": self = .optionalIdentifier
    case "Identifier*": self = .identifierList
    case "Symbol": self = .symbol
    case "Symbol?": self = .optionalSymbol
    case "Offset", "Count": self = .number(text)
    case "Comparison*": self = .comparisonList
    default:
      if text.hasSuffix("?*") {
        self = .listWithGaps(String(text.dropLast(2)))
      } else if text.hasSuffix("*") {
        self = .list(String(text.dropLast()))
      } else if text.hasSuffix("?") {
        self = .optionalNode(String(text.dropLast()))
      } else {
        self = .node(text)
      }
    }
  }

  /// How many 32-bit words the field takes.
  var slots: Int {
    switch self {
    case .node, .optionalNode, .symbol, .optionalSymbol, .number: 1
    case .list, .listWithGaps, .identifier, .optionalIdentifier, .identifierList, .comparisonList: 2
    }
  }
}

struct Field {
  var name: String
  var type: FieldType
  /// The index of the field's first word among the words of the node.
  var slot: Int
  /// Whether the field says how the node is written rather than what it means.
  var isLayout = false
  /// Whether the first statement of the list may be a docstring.
  var mayStartWithDocstring = false
  /// Whether an empty list counts as absent.
  var mayBeEmpty = false
  /// Whether the parser reads the field of a node that it has written.
  var isReadByParser = false
}

struct Flag {
  var name: String
  var isLayout: Bool
}

struct Enumeration {
  var name: String
  var type: String
  var isLayout: Bool
}

struct NodeDescription {
  var name: String
  var category: String
  var documentation: [String] = []
  var grammar: [String] = []
  var fields: [Field] = []
  var flags: [Flag] = []
  var enumeration: Enumeration?

  var slots: Int { fields.reduce(0) { $0 + $1.type.slots } }

  /// Whether the words fit into the node itself.
  var isInline: Bool { slots <= 2 }

  /// The name of the case of `NodeKind`.
  var kind: String {
    let base =
      name.hasPrefix("IPython") ? "ipython" + name.dropFirst(7) : name.prefix(1).lowercased() + name.dropFirst()
    switch category {
    case "Stmt": return (name.hasSuffix("Statement") ? String(base.dropLast(9)) : base) + "Stmt"
    case "Expr": return name.hasSuffix("Expr") || name.hasSuffix("Exp") ? base : base + "Expr"
    case "Pattern": return base + "Pattern"
    case "InterpolatedElement": return base + "Element"
    default: return base
    }
  }

  /// The name of the case in the category's `Case` enumeration.
  var caseName: String {
    name.hasPrefix("IPython") ? "ipython" + name.dropFirst(7) : name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The name of the view, from outside its category.
  var viewType: String { category == "Other" ? name : "\(category).\(name)" }
}

/// Reads the description file. The file belongs to the repository, so a mistake in it stops the generator.
func parseDescriptions(_ text: String) -> [NodeDescription] {
  var nodes: [NodeDescription] = []
  for (number, rawLine) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    let line = rawLine.drop { $0 == " " }
    if line.isEmpty || line.hasPrefix("#") { continue }
    let words = line.split(separator: " ").map(String.init)
    let marks = words.dropFirst(2)
    if words[0] == "node" {
      nodes.append(NodeDescription(name: words[1], category: words[2]))
      continue
    }
    guard var node = nodes.popLast() else { fatalError("line \(number + 1): a field before the first node") }
    if words[0] == ">" {
      node.documentation.append(String(line.dropFirst(2)))
    } else if words[0] == "=" {
      node.grammar.append(String(line.dropFirst(2)))
    } else if words[0] == "flag" {
      node.flags.append(Flag(name: words[1], isLayout: marks.contains("layout")))
    } else if words[0] == "enum" {
      node.enumeration = Enumeration(
        name: String(words[1].dropLast()), type: words[2], isLayout: marks.contains("layout"))
    } else {
      node.fields.append(
        Field(
          name: String(words[0].dropLast()), type: FieldType(words[1]), slot: node.slots,
          isLayout: words[1] == "Offset" || marks.contains("layout"),
          mayStartWithDocstring: marks.contains("docstring"),
          mayBeEmpty: marks.contains("orEmpty"),
          isReadByParser: marks.contains("parser")))
    }
    nodes.append(node)
  }
  return nodes
}
