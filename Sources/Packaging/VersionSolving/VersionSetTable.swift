import PackagingStandards

/// Names one version set in a `VersionSetTable`; equal ids mean equal sets and different ids different ones.
package struct VersionSetID: Hashable, Sendable {
  let rawValue: UInt32

  @inline(__always)
  init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The set of no version.
  static let empty = VersionSetID(0)
  /// The set of every version.
  static let full = VersionSetID(1)
}

/// How one version set lies in relation to another.
enum VersionSetRelation: UInt32 {
  /// Every version of the first is in the second.
  case subset
  /// No version is in both.
  case disjoint
  /// Some version of the first is in the second and some is not.
  case overlapping
}

/// Interns version sets and remembers the results of operations on them.
///
/// Backtracking asks the same questions about the same sets over and over. With interned sets a question is two
/// integers, so the answer is one probe of a direct-mapped table. Copying the table copies three array references.
struct VersionSetTable {
  private(set) var sets: [VersionRanges]
  /// The ends of each set, flat, so that sets of one interval are compared without touching more.
  private var spans: [Span]
  private var ids: [VersionRanges: VersionSetID]
  private var answers: [Answer]
  private var answerMask: Int

  private struct Answer {
    var question: UInt64
    var result: UInt32
  }

  private struct Span: BitwiseCopyable {
    var lower: VersionBoundary
    var upper: VersionBoundary
    var isInterval: Bool

    init(_ set: VersionRanges) {
      lower = set.lowerBoundary
      upper = set.upperBoundary
      isInterval = set.intervalCount == 1
    }
  }

  private enum Operation: UInt64 {
    case relation = 0
    case intersection = 1
    case union = 2
    case subtraction = 3
  }

  private static let unasked = Answer(question: .max, result: 0)
  private static let largestAnswerCount = 1 << 18

  init() {
    sets = [.empty, .full]
    spans = sets.map { Span($0) }
    ids = [.empty: .empty, .full: .full]
    answers = Array(repeating: Self.unasked, count: 1 << 10)
    answerMask = (1 << 10) - 1
  }

  @inline(__always)
  subscript(id: VersionSetID) -> VersionRanges { sets[Int(id.rawValue)] }

  /// Returns the id of a set, adding the set if it is new.
  mutating func intern(_ set: VersionRanges) -> VersionSetID {
    if let id = ids[set] {
      return id
    }
    let id = VersionSetID(UInt32(sets.count))
    sets.append(set)
    spans.append(Span(set))
    ids[set] = id
    if sets.count > answers.count, answers.count < Self.largestAnswerCount {
      growAnswers()
    }
    return id
  }

  /// Says how the first set lies in relation to the second. The empty set is a subset of every set.
  mutating func relation(of first: VersionSetID, to second: VersionSetID) -> VersionSetRelation {
    if first == second || first == .empty || second == .full { return .subset }
    if second == .empty { return .disjoint }
    let (firstSpan, secondSpan) = (spans[Int(first.rawValue)], spans[Int(second.rawValue)])
    if !(firstSpan.lower < secondSpan.upper) || !(secondSpan.lower < firstSpan.upper) { return .disjoint }
    if firstSpan.isInterval, secondSpan.isInterval {
      let isSubset = !(firstSpan.lower < secondSpan.lower) && !(secondSpan.upper < firstSpan.upper)
      return isSubset ? .subset : .overlapping
    }
    let question = Self.question(.relation, first, second)
    let slot = slot(of: question)
    if answers[slot].question == question {
      return VersionSetRelation(rawValue: answers[slot].result) ?? .overlapping
    }
    let (left, right) = (self[first], self[second])
    let relation: VersionSetRelation =
      left.isDisjoint(from: right) ? .disjoint : left.isSubset(of: right) ? .subset : .overlapping
    answers[slot] = Answer(question: question, result: relation.rawValue)
    return relation
  }

  mutating func intersection(_ first: VersionSetID, _ second: VersionSetID) -> VersionSetID {
    if first == second || second == .full { return first }
    if first == .full { return second }
    if first == .empty || second == .empty { return .empty }
    return answer(.intersection, min(first.rawValue, second.rawValue), max(first.rawValue, second.rawValue)) {
      $0.intersection($1)
    }
  }

  mutating func union(_ first: VersionSetID, _ second: VersionSetID) -> VersionSetID {
    if first == second || second == .empty { return first }
    if first == .empty { return second }
    if first == .full || second == .full { return .full }
    return answer(.union, min(first.rawValue, second.rawValue), max(first.rawValue, second.rawValue)) { $0.union($1) }
  }

  /// Returns the versions of the first set that are not in the second.
  mutating func subtraction(_ first: VersionSetID, _ second: VersionSetID) -> VersionSetID {
    if first == second || first == .empty || second == .full { return .empty }
    if second == .empty { return first }
    return answer(.subtraction, first.rawValue, second.rawValue) { $0.subtracting($1) }
  }

  private mutating func answer(
    _ operation: Operation, _ first: UInt32, _ second: UInt32,
    compute: (VersionRanges, VersionRanges) -> VersionRanges
  ) -> VersionSetID {
    let question = Self.question(operation, VersionSetID(first), VersionSetID(second))
    let slot = slot(of: question)
    if answers[slot].question == question {
      return VersionSetID(answers[slot].result)
    }
    let result = intern(compute(sets[Int(first)], sets[Int(second)]))
    // Interning may have moved every answer to another slot.
    answers[self.slot(of: question)] = Answer(question: question, result: result.rawValue)
    return result
  }

  @inline(__always)
  private static func question(_ operation: Operation, _ first: VersionSetID, _ second: VersionSetID) -> UInt64 {
    UInt64(first.rawValue) << 33 | UInt64(second.rawValue) << 2 | operation.rawValue
  }

  @inline(__always)
  private func slot(of question: UInt64) -> Int {
    Int(truncatingIfNeeded: (question &* 0x9E37_79B9_7F4A_7C15) >> 40) & answerMask
  }

  private mutating func growAnswers() {
    let old = answers
    answers = Array(repeating: Self.unasked, count: min(old.count * 8, Self.largestAnswerCount))
    answerMask = answers.count - 1
    for answer in old where answer.question != .max {
      answers[slot(of: answer.question)] = answer
    }
  }
}
