/// Leaves out errors that only follow from others, so that one mistake is one error.
///
/// - What the parser reports inside a bracket that is never closed follows from the bracket.
/// - Of the errors of syntax on one line the one found first counts, and what the lexer found before what the parser
///   found: a string that is not closed upsets everything after it.
/// - What CPython only reports when it compiles waits until the line can be read.
@safe struct ErrorCascades {
  private let source: SourcePointer
  private let tokens: UnsafeMutableBufferPointer<Token>
  private let unclosed: Set<UInt32>

  /// - Parameter unclosed: the offsets of brackets and f-strings that are not closed, which something inside them may
  ///   explain.
  init(source: SourcePointer, tokens: UnsafeMutableBufferPointer<Token>, unclosed: [UInt32]) {
    self.source = source
    unsafe self.tokens = unsafe tokens
    self.unclosed = Set(unclosed)
  }

  /// The errors that remain, in source order.
  ///
  /// - Parameter errors: those of each stage in the order in which it found them.
  /// - Complexity: O(n log n) in the number of errors, and O(n) in the number of tokens if a bracket is not closed.
  func firstCauses(of errors: [SyntaxError]) -> [SyntaxError] {
    let places = errors.indices.sorted { (errors[$0].range.start, $0) < (errors[$1].range.start, $1) }
    var extents = extentsOfUnclosedBrackets()[...]
    var result: [SyntaxError] = []
    var line: [Int] = []
    var lineEnd: UInt32 = 0
    for place in places {
      let start = errors[place].range.start
      while let extent = extents.first, extent.end < start { extents.removeFirst() }
      if errors[place].category == .parsing, let extent = extents.first, extent.start < start { continue }
      if start > lineEnd {
        result += firstCauses(onLine: line, of: errors)
        line = []
      }
      if line.isEmpty { lineEnd = source.endOfLine(start) }
      line.append(place)
    }
    return result + firstCauses(onLine: line, of: errors)
  }

  private func firstCauses(onLine places: [Int], of errors: [SyntaxError]) -> [SyntaxError] {
    if places.count < 2 { return places.map { errors[$0] } }
    let lexing = places.filter { errors[$0].category == .lexing }
    let cause =
      lexing.filter { !unclosed.contains(errors[$0].range.start) }.min() ?? lexing.min()
      ?? places.filter { errors[$0].category == .parsing }.min()
    return places.filter { place in
      switch errors[place].category {
      case .lexing, .parsing: place == cause
      case .compilation: cause == nil
      case .encoding, .version: true
      }
    }.map { errors[$0] }
  }

  /// From each unclosed bracket to the line end at which the lexer gave up on it.
  private func extentsOfUnclosedBrackets() -> [TextRange] {
    if unclosed.isEmpty { return [] }
    var brackets = unclosed.sorted()[...]
    var extents: [TextRange] = []
    for index in unsafe tokens.indices {
      let token = unsafe tokens[index]
      guard token.kind == .newline, token.flags.contains(.unterminated) else { continue }
      guard let bracket = brackets.first, bracket < token.start else { continue }
      extents.append(TextRange(bracket, token.start))
      while let next = brackets.first, next < token.start { brackets.removeFirst() }
    }
    return extents
  }
}
