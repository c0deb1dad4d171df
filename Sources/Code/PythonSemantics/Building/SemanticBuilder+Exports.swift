internal import PythonSyntax

/// `__all__`, in the forms that type checkers understand:
/// <https://typing.python.org/en/latest/spec/distributing.html#library-interface-public-and-private-symbols>.
extension SemanticBuilder {
  /// An assignment, which exports names if `__all__` is a target.
  mutating func noteExportAssignment(to targets: NodeList<Expr>, _ value: NodeID) {
    for index in targets.indices {
      guard let name = targets[index].asName, name.symbol == KnownNames.all else { continue }
      exports.removeAll()
      exportFlags = []
      noteExports(value)
    }
  }

  /// `__all__.extend(...)`, `.append(...)` and `.remove(...)`.
  mutating func noteExportCall(_ call: Expr.Call) {
    guard let attribute = call.func.asAttribute, let name = attribute.value.asName, name.symbol == KnownNames.all
    else { return }
    let items = call.arguments.items
    guard items.count == 1, items[0].kind != .keyword else { return }
    let argument = items.id(at: 0)
    let method = tree.name(of: attribute.attr)
    if method == "extend" {
      noteExports(argument)
    } else if method == "append" {
      noteExport(argument)
    } else if method == "remove", let symbol = exportedSymbol(argument) {
      if let last = exports.lastIndex(where: { $0.symbol == symbol && !$0.isRemoved }) {
        exports[last].isRemoved = true
      }
    }
  }

  /// The names in what is assigned or added to `__all__`.
  mutating func noteExports(_ value: NodeID) {
    exportFlags.insert(.isDefined)
    var pending = [value]
    while let id = pending.popLast() {
      switch Expr(unchecked: id, in: tree).cases {
      case .list(let list): noteExports(list.elts, &pending)
      case .tuple(let tuple): noteExports(tuple.elts, &pending)
      case .set(let set): noteExports(set.elts, &pending)
      case .binOp(let operation) where operation.op == .add:
        pending.append(operation.right.id)
        pending.append(operation.left.id)
      case .attribute(let attribute) where attribute.attr == KnownNames.all: noteExportSource(attribute.value.id)
      case .name(let name) where name.symbol == KnownNames.all: break
      case .listComp: break
      case .call(let call) where isListOrTuple(call.func.id):
        let items = call.arguments.items
        for index in items.indices { pending.append(items.id(at: index)) }
      default: exportFlags.insert(.hasInvalidFormat)
      }
    }
  }

  private mutating func noteExports(_ elements: NodeList<Expr>, _ pending: inout [NodeID]) {
    for index in elements.indices {
      // `*module.__all__`
      if let starred = elements[index].asStarred {
        pending.append(starred.value.id)
      } else {
        noteExport(elements.id(at: index))
      }
    }
  }

  private func isListOrTuple(_ function: NodeID) -> Bool {
    let id = qualifiedNameOfNode(function)
    let name = qualifiedNames.names[id.index]
    if name.depth != 2 || !(qualifiedNames.names[name.parent.index].part == "builtins") { return false }
    return name.part == "list" || name.part == "tuple" || name.part == "sorted"
  }

  private mutating func noteExportSource(_ module: NodeID) {
    exportFlags.insert(.includesModules)
    let entry = entries[module.index]
    if entry & NodeEntry.mask == NodeEntry.reference {
      references[Int(entry & ~NodeEntry.mask)].flags.insert(.exportSource)
    }
  }

  private mutating func noteExport(_ element: NodeID) {
    guard let symbol = exportedSymbol(element) else {
      exportFlags.insert(.hasInvalidElement)
      return
    }
    exportFlags.insert(.isDefined)
    exports.append(Export(symbol: symbol, node: element, reference: .none, isRemoved: false))
  }

  private mutating func exportedSymbol(_ id: NodeID) -> Symbol? {
    guard let literal = tree.expr(id)?.asStringLiteral else {
      guard let parts = tree.expr(id)?.asConcatenatedString?.parts else { return nil }
      var text: [UInt8] = []
      for index in parts.indices {
        guard let literal = parts[index].asStringLiteral else { return nil }
        text += Array(literal.value.utf8)
      }
      return symbolOfName(keep(text))
    }
    if let contents = plainContents(literal.range, literal.style.flags) { return symbolOfName(tree.name(at: contents)) }
    return symbolOfName(keep(Array(literal.value.utf8)))
  }

  /// What `__all__` names counts as used.
  mutating func addExportReferences() {
    context = .export
    statement = .absent
    for index in exports.indices where !exports[index].isRemoved {
      exports[index].reference = refer(exports[index].symbol, exports[index].node)
    }
    context = []
  }
}
