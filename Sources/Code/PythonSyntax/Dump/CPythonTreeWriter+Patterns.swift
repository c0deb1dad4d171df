extension CPythonTreeWriter {
  mutating func write(_ field: StaticString, _ pattern: Pattern) {
    let range = pattern.range
    switch pattern.cases {
    case .matchValue(let pattern):
      open(field, "MatchValue", range)
      write("value", pattern.value)
    case .matchSingleton(let pattern):
      open(field, "MatchSingleton", range)
      switch pattern.value {
      case .none: attribute("value", "None")
      case .true: attribute("value", "True")
      case .false: attribute("value", "False")
      }
    case .matchSequence(let pattern):
      open(field, "MatchSequence", range)
      for index in pattern.patterns.indices { write("patterns", pattern.patterns[index]) }
    case .matchMapping(let pattern): writeMapping(field, pattern)
    case .matchClass(let pattern): writeClassPattern(field, pattern)
    case .matchStar(let pattern):
      open(field, "MatchStar", range)
      if let name = pattern.name { attribute("name", name.symbol) }
    case .matchAs(let pattern):
      open(field, "MatchAs", range)
      if let name = pattern.name { attribute("name", name.symbol) }
      if let inner = pattern.pattern { write("pattern", inner) }
    case .matchOr(let pattern):
      open(field, "MatchOr", range)
      for index in pattern.patterns.indices { write("patterns", pattern.patterns[index]) }
    case .invalid:
      open(field, "Invalid", range)
    }
    close()
  }

  private mutating func writeMapping(_ field: StaticString, _ pattern: Pattern.MatchMapping) {
    open(field, "MatchMapping", pattern.range)
    if let rest = pattern.rest { attribute("rest", rest.symbol) }
    for index in pattern.items.indices {
      if let key = pattern.items[index].asExpr { write("keys", key) }
    }
    for index in pattern.items.indices {
      if let value = pattern.items[index].asPattern { write("patterns", value) }
    }
  }

  private mutating func writeClassPattern(_ field: StaticString, _ pattern: Pattern.MatchClass) {
    open(field, "MatchClass", pattern.range)
    let arguments = pattern.arguments
    var names: [String] = []
    for index in arguments.indices where arguments[index].kind == .matchKeyword {
      names.append(tree.text(of: MatchKeyword(unchecked: arguments.id(at: index), in: tree).name))
    }
    if !names.isEmpty { attribute("kwd_attrs", text: names.joined(separator: ",")) }
    write("cls", pattern.cls)
    for index in arguments.indices {
      if let positional = arguments[index].asPattern { write("patterns", positional) }
    }
    for index in arguments.indices where arguments[index].kind == .matchKeyword {
      write("kwd_patterns", MatchKeyword(unchecked: arguments.id(at: index), in: tree).pattern)
    }
  }
}
