internal import PythonSyntax

/// Annotations and other expressions that stand for types.
extension SemanticBuilder {
  /// Whether annotations run only when something asks for them, if ever.
  private var defersAnnotations: Bool {
    options.isStub || hasFutureAnnotations || options.target >= PythonVersion(minor: 14)
  }

  /// An annotation; `isEvaluated` tells whether Python evaluates it unless annotations are deferred.
  mutating func visitAnnotation(_ id: NodeID, isEvaluated: Bool) {
    let (outer, reads) = (context, readsStringsAsTypes)
    readsStringsAsTypes = true
    context.insert(.annotation)
    if defersAnnotations {
      postpone(.annotation, id, context: context.union(.deferred))
    } else {
      context.insert(isEvaluated ? .runtimeEvaluated : .deferred)
      visitExpression(id)
    }
    (context, readsStringsAsTypes) = (outer, reads)
  }

  /// An expression outside of annotations that stands for a type.
  mutating func visitType(_ id: NodeID) {
    let (outer, reads) = (context, readsStringsAsTypes)
    readsStringsAsTypes = true
    context.insert(.typeDefinition)
    visitExpression(id)
    (context, readsStringsAsTypes) = (outer, reads)
  }

  private mutating func visitValue(_ id: NodeID) {
    let reads = readsStringsAsTypes
    readsStringsAsTypes = false
    visitExpression(id)
    readsStringsAsTypes = reads
  }

  // MARK: - Subscripts

  /// What stands between the brackets: types if the value is generic.
  mutating func visitIndex(_ id: NodeID, of value: QualifiedNameID) {
    if value.isNone {
      visitExpression(id)
      return
    }
    if isTyping(value, "Literal") {
      visitValue(id)
    } else if isTyping(value, "Annotated") {
      visitAnnotated(id)
    } else if readsStringsAsTypes {
      visitExpression(id)
    } else if isGeneric(value) {
      visitType(id)
    } else {
      visitExpression(id)
    }
  }

  private mutating func visitAnnotated(_ id: NodeID) {
    guard let elements = Expr(unchecked: id, in: tree).asTuple?.elts else {
      visitExpression(id)
      return
    }
    for index in elements.indices {
      if index == 0 { visitType(elements.id(at: index)) } else { visitValue(elements.id(at: index)) }
    }
  }

  /// Whether a class of the standard library takes types in brackets.
  private func isGeneric(_ id: QualifiedNameID) -> Bool {
    let name = qualifiedNames.names[id.index]
    if name.parent.isNone { return false }
    if name.depth == 2 && isTypingModule(name.parent) { return true }
    let module = qualifiedNames.names[name.parent.index].part
    if name.depth == 2 && module == "builtins" {
      return name.part == "list" || name.part == "dict" || name.part == "tuple" || name.part == "type"
        || name.part == "set" || name.part == "frozenset"
    }
    if name.depth == 2 && module == "collections" { return unsafe name.part.count > 0 && name.part.base[0] != 0x5F }
    if name.depth == 2 && module == "re" { return name.part == "Pattern" || name.part == "Match" }
    return name.depth == 3 && module == "abc"
  }

  // MARK: - Calls

  /// Calls of `typing` some of whose arguments are types. False if the function is another.
  mutating func visitTypingCall(_ arguments: NodeID, of function: QualifiedNameID) -> Bool {
    let name = qualifiedNames.names[function.index]
    guard name.depth == 2, isTypingModule(name.parent) else { return false }
    let part = name.part
    let types: TypeArguments
    if part == "cast" {
      types = TypeArguments(positions: 0..<1, keyword: "typ")
    } else if part == "TypeVar" {
      types = TypeArguments(positions: 1..<1000, keyword: "bound", otherKeyword: "default")
    } else if part == "NewType" {
      types = TypeArguments(positions: 1..<2, keyword: "tp")
    } else if part == "TypeAliasType" {
      types = TypeArguments(positions: 1..<2, keyword: "value")
    } else if part == "NamedTuple" || part == "TypedDict" {
      visitFieldsCall(arguments, keywordsAreTypes: part == "NamedTuple")
      return true
    } else {
      return false
    }
    visitArguments(arguments, types)
    return true
  }

  private struct TypeArguments {
    var positions: Range<Int>
    var keyword: StaticString
    var otherKeyword: StaticString = ""
  }

  private mutating func visitArguments(_ id: NodeID, _ types: TypeArguments) {
    let items = Arguments(unchecked: id, in: tree).items
    for index in items.indices {
      if let keyword = items[index].asKeyword {
        let name = tree.name(of: keyword.arg ?? .missing)
        let isType = name.count > 0 && (name == types.keyword || name == types.otherKeyword)
        if isType { visitType(keyword.value.id) } else { visitValue(keyword.value.id) }
      } else if types.positions.contains(index) {
        visitType(items.id(at: index))
      } else {
        visitValue(items.id(at: index))
      }
    }
  }

  /// `NamedTuple("N", [("name", type)])`, `NamedTuple("N", name=type)`, `TypedDict("D", {"name": type})`.
  private mutating func visitFieldsCall(_ id: NodeID, keywordsAreTypes: Bool) {
    let items = Arguments(unchecked: id, in: tree).items
    for index in items.indices {
      if let keyword = items[index].asKeyword {
        let isType = keywordsAreTypes || tree.name(of: keyword.arg ?? .missing) == "extra_items"
        if isType { visitType(keyword.value.id) } else { visitValue(keyword.value.id) }
      } else if index == 1 {
        visitFields(items.id(at: index))
      } else {
        visitValue(items.id(at: index))
      }
    }
  }

  private mutating func visitFields(_ id: NodeID) {
    switch Expr(unchecked: id, in: tree).cases {
    case .dict(let dictionary):
      let items = dictionary.items
      for index in items.indices {
        let part = items.id(at: index)
        if part.isAbsent { continue }
        if index % 2 == 1 { visitType(part) } else { visitValue(part) }
      }
    case .list(let list): visitFields(list.elts)
    case .tuple(let tuple): visitFields(tuple.elts)
    default: visitValue(id)
    }
  }

  /// Pairs of a name and a type.
  private mutating func visitFields(_ fields: NodeList<Expr>) {
    for index in fields.indices {
      guard let pair = fields[index].asTuple?.elts, pair.count == 2 else {
        visitValue(fields.id(at: index))
        continue
      }
      visitValue(pair.id(at: 0))
      visitType(pair.id(at: 1))
    }
  }

  // MARK: - Strings that stand for types

  /// Parses a string as an expression and walks it.
  mutating func visitQuoted(_ id: NodeID) {
    let range = tree.range(of: id)
    var offset: Int32?
    var text: [UInt8] = []
    var isTriple = false
    if let literal = tree.expr(id)?.asStringLiteral {
      let flags = literal.style.flags
      isTriple = flags.contains(.triple)
      if let contents = plainContents(range, flags) {
        text = unsafe Array(tree.name(at: contents).bytes)
        offset = Int32(truncatingIfNeeded: contents.start)
      } else {
        text = Array(literal.value.utf8)
      }
    } else if let parts = tree.expr(id)?.asConcatenatedString?.parts {
      for index in parts.indices {
        if let literal = parts[index].asStringLiteral { text += Array(literal.value.utf8) }
      }
    }
    // A string with line ends is read as if in parentheses.
    if isTriple {
      text = [UInt8(ascii: "(")] + text + [UInt8(ascii: ")")]
      offset = offset.map { $0 - 1 }
    }
    let parsed = unsafe text.withUnsafeBufferPointer {
      unsafe SyntaxTree(parsing: $0, options: ParseOptions(mode: .expression))
    }
    // The string's own place may lie in another string.
    if let annotation = quotedNumber == 0 ? nil : quotedAnnotations[Int(quotedNumber) - 1] {
      if let around = annotation.offset, let own = offset { offset = around + own } else { offset = nil }
    }
    let annotation = QuotedAnnotation(
      node: modelNode(id), tree: parsed, firstNode: UInt32(entries.count), offset: offset,
      isValid: parsed.errors(for: options.target).isEmpty && !text.isEmpty)
    for _ in 0..<parsed.view.nodeCount { entries.append(0) }
    quotedAnnotations.append(annotation)
    guard annotation.isValid else { return }
    let outer = quotedNumber
    enterTree(UInt32(quotedAnnotations.count))
    readsStringsAsTypes = true
    context.insert(.quoted)
    visitExpression(ExpressionModule(unchecked: tree.root, in: tree).body.id)
    enterTree(outer)
  }

  /// The range between the quotes, if what stands there is what the string is.
  func plainContents(_ range: TextRange, _ flags: StringFlags) -> TextRange? {
    if flags.contains(.unterminated) || flags.contains(.bytes) { return nil }
    var start = range.start
    while start < range.end && tree.byte(at: start) != flags.quote { start += 1 }
    guard range.end >= start + 2 * flags.quoteLength else { return nil }
    let contents = TextRange(start + flags.quoteLength, range.end - flags.quoteLength)
    for offset in contents.start..<contents.end {
      let byte = tree.byte(at: offset)
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\r") { return nil }
    }
    return contents
  }
}
