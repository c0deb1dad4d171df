/// Words and signs of other languages, and of Python 2.
extension Parser {
  /// After a name that stands where a statement starts, with something after it that cannot follow a name: says what
  /// Python writes instead, if the name is a keyword elsewhere. False if it is none.
  mutating func reportForeignKeyword(_ name: Token) -> Bool {
    guard name.end - name.start <= 9 else { return false }
    let advice: String
    switch source.text(name.start, name.end) {
    case "elseif", "elsif": advice = "write `elif`"
    case "function", "func", "fun", "fn", "sub", "procedure": advice = "a function starts with `def`"
    case "switch": advice = "write `match` (since Python 3.10), or `if` and `elif`"
    case "foreach": advice = "write `for`"
    case "unless": advice = "write `if not`"
    case "until": advice = "write `while not`"
    case "catch": advice = "write `except`"
    case "throw": advice = "write `raise`"
    case "include", "using", "require": advice = "write `import`"
    case "new": advice = "call the class, as in `Name()`"
    case "var", "let", "const", "auto", "local": advice = "a variable needs no keyword: write `name = value`"
    case "struct", "interface": advice = "write `class`"
    case "int", "float", "double", "string", "str", "bool", "boolean", "char", "long":
      report(
        "A type stands behind the name in Python: write `name: type = value`, or only `name = value`", name.range)
      return true
    default: return false
    }
    report("Python has no keyword `\(source.text(name.start, name.end))`: \(advice)", name.range)
    return true
  }

  /// At the end of a line after `++` or `--`: says that Python has no such operator. False if there is none.
  mutating func reportIncrement() -> Bool {
    guard kind == .newline || kind == .semicolon || kind == .endOfFile, index > 1 else { return false }
    let (first, second) = (token(at: index - 2), token(at: index - 1))
    guard first.kind == second.kind, first.end == second.start, first.kind == .plus || first.kind == .minus else {
      return false
    }
    let sign = first.kind == .plus ? "+" : "-"
    report("Python has no `\(sign)\(sign)`: write `\(sign)= 1`", TextRange(first.start, second.end))
    return true
  }

  /// At `=` where only an expression can stand.
  mutating func reportAssignmentInExpression() {
    reportHere("`=` cannot stand in an expression; to compare, write `==`, to name the value, `:=`")
  }
}
