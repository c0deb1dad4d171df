internal import PythonSyntax

/// A comment and where it stands on its line.
struct SourceComment: BitwiseCopyable {
  /// The offset of the `#`.
  var start: UInt32
  /// The offset past the comment, before the line end.
  var end: UInt32
  /// Whether nothing but whitespace is before the comment on its line; otherwise it is at the end of a line.
  var isOwnLine: Bool
  /// What the comment says to formatters.
  var directive: FormatDirective = .none
  /// Set when the comment has been written. Each must be, exactly once.
  var isFormatted = false
}

/// Comments that stand next to each other in the table: those before, inside or after one node.
struct CommentSlice: BitwiseCopyable {
  var lower: UInt32
  var upper: UInt32

  static var empty: CommentSlice { CommentSlice(lower: 0, upper: 0) }
  var isEmpty: Bool { lower == upper }
  var count: Int { Int(upper - lower) }
  var indices: Range<Int> { Int(lower)..<Int(upper) }
  var first: Int? { isEmpty ? nil : Int(lower) }
  var last: Int? { isEmpty ? nil : Int(upper) - 1 }

  /// The first `count` comments.
  func prefix(_ count: Int) -> CommentSlice { CommentSlice(lower: lower, upper: lower + UInt32(count)) }
  /// All but the first `count` comments.
  func dropFirst(_ count: Int) -> CommentSlice { CommentSlice(lower: lower + UInt32(count), upper: upper) }
}

/// The comments of a file, each attached to one node: before it (leading), after it (trailing) or inside of it at a
/// place that no child describes (dangling).
///
/// A file without comments costs nothing. Otherwise a side table indexed by node id says which record a node has.
struct CommentTable {
  /// The comments of each node next to each other: its leading, its dangling, its trailing ones.
  private(set) var comments: [SourceComment] = []
  private var records: [Record] = []
  /// For each node the index of its record plus one; 0 for none. Empty if there are no comments.
  private var recordOfNode: [UInt32] = []
  /// Where the comments start, in source order.
  private var starts: [UInt32] = []
  /// The index of each comment in `comments`, in source order.
  private var sourceOrder: [UInt32] = []
  /// Whether a comment switches formatting off.
  private(set) var hasDirectives = false

  struct Record: BitwiseCopyable {
    var leading: CommentSlice
    var dangling: CommentSlice
    var trailing: CommentSlice
  }

  enum Role: UInt8, BitwiseCopyable { case leading, dangling, trailing }

  /// One comment with the node it was given to.
  struct Attachment: BitwiseCopyable {
    var comment: SourceComment
    var node: NodeID
    var role: Role
  }

  init() {}

  /// - Parameter attachments: in source order.
  init(_ attachments: [Attachment], nodeCount: Int) {
    guard !attachments.isEmpty else { return }
    recordOfNode = [UInt32](repeating: 0, count: nodeCount)
    starts = attachments.map(\.comment.start)
    hasDirectives = attachments.contains { $0.comment.directive != .none }
    // Count, then place: a stable sort by node and role without comparing.
    var counts: [(UInt32, UInt32, UInt32)] = []
    for attachment in attachments {
      let node = attachment.node.index
      if recordOfNode[node] == 0 {
        counts.append((0, 0, 0))
        recordOfNode[node] = UInt32(truncatingIfNeeded: counts.count)
      }
      let record = Int(recordOfNode[node]) - 1
      switch attachment.role {
      case .leading: counts[record].0 += 1
      case .dangling: counts[record].1 += 1
      case .trailing: counts[record].2 += 1
      }
    }
    var next: UInt32 = 0
    records.reserveCapacity(counts.count)
    for count in counts {
      let leading = CommentSlice(lower: next, upper: next + count.0)
      let dangling = CommentSlice(lower: leading.upper, upper: leading.upper + count.1)
      let trailing = CommentSlice(lower: dangling.upper, upper: dangling.upper + count.2)
      records.append(Record(leading: leading, dangling: dangling, trailing: trailing))
      next = trailing.upper
    }
    var filled = records.map { ($0.leading.lower, $0.dangling.lower, $0.trailing.lower) }
    comments = [SourceComment](repeating: attachments[0].comment, count: attachments.count)
    sourceOrder.reserveCapacity(attachments.count)
    for attachment in attachments {
      let record = Int(recordOfNode[attachment.node.index]) - 1
      let place: UInt32
      switch attachment.role {
      case .leading:
        place = filled[record].0
        filled[record].0 += 1
      case .dangling:
        place = filled[record].1
        filled[record].1 += 1
      case .trailing:
        place = filled[record].2
        filled[record].2 += 1
      }
      comments[Int(place)] = attachment.comment
      sourceOrder.append(place)
    }
  }

  var isEmpty: Bool { comments.isEmpty }

  /// The comment at an index of a slice.
  subscript(index: Int) -> SourceComment { comments[index] }

  mutating func markFormatted(_ index: Int) { comments[index].isFormatted = true }
  mutating func markUnformatted(_ index: Int) { comments[index].isFormatted = false }
  mutating func markFormatted(_ slice: CommentSlice) { for index in slice.indices { markFormatted(index) } }
  mutating func markUnformatted(_ slice: CommentSlice) { for index in slice.indices { markUnformatted(index) } }

  private func record(of node: NodeID) -> Int? {
    guard !recordOfNode.isEmpty else { return nil }
    let record = recordOfNode[node.index]
    return record == 0 ? nil : Int(record) - 1
  }

  func leading(_ node: NodeID) -> CommentSlice { record(of: node).map { records[$0].leading } ?? .empty }
  func dangling(_ node: NodeID) -> CommentSlice { record(of: node).map { records[$0].dangling } ?? .empty }
  func trailing(_ node: NodeID) -> CommentSlice { record(of: node).map { records[$0].trailing } ?? .empty }

  func hasLeading(_ node: NodeID) -> Bool { !leading(node).isEmpty }
  func hasDangling(_ node: NodeID) -> Bool { !dangling(node).isEmpty }
  func hasTrailing(_ node: NodeID) -> Bool { !trailing(node).isEmpty }

  /// Whether the node itself has comments of any role.
  func has(_ node: NodeID) -> Bool { record(of: node) != nil }

  /// Whether one of the trailing comments stands on a line of its own.
  func hasTrailingOwnLine(_ node: NodeID) -> Bool { trailing(node).indices.contains { comments[$0].isOwnLine } }

  /// A comment that has not been written, if there is one.
  var firstUnformatted: SourceComment? { comments.first { !$0.isFormatted } }

  /// A comment in a range of the source that has not been written, if there is one.
  func firstUnformatted(in range: TextRange) -> SourceComment? {
    var index = firstIndex(atOrAfter: range.start)
    while index < starts.count, starts[index] < range.end {
      let comment = comments[Int(sourceOrder[index])]
      if !comment.isFormatted { return comment }
      index += 1
    }
    return nil
  }

  /// Whether a comment lies in a range of the source.
  func contains(in range: TextRange) -> Bool {
    let first = firstIndex(atOrAfter: range.start)
    return first < starts.count && starts[first] < range.end
  }

  /// Marks the comments in a range of the source, which is written as it is.
  mutating func markFormatted(in range: TextRange) {
    var index = firstIndex(atOrAfter: range.start)
    while index < starts.count, starts[index] < range.end {
      markFormatted(Int(sourceOrder[index]))
      index += 1
    }
  }

  /// Takes back that the comments of an expression were written, and those in it.
  mutating func markUnformatted(_ node: NodeID, in range: TextRange) {
    markUnformatted(leading(node))
    markUnformatted(trailing(node))
    var index = firstIndex(atOrAfter: range.start)
    while index < starts.count, starts[index] < range.end {
      markUnformatted(Int(sourceOrder[index]))
      index += 1
    }
  }

  /// The place in source order of the first comment at or after an offset.
  private func firstIndex(atOrAfter offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The number of comments at the start of a slice that stand at the end of a line.
  func countOfEndOfLine(_ slice: CommentSlice) -> Int { partitionPoint(of: slice) { !$0.isOwnLine } }
}
