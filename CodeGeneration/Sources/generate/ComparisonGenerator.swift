/// Writes what compares the fields of two nodes, and the table of fields by which its test changes each of them.
struct ComparisonGenerator {
  var nodes: [NodeDescription]

  // MARK: - The comparison

  func fields() -> String {
    var text = SyntaxTreeGenerator.head
    text += """
      extension TreeComparison {
        /// Whether two nodes of one kind agree in their flags, their enumeration and their fields, children apart: those
        /// are left to be compared, in pairs.
        mutating func agreeInFields(_ left: Node, _ right: Node) -> Bool {
          switch left.kind {

      """
    var leaves: [String] = ["absent"]
    for node in nodes {
      let conditions = conditions(of: node)
      if conditions.isEmpty {
        leaves.append(node.kind)
      } else {
        text += "    case .\(escaped(node.kind)):\n      return \(conditions.joined(separator: "\n        && "))\n"
      }
    }
    text += "    case \(leaves.map { ".\(escaped($0))" }.joined(separator: ", ")): return true\n"
    return text + "    }\n  }\n}\n"
  }

  private func conditions(of node: NodeDescription) -> [String] {
    var conditions: [String] = []
    if let mask = significantFlags(of: node) {
      conditions.append("(left.flags ^ right.flags) & \(mask) == 0")
    }
    if let enumeration = node.enumeration, !enumeration.isLayout { conditions.append("left.aux == right.aux") }
    for field in node.fields where !field.isLayout {
      func words(_ side: String, _ tree: String) -> [String] {
        (field.slot..<field.slot + field.type.slots).map { slot in
          node.isInline ? "\(side).\(slot == 0 ? "a" : "b")" : "\(tree).fieldWord(\(side).a, \(slot))"
        }
      }
      let (left, right) = (words("left", "first"), words("right", "second"))
      let lists = (left + right).joined(separator: ", ")
      switch field.type {
      case .optionalNode where field.mayBeEmpty:
        conditions.append("pair(unlessEmpty(\(left[0]), first), unlessEmpty(\(right[0]), second))")
      case .node, .optionalNode: conditions.append("pair(\(left[0]), \(right[0]))")
      case .list:
        let docstring = field.mayStartWithDocstring ? ", mayStartWithDocstring: true" : ""
        conditions.append("pairs(\(lists)\(docstring))")
      case .listWithGaps: conditions.append("pairs(\(lists))")
      case .identifier, .optionalIdentifier, .symbol, .optionalSymbol:
        conditions.append("areSameNames(\(left[0]), \(right[0]))")
      case .identifierList: conditions.append("areSameNames(\(lists))")
      case .number: conditions.append("\(left[0]) == \(right[0])")
      case .comparisonList: conditions.append("comparisonPairs(\(lists))")
      }
    }
    return conditions
  }

  private func significantFlags(of node: NodeDescription) -> Int? {
    let mask = node.flags.enumerated().reduce(0) { $1.element.isLayout ? $0 : $0 | 1 << $1.offset }
    return mask == 0 ? nil : mask
  }

  // MARK: - The table of the test

  func testTable() -> String {
    var text = SyntaxTreeGenerator.head
    text += """
      import PythonSyntax

      /// What each kind of node stores, from its description.
      let nodeDescriptions: [NodeDescription] = [

      """
    for node in nodes {
      text += "NodeDescription(kind: .\(escaped(node.kind)), isInline: \(node.isInline), parts: [\n"
      for (bit, flag) in node.flags.enumerated() {
        text += "NodePart(\"\(flag.name)\", .flag(bit: \(bit)), isLayout: \(flag.isLayout)),\n"
      }
      if let enumeration = node.enumeration {
        text += "NodePart(\"\(enumeration.name)\", .enumeration, isLayout: \(enumeration.isLayout)),\n"
      }
      for field in node.fields {
        text +=
          "NodePart(\"\(field.name)\", .\(partType(field.type))(slot: \(field.slot)), isLayout: \(field.isLayout)),\n"
      }
      text += "]),\n"
    }
    return text + "]\n"
  }

  private func partType(_ type: FieldType) -> String {
    switch type {
    case .node, .optionalNode: "child"
    case .list, .listWithGaps: "list"
    case .identifier, .optionalIdentifier, .symbol, .optionalSymbol: "name"
    case .identifierList: "names"
    case .number: "number"
    case .comparisonList: "comparisons"
    }
  }

  private func escaped(_ name: String) -> String { SyntaxTreeGenerator(nodes: nodes).escaped(name) }
}
