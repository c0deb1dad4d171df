import Support

/// Checks of `match` statements: <https://peps.python.org/pep-0634/>.
extension CompilationChecks {
  mutating func checkMatch(_ statement: Stmt.Match) {
    for index in statement.cases.indices {
      let matchCase = statement.cases[index]
      _ = captures(of: matchCase.pattern)
      if index < statement.cases.count - 1 && matchCase.guard == nil, isIrrefutable(matchCase.pattern) {
        reportIrrefutable(matchCase.pattern)
      }
    }
  }

  private mutating func reportIrrefutable(_ pattern: Pattern) {
    report(
      .irrefutablePattern, "This pattern matches everything, so the patterns after it are never tried", pattern.range)
  }

  private func isIrrefutable(_ pattern: Pattern) -> Bool {
    switch pattern.cases {
    case .matchAs(let capture):
      guard let inner = capture.pattern else { return true }
      return isIrrefutable(inner)
    case .matchOr(let alternatives):
      guard let last = alternatives.patterns.lastElement else { return false }
      return isIrrefutable(last)
    default:
      return false
    }
  }

  /// The names that a pattern binds. Reports names bound twice, and what is wrong inside.
  private mutating func captures(of pattern: Pattern) -> Set<Symbol> {
    var names: Set<Symbol> = []
    switch pattern.cases {
    case .matchAs(let capture):
      if let inner = capture.pattern { names = captures(of: inner) }
      if let name = capture.name { add(name, to: &names) }
    case .matchStar(let star):
      if let name = star.name { add(name, to: &names) }
    case .matchSequence(let sequence):
      var stars = 0
      for index in sequence.patterns.indices {
        let element = sequence.patterns[index]
        if element.kind == .matchStarPattern {
          stars += 1
          if stars == 2 {
            report(.multipleStarPatterns, "Only one pattern of a sequence can be starred", element.range)
          }
        }
        merge(captures(of: element), into: &names, element.range)
      }
    case .matchMapping(let mapping):
      names = captures(ofMapping: mapping)
    case .matchClass(let pattern):
      names = captures(ofClass: pattern)
    case .matchOr(let alternatives):
      names = captures(ofAlternatives: alternatives)
    default: break
    }
    return names
  }

  private mutating func captures(ofMapping mapping: Pattern.MatchMapping) -> Set<Symbol> {
    var names: Set<Symbol> = []
    var keys: Set<ExactText> = []
    for index in mapping.items.indices {
      if let pattern = mapping.items[index].asPattern {
        merge(captures(of: pattern), into: &names, pattern.range)
      } else if let key = mapping.items[index].asExpr, let value = comparable(key),
        !keys.insert(ExactText(value)).inserted
      {
        report(.duplicateMatchKey, "The key `\(key.text)` appears twice in this mapping pattern", key.range)
      }
    }
    if let rest = mapping.rest { add(rest, to: &names) }
    return names
  }

  /// A text that is equal for equal literals; nil for what is not a literal.
  private func comparable(_ key: Expr) -> String? {
    switch key.cases {
    case .stringLiteral(let literal): return "str " + literal.value
    case .bytesLiteral(let literal): return "bytes \(literal.value)"
    case .noneLiteral: return "None"
    default:
      if let number = number(key) { return "number \(number.real) \(number.imaginary)" }
      if let literal = key.asNumberLiteral, let value = literal.integerValue { return "integer \(value.hexadecimal)" }
      return nil
    }
  }

  /// The value of a number, as far as a key needs it: `1`, `1.0`, `True` and `1+0j` are the same key.
  private func number(_ key: Expr) -> (real: Double, imaginary: Double)? {
    switch key.cases {
    case .booleanLiteral(let literal): return (literal.value ? 1 : 0, 0)
    case .numberLiteral(let literal):
      if let value = literal.integerValue {
        guard let small = value.int, Double(exactly: small) != nil else { return nil }
        return (Double(small), 0)
      }
      let value = literal.floatValue ?? 0
      return literal.numberKind == .imaginary ? (0, value) : (value, 0)
    case .unaryOp(let operation):
      guard let value = number(operation.operand) else { return nil }
      return (0 - value.real, 0 - value.imaginary)
    case .binOp(let operation):
      guard let left = number(operation.left), let right = number(operation.right) else { return nil }
      let sign: Double = operation.op == .subtract ? -1 : 1
      return (left.real + sign * right.real, left.imaginary + sign * right.imaginary)
    default: return nil
    }
  }

  private mutating func captures(ofClass pattern: Pattern.MatchClass) -> Set<Symbol> {
    var names: Set<Symbol> = []
    var attributes: Set<Symbol> = []
    for index in pattern.arguments.indices {
      let argument = pattern.arguments[index]
      if argument.kind == .matchKeyword {
        let keyword = MatchKeyword(unchecked: argument.id, in: tree)
        if !attributes.insert(keyword.name).inserted {
          report(
            .duplicateMatchAttribute, "The attribute `\(tree.text(of: keyword.name))` appears twice in this pattern",
            TextRange(keyword.start, keyword.start + UInt32(tree.text(of: keyword.name).utf8.count)))
        }
        merge(captures(of: keyword.pattern), into: &names, keyword.range)
      } else if let positional = argument.asPattern {
        merge(captures(of: positional), into: &names, positional.range)
      }
    }
    return names
  }

  private mutating func captures(ofAlternatives alternatives: Pattern.MatchOr) -> Set<Symbol> {
    var names: Set<Symbol> = []
    var isReported = false
    for index in alternatives.patterns.indices {
      let alternative = alternatives.patterns[index]
      let bound = captures(of: alternative)
      if index < alternatives.patterns.count - 1 && isIrrefutable(alternative) && !isReported {
        reportIrrefutable(alternative)
        isReported = true
      }
      if index == 0 {
        names = bound
      } else if bound != names && !isReported {
        report(
          .differentAlternativeCaptures, "All alternatives of a pattern must bind the same names", alternatives.range)
        isReported = true
      }
    }
    return names
  }

  private mutating func add(_ name: Identifier, to names: inout Set<Symbol>) {
    checkDebug(name)
    if !names.insert(name.symbol).inserted {
      report(
        .multiplePatternCapture, "The pattern binds `\(tree.text(of: name.symbol))` twice", tree.range(of: name))
    }
  }

  private mutating func merge(_ more: Set<Symbol>, into names: inout Set<Symbol>, _ range: TextRange) {
    for name in more where !names.insert(name).inserted {
      report(.multiplePatternCapture, "The pattern binds `\(tree.text(of: name))` twice", range)
    }
  }
}
