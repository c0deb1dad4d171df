internal import PythonSyntax

/// How an expression wants to be parenthesised where it does not fit on its line.
enum OptionalParentheses: BitwiseCopyable {
  /// If it takes several lines.
  case multiline
  /// Always, as an unparenthesised tuple in some places.
  case always
  /// If that makes it fit.
  case bestFit
  case never
}

/// When a place in the grammar lets an expression be parenthesised.
enum Parenthesize: BitwiseCopyable {
  /// Parentheses of the source stay; others are added if the expression breaks.
  case optional
  /// Parentheses are dropped, and added if the expression breaks.
  case ifBreaks
  /// Only if the expression must have them.
  case ifRequired
  /// As `ifBreaks`, but parentheses of the source are not dropped where the content itself would break.
  case ifBreaksParenthesized
  /// As `ifBreaksParenthesized` for an expression that is nested in another, without its own indentation.
  case ifBreaksParenthesizedNested
}

/// What is done with the parentheses of an expression in the source.
enum Parentheses: BitwiseCopyable { case preserve, always, never }

extension Formatter {
  /// Content between brackets, on lines of its own if it does not fit.
  ///
  /// - Parameters:
  ///   - comments: the comments after the opening bracket on its line.
  ///   - hugs: whether the content itself decides where lines break.
  mutating func parenthesized(
    _ left: StaticString, comments: CommentSlice = .empty, hugs: Bool = false, _ right: StaticString,
    _ content: (inout Formatter) -> Void
  ) {
    let level = nodeLevel
    func indented(_ f: inout Formatter) {
      if !comments.isEmpty {
        f.group { f in
          f.danglingOpenParenthesisComments(comments)
          f.softBlockIndent { content(&$0) }
        }
      } else if hugs {
        content(&f)
      } else {
        f.group { f in f.softBlockIndent { content(&$0) } }
      }
    }
    token(left)
    withLevel(.parenthesizedExpression) { f in
      if case .expression(let group?) = level {
        f.fitsExpanded(if: (group, .flat)) { indented(&$0) }
      } else {
        indented(&f)
      }
    }
    token(right)
  }

  /// Content that is put in parentheses if it does not fit. Inside it `nodeLevel` knows the group of the parentheses.
  mutating func optionalParentheses(_ content: (inout Formatter) -> Void) {
    let id = newGroup()
    withLevel(.expression(group: id)) { f in
      f.group(id) { f in
        f.ifGroupBreaks { $0.token("(") }
        f.indentIfGroupBreaks(id) { f in
          f.softLine()
          content(&f)
        }
        f.softLine()
        f.ifGroupBreaks { $0.token(")") }
      }
    }
  }

  /// Content that is put in parentheses if it does not fit, and that breaks as if it were inside of parentheses.
  mutating func parenthesizeIfExpands(indents: Bool = true, _ content: (inout Formatter) -> Void) {
    withLevel(.parenthesizedExpression) { f in
      if indents {
        let id = f.newGroup()
        f.group(id) { f in
          f.ifGroupBreaks { $0.token("(") }
          f.indentIfGroupBreaks(id) { f in
            f.softLine()
            content(&f)
          }
          f.softLine()
          f.ifGroupBreaks { $0.token(")") }
        }
      } else {
        f.group { f in
          f.ifGroupBreaks { $0.token("(") }
          content(&f)
          f.ifGroupBreaks { $0.token(")") }
        }
      }
    }
  }

  /// Brackets without content but with comments.
  mutating func emptyParenthesized(_ left: StaticString, comments: CommentSlice, _ right: StaticString) {
    let count = self.comments.partitionPoint(of: comments) { !$0.isOwnLine }
    group { f in
      f.token(left)
      f.trailingComments(comments.prefix(count))
      if count > 0 { f.hardLine() }
      let inside = comments.dropFirst(count)
      if !inside.isEmpty { f.softBlockIndent { f in f.danglingComments(inside) } }
      f.token(right)
    }
  }

  /// A line end where parentheses, written or optional, allow one.
  mutating func inParenthesesOnlySoftLine() {
    switch nodeLevel {
    case .topLevel, .compoundStatement, .expression(group: nil): break
    case .expression(let group?): ifGroupBreaks(group) { $0.softLine() }
    case .parenthesizedExpression: softLine()
    }
  }

  /// A line end where parentheses, written or optional, allow one; a space otherwise.
  mutating func inParenthesesOnlySoftLineOrSpace() {
    switch nodeLevel {
    case .topLevel, .compoundStatement, .expression(group: nil): space()
    case .expression(let group?):
      ifGroupBreaks(group) { $0.softLineOrSpace() }
      ifGroupFits(group) { $0.space() }
    case .parenthesizedExpression: softLineOrSpace()
    }
  }

  /// A group where parentheses, written or optional, allow line ends.
  mutating func inParenthesesOnlyGroup(_ content: (inout Formatter) -> Void) {
    switch nodeLevel {
    case .topLevel, .compoundStatement, .expression(group: nil): content(&self)
    case .expression(let id?): conditionalGroup(id, ifIs: .expanded) { content(&$0) }
    case .parenthesizedExpression: group { content(&$0) }
    }
  }

  /// Starts what `inParenthesesOnlyGroup` writes, where content and function do not nest.
  mutating func startInParenthesesOnlyGroup() {
    switch nodeLevel {
    case .topLevel, .compoundStatement, .expression(group: nil): break
    case .expression(let id?): layout.startFrame(LayoutElement(.startConditionalGroup, a: id.rawValue))
    case .parenthesizedExpression: layout.startFrame(LayoutElement(.startGroup))
    }
  }

  /// Ends what `startInParenthesesOnlyGroup` started. The level must be the same.
  mutating func endInParenthesesOnlyGroup() {
    switch nodeLevel {
    case .topLevel, .compoundStatement, .expression(group: nil): break
    case .expression: layout.endFrame(.endConditionalGroup)
    case .parenthesizedExpression: layout.endFrame(.endGroup)
    }
  }

  /// Content that is only printed if the parentheses around it, written or optional, are expanded.
  mutating func inParenthesesOnlyIfGroupBreaks(_ content: (inout Formatter) -> Void) {
    switch nodeLevel {
    case .topLevel, .compoundStatement, .expression(group: nil): break
    case .expression(let group?): ifGroupBreaks(group) { content(&$0) }
    case .parenthesizedExpression: ifGroupBreaks { content(&$0) }
    }
  }
}

/// Writes elements with commas between them, and decides about the comma after the last.
struct CommaSeparated {
  enum TrailingComma: BitwiseCopyable { case ifMoreThanOne, always }

  /// The offset of the closing bracket, or where a comma would end.
  let sequenceEnd: UInt32
  var trailingComma: TrailingComma = .ifMoreThanOne
  private var count = 0
  private var lastEnd: UInt32 = 0

  init(sequenceEnd: UInt32, trailingComma: TrailingComma = .ifMoreThanOne) {
    self.sequenceEnd = sequenceEnd
    self.trailingComma = trailingComma
  }

  /// Writes an element that ends at `end`, after a comma and a separator if it is not the first.
  mutating func entry(
    _ f: inout Formatter, end: UInt32, separator: (inout Formatter) -> Void = { $0.softLineOrSpace() },
    _ content: (inout Formatter) -> Void
  ) {
    if count > 0 {
      f.token(",")
      separator(&f)
    }
    count += 1
    lastEnd = end
    content(&f)
  }

  /// Writes the trailing comma.
  func finish(_ f: inout Formatter) {
    if f.interpolation.canContainLineBreaks == false { return }
    guard count > 0 else { return }
    let isMagic = f.hasMagicTrailingComma(lastEnd, sequenceEnd)
    if isMagic || trailingComma == .always || count > 1 { f.ifGroupBreaks { $0.token(",") } }
    if isMagic { f.expandParent() }
  }
}
