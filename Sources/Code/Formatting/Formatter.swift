internal import PythonSyntax

/// Writes the layout of a tree: the state that all format functions share.
///
/// Each kind of node has a file with an extension that says how it is laid out. Format functions take ids or views,
/// append elements to `layout`, and must write each comment of their node exactly once.
struct Formatter: ~Escapable, ~Copyable {
  let tree: TreeView
  let options: FormatOptions
  var layout: LayoutBuilder
  var comments: CommentTable
  /// Where in a file the node that is written stands: decides about blank lines and breaks.
  var nodeLevel: NodeLevel = .topLevel(isLast: false)
  /// The number of blocks around the statement that is written.
  var indentLevel = 0
  /// The quote of the docstring that contains the code that is formatted, if it is code in a docstring.
  var docstringQuote: UInt8?
  /// Whether an expression is written inside of a replacement field.
  var interpolation: InterpolationState = .outside
  /// How many strings of several literals are around the expression, each of which is written in two layouts.
  var concatenationDepth = 0
  /// Whether the layout says where offsets of the source come to lie, which only formatting of a range needs.
  var recordsPositions = false
  /// Whether the lambda that is written holds so many others, one as the body of the next, that parentheses around each
  /// would be more than Python reads.
  var isInDeepLambda = false
  /// The lines that `fmt: skip` ends.
  let skippedLines: SkippedLines
  /// What went wrong, if a rule found that it does not understand the tree: the file is left alone.
  var failure: String?

  @_lifetime(copy tree)
  init(_ tree: TreeView, options: FormatOptions, comments: CommentTable) {
    self.tree = tree
    self.options = options
    self.comments = comments
    skippedLines = comments.hasDirectives ? SkippedLines(tree) : SkippedLines()
    layout = LayoutBuilder(capacity: tree.nodeCount * 4 + 16)
  }
}

/// Where a node stands.
enum NodeLevel: Equatable, BitwiseCopyable {
  /// Among the statements of the file.
  case topLevel(isLast: Bool)
  /// Among the statements of a block.
  case compoundStatement
  /// In an expression outside of parentheses; `group` is the group of the optional parentheses around it, if any.
  case expression(group: GroupID?)
  /// In an expression inside of parentheses, where lines may break.
  case parenthesizedExpression

  /// Whether lines may break, at least if optional parentheses are added.
  var isParenthesized: Bool {
    switch self {
    case .parenthesizedExpression: true
    case .expression(let group): group != nil
    case .topLevel, .compoundStatement: false
    }
  }

  var isLastTopLevelStatement: Bool { self == .topLevel(isLast: true) }
}

/// The f-string or t-string around an expression.
enum InterpolationState: BitwiseCopyable {
  case outside
  /// In a replacement field. `style` is how the string is going to be written; `canBreak` is whether its fields may
  /// contain line ends.
  case inside(quote: UInt8, isTriple: Bool, canBreak: Bool)
  /// In a replacement field of a string in a replacement field, or of a format specification.
  case nested(quote: UInt8, isTriple: Bool, canBreak: Bool)

  /// Whether lines may break, or nil outside of replacement fields.
  var canContainLineBreaks: Bool? {
    switch self {
    case .outside: nil
    case .inside(_, _, let canBreak), .nested(_, _, let canBreak): canBreak
    }
  }

  var isNested: Bool {
    if case .nested = self { true } else { false }
  }
}

extension Formatter {
  /// Runs a format function at another level.
  mutating func withLevel(_ level: NodeLevel, _ body: (inout Formatter) -> Void) {
    let saved = nodeLevel
    nodeLevel = level
    body(&self)
    nodeLevel = saved
  }

  /// Records that the tree is not as expected. The file is left as it is.
  mutating func fail(_ message: String) {
    if failure == nil { failure = message }
  }
}
