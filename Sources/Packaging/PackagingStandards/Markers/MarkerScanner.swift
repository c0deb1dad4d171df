extension RequirementScanner {
  /// Deepest nesting of parentheses.
  private static var maximumDepth: Int { 64 }
  /// Most comparisons in one marker.
  private static var maximumComparisons: Int { 1024 }
  /// Most nodes that one marker may make: far more than any sane marker needs, few enough to take no time.
  private static var maximumNodes: Int { 50_000 }
  /// Most paths through one marker's diagram: its text may need as many alternatives.
  private static var maximumPaths: Int { 1 << 16 }

  /// One step of a marker in postfix order.
  private enum Step {
    case atom(MarkerAtom)
    /// A comparison that is left out.
    case nothing
    /// All of the last so many must hold.
    case all(Int)
    /// One of the last so many must hold.
    case any(Int)
  }

  private struct MarkerSteps {
    var steps: [Step] = []
    var comparisonCount = 0
  }

  /// Scans a marker up to the end or a closing parenthesis.
  mutating func scanMarker(warnings: inout [MarkerWarning]) throws(Failure) -> MarkerTree {
    let start = position
    var trimmedEnd = end
    while trimmedEnd > start, isSpace(bytes[trimmedEnd - 1]) { trimmedEnd -= 1 }
    let text = bytes.extracting(start..<trimmedEnd)
    let hash = MarkerCache.hash(text)
    if let known = MarkerCache.tree(for: text, hash: hash) {
      position = end
      return known
    }
    let warningCount = warnings.count
    var steps = MarkerSteps()
    try scanOr(&steps, depth: 0, warnings: &warnings)
    skipSpace()
    guard let tree = Self.build(steps.steps) else {
      throw failure("the marker is too complex", at: start, length: position - start)
    }
    if isAtEnd, warnings.count == warningCount { MarkerCache.insert(tree, for: text, hash: hash) }
    return tree
  }

  private static func build(_ steps: [Step]) -> MarkerTree? {
    let id = MarkerArena.withAlgebra { algebra in
      algebra.withBudget(maximumNodes) { algebra in
        var stack: [MarkerNodeID?] = []
        for step in steps {
          switch step {
          case .atom(let atom): stack.append(atom.node(&algebra))
          case .nothing: stack.append(nil)
          case .all(let count), .any(let count):
            let operands = stack.suffix(count).compactMap { $0 }
            stack.removeLast(count)
            var isConjunction = false
            if case .all = step { isConjunction = true }
            stack.append(combined(operands[...], isConjunction: isConjunction, &algebra))
          }
        }
        return algebra.canonical((stack.last ?? nil) ?? .alwaysTrue)
      }
    }
    guard let tree = id.map({ MarkerTree($0) }), tree.hasFewPaths(maximumPaths) else { return nil }
    return tree
  }

  /// Joins operands in pairs: one after the other would make every prefix of a long chain a diagram of its own.
  private static func combined(
    _ operands: ArraySlice<MarkerNodeID>, isConjunction: Bool, _ algebra: inout MarkerAlgebra
  ) -> MarkerNodeID? {
    guard operands.count > 1 else { return operands.first }
    let middle = operands.startIndex + operands.count / 2
    guard let left = combined(operands[..<middle], isConjunction: isConjunction, &algebra),
      let right = combined(operands[middle...], isConjunction: isConjunction, &algebra)
    else { return nil }
    return isConjunction ? algebra.and(left, right) : algebra.or(left, right)
  }

  private mutating func scanOr(
    _ steps: inout MarkerSteps, depth: Int, warnings: inout [MarkerWarning]
  ) throws(Failure) {
    try scanAnd(&steps, depth: depth, warnings: &warnings)
    var count = 1
    while skipWord("or") {
      try scanAnd(&steps, depth: depth, warnings: &warnings)
      count += 1
    }
    if count > 1 { steps.steps.append(.any(count)) }
  }

  private mutating func scanAnd(
    _ steps: inout MarkerSteps, depth: Int, warnings: inout [MarkerWarning]
  ) throws(Failure) {
    try scanOperand(&steps, depth: depth, warnings: &warnings)
    var count = 1
    while skipWord("and") {
      try scanOperand(&steps, depth: depth, warnings: &warnings)
      count += 1
    }
    if count > 1 { steps.steps.append(.all(count)) }
  }

  private mutating func scanOperand(
    _ steps: inout MarkerSteps, depth: Int, warnings: inout [MarkerWarning]
  ) throws(Failure) {
    skipSpace()
    let start = position
    if skip(UInt8(ascii: "(")) {
      guard depth < Self.maximumDepth else {
        throw failure("the marker has more than \(Self.maximumDepth) nested parentheses", at: start, length: 1)
      }
      try scanOr(&steps, depth: depth + 1, warnings: &warnings)
      skipSpace()
      guard skip(UInt8(ascii: ")")) else {
        if isAtEnd { throw failure("this parenthesis is not closed", at: start, length: 1) }
        throw failure("expected `)`, `and` or `or`, found \(found)", at: position, length: 1)
      }
    } else {
      steps.comparisonCount += 1
      guard steps.comparisonCount <= Self.maximumComparisons else {
        throw failure("the marker has more than \(Self.maximumComparisons) comparisons", at: start, length: 1)
      }
      try scanComparison(&steps, warnings: &warnings)
    }
    skipSpace()
  }

  /// Steps over a word that no letter, digit or underscore follows.
  private mutating func skipWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= end, bytes.extracting(position..<position + length).equals(word),
      !Self.isWordByte(peek(length))
    else { return false }
    position += length
    return true
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private enum Operand {
    case key(MarkerKey)
    case literal(String)
  }

  private mutating func scanComparison(
    _ steps: inout MarkerSteps, warnings: inout [MarkerWarning]
  ) throws(Failure) {
    let start = position
    let left = try scanMarkerOperand()
    skipSpace()
    let comparison = try scanMarkerOperator()
    skipSpace()
    let right = try scanMarkerOperand()
    let result: Result<MarkerAtom, MarkerComparisonFailure>
    switch (left, right) {
    case (.key(let key), .literal(let literal)):
      result = MarkerAtom.comparison(key, comparison, literal, isReversed: false)
    case (.literal(let literal), .key(let key)):
      result = MarkerAtom.comparison(key, comparison, literal, isReversed: true)
    case (.key, .key): result = .failure(.warning(.comparesTwoMarkers))
    case (.literal, .literal): result = .failure(.warning(.comparesTwoStrings))
    }
    switch result {
    case .success(let atom): steps.steps.append(.atom(atom))
    case .failure(.warning(let warning)):
      warnings.append(warning)
      steps.steps.append(.nothing)
    case .failure(.listOnTheLeft(let key)):
      throw failure(
        "`\(key.name)` must be on the right of `in` or `not in`", at: start, length: position - start)
    case .failure(.listOperator(let key, let comparison)):
      throw failure(
        "`\(key.name)` can only be compared with `in` and `not in`, not with `\(comparison.text)`", at: start,
        length: position - start)
    }
  }

  private mutating func scanMarkerOperand() throws(Failure) -> Operand {
    let start = position
    let first = next
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      position += 1
      while position < end, bytes[position] != first { position += 1 }
      guard position < end else { throw failure("this string is not closed", at: start, length: end - start) }
      position += 1
      return .literal(text(start + 1, position - 1))
    }
    while Self.isWordByte(next) || next == UInt8(ascii: ".") { position += 1 }
    guard position > start else {
      throw failure("expected a marker or a string in quotes, found \(found)", at: position, length: 1)
    }
    guard let key = MarkerKey(name: bytes.extracting(start..<position)) else {
      throw failure(
        "`\(text(start, position))` is no marker; text needs quotes", at: start, length: position - start)
    }
    return .key(key)
  }

  private mutating func scanMarkerOperator() throws(Failure) -> MarkerOperator {
    if skipWord("in") { return .in }
    let start = position
    if skipWord("not") {
      let afterNot = position
      skipSpace()
      if position > afterNot, skipWord("in") { return .notIn }
      throw failure("expected `in` after `not`", at: start, length: position - start)
    }
    while true {
      switch next {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "~"):
        position += 1
        continue
      default: break
      }
      break
    }
    guard position > start else {
      throw failure(
        "expected an operator such as `==`, `>=` or `not in`, found \(found)", at: position, length: 1)
    }
    switch text(start, position) {
    case "==": return .equal
    case "!=": return .notEqual
    case "<": return .less
    case "<=": return .lessOrEqual
    case ">": return .greater
    case ">=": return .greaterOrEqual
    case "~=": return .compatible
    case "===": return .arbitraryEqual
    case let other: throw failure("`\(other)` is no operator", at: start, length: position - start)
    }
  }
}
