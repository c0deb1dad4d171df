extension CPythonTreeWriter {
  mutating func write(_ field: StaticString, _ expression: Expr) {
    if depth > Self.maximumDepth {
      open(field, "TooDeep", expression.range)
      close()
      return
    }
    let range = expression.range
    switch expression.cases {
    case .name(let name):
      open(field, "Name", range)
      attribute("id", name.symbol)
      attribute(name.ctx)
    case .attribute(let attribute):
      open(field, "Attribute", range)
      self.attribute("attr", attribute.attr)
      self.attribute(attribute.ctx)
      write("value", attribute.value)
    case .call(let call):
      open(field, "Call", range)
      write("func", call.func)
      writeArguments("args", call.arguments)
    case .subscript(let subscription):
      open(field, "Subscript", range)
      attribute(subscription.ctx)
      write("value", subscription.value)
      write("slice", subscription.slice)
    case .binOp(let operation):
      open(field, "BinOp", range)
      attribute("op", operation.op.cpythonName)
      write("left", operation.left)
      write("right", operation.right)
    case .boolOp(let operation):
      open(field, "BoolOp", range)
      attribute("op", operation.op == .and ? "And" : "Or")
      writeExpressions("values", operation.values)
    case .unaryOp(let operation):
      open(field, "UnaryOp", range)
      attribute("op", operation.op.cpythonName)
      write("operand", operation.operand)
    case .compare(let comparison): writeComparison(field, comparison)
    case .list(let list):
      open(field, "List", range)
      attribute(list.ctx)
      writeExpressions("elts", list.elts)
    case .tuple(let tuple):
      open(field, "Tuple", range)
      attribute(tuple.ctx)
      writeExpressions("elts", tuple.elts)
    case .starred(let starred):
      open(field, "Starred", range)
      attribute(starred.ctx)
      write("value", starred.value)
    case .stringLiteral, .bytesLiteral, .fString, .tString, .concatenatedString:
      writeString(field, expression)
      return
    default: writeOther(field, expression)
    }
    close()
  }

  private mutating func writeOther(_ field: StaticString, _ expression: Expr) {
    let range = expression.range
    switch expression.cases {
    case .numberLiteral(let number): writeNumber(field, number)
    case .booleanLiteral(let literal):
      open(field, "Constant", range)
      attribute("value", literal.value ? "True" : "False")
    case .noneLiteral:
      open(field, "Constant", range)
      attribute("value", "None")
    case .ellipsisLiteral:
      open(field, "Constant", range)
      attribute("value", "Ellipsis")
    case .namedExpr(let named):
      open(field, "NamedExpr", range)
      write("target", named.target)
      write("value", named.value)
    case .lambda(let lambda):
      open(field, "Lambda", range)
      if let parameters = lambda.parameters {
        writeParameters("args", parameters)
      } else {
        open("args", "arguments", nil)
        close()
      }
      write("body", lambda.body)
    case .ifExp(let conditional):
      open(field, "IfExp", range)
      write("test", conditional.test)
      write("body", conditional.body)
      write("orelse", conditional.orelse)
    case .dict(let dictionary): writeDictionary(field, dictionary)
    case .set(let set):
      open(field, "Set", range)
      writeExpressions("elts", set.elts)
    case .slice(let slice):
      open(field, "Slice", range)
      write("lower", slice.lower)
      write("upper", slice.upper)
      write("step", slice.step)
    case .await(let awaiting):
      open(field, "Await", range)
      write("value", awaiting.value)
    case .yield(let yielding):
      open(field, "Yield", range)
      write("value", yielding.value)
    case .yieldFrom(let yielding):
      open(field, "YieldFrom", range)
      write("value", yielding.value)
    default: writeComprehension(field, expression)
    }
  }

  private mutating func writeComprehension(_ field: StaticString, _ expression: Expr) {
    let range = expression.range
    switch expression.cases {
    case .listComp(let comprehension):
      open(field, "ListComp", range)
      write("elt", comprehension.elt)
      writeGenerators(comprehension.generators)
    case .setComp(let comprehension):
      open(field, "SetComp", range)
      write("elt", comprehension.elt)
      writeGenerators(comprehension.generators)
    case .generatorExp(let comprehension):
      open(field, "GeneratorExp", range)
      write("elt", comprehension.elt)
      writeGenerators(comprehension.generators)
    case .dictComp(let comprehension):
      open(field, "DictComp", range)
      write("key", comprehension.key)
      write("value", comprehension.value)
      writeGenerators(comprehension.generators)
    case .ipythonEscape: open(field, "IPythonEscape", range)
    default: open(field, "Invalid", range)
    }
  }

  private mutating func writeGenerators(_ generators: NodeList<Comprehension>) {
    for index in generators.indices {
      let generator = generators[index]
      open("generators", "comprehension", nil)
      attribute("is_async", generator.isAsync ? "1" : "0")
      write("target", generator.target)
      write("iter", generator.iter)
      writeExpressions("ifs", generator.ifs)
      close()
    }
  }

  private mutating func writeComparison(_ field: StaticString, _ comparison: Expr.Compare) {
    open(field, "Compare", comparison.range)
    let comparisons = comparison.comparisons
    attribute("ops", comparisons.operator(at: 0).cpythonName)
    for index in comparisons.indices.dropFirst() {
      append(",")
      append(comparisons.operator(at: index).cpythonName)
    }
    write("left", comparison.left)
    for index in comparisons.indices { write("comparators", comparisons.comparator(at: index)) }
  }

  private mutating func writeDictionary(_ field: StaticString, _ dictionary: Expr.Dict) {
    open(field, "Dict", dictionary.range)
    let items = dictionary.items
    for index in stride(from: 0, to: items.count, by: 2) {
      if let key = items[index] { write("keys", key) } else { writeNone("keys") }
    }
    for index in stride(from: 1, to: items.count, by: 2) { write("values", items[index]) }
  }

  private mutating func writeNumber(_ field: StaticString, _ number: Expr.NumberLiteral) {
    open(field, "Constant", number.range)
    if let value = number.integerValue {
      attribute("value", text: "0x" + value.hexadecimal)
    } else if let value = number.floatValue {
      let bits = String(value.bitPattern, radix: 16)
      attribute("value", text: (number.numberKind == .imaginary ? "complex:" : "float:") + bits)
    }
  }

  /// The arguments of a call or class: CPython has keywords in a list of their own.
  mutating func writeArguments(_ field: StaticString, _ arguments: Arguments) {
    let items = arguments.items
    for index in items.indices {
      if let expression = items[index].asExpr { write(field, expression) }
    }
    for index in items.indices {
      guard let keyword = items[index].asKeyword else { continue }
      open("keywords", "keyword", keyword.range)
      if let name = keyword.arg { attribute("arg", name) }
      write("value", keyword.value)
      close()
    }
  }
}

extension BinaryOperator {
  var cpythonName: StaticString {
    switch self {
    case .add: "Add"
    case .subtract: "Sub"
    case .multiply: "Mult"
    case .matrixMultiply: "MatMult"
    case .divide: "Div"
    case .modulo: "Mod"
    case .bitwiseAnd: "BitAnd"
    case .bitwiseOr: "BitOr"
    case .bitwiseXor: "BitXor"
    case .leftShift: "LShift"
    case .rightShift: "RShift"
    case .power: "Pow"
    case .floorDivide: "FloorDiv"
    }
  }
}

extension UnaryOperator {
  var cpythonName: StaticString {
    switch self {
    case .invert: "Invert"
    case .not: "Not"
    case .positive: "UAdd"
    case .negative: "USub"
    }
  }
}

extension ComparisonOperator {
  var cpythonName: StaticString {
    switch self {
    case .equal: "Eq"
    case .notEqual: "NotEq"
    case .less: "Lt"
    case .lessEqual: "LtE"
    case .greater: "Gt"
    case .greaterEqual: "GtE"
    case .is: "Is"
    case .isNot: "IsNot"
    case .in: "In"
    case .notIn: "NotIn"
    }
  }
}
